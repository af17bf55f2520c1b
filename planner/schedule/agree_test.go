package schedule

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"
	"sync/atomic"
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

// TestEveryStepAgrees holds the search to the evaluator and the verifier after
// every change that it accepts.
func TestEveryStepAgrees(t *testing.T) {
	var steps atomic.Int64
	for seed := range uint64(150) {
		rng := rand.New(rand.NewPCG(seed, 9))
		p := estatetest.RandomProblem(rng, estatetest.Options{Assets: 14, Names: 2, Sites: 4, Windows: 6})
		Solve(context.Background(), p, Options{Kept: keptSites(p), Steps: 400, Chains: 1, Seed: seed, accepted: func(st *state) {
			steps.Add(1)
			plan := st.plan()
			holdToModel(t, seed, p, &Result{Plan: plan, Cost: st.total})
			if out := unscheduled(plan); out != st.out {
				t.Errorf("seed %d: %d unscheduled, %d counted", seed, out, st.out)
			}
		}})
	}
	if steps.Load() < 5000 {
		t.Errorf("only %d changes were accepted", steps.Load())
	}
}

func unscheduled(plan *model.Plan) int {
	n := 0
	for _, d := range plan.Decisions {
		if d.Wave == model.Unscheduled {
			n++
		}
	}
	return n
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
