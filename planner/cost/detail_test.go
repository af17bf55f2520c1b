package cost_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/cost"
	"github.com/wavecut/wavecut/planner/internal/estatetest"
	"github.com/wavecut/wavecut/planner/model"
)

// TestDetailAddsUp: the detail says the same as the evaluation, on random plans.
func TestDetailAddsUp(t *testing.T) {
	for seed := range uint64(300) {
		rng := rand.New(rand.NewPCG(seed, 12))
		p := estatetest.RandomProblem(rng, estatetest.Options{
			Assets: 4 + int(seed%5), Names: 1, Sites: 2 + int(seed%3), Dependencies: 14, Chance: 0.5,
		})
		plan := estatetest.RandomPlan(rng, p)
		ev := cost.Evaluate(p, plan)
		d := cost.Detailed(p, plan, ev)
		checkSites(t, ev, d)
		checkTies(t, p, ev, d)
		checkLoads(t, p, ev, d)
		if t.Failed() {
			t.Fatalf("seed %d: %+v", seed, plan)
		}
	}
}

func checkSites(t *testing.T, ev *cost.Evaluation, d *cost.Detail) {
	t.Helper()
	for k, m := range ev.Months {
		sum := model.Money(0)
		for s, v := range d.SiteMonths[k] {
			sum += v
			if v < -1 {
				t.Errorf("site %d costs %d in month %d", s, v, k)
			}
		}
		if sum != m.Colocation {
			t.Errorf("the sites of month %d come to %d, the month to %d", k, sum, m.Colocation)
		}
	}
}

// checkTies adds the ties up by interval.
func checkTies(t *testing.T, p *model.Problem, ev *cost.Evaluation, d *cost.Detail) {
	t.Helper()
	sums := make([]cost.Split, p.T()+1)
	for _, tie := range d.Ties {
		for _, r := range tie.Runs {
			for i := r.From; i < r.To; i++ {
				sums[i].Dependencies++
				sums[i].PerDay += r.PerDay
			}
		}
	}
	for i, s := range ev.Splits {
		if sums[i].Dependencies != s.Dependencies || math.Abs(sums[i].PerDay-s.PerDay) > 1e-6*(1+s.PerDay) {
			t.Errorf("the ties of interval %d are %+v, the splits %+v", i, sums[i], s)
		}
	}
}

// checkLoads compares the loads with the headroom of the limited sites.
func checkLoads(t *testing.T, p *model.Problem, ev *cost.Evaluation, d *cost.Detail) {
	t.Helper()
	for _, h := range ev.Headroom {
		for r := range inventory.NumResources {
			if h.Limit != cost.Limit("capacity_"+r.String()) {
				continue
			}
			s, _ := p.Estate.SiteIndex(h.Subject)
			if d.Loads[h.Wave][s][r] != h.Used || d.Most[s][r] != h.Most {
				t.Errorf("load of %s at wave %d is %v of %v, want %v of %v", h.Subject, h.Wave, d.Loads[h.Wave][s][r], d.Most[s][r], h.Used, h.Most)
			}
		}
	}
	for i, residents := range d.Residents {
		sum := 0
		for _, n := range residents {
			sum += n
		}
		if sum > len(p.Placed) {
			t.Errorf("%d assets are at sites in interval %d, of %d", sum, i, len(p.Placed))
		}
	}
}

// TestSiteMonths: a retired site's months end with its exit, and a move's overlap
// falls on its target.
func TestSiteMonths(t *testing.T) {
	b := estatetest.New().Set(func(s *model.Scenario) { s.HorizonWeeks = 12 }).
		Site("new", inventory.RoleKeep, func(s *inventory.Site) { s.MonthlyFixedCost = 30 }).
		Site("old", inventory.RoleRetire, func(s *inventory.Site) { s.MonthlyFixedCost = 100 }).
		Asset("a", "old")
	p := b.Problem()
	plan := estatetest.Plan(p, "a 2 new cold")
	ev := cost.Evaluate(p, plan)
	for k, want := range [][2]model.Money{{30, 100}, {30, 0}, {30, 0}} {
		got := cost.Detailed(p, plan, ev).SiteMonths[k]
		if got[0] != want[0] || got[1] != want[1] {
			t.Errorf("month %d is %v, want %v", k, got, want)
		}
	}
}
