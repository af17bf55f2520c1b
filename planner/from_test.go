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

// changed counts the assets that two plans decide on otherwise.
func changed(a, b *model.Plan) int {
	n := 0
	for i := range a.Decisions {
		if a.Decisions[i].Wave != b.Decisions[i].Wave || a.Decisions[i].Target != b.Decisions[i].Target {
			n++
		}
	}
	return n
}

// TestFromUnchanged plans the same problem again from its own plan: where a change
// costs more than it can save, the plan is the old one.
func TestFromUnchanged(t *testing.T) {
	for seed := range uint64(40) {
		rng := rand.New(rand.NewPCG(seed, 32))
		p := estatetest.RandomProblem(rng, estatetest.Options{Assets: 5 + int(seed)%20, Windows: 6})
		first, err := Solve(context.Background(), p, Options{Effort: Quick, Seed: seed})
		if err != nil {
			t.Fatal(err)
		}
		p.Scenario.ChangeCost = 1 + first.Evaluation.Exact.Sum()
		again, err := Solve(context.Background(), p, Options{Effort: Quick, Seed: seed + 1, From: first.Plan})
		if err != nil {
			t.Fatal(err)
		}
		if len(again.Evaluation.Unscheduled) < len(first.Evaluation.Unscheduled) {
			continue // worth any change
		}
		if again.Changed != 0 || !reflect.DeepEqual(again.Plan, first.Plan) {
			t.Errorf("seed %d: %d assets changed, %d counted", seed, changed(first.Plan, again.Plan), again.Changed)
		}
	}
}

// TestFromPays plans edited problems from plans of the problem before: the more a
// change costs, the fewer there are (over all), and no plan costs more than the
// old one as far as that is still sound.
func TestFromPays(t *testing.T) {
	prices := []float64{0, 0.002, 0.02, 0.5}
	counts := make([]int, len(prices))
	for seed := range uint64(12) {
		rng := rand.New(rand.NewPCG(seed, 33))
		p := estatetest.RandomProblem(rng, estatetest.Options{Assets: 25, Windows: 6})
		old, err := Solve(context.Background(), p, Options{Effort: Quick, Seed: seed})
		if err != nil {
			t.Fatal(err)
		}
		p = edit(t, rng, p)
		total := old.Evaluation.Exact.Sum()
		for k, price := range prices {
			p.Scenario.ChangeCost = price * total
			s, err := Solve(context.Background(), p, Options{Effort: Quick, Seed: seed, From: old.Plan})
			if err != nil {
				t.Fatal(err)
			}
			if n := changed(old.Plan, s.Plan); n != s.Changed {
				t.Errorf("seed %d: %d assets changed, %d counted", seed, n, s.Changed)
			}
			counts[k] += s.Changed
		}
	}
	t.Logf("changed assets by price of a change: %v", counts)
	for k := 1; k < len(counts); k++ {
		if counts[k] > counts[k-1]+2 { // a search by chance is not monotone to the last
			t.Errorf("changed assets by price of a change: %v", counts)
		}
	}
	if counts[len(counts)-1]*2 > counts[0] {
		t.Errorf("dear changes hardly fewer than free ones: %v", counts)
	}
}

// edit changes rates and costs of a problem as a month of work would.
func edit(t *testing.T, rng *rand.Rand, p *model.Problem) *model.Problem {
	t.Helper()
	e := *p.Estate
	e.Dependencies = append([]inventory.Dependency(nil), e.Dependencies...)
	for i := range e.Dependencies {
		e.Dependencies[i].CallsPerSecond *= 0.5 + rng.Float64()
	}
	sites := append([]inventory.Site(nil), e.Sites...)
	for i := range sites {
		sites[i].MonthlyCostPerVCPU *= 0.5 + rng.Float64()
	}
	e.Sites = sites
	q, err := model.NewProblem(&e, p.Scenario)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// TestFromRenumbered drops the first windows: the old plan's waves are found again
// by when they start.
func TestFromRenumbered(t *testing.T) {
	build := func(freeze bool) *model.Problem {
		b := estatetest.New().Site("new", inventory.RoleKeep).Site("old", inventory.RoleRetire).
			Asset("a", "old").Asset("b", "old").Asset("c", "old").
			Set(func(s *model.Scenario) { s.Wave.MaxAssets = 1; s.ChangeCost = 1e6 })
		if freeze {
			b.Freeze("all", "2027-03-06", "2027-03-09")
		}
		return b.Problem()
	}
	before, after := build(false), build(true)
	old := estatetest.Plan(before, "a 1 new", "b 3 new", "c 4 new")
	from, problems := model.Rebind(after, model.Rows(before, old))
	if len(problems) != 1 || problems[0].Subject != "a" {
		t.Errorf("problems %+v, want one on a, whose window is gone", problems)
	}
	s, err := Solve(context.Background(), after, Options{From: from})
	if err != nil {
		t.Fatal(err)
	}
	want := estatetest.Plan(after, "a 1 new", "b 2 new", "c 3 new") // what were waves 2, 3 and 4
	if !reflect.DeepEqual(s.Plan, want) || s.Changed != 1 {
		t.Errorf("plan %+v with %d changed, want %+v with 1", s.Plan, s.Changed, want)
	}
}
