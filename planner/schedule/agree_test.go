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

// TestSolveAgrees holds the search to the evaluator and the verifier: its own
// total is the evaluator's, and its plans keep every constraint.
func TestSolveAgrees(t *testing.T) {
	for seed := range uint64(300) {
		rng := rand.New(rand.NewPCG(seed, 2))
		p := estatetest.RandomProblem(rng, estatetest.Options{Assets: 12, Names: 3, Sites: 4, Windows: 6})
		r := Solve(context.Background(), p, Options{Kept: keptSites(p), Steps: 3000, Chains: 2, Seed: seed})
		holdToModel(t, seed, p, r)
	}
}

func holdToModel(t *testing.T, seed uint64, p *model.Problem, r *Result) {
	t.Helper()
	for _, v := range verify.Verify(p, r.Plan, nil) {
		t.Errorf("seed %d: %+v", seed, v)
	}
	if !slices.Equal(p.Kept(r.Plan), keptSites(p)) {
		return // a candidate that was kept for nothing: the evaluator gives it up
	}
	if got := cost.Evaluate(p, r.Plan).Exact.Sum(); math.Abs(got-r.Cost) > 1e-6*math.Abs(got) {
		t.Errorf("seed %d: the search priced %v, the evaluator %v", seed, r.Cost, got)
	}
}
