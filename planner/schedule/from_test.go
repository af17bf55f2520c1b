package schedule

import (
	"context"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/wavecut/wavecut/planner/internal/estatetest"
)

// TestChangesPriced is TestDeltaIsTheChange with an old plan, and holds what the
// search says of its result to the evaluator and to a count.
func TestChangesPriced(t *testing.T) {
	for seed := range uint64(100) {
		rng := rand.New(rand.NewPCG(seed, 5))
		p := estatetest.RandomProblem(rng, estatetest.Options{Assets: 12, Names: 3, Sites: 4, Windows: 6})
		old := Solve(context.Background(), p, Options{Kept: keptSites(p), Steps: 500, Chains: 1, Seed: seed}).Plan
		p.Scenario.ChangeCost = 1 + rng.Float64()*1000
		o := Options{Kept: keptSites(p), Steps: 1000, Chains: 2, Seed: seed, From: old}
		st := newState(newSpaceFor(p, o.Kept, o.asked(p)))
		for range 100 {
			i := int32(rng.IntN(st.n))
			n := st.optionStart[i+1] - st.optionStart[i]
			if n == 0 {
				continue
			}
			choice, wave := st.optionStart[i]+rng.Int32N(n), int32(0)
			if !st.options[choice].stays() {
				wave = 1 + rng.Int32N(int32(st.t+1))
			}
			want, before := st.delta(i, choice, wave), st.objective()
			st.apply(i, choice, wave)
			if got := st.objective() - before; math.Abs(got-want) > 1e-9*st.unscheduled {
				t.Fatalf("seed %d: delta %v, objective changed by %v", seed, want, got)
			}
		}
		compareWithFresh(t, st)
		r := Solve(context.Background(), p, o)
		holdToModel(t, seed, p, r)
		differ := 0
		for i, d := range r.Plan.Decisions {
			if d.Wave != old.Decisions[i].Wave || d.Target != old.Decisions[i].Target {
				differ++
			}
		}
		if differ != r.Changed {
			t.Errorf("seed %d: %d assets changed, %d counted", seed, differ, r.Changed)
		}
	}
}
