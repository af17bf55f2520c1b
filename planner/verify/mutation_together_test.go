package verify_test

import (
	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/internal/estatetest"
	"github.com/wavecut/wavecut/planner/model"
)

func freezes() []mutation {
	one := func(scope string) *estatetest.Builder {
		return leave3().Asset("a", "old", team("t"), application("app")).Asset("b", "old").
			Freeze(scope, "2027-03-08", "2027-03-15") // holds the window of wave 2 alone
	}
	direct := func(name, scope string) mutation {
		return mutation{name, one(scope), []string{"a 1 new", "b 2 other"}, "a 2 new", []string{"C5 a@2"}}
	}
	// c needs b needs a; a and b go by cold, which takes them down.
	chain := func(scope string) *estatetest.Builder {
		return leave().Asset("a", "old", method(inventory.MethodCold)).Asset("b", "old").Asset("c", "new", team("t")).
			Depend("c", "b").Depend("b", "a").Freeze(scope, "2027-03-08", "2027-03-15")
	}
	near := chain("asset:c")
	near.Set(func(s *model.Scenario) { s.ImpactDepth = 1 })
	pooled := leave().Asset("a", "old").Asset("b", "old").Asset("c", "new").Pool("c", "a", "b").
		Freeze("asset:c", "2027-03-08", "2027-03-15")
	both := leave().Asset("a", "old").Asset("b", "old").Asset("c", "new").Pool("c", "a", "b").Asset("d", "old").
		Depend("a", "d").Depend("b", "d").Freeze("asset:c", "2027-03-08", "2027-03-15")
	here := leave3().Asset("a", "old").Asset("b", "other").Depend("b", "a").
		Freeze("site:other", "2027-03-08", "2027-03-15")
	return []mutation{
		direct("asset", "asset:a"), direct("team", "team:t"), direct("application", "application:app"),
		{"site that it leaves", one("site:old"), []string{"a 1 new", "b 3 other"}, "a 2 new", []string{"C5 a@2"}},
		{"site that it enters", one("site:new"), []string{"a 1 new", "b 2 other"}, "b 2 new", []string{"C5 b@2"}},
		{"site that a retired asset leaves", leave().Asset("a", "old", method(inventory.MethodRetire)).
			Freeze("site:old", "2027-03-08", "2027-03-15"), []string{"a 1"}, "a 2", []string{"C5 a@2"}},
		{"an hour of the window", leave().Asset("a", "old").
			Freeze("asset:a", "2027-03-14T05:00:00Z", "2027-03-14T09:00:00Z"), []string{"a 1 new"}, "a 2 new", []string{"C5 a@2"}},
		{"ends as the window starts", leave().Asset("a", "old").
			Freeze("asset:a", "2027-03-13", "2027-03-14T01:00:00Z"), []string{"a 1 new"}, "a 2 new", nil},
		{"starts as the window ends", leave().Asset("a", "old").
			Freeze("asset:a", "2027-03-14T06:00:00Z", "2027-03-15"), []string{"a 1 new"}, "a 2 new", nil},
		{"takes down what is frozen", chain("asset:c"), []string{"a 1 new", "b 3 new"}, "a 2 new", []string{"C5 a@2"}},
		{"takes down what a team holds", chain("team:t"), []string{"a 1 new", "b 3 new"}, "a 2 new", []string{"C5 a@2"}},
		{"too far to take down", near, []string{"a 1 new", "b 3 new"}, "a 2 new", nil},
		{"takes nothing down without an outage", leave().Asset("a", "old", form(inventory.FormContainer), kind(inventory.KindWeb)).
			Asset("c", "new").Depend("c", "a").Freeze("asset:c", "2027-03-08", "2027-03-15"),
			[]string{"a 1 new redeploy"}, "a 2 new redeploy", nil},
		{"takes nothing down while replicas serve", leave().Asset("a", "old", replica("g", 1)).
			Asset("b", "old", replica("g", 1)).Asset("c", "new").Depend("c", "a").Depend("c", "b").
			Freeze("asset:c", "2027-03-08", "2027-03-15"), []string{"a 1 new", "b 3 new"}, "b 2 new", nil},
		{"takes a name down", leave().Asset("a", "old").Name("www").Depend("www", "a").
			Freeze("asset:www", "2027-03-08", "2027-03-15"), []string{"a 1 new"}, "a 2 new", []string{"C5 a@2"}},
		{"the rest of the pool serves", pooled, []string{"a 1 new", "b 3 new"}, "a 2 new", nil},
		{"what all of the pool need", both, []string{"a 1 new", "b 3 new", "d 4 new"}, "d 2 new", []string{"C5 d@2"}},
		{"takes down what is at a site", here, []string{"a 1 new", "b 3 new"}, "a 2 new", []string{"C5 a@2"}},
		{"takes down what has left the site", here, []string{"b 1 new", "a 3 new"}, "a 2 new", nil},
		{"takes down what leaves the site in that window", leave3().Asset("a", "old").Asset("b", "old").Depend("b", "a").
			Freeze("site:new", "2027-03-15", "2027-03-22"), []string{"a 4 other", "b 2 new"}, "a 3 other", []string{"C5 a@3"}},
	}
}

func replicas() []mutation {
	g := func(n int) *estatetest.Builder {
		return leave3().Asset("a", "old", replica("g", n)).Asset("b", "old", replica("g", 1)).Asset("c", "new", replica("g", 1))
	}
	gone := leave().Asset("a", "old", replica("g", 1), method(inventory.MethodRetire)).Asset("b", "old", replica("g", 1))
	pool := leave().Asset("a", "old").Asset("b", "old").Asset("u", "new").Pool("u", "a", "b")
	poolGone := leave().Asset("a", "old", method(inventory.MethodRetire)).Asset("b", "old").Asset("u", "new").Pool("u", "a", "b")
	degraded := leave().Asset("a", "old").Asset("b", "old").Asset("u", "new")
	for _, to := range []string{"a", "b"} {
		degraded.Depend("u", to, func(d *inventory.Dependency) {
			d.Mode, d.Impact = inventory.ModeAny, inventory.ImpactDegraded
		})
	}
	named := leave().Asset("a", "old").Asset("b", "old").Asset("u", "new").Name("www").Pool("u", "a", "b", "www")
	apart := leave3().Asset("a", "old", spread("g")).Asset("b", "other", replica("g", 1))
	together := leave3().Asset("a", "old", spread("g")).Asset("b", "old", replica("g", 1))
	return []mutation{
		{"both at once", leave().Asset("a", "old", replica("g", 1)).Asset("b", "old", replica("g", 1)),
			[]string{"a 1 new", "b 2 new"}, "b 1 new", []string{"C7 group:g@1"}},
		{"one left of two needed", g(2), []string{"a 1 new", "b 2 new"}, "b 1 new", []string{"C7 group:g@1"}},
		{"one left of one needed", g(1), []string{"a 1 new", "b 2 new"}, "b 1 new", nil},
		{"more needed than can be", g(9), []string{"a 1 new", "b 2 new"}, "b 1 new", []string{"C7 group:g@1"}},
		{"after one is retired", gone, []string{"a 3", "b 2 new"}, "b 4 new", []string{"C7 group:g@4"}},
		{"retired at once", gone, []string{"a 3", "b 2 new"}, "b 3 new", []string{"C7 group:g@3"}},
		{"the whole pool", pool, []string{"a 1 new", "b 2 new"}, "b 1 new", []string{"C7 pool:u/sync@1"}},
		{"a pool without outage", degraded, []string{"a 1 new", "b 2 new"}, "b 1 new", nil},
		{"the rest of the pool is retired", poolGone, []string{"a 2", "b 1 new"}, "b 3 new", []string{"C7 pool:u/sync@3"}},
		{"the whole pool, a name apart", named, []string{"a 1 new", "b 2 new"}, "b 1 new", nil},
		{"ends on one site", apart, []string{"a 2 new", "b 0"}, "a 2 other",
			[]string{"C7 group:g@2", "C7 group:g@3", "C7 group:g@4"}},
		{
			"ends on one site, together all the time",
			leave3().Asset("a", "old", spread("g"), replica("g", 0)).Asset("b", "old", replica("g", 0)),
			[]string{"a 1 new", "b 1 other"}, "b 1 new", []string{"C7 group:g@4"},
		},
		{
			"on one site, and nothing moves", leave3().Asset("a", "new", spread("g")).Asset("b", "new", replica("g", 0)),
			[]string{"a 1 other"}, "a 0", nil,
		},
		{"starts apart, meets on the way", apart, []string{"a 2 new", "b 3 new", "b 3 new", "a 2 new", "b 0"}, "b 1 new",
			[]string{"C7 group:g@2", "C7 group:g@3", "C7 group:g@4"}},
		{"meets and parts", leave3().Asset("a", "new", spread("g")).Asset("b", "other", replica("g", 1)).
			Site("third", inventory.RoleKeep), []string{"a 2 third", "b 3 new"}, "b 1 new", []string{"C7 group:g@1"}},
		{"one of two that start together", together, []string{"a 2 new", "b 3 other"}, "b 3 new",
			[]string{"C7 group:g@3", "C7 group:g@4"}},
		{"the other is unscheduled", together, []string{"a 2 new", "b 3 other"}, "b -", nil},
		{"meets the unscheduled one", apart, []string{"a 2 new", "b 0"}, "a -", nil},
	}
}

func ties() []mutation {
	pair := func(c inventory.Constraints) *estatetest.Builder {
		return leave3().Asset("a", "old").Asset("b", "old").Constrain("a", "b", c)
	}
	stays := leave3().Asset("a", "old").Asset("b", "new").Constrain("a", "b", inventory.SameWave|inventory.After)
	sited := leave3().Asset("a", "old").Asset("b", "new").Constrain("a", "b", inventory.SameSite)
	retired := leave3().Asset("a", "old").Asset("b", "old", method(inventory.MethodRetire)).
		Constrain("a", "b", inventory.SameSite)
	return []mutation{
		{"same_wave", pair(inventory.SameWave), []string{"a 2 new", "b 2 new"}, "b 3 new", []string{"C8 a -> b@3"}},
		{"same_wave, one unscheduled", pair(inventory.SameWave), []string{"a 2 new", "b 2 new"}, "a -", []string{"C8 a -> b@2"}},
		{"same_wave, both unscheduled", pair(inventory.SameWave), []string{"a -", "b -"}, "a -", nil},
		{"after, at once", pair(inventory.After), []string{"a 3 new", "b 2 new"}, "b 3 new", []string{"C8 a -> b@3"}},
		{"after, before", pair(inventory.After), []string{"a 3 new", "b 2 new"}, "a 1 new", []string{"C8 a -> b@1"}},
		{"after, to unscheduled", pair(inventory.After), []string{"a 3 new", "b 2 new"}, "b -", []string{"C8 a -> b@3"}},
		{"after, from unscheduled", pair(inventory.After), []string{"a 3 new", "b 2 new"}, "a -", nil},
		{"an end that stays binds nothing", stays, []string{"a 3 new"}, "a -", nil},
		{"same_site at the end", sited, []string{"a 3 new"}, "a 3 other", []string{"C8 a -> b@4"}},
		{"same_site, one unscheduled", sited, []string{"a 3 new"}, "a -", nil},
		{"same_site on the way", pair(inventory.SameSite), []string{"a 3 new", "b 3 new"}, "b 1 new",
			[]string{"C8 a -> b@1", "C8 a -> b@2"}},
		{"same_site, left behind", pair(inventory.SameSite), []string{"a 3 new", "b 3 new"}, "b -",
			[]string{"C8 a -> b@3", "C8 a -> b@4"}},
		{"same_site until one is retired", retired, []string{"a 3 new", "b 2"}, "b 4", []string{"C8 a -> b@3"}},
		{"a name at an end", leave3().Asset("a", "old").Name("www").Asset("b", "old").
			Constrain("a", "www", inventory.SameWave|inventory.SameSite|inventory.After), []string{"a 1 new", "b 2 new"}, "a -", nil},
	}
}
