package baseline_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/baseline"
	"github.com/wavecut/wavecut/planner/internal/estatetest"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/planner/verify"
)

// TestBaselinesKeepEveryConstraint: on random estates with constraints of every
// kind the verifier finds nothing.
func TestBaselinesKeepEveryConstraint(t *testing.T) {
	n := uint64(1000)
	if testing.Short() {
		n = 300
	}
	placed, unscheduled := 0, 0
	for seed := range n {
		rng := rand.New(rand.NewPCG(seed, 31))
		p := estatetest.RandomProblem(rng, estatetest.Options{
			Assets: 5 + int(seed%20), Names: 3, Sites: 2 + int(seed%4), Windows: 3 + int(seed%5),
		})
		checker := verify.NewChecker(p)
		for name, plan := range map[string]*model.Plan{
			"by-application": baseline.ByApplication(p, nil), "components": baseline.Components(p, nil),
		} {
			if v := checker.Verify(plan, nil); len(v) > 0 {
				t.Fatalf("seed %d, %s: %v", seed, name, v)
			}
			for _, d := range plan.Decisions {
				placed++
				if d.Wave != model.Unscheduled {
					continue
				}
				unscheduled++
				if len(d.Reason) != 2 || d.Reason[0] != 'C' {
					t.Fatalf("seed %d, %s: asset %d is unscheduled for %q", seed, name, d.Asset, d.Reason)
				}
			}
		}
	}
	t.Logf("%d of %d unscheduled", unscheduled, placed)
	if unscheduled > placed/5 {
		t.Errorf("%d of %d assets are unscheduled", unscheduled, placed)
	}
}

func TestAsIs(t *testing.T) {
	p := estatetest.New().Site("old", inventory.RoleRetire).Site("new", inventory.RoleKeep).
		Asset("a", "old").Asset("b", "new").Name("n").Problem()
	if got := show(p, baseline.AsIs(p)); got != "a:0 old, b:0 new" {
		t.Errorf("as-is is %s", got)
	}
}

// show is "asset:wave site, …"; the site is empty for what is retired, and the
// reason stands for it where an asset is unscheduled.
func show(p *model.Problem, plan *model.Plan) string {
	var words []string
	for _, d := range plan.Decisions {
		where := p.Estate.SiteID(d.Target)
		if d.Wave == model.Unscheduled {
			where = d.Reason
		}
		words = append(words, fmt.Sprintf("%s:%d %s", p.Estate.Assets[d.Asset].ID, d.Wave, where))
	}
	return strings.Join(words, ", ")
}

func app(name string) func(*inventory.Asset) {
	return func(a *inventory.Asset) { a.Application = name }
}

func rackUnits(n float64) func(*inventory.Asset) {
	return func(a *inventory.Asset) { a.Needs[inventory.RackUnits] = n }
}

func capacity(n float64) func(*inventory.Site) {
	return func(s *inventory.Site) { s.Capacity[inventory.RackUnits] = n }
}

// estate has a site to leave and two to go to, with four windows.
func estate(east, west float64) *estatetest.Builder {
	return estatetest.New().Site("old", inventory.RoleRetire).
		Site("east", inventory.RoleKeep, capacity(east)).Site("west", inventory.RoleKeep, capacity(west))
}

func limit(assets float64) func(*model.Scenario) {
	return func(s *model.Scenario) { s.Wave.MaxAssets = assets }
}

func TestByApplication(t *testing.T) {
	tests := []struct {
		name string
		b    *estatetest.Builder
		want string
	}{
		// pay is the larger; both go to east, which has more room, and then to west.
		{"units by size", estate(20, 10).Set(limit(3)).
			Asset("a", "old", app("shop"), rackUnits(5)).Asset("b", "old", app("pay"), rackUnits(5)).
			Asset("c", "old", app("pay"), rackUnits(5)).Asset("d", "old", app("shop"), rackUnits(1)).Asset("e", "old", app("pay"), rackUnits(5)),
			"a:2 west, b:1 east, c:1 east, d:2 west, e:1 east"},
		// Equal in size: the one with the smaller id is first.
		{"ties by id", estate(20, 10).Set(limit(2)).
			Asset("a", "old", app("x")).Asset("b", "old", app("w")).Asset("c", "old", app("w")).Asset("d", "old", app("x")),
			"a:1 east, b:2 east, c:2 east, d:1 east"},
		{"without an application alone", estate(10, 10).Set(limit(1)).
			Asset("a", "old").Asset("b", "old"), "a:1 east, b:2 east"},
		// The window's free place is used by what fits in.
		{"first window that holds it whole", estate(10, 10).Set(limit(3)).
			Asset("a", "old", app("x")).Asset("b", "old", app("x")).Asset("c", "old", app("y")).Asset("d", "old", app("y")).Asset("e", "old"),
			"a:1 east, b:1 east, c:2 east, d:2 east, e:1 east"},
		{"larger than a window", estate(10, 10).Set(limit(2)).
			Asset("a", "old", app("x")).Asset("b", "old", app("x")).Asset("c", "old", app("x")).Asset("d", "old", app("x")).Asset("e", "old", app("x")),
			"a:1 east, b:1 east, c:2 east, d:2 east, e:3 east"},
		// 12 units fit nowhere whole: asset by asset, each where most is free then.
		{"larger than a site", estate(10, 9).
			Asset("a", "old", app("x"), rackUnits(4)).Asset("b", "old", app("x"), rackUnits(4)).Asset("c", "old", app("x"), rackUnits(4)),
			"a:1 east, b:1 west, c:1 east"},
		{"no room", estate(4, 3).Asset("a", "old", rackUnits(4)).Asset("b", "old", rackUnits(4)), "a:1 east, b:-1 C3"},
		{"no windows left", estate(10, 10).Set(limit(1)).
			Asset("a", "old").Asset("b", "old").Asset("c", "old").Asset("d", "old").Asset("e", "old"),
			"a:1 east, b:2 east, c:3 east, d:4 east, e:-1 C4"},
		{"what stays is not moved", estate(10, 10).Asset("a", "west", app("x")).Asset("b", "old", app("x")), "a:0 west, b:1 east"},
		{"retained", estate(10, 10).Asset("a", "old", func(a *inventory.Asset) { a.Method = inventory.MethodRetain }), "a:-1 C2"},
		{"retired", estate(10, 10).Asset("a", "old", func(a *inventory.Asset) { a.Method = inventory.MethodRetire }), "a:1 "},
		{"outage too long", estate(10, 10).Asset("a", "old", func(a *inventory.Asset) { a.MaxDowntimeMinutes = 1 }).
			Set(func(s *model.Scenario) { s.Copy.LiveMaxRTTms = 1 }), "a:-1 C9"},
		// The first that comes must follow the other, which is smaller and comes later.
		{"after", estate(10, 10).Asset("a", "old", app("x")).Asset("b", "old", app("x")).Asset("c", "old").
			Constrain("a", "c", inventory.After), "a:2 east, b:1 east, c:1 east"},
		{"same wave across units", estate(10, 10).Set(limit(2)).Asset("a", "old", app("x")).Asset("b", "old", app("x")).Asset("c", "old").
			Constrain("a", "c", inventory.SameWave), "a:2 east, b:1 east, c:2 east"},
		{"spread", estate(10, 9).
			Asset("a", "old", app("x"), func(a *inventory.Asset) { a.ReplicaGroup, a.Spread = "g", true }).
			Asset("b", "old", app("x"), func(a *inventory.Asset) { a.ReplicaGroup = "g" }),
			"a:1 east, b:2 west"},
		{"frozen window", estate(10, 10).Asset("a", "old", app("x")).Freeze("application:x", "2027-03-07", "2027-03-14"), "a:2 east"},
		{"frozen for ever", estate(10, 10).Asset("a", "old", app("x")).Freeze("application:x", "2027-03-07", "2027-04-14"), "a:-1 C5"},
		{"too much to copy", estate(10, 10).Asset("a", "old", func(a *inventory.Asset) {
			a.Needs[inventory.StorageGB], a.Kind, a.Form = 1e6, inventory.KindWeb, inventory.FormService
		}), "a:-1 C6"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := tt.b.Problem()
			plan := baseline.ByApplication(p, nil)
			if got := show(p, plan); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
			if v := verify.Verify(p, plan, nil); len(v) > 0 {
				t.Errorf("it breaks %v", v)
			}
		})
	}
}

// TestComponents: a and d hang together over a name, b and c over an asset that
// stays; a dependency without outage joins nothing.
func TestComponents(t *testing.T) {
	p := estate(10, 9).Set(limit(2)).
		Asset("a", "old").Asset("b", "old").Asset("c", "old").Asset("d", "old").Asset("e", "old").Asset("s", "east").Name("n").
		Depend("n", "a").Depend("n", "d").Depend("b", "s").Depend("s", "c").
		Depend("e", "a", func(d *inventory.Dependency) { d.Impact = inventory.ImpactDegraded }).
		Problem()
	if got, want := show(p, baseline.Components(p, nil)), "a:1 east, b:2 east, c:2 east, d:1 east, e:3 east, s:0 east"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestSurvivors(t *testing.T) {
	b := estatetest.New().Set(func(s *model.Scenario) { s.Keep = 2 })
	for _, id := range []string{"c1", "c2", "c3", "c4"} {
		b.Site(id, inventory.RoleCandidate)
	}
	p := b.Site("cloud", inventory.RoleCloud).Site("old", inventory.RoleRetire).
		Asset("a", "c3").Asset("b", "c3").Asset("c", "c2").Asset("d", "c4").Problem()
	if got := fmt.Sprint(baseline.Survivors(p)); got != "[false true true false true false]" {
		t.Errorf("survivors are %s", got)
	}
	if got := show(p, baseline.ByApplication(p, nil)); got != "a:0 c3, b:0 c3, c:0 c2, d:1 c2" {
		t.Errorf("the plan is %s", got)
	}
	chosen := []bool{true, false, false, true, true, false}
	if got := show(p, baseline.ByApplication(p, chosen)); got != "a:1 c1, b:1 c1, c:1 c1, d:0 c4" {
		t.Errorf("with others chosen the plan is %s", got)
	}
}

func ExampleByApplication() {
	p := estate(10, 10).Asset("db", "old", app("shop")).Asset("web", "old", app("shop")).Asset("batch", "old").
		Set(limit(2)).Problem()
	for _, d := range baseline.ByApplication(p, nil).Decisions {
		fmt.Println(p.Estate.Assets[d.Asset].ID, d.Wave, p.Estate.SiteID(d.Target))
	}
	// Output:
	// batch 2 east
	// db 1 east
	// web 1 east
}

// bigProblem is n assets in applications of 8, half of them to leave, with five
// dependencies each, most within the application, and limits that bind.
func bigProblem(n int) *model.Problem {
	rng := rand.New(rand.NewPCG(2, 2))
	e := &inventory.Estate{}
	for i, role := range []inventory.Role{inventory.RoleRetire, inventory.RoleRetire, inventory.RoleKeep, inventory.RoleKeep} {
		s := inventory.Site{ID: fmt.Sprintf("s%d", i), Role: role, Capacity: inventory.Unlimited(), EarlyExitFee: math.Inf(1)}
		if role == inventory.RoleKeep {
			s.Capacity[inventory.VCPU], s.Capacity[inventory.RackUnits] = float64(n)*2.3, float64(n)*1.2
		}
		e.Sites = append(e.Sites, s)
	}
	for i := range n {
		a := inventory.DefaultAsset()
		a.ID, a.Site, a.Application = fmt.Sprintf("a%08d", i), int32(rng.IntN(4)), fmt.Sprintf("app%d", i/8)
		a.Kind = inventory.KindWeb + inventory.Kind(rng.IntN(8))
		a.Needs = inventory.Resources{inventory.RackUnits: 2, inventory.VCPU: 4, inventory.MemoryGB: 8, inventory.StorageGB: 50}
		a.Tier, a.Team = uint8(rng.IntN(5)), fmt.Sprintf("team%d", rng.IntN(40))
		e.Assets = append(e.Assets, a)
		e.Dependencies = append(e.Dependencies, dependencies(rng, int32(i), n)...)
	}
	s := model.DefaultScenario()
	s.StartDate = inventory.Date{Year: 2027, Month: 3, Day: 1}
	s.Wave.MaxAssets = math.Ceil(float64(n) / 80)
	s.LinkDefault.BandwidthMbps = float64(n)
	p, err := model.NewProblem(e, s)
	if err != nil {
		panic(err)
	}
	return p
}

func dependencies(rng *rand.Rand, from int32, n int) []inventory.Dependency {
	var list []inventory.Dependency
	last := int32(-1)
	for k := range int32(5) {
		to := from&^7 + k
		if k == 4 && rng.IntN(4) == 0 {
			to = from + int32(rng.IntN(n-int(from)))
		}
		if to != from && to > last && int(to) < n {
			list = append(list, inventory.Dependency{From: from, To: to, MaxRTTms: math.NaN()})
			last = to
		}
	}
	return list
}

func BenchmarkBaselines(b *testing.B) {
	for _, n := range []int{5000, 100000} {
		p := bigProblem(n)
		b.Run(fmt.Sprintf("by-application/%d", n), func(b *testing.B) {
			for b.Loop() {
				report(b, baseline.ByApplication(p, nil))
			}
		})
		b.Run(fmt.Sprintf("components/%d", n), func(b *testing.B) {
			for b.Loop() {
				report(b, baseline.Components(p, nil))
			}
		})
	}
}

func report(b *testing.B, plan *model.Plan) {
	unscheduled := 0
	for _, d := range plan.Decisions {
		if d.Wave == model.Unscheduled {
			unscheduled++
		}
	}
	b.ReportMetric(float64(unscheduled), "unscheduled")
}
