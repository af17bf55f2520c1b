package diagnose_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/diagnose"
	"github.com/wavecut/wavecut/planner/internal/estatetest"
	"github.com/wavecut/wavecut/planner/internal/exhaustive"
	"github.com/wavecut/wavecut/planner/model"
)

// two is an estate of a site to leave and one to keep.
func two() *estatetest.Builder {
	return estatetest.New().Site("new", inventory.RoleKeep).Site("old", inventory.RoleRetire)
}

func method(m inventory.Method) func(*inventory.Asset) {
	return func(a *inventory.Asset) { a.Method = m }
}

// many adds n assets a000, a001 … to leave.
func many(b *estatetest.Builder, n int, set ...func(*inventory.Asset)) *estatetest.Builder {
	for i := range n {
		b.Asset(fmt.Sprintf("a%03d", i), "old", set...)
	}
	return b
}

func needs(r inventory.Resource, v float64) func(*inventory.Asset) {
	return func(a *inventory.Asset) { a.Needs[r] = v }
}

func TestCheck(t *testing.T) {
	replica := func(a *inventory.Asset) { a.ReplicaGroup, a.MinAvailable, a.Spread = "g", 2, false }
	for _, test := range []struct {
		name  string
		build *estatetest.Builder
		want  string // "CODE message" of the only finding; empty for none
	}{
		{"nothing wrong", two().Asset("a", "old"), ""},
		{"freeze over everything", two().Asset("a", "old").Freeze("all", "2027-01-01", "2028-01-01"),
			"PLAN001 freezes of everything cover all 4 windows"},
		{"no windows", two().Asset("a", "old").Set(func(s *model.Scenario) {
			s.Recurrences[0].EveryWeeks = 9
			s.HorizonWeeks = 1
			s.Recurrences[0].Hours = 200
		}),
			"PLAN001 no window of the scenario lies within the horizon"},
		{"no survivor", estatetest.New().Site("old", inventory.RoleRetire), "PLAN002 every site has the role retire, so nothing can move anywhere"},
		{"keep too much", two().Site("maybe", inventory.RoleCandidate).Set(func(s *model.Scenario) { s.Keep = 2 }),
			"PLAN003 keep = 2, and there are 1 candidate sites"},
		{"retain", two().Asset("a", "old", method(inventory.MethodRetain)), "PLAN004 a has the method retain, and its site old is given up"},
		{"retain at a survivor", two().Asset("a", "new", method(inventory.MethodRetain)), ""},
		{"nowhere", two().Asset("a", "old").Allow("a", "old"), "PLAN005 a must leave old, and its method, allowed_sites and data_class admit no surviving site"},
		{"down too long", two().Asset("a", "old", func(a *inventory.Asset) {
			a.MaxDowntimeMinutes = 10
			a.Needs[inventory.StorageGB] = 10
			a.Method = inventory.MethodCold
		}),
			"PLAN006 moving a takes it down for 17.67 minutes, at most 10 are allowed"},
		{"trucks", two().Asset("a", "old", func(a *inventory.Asset) { a.Form = inventory.FormPhysical }),
			"PLAN007 moving a takes 720 minutes, the longest window has 300"},
		{"frozen", two().Asset("a", "old").Freeze("asset:a", "2027-01-01", "2028-01-01"),
			"PLAN008 freezes leave a no window of 4: they hold it, its site, or what goes down with it"},
		{"pilots only", two().Asset("a", "old", func(a *inventory.Asset) { a.Tier = 1 }).Set(func(s *model.Scenario) { s.Wave.PilotWaves, s.Wave.PilotMinTier = 4, 3 }),
			"PLAN009 a is of tier 1, and all 4 windows are pilot waves for tiers 3 and above"},
		{"data class", estatetest.New().Site("sky", inventory.RoleCloud).Site("old", inventory.RoleRetire).
			Asset("a", "old", func(a *inventory.Asset) { a.DataClass = "personal" }).
			Set(func(s *model.Scenario) {
				s.Policy.CloudAllowedFrom = map[string]inventory.Date{"personal": {Year: 2030, Month: 1, Day: 1}}
			}), `PLAN010 data class "personal" of a may not go to sky within the horizon`},
		{"large group", many(two(), 3).Constrain("a000", "a001", inventory.SameWave).Constrain("a001", "a002", inventory.SameWave).
			Set(func(s *model.Scenario) { s.Wave.MaxAssets = 2 }),
			"PLAN011 the 3 assets that must move in one wave (a000, a001, a002) take 3 assets, and no wave takes more than 2"},
		{"torn group", many(two(), 2).Constrain("a000", "a001", inventory.SameWave).
			Freeze("asset:a000", "2027-03-01", "2027-03-15").Freeze("asset:a001", "2027-03-15", "2027-04-15"),
			"PLAN012 the 2 assets that must move in one wave (a000, a001) have no window in common"},
		{"retired and needed", two().Asset("auth", "old", method(inventory.MethodRetire)).Asset("web", "new").Asset("log", "new").
			Depend("web", "auth").Depend("log", "auth", func(d *inventory.Dependency) { d.Impact = inventory.ImpactNone }),
			"PLAN013 auth is to be retired, and web need it"},
		{"retired, a pool goes on", two().Asset("p", "old", method(inventory.MethodRetire)).Asset("q", "new").Asset("web", "new").Pool("web", "p", "q"), ""},
		{"tied", two().Asset("a", "old").Asset("b", "old", method(inventory.MethodRetain)).Constrain("a", "b", inventory.After),
			"PLAN004 b has the method retain, and its site old is given up; PLAN014 a is bound to b by after, and that can't move"},
		{"tied the other way", two().Asset("a", "old").Asset("b", "old", method(inventory.MethodRetain)).Constrain("b", "a", inventory.After),
			"PLAN004 b has the method retain, and its site old is given up"},
		{"circle", many(two(), 3).Constrain("a000", "a001", inventory.After).Constrain("a001", "a002", inventory.After).Constrain("a002", "a000", inventory.After),
			"PLAN015 a000, a001, a002 must move one after the other in a circle"},
		{"after in one wave", many(two(), 2).Constrain("a000", "a001", inventory.After|inventory.SameWave),
			"PLAN015 a000, a001 must move one after the other in a circle"},
		{"chain", many(two(), 5).Constrain("a001", "a000", inventory.After).Constrain("a002", "a001", inventory.After).
			Constrain("a003", "a002", inventory.After).Constrain("a004", "a003", inventory.After),
			"PLAN016 5 steps one after the other (a000, a001, a002, …, a004) need more windows than are open to them"},
		{"no common site", two().Site("newer", inventory.RoleKeep).Asset("a", "old").Asset("b", "old").Allow("a", "new").Allow("b", "newer").
			Constrain("a", "b", inventory.SameSite), "PLAN017 same_site binds a, b, and no site may have all of them"},
		{"replicas", many(two(), 3, replica).Set(func(s *model.Scenario) { s.HorizonWeeks = 2 }),
			"PLAN018 replica group g: 3 must move, at most 1 in a wave, and 2 windows are open to them"},
		{"replicas retired", many(two(), 3, replica, method(inventory.MethodRetire)),
			"PLAN018 replica group g: 3 of 3 are to be retired, and 2 must be left"},
		{"spread", many(two(), 2, func(a *inventory.Asset) { a.ReplicaGroup, a.Spread = "g", true }),
			"PLAN019 replica group g is marked spread, and all its members can end at new alone"},
		{"waves", many(two(), 9).Set(func(s *model.Scenario) { s.Wave.MaxAssets, s.Wave.Ramp = 2, []float64{1} }),
			"PLAN020 4 waves of at most 1 to 2 hold 7 of 9 assets that must move"},
		{"waves of a team", many(two(), 3, func(a *inventory.Asset) { a.Team = "blue"; a.EffortHours = 4 }).Team("blue", 5, math.Inf(1)).
			Freeze("team:blue", "2027-03-01", "2027-03-15"),
			"PLAN020 2 waves of at most 5 hold 10 of 12 effort hours of team blue that must move in them (a000, a001, a002)"},
		{"large asset", two().Asset("a", "old", func(a *inventory.Asset) { a.EffortHours = 20 }).Asset("b", "new", func(a *inventory.Asset) { a.EffortHours = 90 }).Set(func(s *model.Scenario) { s.Wave.MaxEffortHours = 16 }),
			"PLAN011 a takes 20 effort hours, and no wave takes more than 16"},
		{"links", many(two(), 5, needs(inventory.StorageGB, 600)).Link("new", "old", 20, 1, 0),
			"PLAN021 the links of old carry 2592 of 3000 GB that must leave it, in 4 windows"},
		{"capacity", two().Site("newer", inventory.RoleKeep, func(s *inventory.Site) { s.Capacity[inventory.VCPU] = 5 }).
			Asset("a", "old", needs(inventory.VCPU, 3)).Asset("b", "old", needs(inventory.VCPU, 4)).Allow("a", "newer").Allow("b", "newer"),
			"PLAN022 5 of vcpu at newer for 7 that must end there"},
		{"over capacity", estatetest.New().Site("new", inventory.RoleKeep, func(s *inventory.Site) { s.Capacity[inventory.VCPU] = 5 }).
			Asset("a", "new", needs(inventory.VCPU, 6)), "PLAN023 new holds 6 vcpu today, its capacity is 5; it will get no fuller"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, f := range diagnose.Check(test.build.Problem()) {
				got = append(got, f.Code+" "+f.Message)
				if f.Hint == "" {
					t.Errorf("%s has no hint", f.Code)
				}
			}
			if g := strings.Join(got, "; "); g != test.want {
				t.Errorf("found %q,\nwant  %q", g, test.want)
			}
		})
	}
}

// TestErrorsHold: where Check reports an error, no plan schedules everything.
func TestErrorsHold(t *testing.T) {
	errors := map[string]int{}
	for seed := range uint64(600) {
		rng := rand.New(rand.NewPCG(seed, 51))
		p := estatetest.RandomProblem(rng, estatetest.Options{Assets: 5, Chance: 0.45})
		found := slices.DeleteFunc(diagnose.Check(p), func(f inventory.Finding) bool { return f.Severity != inventory.SeverityError })
		if len(found) == 0 {
			continue
		}
		best, err := exhaustive.Best(p, exhaustive.Options{})
		if err != nil {
			continue
		}
		for _, f := range found {
			errors[f.Code]++
		}
		if best.Unscheduled == 0 {
			t.Errorf("seed %d: everything can be scheduled, and Check reports %v", seed, found)
		}
	}
	t.Log(errors)
	if len(errors) < 8 {
		t.Errorf("only %v were reported", errors)
	}
}
