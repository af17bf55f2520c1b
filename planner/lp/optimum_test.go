package lp_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/wavecut/wavecut/planner/cost"
	"github.com/wavecut/wavecut/planner/internal/estatetest"
	"github.com/wavecut/wavecut/planner/internal/exhaustive"
	"github.com/wavecut/wavecut/planner/lp"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/planner/verify"
)

// TestOptimum has outside solvers find the optimum of tiny estates and compares
// with the best of all plans: the program says what the model says, no more and
// no less. The plan in the solution must keep every constraint and cost what the
// objective says.
func TestOptimum(t *testing.T) {
	found := solvers(t)
	cases := 60
	if testing.Short() {
		cases = 20
	}
	partial, checked := 0, 0
	for seed := uint64(0); checked < cases; seed++ {
		rng := rand.New(rand.NewPCG(seed, 17))
		p := estatetest.RandomProblem(rng, estatetest.Options{Assets: 4 + int(seed%3)})
		var pl *model.Placement
		if seed%3 == 0 {
			pl = estatetest.RandomPlacement(rng, p)
		}
		best, err := exhaustive.Best(p, exhaustive.Options{Placement: pl})
		if errors.Is(err, exhaustive.ErrTooMany) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		checked++
		if best.Unscheduled > 0 {
			partial++
		}
		file := export(t, p, lp.Options{Placement: pl})
		s := found[checked%len(found)]
		compare(t, seed, s.name, p, pl, s.solve(t, file), best)
	}
	t.Logf("%d estates, %d of them not to be scheduled whole", checked, partial)
}

func compare(t *testing.T, seed uint64, solver string, p *model.Problem, pl *model.Placement, a answer, best exhaustive.Result) {
	t.Helper()
	if !a.feasible {
		t.Errorf("seed %d, %s: no solution, there is a plan", seed, solver)
		return
	}
	plan := planOf(t, p, pl, a)
	for _, v := range verify.Verify(p, plan, nil) {
		t.Errorf("seed %d, %s: %v", seed, solver, v)
	}
	ev := cost.Evaluate(p, plan)
	if len(ev.Unscheduled) != best.Unscheduled || !close(ev.Exact.Sum(), best.Total.Major(p.Scenario.Currency)) {
		t.Errorf("seed %d, %s: total %v with %d unscheduled, the best of all plans has %v with %d", seed, solver,
			ev.Exact.Sum(), len(ev.Unscheduled), best.Total.Major(p.Scenario.Currency), best.Unscheduled)
	}
	if best.Unscheduled == 0 && !close(a.objective, ev.Exact.Sum()) {
		t.Errorf("seed %d, %s: objective %v, the evaluator has %v", seed, solver, a.objective, ev.Exact.Sum())
	}
}

// close allows for the rounding of four terms, and of the solver.
func close(a, b float64) bool { return math.Abs(a-b) <= 2.5+1e-6*math.Abs(a) }
