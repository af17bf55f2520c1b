package verify_test

import (
	"math"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

func capacities() []mutation {
	var all []mutation
	for r := range inventory.NumResources {
		all = append(all, mutation{
			"of " + r.String(),
			leave().Site("small", inventory.RoleKeep, capacity(r, 3)).Asset("a", "old", needs(r, 2)).Asset("b", "old", needs(r, 1.5)),
			[]string{"a 1 small cold", "b 3 new cold"}, "b 3 small cold", []string{"C3 site:small@3", "C3 site:small@4"},
		})
	}
	rack := func(v float64) func(*inventory.Asset) { return needs(inventory.RackUnits, v) }
	exchange := leave().Site("small", inventory.RoleKeep, capacity(inventory.RackUnits, 1)).
		Asset("a", "old", rack(1)).Asset("b", "small", rack(1))
	full := leave().Site("full", inventory.RoleKeep, capacity(inventory.RackUnits, 2)).
		Asset("a", "old", rack(1)).Asset("b", "full", rack(1)).Asset("c", "full", rack(2))
	return append(all,
		mutation{
			"while both sides run", exchange,
			[]string{"b 2 new live", "a 2 small cold"}, "a 2 small live", []string{"C3 site:small@1"},
		},
		mutation{
			"before the first wave", exchange,
			[]string{"b 1 new live", "a 1 small cold"}, "a 1 small live", []string{"C3 site:small@0"},
		},
		mutation{
			"before room is made", exchange,
			[]string{"b 2 new live", "a 2 small cold"}, "a 1 small cold", []string{"C3 site:small@1"},
		},
		mutation{
			"no higher than at the start", full,
			[]string{"b 1 new live", "a 2 full cold"}, "b 0", []string{"C3 site:full@2", "C3 site:full@3", "C3 site:full@4"},
		},
		mutation{
			"unscheduled needs room too", exchange,
			[]string{"b 2 new live", "a 2 small cold"}, "b -",
			[]string{"C3 site:small@2", "C3 site:small@3", "C3 site:small@4"},
		},
	)
}

func waves() []mutation {
	inf := math.Inf(1)
	three := func() []string { return []string{"a 1 new", "b 1 new", "c 2 new"} }
	build := func(set ...func(*inventory.Asset)) (abc func(set func(*model.WaveLimits)) mutation) {
		return func(limits func(*model.WaveLimits)) mutation {
			return mutation{
				estate: leave().Asset("a", "old", set...).Asset("b", "old", set...).Asset("c", "old", set...).Set(wave(limits)),
				good:   three(), bad: "c 1 new",
			}
		}
	}
	named := func(name string, m mutation, want ...string) mutation {
		m.name, m.want = name, want
		return m
	}
	retired := build(method(inventory.MethodRetire))(func(w *model.WaveLimits) { w.MaxAssets = 2 })
	retired.good, retired.bad = []string{"a 1", "b 1", "c 2"}, "c 1"
	byTeam := func(hours, assets float64) mutation {
		return mutation{
			estate: leave().Asset("a", "old", team("t"), effort(2)).Asset("b", "old", team("t"), effort(2)).
				Asset("c", "old", team("u"), effort(2)).Asset("d", "old", effort(2)).
				Team("t", hours, assets).Team("u", hours, assets),
			good: []string{"a 1 new", "b 2 new", "c 1 new", "d 1 new"}, bad: "b 1 new",
		}
	}
	pilot := func(w *model.WaveLimits) { w.PilotWaves, w.PilotMinTier = 2, 3 }
	return []mutation{
		named("assets", build()(func(w *model.WaveLimits) { w.MaxAssets = 2 }), "C4 wave.max_assets@1"),
		named("assets to retire", retired, "C4 wave.max_assets@1"),
		named("ramp", build()(func(w *model.WaveLimits) { w.Ramp = []float64{2} }), "C4 wave.ramp@1"),
		named("ramp and assets", build()(func(w *model.WaveLimits) { w.Ramp, w.MaxAssets = []float64{2}, 2 }),
			"C4 wave.max_assets@1", "C4 wave.ramp@1"),
		named("effort", build(effort(4))(func(w *model.WaveLimits) { w.MaxEffortHours = 8 }), "C4 wave.max_effort_hours@1"),
		named("tier 0", build(tier(0))(func(w *model.WaveLimits) { w.MaxTier0 = 2 }), "C4 wave.max_tier0@1"),
		named("hours of a team", byTeam(3, inf), "C4 team:t@1"),
		named("assets of a team", byTeam(inf, 1), "C4 team:t@1"),
		named("hours and assets of a team", byTeam(3, 1), "C4 team:t@1"),
		{
			"pilot", leave().Asset("a", "old", tier(2)).Asset("b", "old", tier(3)).Set(wave(pilot)),
			[]string{"a 3 new", "b 1 new"}, "a 2 new", []string{"C4 a@2"},
		},
	}
}

func copies() []mutation {
	// 20 Mbit/s, half of it: 6 days are 648 GB, a window of five hours 22.5 GB.
	narrow := leave().Link("new", "old", 20, 5, 0).Asset("a", "old", needs(inventory.StorageGB, 400)).
		Asset("b", "old", needs(inventory.StorageGB, 300))
	cold := leave().Link("new", "old", 20, 5, 0).Asset("a", "old", needs(inventory.StorageGB, 15)).
		Asset("b", "old", needs(inventory.StorageGB, 10))
	both := leave3().Link("new", "other", 20, 5, 0).Asset("a", "new", needs(inventory.StorageGB, 400)).
		Asset("b", "other", needs(inventory.StorageGB, 300))
	return []mutation{
		{"ahead", narrow, []string{"a 1 new live", "b 2 new live"}, "b 1 new live", []string{"C6 link:new/old@1"}},
		{"either direction", both, []string{"a 1 other live", "b 2 new live"}, "b 1 new live", []string{"C6 link:new/other@1"}},
		{"another link", leave3().Link("new", "old", 20, 5, 0).Link("old", "other", 20, 5, 0).
			Asset("a", "old", needs(inventory.StorageGB, 400)).Asset("b", "old", needs(inventory.StorageGB, 300)),
			[]string{"a 1 new live", "b 2 new live"}, "b 1 other live", nil},
		{
			"memory too", leave().Link("new", "old", 20, 5, 0).Asset("a", "old", needs(inventory.StorageGB, 600)).
				Asset("b", "old", needs(inventory.MemoryGB, 60)),
			[]string{"a 1 new live", "b 1 new cold"}, "b 1 new live", []string{"C6 link:new/old@1"},
		},
		{
			"changes too", leave().Link("new", "old", 20, 5, 0).Asset("a", "old", needs(inventory.StorageGB, 600)).
				Asset("b", "old", kind(inventory.KindCache), func(a *inventory.Asset) { a.ChangeGBPerDay = 8 }),
			[]string{"a 1 new live", "b 1 new live"}, "b 1 new replicate", []string{"C6 link:new/old@1"},
		},
		{
			"days since the window before", leave().Link("new", "old", 20, 5, 0).Set(weekdays(5, 0, 3)). // 3 and 4 days
															Asset("a", "old", needs(inventory.StorageGB, 400)),
			[]string{"a 2 new live"}, "a 1 new live", []string{"C6 link:new/old@1"},
		},
		{"while down", cold, []string{"a 1 new cold", "b 2 new cold"}, "b 1 new cold", []string{"C6 link:new/old@1"}},
		{"while down, live apart", cold, []string{"a 1 new cold", "b 2 new cold"}, "b 1 new live", nil},
	}
}
