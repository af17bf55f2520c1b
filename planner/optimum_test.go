package planner

import (
	"context"
	"errors"
	"math/rand/v2"
	"testing"

	"github.com/wavecut/wavecut/planner/internal/estatetest"
	"github.com/wavecut/wavecut/planner/internal/exhaustive"
)

// TestTinyOptimum compares standard plans with the best of all plans. At least
// 99 % must be optimal, and none more than 1 % dearer or with more unscheduled.
func TestTinyOptimum(t *testing.T) {
	cases := 200
	if testing.Short() {
		cases = 30
	}
	checked, optimal := 0, 0
	for seed := uint64(0); checked < cases; seed++ {
		rng := rand.New(rand.NewPCG(seed, 11))
		p := estatetest.RandomProblem(rng, estatetest.Options{})
		best, err := exhaustive.Best(p, exhaustive.Options{})
		if errors.Is(err, exhaustive.ErrTooMany) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		s, err := Solve(context.Background(), p, Options{Effort: Standard, Seed: seed})
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		checked++
		if s.Retreat != "" || s.Bound == nil && len(s.Evaluation.Unscheduled) == 0 {
			t.Errorf("seed %d: retreat %q, bound %v", seed, s.Retreat, s.Bound)
		}
		e := s.Evaluation
		switch {
		case len(e.Unscheduled) == best.Unscheduled && e.Total == best.Total:
			optimal++
		case len(e.Unscheduled) < best.Unscheduled || len(e.Unscheduled) == best.Unscheduled && e.Total < best.Total:
			t.Errorf("seed %d: total %d with %d unscheduled beats the best of all plans, %d with %d", seed, e.Total, len(e.Unscheduled), best.Total, best.Unscheduled)
		default:
			over := float64(e.Total-best.Total) / float64(best.Total)
			t.Logf("seed %d: total %d with %d unscheduled, best %d with %d", seed, e.Total, len(e.Unscheduled), best.Total, best.Unscheduled)
			if over > 0.01 || len(e.Unscheduled) != best.Unscheduled {
				t.Errorf("seed %d: %.1f %% over the optimum", seed, 100*over)
			}
		}
	}
	t.Logf("%d of %d optimal", optimal, checked)
	if optimal*100 < checked*99 {
		t.Errorf("%d of %d optimal, want 99 %%", optimal, checked)
	}
}
