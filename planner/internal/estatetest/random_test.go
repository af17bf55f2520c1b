package estatetest

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

func sprint(v any) string { return fmt.Sprintf("%+v", v) }

func source(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 1)) }

func TestRandomIsCanonical(t *testing.T) {
	for seed := range uint64(300) {
		e, s := Random(source(seed), Options{Assets: 2 + int(seed%9), Names: int(seed % 3), Sites: 2 + int(seed%4)})
		checkCanonical(t, e)
		p, err := model.NewProblem(e, s)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if p.T() < 1 || p.T() > 4 {
			t.Errorf("seed %d: %d windows", seed, p.T())
		}
	}
}

func checkCanonical(t *testing.T, e *inventory.Estate) {
	t.Helper()
	ascending := slices.IsSortedFunc(e.Sites, func(x, y inventory.Site) int { return strings.Compare(x.ID, y.ID) }) &&
		slices.IsSortedFunc(e.Assets, func(x, y inventory.Asset) int { return strings.Compare(x.ID, y.ID) }) &&
		slices.IsSortedFunc(e.Links, func(x, y inventory.Link) int {
			return cmp.Or(cmp.Compare(x.From, y.From), cmp.Compare(x.To, y.To))
		})
	if !ascending {
		t.Error("not in order")
	}
	for _, l := range e.Links {
		if l.From >= l.To {
			t.Errorf("link from %d to %d", l.From, l.To)
		}
	}
	for i, d := range e.Dependencies {
		if d.From == d.To {
			t.Errorf("asset %d depends on itself", d.From)
		}
		if i == 0 {
			continue
		}
		b := e.Dependencies[i-1]
		if cmp.Or(cmp.Compare(b.From, d.From), cmp.Compare(b.To, d.To), cmp.Compare(b.Kind, d.Kind)) >= 0 {
			t.Errorf("dependencies %d and %d are not in order", i-1, i)
		}
	}
}

func TestRandomRepeats(t *testing.T) {
	for seed := range uint64(20) {
		e1, s1 := Random(source(seed), Options{})
		e2, s2 := Random(source(seed), Options{})
		// NaN differs from itself, so the printed forms are compared.
		if sprint(e1) != sprint(e2) || sprint(s1) != sprint(s2) {
			t.Errorf("seed %d gives two estates", seed)
		}
	}
}

// TestRandomHasEverything counts what 300 estates hold: each kind of constraint
// in some and not in all.
func TestRandomHasEverything(t *testing.T) {
	const n = 300
	count := map[string]int{}
	for seed := range uint64(n) {
		e, s := Random(source(seed), Options{Assets: 8})
		for name, has := range features(e, s) {
			if has {
				count[name]++
			} else {
				count[name] += 0
			}
		}
	}
	for name, c := range count {
		if c < n/100 || c > n*99/100 {
			t.Errorf("%s in %d of %d estates", name, c, n)
		}
	}
}

func features(e *inventory.Estate, s *model.Scenario) map[string]bool {
	asset := func(f func(*inventory.Asset) bool) bool {
		return slices.ContainsFunc(e.Assets, func(a inventory.Asset) bool { return f(&a) })
	}
	depends := func(f func(inventory.Dependency) bool) bool { return slices.ContainsFunc(e.Dependencies, f) }
	freeze := func(k inventory.ScopeKind) bool {
		return slices.ContainsFunc(e.Calendar, func(c inventory.Entry) bool {
			return c.Kind == inventory.Freeze && c.Scope.Kind == k
		})
	}
	has := map[string]bool{
		"keep": s.Keep > 0, "ramp": s.Wave.Ramp != nil, "pilot": s.Wave.PilotWaves > 0, "teams": len(e.Teams) > 0,
		"tier 0": s.Wave.MaxTier0 == 1, "effort": s.Wave.MaxEffortHours < 1e9, "size": s.Wave.MaxAssets < 1e9,
		"two recurrences": len(s.Recurrences) > 1, "allowed": asset(func(a *inventory.Asset) bool { return a.AllowedSites != nil }),
		"group":     asset(func(a *inventory.Asset) bool { return a.ReplicaGroup != "" }),
		"spread":    asset(func(a *inventory.Asset) bool { return a.Spread }),
		"downtime":  asset(func(a *inventory.Asset) bool { return inventory.Given(a.MaxDowntimeMinutes) }),
		"pool":      depends(func(d inventory.Dependency) bool { return d.Mode == inventory.ModeAny }),
		"same wave": depends(func(d inventory.Dependency) bool { return d.Constraints.Has(inventory.SameWave) }),
		"same site": depends(func(d inventory.Dependency) bool { return d.Constraints.Has(inventory.SameSite) }),
		"after":     depends(func(d inventory.Dependency) bool { return d.Constraints.Has(inventory.After) }),
		"contract":  slices.ContainsFunc(e.Sites, func(s inventory.Site) bool { return !s.ContractEnd.IsZero() }),
		"capacity":  slices.ContainsFunc(e.Sites, func(s inventory.Site) bool { return s.Capacity != inventory.Unlimited() }),
	}
	for m := inventory.MethodAuto; m < inventory.NumMethods; m++ {
		has[m.String()] = asset(func(a *inventory.Asset) bool { return a.Method == m && !a.IsName() })
	}
	delete(has, inventory.MethodAuto.String()) // nearly every estate has one
	for k := inventory.ScopeAll; k <= inventory.ScopeAsset; k++ {
		has["freeze "+k.String()] = freeze(k)
	}
	return has
}

func TestPlan(t *testing.T) {
	p := New().Site("new", inventory.RoleKeep).Site("old", inventory.RoleRetire).
		Asset("db", "old").Asset("gone", "old", func(a *inventory.Asset) { a.Method = inventory.MethodRetire }).
		Asset("stuck", "old").Asset("web", "new").Problem()
	got := Plan(p, "db 2 new cold", "gone 3", "stuck -").Decisions
	want := []model.Decision{
		{Asset: 0, Wave: 2, Target: 0, Method: inventory.MethodCold},
		{Asset: 1, Wave: 3, Target: inventory.NoSite, Method: inventory.MethodRetire},
		{Asset: 2, Wave: model.Unscheduled, Target: 1},
		{Asset: 3, Wave: 0, Target: 0},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("Plan = %+v, want %+v", got, want)
	}
}
