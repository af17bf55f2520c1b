package exhaustive_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/cost"
	"github.com/wavecut/wavecut/planner/internal/estatetest"
	"github.com/wavecut/wavecut/planner/internal/exhaustive"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/planner/verify"
)

// TestBestIsBest compares Best with a search that prunes nothing: every wave and
// target for every asset, whatever comes of it, judged by planner/verify and
// priced by planner/cost.
func TestBestIsBest(t *testing.T) {
	complete, partial, fixed := 0, 0, 0
	for seed := range uint64(120) {
		rng := rand.New(rand.NewPCG(seed, 3))
		p := estatetest.RandomProblem(rng, estatetest.Options{Assets: 3, Sites: 2 + rng.IntN(2), Windows: 3, Chance: 0.4})
		var pl *model.Placement
		if seed%3 == 0 {
			pl = estatetest.RandomPlacement(rng, p)
			fixed++
		}
		got, err := exhaustive.Best(p, exhaustive.Options{Placement: pl})
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		want := everyPlan(p, pl)
		if got.Unscheduled != want.Unscheduled || got.Total != want.Total {
			t.Errorf("seed %d: %d unscheduled, %d; every plan: %d, %d", seed, got.Unscheduled, got.Total, want.Unscheduled, want.Total)
		}
		if v := verify.Verify(p, got.Plan, nil); len(v) > 0 {
			t.Errorf("seed %d: %v", seed, v)
		}
		if ev := cost.Evaluate(p, got.Plan); ev.Total != got.Total || len(ev.Unscheduled) != got.Unscheduled {
			t.Errorf("seed %d: evaluated %d and %d unscheduled", seed, ev.Total, len(ev.Unscheduled))
		}
		if got.Unscheduled == 0 {
			complete++
		} else {
			partial++
		}
	}
	if complete < 20 || partial < 5 || fixed < 20 {
		t.Errorf("%d complete, %d partial, %d with a placement: too few of a kind", complete, partial, fixed)
	}
}

// everyPlan walks through all decisions like an odometer.
func everyPlan(p *model.Problem, pl *model.Placement) exhaustive.Result {
	var options [][]model.Decision
	for i, a := range p.Placed {
		options = append(options, decisions(p, i, a, pl))
	}
	at := make([]int, len(options))
	var best exhaustive.Result
	for {
		plan, unscheduled := &model.Plan{}, 0
		for i, c := range at {
			plan.Decisions = append(plan.Decisions, options[i][c])
			if options[i][c].Wave == model.Unscheduled {
				unscheduled++
			}
		}
		if len(verify.Verify(p, plan, nil)) == 0 {
			total := cost.Evaluate(p, plan).Total
			if best.Plan == nil || unscheduled < best.Unscheduled || unscheduled == best.Unscheduled && total < best.Total {
				best = exhaustive.Result{Plan: plan, Total: total, Unscheduled: unscheduled}
			}
		}
		i := 0
		for ; i < len(at); i++ {
			if at[i]++; at[i] < len(options[i]) {
				break
			}
			at[i] = 0
		}
		if i == len(at) {
			return best
		}
	}
}

func decisions(p *model.Problem, i int, a int32, pl *model.Placement) []model.Decision {
	site, method := p.Estate.Assets[a].Site, p.Estate.Assets[a].Method
	all := []model.Decision{{Asset: a, Wave: model.Unscheduled, Target: site, Method: method}}
	if pl == nil || pl.Blocked[i] == "" && pl.Moves[i].Target == site {
		all = append(all, model.Decision{Asset: a, Target: site, Method: method})
	}
	for target := inventory.NoSite; target < int32(len(p.Estate.Sites)); target++ {
		m, code := p.ResolveMove(a, target)
		if pl != nil && (pl.Blocked[i] != "" || target != pl.Moves[i].Target) || target == site || code != "" {
			continue
		}
		for w := 1; w <= p.T(); w++ {
			all = append(all, model.Decision{Asset: a, Wave: int32(w), Target: target, Method: m.Method})
		}
	}
	return all
}

// crowd is n assets to move in four waves, one a wave.
func crowd(n int) *model.Problem {
	b := estatetest.New().Site("new", inventory.RoleKeep).Site("old", inventory.RoleRetire).
		Set(func(s *model.Scenario) { s.Wave.MaxAssets = 1 })
	for i := range n {
		b.Asset(fmt.Sprintf("a%d", i), "old")
	}
	return b.Problem()
}

func TestErrors(t *testing.T) {
	if _, err := exhaustive.Best(crowd(9), exhaustive.Options{}); !errors.Is(err, exhaustive.ErrTooMany) {
		t.Errorf("4^9 plans: %v", err)
	}
	if _, err := exhaustive.Best(crowd(5), exhaustive.Options{Complete: true}); !errors.Is(err, exhaustive.ErrNone) {
		t.Errorf("five assets in four waves of one: %v", err)
	}
	if r, err := exhaustive.Best(crowd(5), exhaustive.Options{}); err != nil || r.Unscheduled != 1 {
		t.Errorf("five assets in four waves of one: %d unscheduled, %v", r.Unscheduled, err)
	}
}

func ExampleBest() {
	p := estatetest.New().
		Site("new", inventory.RoleKeep).
		Site("old", inventory.RoleRetire, func(s *inventory.Site) { s.MonthlyFixedCost = 1_000_000 }).
		Asset("db", "old").Asset("web", "old").Constrain("web", "db", inventory.After).
		Set(func(s *model.Scenario) { s.HorizonWeeks = 9 }).
		Problem()
	best, _ := exhaustive.Best(p, exhaustive.Options{})
	for _, d := range best.Plan.Decisions {
		fmt.Println(p.Estate.Assets[d.Asset].ID, "in wave", d.Wave)
	}
	fmt.Println(best.Total, p.Scenario.Currency)
	// Output:
	// db in wave 1
	// web in wave 2
	// 1000000 KRW
}

// BenchmarkBest is a thousand estates of six assets, as the tests of the solver
// use them; the placement given, and free.
func BenchmarkBest(b *testing.B) {
	for _, given := range []bool{true, false} {
		b.Run(fmt.Sprintf("given=%v", given), func(b *testing.B) {
			for b.Loop() {
				for seed := range uint64(1000) {
					rng := rand.New(rand.NewPCG(seed, 7))
					p := estatetest.RandomProblem(rng, estatetest.Options{Assets: 6})
					o := exhaustive.Options{}
					if given {
						o.Placement = estatetest.RandomPlacement(rng, p)
					}
					if _, err := exhaustive.Best(p, o); err != nil && !errors.Is(err, exhaustive.ErrTooMany) {
						b.Fatal(err)
					}
				}
			}
		})
	}
}
