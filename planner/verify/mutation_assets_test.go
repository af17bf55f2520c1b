package verify_test

import (
	"time"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

func targets() []mutation {
	candidates := leave().Site("c1", inventory.RoleCandidate).Site("c2", inventory.RoleCandidate).
		Asset("x", "c1").Asset("y", "c2").Set(func(s *model.Scenario) { s.Keep = 1 })
	return []mutation{
		{"stays at a site to leave", leave().Asset("a", "old"), []string{"a 1 new"}, "a 0", []string{"C1 a@0"}},
		{
			"moves to a site to leave", leave().Site("old2", inventory.RoleRetire).Asset("a", "old"),
			[]string{"a 1 new"}, "a 1 old2", []string{"C1 a@1"},
		},
		{"moves to where it is", leave().Asset("a", "new"), []string{"a 0"}, "a 3 new", []string{"C1 a@3"}},
		{"stays with another target", leave3().Asset("a", "new"), []string{"a 0"}, "a 0 other", []string{"C1 a@0"}},
		{"moves nowhere", leave().Asset("a", "old"), []string{"a 4 new"}, "a 4 - live", []string{"C1 a@4"}},
		{
			"moves nowhere by the inventory's method", leave().Asset("a", "old", method(inventory.MethodLive)),
			[]string{"a 4 new"}, "a 4 - live", []string{"C1 a@4"},
		},
		{
			"is not retired", leave().Asset("a", "new", method(inventory.MethodRetire)),
			[]string{"a 2"}, "a 0 new", []string{"C1 a@0"},
		},
		{
			"retained at a site to leave", leave().Asset("a", "old", method(inventory.MethodRetain)),
			[]string{"a -"}, "a 0", []string{"C1 a@0"},
		},
		{"stays at a second candidate", candidates, []string{"x 0", "y 1 c1"}, "y 0", []string{"C1 keep@-1"}},
		{"moves to a second candidate", candidates, []string{"x 0", "y 1 c1"}, "x 2 c2", []string{"C1 keep@-1"}},
		{"moves from one candidate to the other", candidates, []string{"x 0", "y 1 c1"}, "y 1 new", nil},
		{"unscheduled at a second candidate", candidates, []string{"x 0", "y 1 c1"}, "y -", nil},
	}
}

func methods() []mutation {
	cloud := leave().Site("sky", inventory.RoleCloud).Asset("a", "old", class("personal")).
		Set(func(s *model.Scenario) {
			s.Policy.CloudAllowedFrom = map[string]inventory.Date{"personal": {Year: 2027, Month: 3, Day: 14}}
		})
	seoul := leave().Site("sky", inventory.RoleCloud).Asset("a", "old", class("personal")).
		Set(func(s *model.Scenario) {
			// Sunday 01:00 in Seoul is Saturday in UTC.
			s.Location = time.FixedZone("KST", 9*3600)
			s.Policy.CloudAllowedFrom = map[string]inventory.Date{"personal": {Year: 2027, Month: 3, Day: 14}}
		})
	far := leave3().Link("new", "old", 1000, 10.1, 0).Asset("a", "old", method(inventory.MethodLive))
	return []mutation{
		{
			"another than the inventory's", leave().Asset("a", "old", method(inventory.MethodCold)),
			[]string{"a 1 new cold"}, "a 1 new live", []string{"C2 a@1"},
		},
		{
			"not for this form", leave().Asset("a", "old", kind(inventory.KindWeb)),
			[]string{"a 1 new live"}, "a 1 new redeploy", []string{"C2 a@1"},
		},
		{
			"not for this kind", leave().Asset("a", "old", kind(inventory.KindWeb)),
			[]string{"a 1 new cold"}, "a 1 new replicate", []string{"C2 a@1"},
		},
		{
			"auto is none", leave().Asset("a", "old"),
			[]string{"a 1 new cold"}, "a 1 new auto", []string{"C2 a@1"},
		},
		{
			"drain without replicas", leave().Asset("a", "old", kind(inventory.KindAPI), replica("alone", 1)),
			[]string{"a 1 new cold"}, "a 1 new drain", []string{"C2 a@1"},
		},
		{
			"retained", leave3().Asset("a", "new", method(inventory.MethodRetain)),
			[]string{"a 0"}, "a 1 other retain", []string{"C2 a@1"},
		},
		{"retired without leave", leave().Asset("a", "old"), []string{"a 1 new"}, "a 1 - retire", []string{"C2 a@1"}},
		{"retired where it stays", leave().Asset("a", "new"), []string{"a 0"}, "a 0 new retire", []string{"C2 a@0"}},
		{
			"moved instead of retired", leave().Asset("a", "old", method(inventory.MethodRetire)),
			[]string{"a 1"}, "a 1 new live", []string{"C2 a@1"},
		},
		{
			"not an allowed site", leave3().Asset("a", "old").Allow("a", "old", "other"),
			[]string{"a 1 other"}, "a 1 new live", []string{"C2 a@1"},
		},
		{
			"allowed sites do not bind what stays", leave3().Asset("a", "new").Asset("b", "old").Allow("a", "other"),
			[]string{"b 1 new"}, "b 1 other", nil,
		},
		{
			"class that may not go to a cloud", leave().Site("sky", inventory.RoleCloud).Asset("a", "old", class("regulated")),
			[]string{"a 1 new"}, "a 1 sky live", []string{"C2 a@1"},
		},
		{"class that may not go yet", cloud, []string{"a 2 sky"}, "a 1 sky", []string{"C2 a@1"}},
		{"class that may go from the local date on", seoul, []string{"a 3 sky"}, "a 2 sky", nil},
		{"live over a long link", far, []string{"a 1 other"}, "a 1 new live", []string{"C2 a@1"}},
		{
			"auto live over a long link", leave().Link("new", "old", 1000, 10.1, 0).Asset("a", "old"),
			[]string{"a 1 new cold"}, "a 1 new live", []string{"C2 a@1"},
		},
	}
}

func outages() []mutation {
	longest := leave().Set(weekdays(14, 0, 3)).Set(func(s *model.Scenario) { s.Recurrences[1].Hours = 4 }).
		Asset("a", "old", form(inventory.FormPhysical), maxDowntime(1e6))
	db := func(set ...func(*inventory.Asset)) []func(*inventory.Asset) {
		return append(set, kind(inventory.KindDatabase), maxDowntime(10))
	}
	return []mutation{
		{"longer than the window", longest, []string{"a 2 new"}, "a 1 new", []string{"C9 a@1"}}, // Wednesday first
		{
			"longer than the window, replicas or not",
			leave().Asset("a", "old", method(inventory.MethodPhysical), replica("g", 1), maxDowntime(1e6)).
				Asset("b", "old", replica("g", 1)).Set(weekdays(14, 0, 3)).
				Set(func(s *model.Scenario) { s.Recurrences[1].Hours = 4 }),
			[]string{"a 2 new", "b 1 new"}, "a 3 new", []string{"C9 a@3"},
		},
		{
			"longer than it may be", leave().Asset("a", "old", db()...),
			[]string{"a 1 new replicate"}, "a 1 new cold", []string{"C9 a@1"},
		},
		{
			"replicas serve", leave().Asset("a", "old", db(replica("g", 1))...).Asset("b", "new", db(replica("g", 1))...),
			[]string{"a 1 new replicate"}, "a 1 new cold", nil,
		},
		{
			"a name is no replica", leave().Asset("a", "old", db(replica("g", 1))...).Name("www", replica("g", 1)),
			[]string{"a 1 new replicate"}, "a 1 new cold", []string{"C9 a@1"},
		},
		{
			"the limit of the tier", leave().Asset("a", "old", tier(0), needs(inventory.StorageGB, 5)),
			[]string{"a 1 new live"}, "a 1 new cold", []string{"C9 a@1"}, // 15 minutes and the copy
		},
	}
}
