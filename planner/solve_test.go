package planner

import (
	"context"
	"math/rand/v2"
	"testing"

	"github.com/wavecut/wavecut/planner/internal/estatetest"
)

func TestSolveRandom(t *testing.T) {
	for seed := range uint64(60) {
		rng := rand.New(rand.NewPCG(seed, 7))
		p := estatetest.RandomProblem(rng, estatetest.Options{})
		s, err := Solve(context.Background(), p, Options{Effort: Quick, Seed: seed})
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if s.Retreat != "" {
			t.Errorf("seed %d: %s", seed, s.Retreat)
		}
		if s.Bound == nil && len(s.Evaluation.Unscheduled) == 0 {
			t.Errorf("seed %d: the bound is above the total", seed)
		}
		if len(s.Plan.Decisions) != len(p.Placed) {
			t.Errorf("seed %d: %d decisions for %d assets", seed, len(s.Plan.Decisions), len(p.Placed))
		}
	}
}
