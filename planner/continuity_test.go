package planner_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner"
	"github.com/wavecut/wavecut/planner/baseline"
	"github.com/wavecut/wavecut/planner/internal/estatetest"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/planner/verify"
)

// continuous is a random estate with protected tiers, standbys, events and stages.
func continuous(t *testing.T, seed uint64) *model.Problem {
	t.Helper()
	rng := rand.New(rand.NewPCG(seed, 77))
	e, s := estatetest.Random(rng, estatetest.Options{
		Assets: 6 + int(seed%25), Names: 4, Sites: 2 + int(seed%4), Windows: 4 + int(seed%6),
	})
	if rng.IntN(4) > 0 {
		s.Continuity.ProtectTiers = []int{0, 1, 2, 3, 4}
	}
	for i := range e.Assets {
		a := &e.Assets[i]
		a.DRMode = inventory.DRMode(rng.IntN(int(inventory.DRNone) + 1))
		if rng.IntN(3) == 0 {
			a.DRSite = e.Sites[rng.IntN(len(e.Sites))].ID
		}
		a.PeakFactor, a.Burstable = float64(1+rng.IntN(4)), rng.IntN(2) == 0
	}
	if s.Continuity.Peaks = rng.IntN(2) == 0; s.Continuity.Peaks {
		for k := range 1 + rng.IntN(2) {
			start := s.StartDate.AddDays(rng.IntN(7 * s.HorizonWeeks))
			e.Calendar = append(e.Calendar, inventory.Entry{
				Kind: inventory.Event, Start: moment(t, start), End: moment(t, start.AddDays(1+rng.IntN(3))),
				Name: fmt.Sprintf("sale %d", k), TrafficFactor: float64(2 + rng.IntN(20)),
			})
		}
		for i := range e.Sites {
			if c := &e.Sites[i].Capacity[inventory.VCPU]; rng.IntN(2) == 0 {
				*c = min(*c, float64(40+rng.IntN(400)))
			}
		}
	}
	if rng.IntN(2) == 0 {
		for k, where := range []string{"not environment=prod", "tier>=3"} {
			st, err := model.NewStage(fmt.Sprintf("stage %d", k), where)
			if err != nil {
				t.Fatal(err)
			}
			st.SoakDays, st.Parallel = float64(rng.IntN(15)), rng.IntN(2) == 0
			s.Stages = append(s.Stages, st)
		}
	}
	p, err := model.NewProblem(e, s)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func moment(t *testing.T, d inventory.Date) inventory.Moment {
	t.Helper()
	m, err := inventory.ParseMoment(d.String())
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// TestContinuityIsKept: plans keep C11 to C13 beside the others, the baselines too.
func TestContinuityIsKept(t *testing.T) {
	n := uint64(150)
	if testing.Short() {
		n = 40
	}
	left, placed, guards := 0, 0, 0
	for seed := range n {
		p := continuous(t, seed)
		guards += len(p.Guards)
		s, err := planner.Solve(t.Context(), p, planner.Options{Seed: seed})
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if s.Retreat != "" {
			t.Errorf("seed %d: %s", seed, s.Retreat)
		}
		for name, plan := range map[string]*model.Plan{"plan": s.Plan, "by-application": baseline.ByApplication(p, s.Kept)} {
			if v := verify.Verify(p, plan, nil); len(v) > 0 {
				t.Errorf("seed %d, %s: %v", seed, name, v[0])
			}
		}
		left, placed = left+len(s.Evaluation.Unscheduled), placed+len(p.Placed)
	}
	t.Logf("%d of %d assets unscheduled, %d guards", left, placed, guards)
	if guards == 0 {
		t.Error("nothing was guarded")
	}
}

// broken reports whether the verifier finds a constraint broken.
func broken(p *model.Problem, plan *model.Plan, code string) bool {
	for _, v := range verify.Verify(p, plan, nil) {
		if v.Code == code {
			return true
		}
	}
	return false
}

// decided is a copy of a plan with other decisions on some assets.
func decided(plan *model.Plan, change func(d *model.Decision)) *model.Plan {
	c := &model.Plan{Decisions: append([]model.Decision(nil), plan.Decisions...)}
	for i := range c.Decisions {
		change(&c.Decisions[i])
	}
	return c
}

// TestMutationsOfContinuity: plans in which C11, C12 or C13 was broken on purpose are
// found out.
func TestMutationsOfContinuity(t *testing.T) {
	caught := map[string]int{}
	for seed := range uint64(50) {
		p := continuous(t, seed)
		s, err := planner.Solve(t.Context(), p, planner.Options{Seed: seed})
		if err != nil {
			t.Fatal(err)
		}
		for k := range p.Guards {
			if g := &p.Guards[k]; !g.EndOnly && !slices.ContainsFunc(g.Members, func(m int32) bool { return p.Estate.Assets[m].Method == inventory.MethodRetire }) {
				home := p.Estate.Assets[g.Anchors[0]].Site
				together := decided(s.Plan, func(d *model.Decision) {
					if slices.Contains(g.Members, d.Asset) {
						d.Target, d.Wave = home, 1
						if p.Estate.Assets[d.Asset].Site == home {
							d.Wave = 0
						}
					}
				})
				if !broken(p, together, "C11") && !slices.ContainsFunc(g.Members, func(m int32) bool { return standsBy(p, m, home) }) {
					t.Errorf("seed %d: the members of %s are together at %s", seed, g.Name, p.Estate.SiteID(home))
				}
				caught["C11"]++
			}
		}
		if p.StageOf != nil {
			caught["C13"] += caughtStages(t, p, s.Plan)
		}
	}
	if caught["C11"] == 0 || caught["C13"] == 0 {
		t.Errorf("broken on purpose: %v", caught)
	}
}

// standsBy reports whether an asset would come back by its standby.
func standsBy(p *model.Problem, asset, lost int32) bool {
	site, ok := p.Estate.SiteIndex(p.Estate.Assets[asset].DRSite)
	return ok && site != lost && p.Estate.Sites[site].Survives()
}

// caughtStages moves what is in a later stage before the first, one by one.
func caughtStages(t *testing.T, p *model.Problem, plan *model.Plan) (n int) {
	t.Helper()
	first := slices.ContainsFunc(plan.Decisions, func(d model.Decision) bool { return d.Wave > 0 && p.StageOf[d.Asset] == 0 })
	for i, d := range plan.Decisions {
		if !first || d.Wave <= 1 || p.StageOf[d.Asset] == 0 {
			continue
		}
		early := decided(plan, func(*model.Decision) {})
		early.Decisions[i].Wave = 1
		if !broken(p, early, "C13") {
			t.Errorf("%s of a later stage in wave 1 is not found", p.Estate.Assets[d.Asset].ID)
		}
		n++
	}
	return n
}

// TestPeakBeyondCapacity: C12 is found when a site is a vCPU too small for an event.
func TestPeakBeyondCapacity(t *testing.T) {
	b := estatetest.New().Site("old", inventory.RoleRetire).Site("new", inventory.RoleKeep).
		Asset("web", "old", func(a *inventory.Asset) {
			a.Needs[inventory.VCPU], a.PeakFactor, a.Kind, a.Form = 8, 10, inventory.KindWeb, inventory.FormService
		}).
		Set(func(s *model.Scenario) { s.Continuity.Peaks = true })
	p := b.Problem()
	start := p.Scenario.StartDate
	for _, tt := range []struct {
		capacity float64
		broken   bool
	}{{40, false}, {39, true}} {
		e := *p.Estate
		e.Sites = slices.Clone(e.Sites)
		site, _ := e.SiteIndex("new")
		e.Sites[site].Capacity[inventory.VCPU] = tt.capacity
		e.Calendar = []inventory.Entry{{
			Kind: inventory.Event, Name: "sale", TrafficFactor: 5,
			Start: moment(t, start.AddDays(7*p.Scenario.HorizonWeeks-8)), End: moment(t, start.AddDays(7*p.Scenario.HorizonWeeks-6)),
		}}
		q, err := model.NewProblem(&e, p.Scenario)
		if err != nil {
			t.Fatal(err)
		}
		plan := baseline.AsIs(q)
		plan.Decisions[0] = model.Decision{Asset: plan.Decisions[0].Asset, Wave: 1, Target: site, Method: inventory.MethodRedeploy}
		if got := broken(q, plan, "C12"); got != tt.broken {
			t.Errorf("capacity %v: broken %v", tt.capacity, got)
		}
	}
}

// TestSwing: nothing ends at a site that is rented only while the move lasts, and what
// is burstable can use it in a peak.
func TestSwing(t *testing.T) {
	p := estatetest.New().Site("old", inventory.RoleRetire).
		Site("new", inventory.RoleKeep, func(s *inventory.Site) { s.MonthlyCostPerVCPU = 1e6 }).
		Site("cloud", inventory.RoleCloud, func(s *inventory.Site) { s.Swing, s.HourlyCostPerVCPU = true, 10 }).
		Asset("web", "old", func(a *inventory.Asset) {
			a.Needs[inventory.VCPU], a.Kind, a.Form, a.Burstable, a.PeakFactor = 8, inventory.KindWeb, inventory.FormService, true, 4
		}).Problem()
	s, err := planner.Solve(t.Context(), p, planner.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := p.Estate.SiteID(s.Plan.Decisions[0].Target); got != "new" {
		t.Errorf("it ends at %s", got)
	}
	web, _ := p.Estate.AssetIndex("web")
	if got := p.Estate.SiteID(p.BurstSite(web)); got != "cloud" {
		t.Errorf("its peaks are carried by %q", got)
	}
	cloud, _ := p.Estate.SiteIndex("cloud")
	there := decided(s.Plan, func(d *model.Decision) { d.Target = cloud })
	if !broken(p, there, "C2") {
		t.Error("an end at the swing site is not found")
	}
}
