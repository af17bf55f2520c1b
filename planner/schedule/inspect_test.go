package schedule

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/wavecut/wavecut/planner/cost"
	"github.com/wavecut/wavecut/planner/internal/estatetest"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/planner/verify"
)

// TestAlternatives makes every alternative of every asset in random plans and
// holds what is said of it to the evaluator, term by term, and to the verifier:
// it is allowed exactly if nothing is broken, and else the code is among those.
func TestAlternatives(t *testing.T) {
	allowed, forbidden := 0, map[string]int{}
	for seed := range uint64(120) {
		rng := rand.New(rand.NewPCG(seed, 6))
		p := estatetest.RandomProblem(rng, estatetest.Options{Assets: 4 + int(seed%9), Names: 3, Sites: 4, Windows: 5})
		plan := Solve(context.Background(), p, Options{Kept: keptSites(p), Steps: 500, Chains: 1, Seed: seed}).Plan
		n := Inspect(p, plan)
		before := cost.Evaluate(p, plan).Exact
		for i := range plan.Decisions {
			for _, a := range n.Alternatives(int32(i)) {
				if a.Wave == Any || a.Wave == 0 && a.Obstacle.Code == "C1" {
					forbidden["target "+a.Obstacle.Code]++
					continue
				}
				other := &model.Plan{Decisions: slices.Clone(plan.Decisions)}
				for _, d := range append(a.With, n.decisionOn(int32(i), &a)) {
					other.Decisions[n.placeOf(d.Asset)] = d
				}
				checkAlternative(t, seed, p, plan, other, before, &a)
				if a.Allowed() {
					allowed++
				} else {
					forbidden[a.Obstacle.Code]++
				}
			}
		}
	}
	t.Logf("%d allowed, forbidden by %v", allowed, forbidden)
	for _, code := range []string{"C2", "C3", "C4", "C5", "C6", "C7", "C8"} {
		if forbidden[code] < 10 {
			t.Errorf("%d alternatives forbidden by %s: too few", forbidden[code], code)
		}
	}
}

// decisionOn is the decision of an alternative.
func (n *Inspector) decisionOn(i int32, a *Alternative) model.Decision {
	d := model.Decision{Asset: n.st.p.Placed[i], Wave: a.Wave, Target: a.Target, Method: n.st.asset(i).Method}
	for _, o := range n.st.optionsOf(i) {
		if o.move.Target == a.Target && a.Wave > 0 {
			d.Method = o.move.Method
		}
	}
	return d
}

func checkAlternative(t *testing.T, seed uint64, p *model.Problem, plan, other *model.Plan, before cost.Amounts, a *Alternative) {
	t.Helper()
	broken := verify.Verify(p, other, nil)
	if a.Allowed() != (len(broken) == 0) || !a.Allowed() && !slices.ContainsFunc(broken, func(v verify.Violation) bool { return v.Code == a.Obstacle.Code }) {
		t.Errorf("seed %d: %+v, the verifier has %v", seed, a, broken)
	}
	if len(broken) > 0 || !slices.Equal(p.Kept(plan), p.Kept(other)) {
		return
	}
	after := cost.Evaluate(p, other).Exact
	near := func(change, before, after float64) bool {
		return math.Abs(before+change-after) <= 1e-9*math.Abs(before)+1e-6
	}
	if !near(a.Change.Colocation, before.Colocation, after.Colocation) || !near(a.Change.Migration, before.Migration, after.Migration) ||
		!near(a.Change.Downtime, before.Downtime, after.Downtime) || !near(a.Change.Split, before.Split, after.Split) {
		t.Errorf("seed %d: %+v: from %+v to %+v", seed, a, before, after)
	}
}
