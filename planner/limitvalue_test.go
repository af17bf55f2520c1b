package planner

import (
	"context"
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/internal/estatetest"
	"github.com/wavecut/wavecut/planner/model"
)

// TestLimitsOfRandomEstates: a limit that is merely wider never costs anything,
// what is valued adds up, and the same again gives the same.
func TestLimitsOfRandomEstates(t *testing.T) {
	for seed := range uint64(4) {
		p := estatetest.RandomProblem(rand.New(rand.NewPCG(seed, 43)), estatetest.Options{Assets: 7, Windows: 4})
		s, err := Solve(context.Background(), p, Options{Effort: Quick, Seed: seed})
		if err != nil {
			t.Fatal(err)
		}
		o := LimitOptions{Seed: seed, Unreached: true}
		r, err := Limits(context.Background(), p, s.Plan, o)
		if err != nil {
			t.Fatal(err)
		}
		if r.Unscheduled > len(s.Evaluation.Unscheduled) || r.Unscheduled == len(s.Evaluation.Unscheduled) && r.Total > s.Evaluation.Total {
			t.Errorf("seed %d: searched anew the plan is worse: %v, was %v", seed, r.Total, s.Evaluation.Total)
		}
		for _, v := range r.Values {
			if !v.Tried {
				t.Errorf("seed %d: %s was not tried", seed, v.Limit)
			}
			if v.Saves != r.Total-v.Total {
				t.Errorf("seed %d: %s saves %v of %v to %v", seed, v.Limit, v.Saves, r.Total, v.Total)
			}
			if v.To > v.From && (v.Unscheduled > r.Unscheduled || v.Unscheduled == r.Unscheduled && v.Saves < 0) {
				t.Errorf("seed %d: %s wider costs %v", seed, v.Limit, -v.Saves)
			}
		}
		again, err := Limits(context.Background(), p, s.Plan, o)
		if err != nil || len(again.Values) != len(r.Values) || again.Total != r.Total {
			t.Fatalf("seed %d: %v, again %+v", seed, err, again)
		}
		for k := range r.Values {
			a, b := r.Values[k], again.Values[k]
			if a.Limit != b.Limit || !reflect.DeepEqual([]any{a.Total, a.Unscheduled, a.Reached}, []any{b.Total, b.Unscheduled, b.Reached}) {
				t.Errorf("seed %d: %+v, again %+v", seed, a, b)
			}
		}
	}
}

// TestLimitsFindTheNarrowOne: two assets, one a wave, each week paid dearly: room
// for both in one wave saves a week, and no other limit stands in the way.
func TestLimitsFindTheNarrowOne(t *testing.T) {
	p := estatetest.New().
		Site("new", inventory.RoleKeep).
		Site("old", inventory.RoleRetire, func(s *inventory.Site) { s.MonthlyCostPerVCPU = 1000 }).
		Asset("a", "old", func(a *inventory.Asset) { a.Needs[inventory.VCPU] = 4 }).
		Asset("b", "old", func(a *inventory.Asset) { a.Needs[inventory.VCPU] = 4 }).
		Set(func(s *model.Scenario) { s.Wave.MaxAssets = 1 }).Problem()
	plan := estatetest.Plan(p, "a 1 new", "b 2 new")
	r, err := Limits(context.Background(), p, plan, LimitOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range r.Values {
		switch {
		case v.Limit == "wave.max_assets":
			if v.To != 2 || v.Saves <= 0 || v.Reached != 2 {
				t.Errorf("%+v", v)
			}
		case v.To > v.From && v.Tried:
			t.Errorf("%s was tried and is not reached", v.Limit)
		}
	}
}
