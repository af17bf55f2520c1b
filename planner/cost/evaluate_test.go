package cost_test

import (
	"math"
	"testing"
	"time"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/cost"
	"github.com/wavecut/wavecut/planner/internal/estatetest"
	"github.com/wavecut/wavecut/planner/model"
)

// All estates here start on Monday 2027-03-01 in UTC and run for four weeks,
// unless they say otherwise. The windows are Sundays 01:00 to 06:00, on March 7,
// 14, 21 and 28, so the intervals have 6 1/24, 7, 7, 7 and 23/24 days.

// perDay is a monthly price that makes one unit cost so much a day.
func perDay(v float64) float64 { return v * 30.4375 }

// twoSites has "old" to leave and "new" to go to, at 1 and 2 a rack unit and day.
func twoSites() *estatetest.Builder {
	return estatetest.New().
		Site("old", inventory.RoleRetire, func(s *inventory.Site) { s.MonthlyCostPerRackUnit = perDay(1) }).
		Site("new", inventory.RoleKeep, func(s *inventory.Site) { s.MonthlyCostPerRackUnit = perDay(2) })
}

func rackUnits(n float64) func(*inventory.Asset) {
	return func(a *inventory.Asset) { a.Needs[inventory.RackUnits] = n }
}

func storage(gb float64) func(*inventory.Asset) {
	return func(a *inventory.Asset) { a.Needs[inventory.StorageGB] = gb }
}

func kind(k inventory.Kind) func(*inventory.Asset) { return func(a *inventory.Asset) { a.Kind = k } }

// service makes an asset one whose downtime costs so much an hour.
func service(perHour float64) func(*inventory.Asset) {
	return func(a *inventory.Asset) { a.DowntimeCostPerHour = perHour }
}

func group(name string, min int) func(*inventory.Asset) {
	return func(a *inventory.Asset) { a.ReplicaGroup, a.MinAvailable = name, min }
}

func price(b *estatetest.Builder, decisions ...string) *cost.Evaluation {
	p := b.Problem()
	return cost.Evaluate(p, estatetest.Plan(p, decisions...))
}

func check(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-6*math.Max(1, math.Abs(want)) {
		t.Errorf("%s is %v, want %v", what, got, want)
	}
}

func TestUsage(t *testing.T) {
	all := func(a *inventory.Asset) {
		a.Needs = inventory.Resources{
			inventory.RackUnits: 2, inventory.PowerKW: 3, inventory.VCPU: 4, inventory.MemoryGB: 100, inventory.StorageGB: 5,
		}
	}
	tests := []struct {
		name string
		b    *estatetest.Builder
		plan []string
		want float64
	}{
		// 28 days at 24 a day.
		{"stays", twoSites().Asset("a", "old", rackUnits(24)), nil, 672},
		{"unscheduled", twoSites().Asset("a", "old", rackUnits(24)), []string{"a -"}, 672},
		// 13 1/24 days at 24, then 14 23/24 days at 48.
		{"moves", twoSites().Asset("a", "old", rackUnits(24)), []string{"a 2 new cold"}, 313 + 718},
		// Besides, redeploy runs on both sides for 7 days at 48.
		{"overlaps", twoSites().Asset("a", "old", rackUnits(24)), []string{"a 2 new redeploy"}, 313 + 718 + 336},
		{"overlap is the scenario's", twoSites().Asset("a", "old", rackUnits(24)).
			Set(func(s *model.Scenario) { s.Methods[inventory.MethodCold].OverlapDays = 0.5 }), []string{"a 2 new cold"}, 313 + 718 + 24},
		// 13 1/24 days at 24, then nothing, with no overlap.
		{"retires", twoSites().Asset("a", "old", rackUnits(24)).
			Set(func(s *model.Scenario) { s.Methods[inventory.MethodRetire].OverlapDays = 7 }), []string{"a 2 - retire"}, 313},
		// 2×1 + 3×10 + 4×100 + 5×1000 = 5432 a day; memory is free.
		{"every resource", estatetest.New().Site("s", inventory.RoleKeep, func(s *inventory.Site) {
			s.MonthlyCostPerRackUnit, s.MonthlyCostPerKW, s.MonthlyCostPerVCPU, s.MonthlyCostPerGB =
				perDay(1), perDay(10), perDay(100), perDay(1000)
		}).Asset("a", "s", all), nil, 28 * 5432},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			ev := price(tt.b, tt.plan...)
			check(t, "colocation", ev.Exact.Colocation, tt.want)
			check(t, "all", ev.Exact.Sum(), tt.want)
		})
	}
}

// TestFixedCosts: 12 weeks from March 1 end on May 24, so they touch March, April
// and May; waves 1…12 are on March 7, 14, 21, 28, April 4, 11, 18, 25, May 2, 9,
// 16, 23. A month of "old" is 100, and of "new" 1000, so 3000 are always there.
func TestFixedCosts(t *testing.T) {
	tests := []struct {
		name string
		old  func(*inventory.Site) // on top of 100 a month and 14 days to decommission
		plan string                // of the one asset at old
		want float64
		date string
	}{
		// March 28 + 14 days = April 11: March and April are paid.
		{"emptied in wave 4", nil, "a 4 new", 200, "2027-04-11"},
		// March 14 + 14 days = March 28 01:00: March alone.
		{"emptied in wave 2", nil, "a 2 new", 100, "2027-03-28"},
		// March 21 01:00 + 10 23/24 days = April 1 00:00, which is not in April.
		{"to the end of the month", func(s *inventory.Site) { s.DecommissionDays = 10 + 23.0/24 }, "a 3 new", 100, "2027-04-01"},
		// An hour more begins April.
		{"an hour into the next", func(s *inventory.Site) { s.DecommissionDays = 11 }, "a 3 new", 200, "2027-04-01"},
		// May 16 + 14 days is after the end.
		{"cut at the end", nil, "a 11 new", 300, "2027-05-24"},
		{"stays", nil, "a 0", 300, ""},
		{"unscheduled", nil, "a -", 300, ""},
		{"retired", nil, "a 2 - retire", 100, "2027-03-28"},

		// Exit on March 28, contract to April 30 inclusive: a month of rest.
		{"contract", contract(2027, 5, 1, math.Inf(1)), "a 2 new", 200, "2027-03-28"},
		// April 1, 00:00 is not in April: no rest.
		{"contract to the end of the month", contract(2027, 4, 1, math.Inf(1)), "a 2 new", 100, "2027-03-28"},
		{"contract one day into April", contract(2027, 4, 2, math.Inf(1)), "a 2 new", 200, "2027-03-28"},
		// It has run out at the exit.
		{"contract over", contract(2027, 3, 28, 7), "a 2 new", 100, "2027-03-28"},
		// The exit is at 01:00 of March 28, and the contract a day longer: nothing is left of it.
		{"contract within the month", contract(2027, 3, 29, 7), "a 2 new", 100, "2027-03-28"},
		{"fee below the rest", contract(2027, 5, 2, 150), "a 2 new", 100 + 150, "2027-03-28"}, // rest: April, May
		{"fee above the rest", contract(2027, 5, 2, 250), "a 2 new", 100 + 200, "2027-03-28"},
		{"no fee at all", contract(2027, 5, 2, 0), "a 2 new", 100, "2027-03-28"},
		// Within the horizon there are April and May alone.
		{"contract beyond the end", contract(2029, 1, 1, math.Inf(1)), "a 2 new", 100 + 200, "2027-03-28"},
		{"contract and not emptied", contract(2029, 1, 1, 5), "a -", 300, ""},
		{"contract and exit at the end", contract(2029, 1, 1, 5), "a 12 new", 300, "2027-05-24"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := estatetest.New().Set(func(s *model.Scenario) { s.HorizonWeeks = 12 }).
				Site("old", inventory.RoleRetire, func(s *inventory.Site) {
					s.MonthlyFixedCost = 100
					if tt.old != nil {
						tt.old(s)
					}
				}).
				Site("new", inventory.RoleKeep, func(s *inventory.Site) { s.MonthlyFixedCost = 1000 }).
				Asset("a", "old")
			ev := price(b, tt.plan)
			check(t, "colocation", ev.Exact.Colocation, 3000+tt.want)
			if len(ev.Exits) != 1 || ev.Exits[0].Date.String() != tt.date || ev.Exits[0].Emptied != (tt.date != "") {
				t.Errorf("exits are %+v, want %s", ev.Exits, tt.date)
			}
		})
	}
}

func contract(y int, m time.Month, d int, fee float64) func(*inventory.Site) {
	return func(s *inventory.Site) {
		s.ContractEnd, s.EarlyExitFee = inventory.Date{Year: y, Month: m, Day: d}, fee
	}
}

func TestEmptySiteIsLeftAtTheStart(t *testing.T) {
	build := func(fee float64) *estatetest.Builder {
		return estatetest.New().Set(func(s *model.Scenario) { s.HorizonWeeks = 12 }).
			Site("old", inventory.RoleRetire, func(s *inventory.Site) { s.MonthlyFixedCost = 100 }, contract(2027, 4, 10, fee)).
			Site("new", inventory.RoleKeep)
	}
	// No month is paid; the contract would cost March and April.
	ev := price(build(math.Inf(1)))
	check(t, "colocation", ev.Exact.Colocation, 200)
	ev = price(build(30))
	check(t, "colocation", ev.Exact.Colocation, 30)
	if got := ev.Exits[0]; got.Date.String() != "2027-03-01" || !got.Emptied || got.LastWave != 0 {
		t.Errorf("exit is %+v", got)
	}
	if ev.Months[0].Colocation != 30 || ev.Months[1].Colocation != 0 {
		t.Errorf("months are %+v", ev.Months)
	}
}

func TestCandidates(t *testing.T) {
	build := func() *estatetest.Builder {
		b := estatetest.New().Set(func(s *model.Scenario) { s.HorizonWeeks, s.Keep = 12, 1 })
		for _, id := range []string{"c1", "c2", "c3"} {
			b.Site(id, inventory.RoleCandidate, func(s *inventory.Site) { s.MonthlyFixedCost = 100 })
		}
		return b.Asset("a", "c1").Asset("b", "c2")
	}
	// c1 is left on March 28 (one month), c2 is kept (three), c3 was empty.
	ev := price(build(), "a 2 c2")
	check(t, "colocation", ev.Exact.Colocation, 400)
	if len(ev.Exits) != 2 || ev.Exits[0].Site != 0 || ev.Exits[1].Site != 2 {
		t.Errorf("exits are %+v", ev.Exits)
	}
	// Both stay: both are kept.
	ev = price(build())
	check(t, "colocation", ev.Exact.Colocation, 600)
	if len(ev.Exits) != 1 {
		t.Errorf("exits are %+v", ev.Exits)
	}
}

// TestCandidateWithUnscheduled: what should have left a candidate does not keep
// it; it costs its rent to the end all the same.
func TestCandidateWithUnscheduled(t *testing.T) {
	b := estatetest.New().Set(func(s *model.Scenario) { s.HorizonWeeks, s.Keep = 12, 1 }).
		Site("c1", inventory.RoleCandidate, func(s *inventory.Site) { s.MonthlyFixedCost = 100 }, contract(2029, 1, 1, 5)).
		Site("c2", inventory.RoleCandidate).Asset("a", "c1").Asset("b", "c2")
	ev := price(b, "a -")
	check(t, "colocation", ev.Exact.Colocation, 300)
	if len(ev.Exits) != 1 || ev.Exits[0].Site != 0 || ev.Exits[0].Emptied {
		t.Errorf("exits are %+v", ev.Exits)
	}
}

// TestCountable: a total is told only where JSON can hold it to the last unit.
func TestCountable(t *testing.T) {
	for _, tt := range []struct {
		fixed float64
		want  error
	}{{1e14, nil}, {9e14, cost.ErrTooLarge}, {1e300, cost.ErrTooLarge}, {math.MaxFloat64, cost.ErrTooLarge}} {
		b := estatetest.New().Set(func(s *model.Scenario) { s.HorizonWeeks = 52 }).
			Site("a", inventory.RoleKeep, func(s *inventory.Site) { s.MonthlyFixedCost = tt.fixed })
		if got := price(b).Countable(); got != tt.want {
			t.Errorf("%g a month: %v, want %v", tt.fixed, got, tt.want)
		}
	}
}

func TestAssetThatComesToARetiringSite(t *testing.T) {
	b := estatetest.New().Set(func(s *model.Scenario) { s.HorizonWeeks = 12 }).
		Site("old", inventory.RoleRetire, func(s *inventory.Site) { s.MonthlyFixedCost = 100 }).
		Site("new", inventory.RoleKeep).Asset("a", "new")
	ev := price(b, "a 2 old") // breaks C1, and the site is never left
	check(t, "colocation", ev.Exact.Colocation, 300)
	if ev.Exits[0].Emptied {
		t.Errorf("exit is %+v", ev.Exits[0])
	}
}

func TestContractAfterTheHorizon(t *testing.T) {
	tests := []struct {
		name string
		site func(*inventory.Site)
		plan string
		want model.Money
	}{
		{"month to month", nil, "a 2 new", 0},
		{"over before", contract(2027, 5, 1, 10), "a 2 new", 0},
		// Paid to May by month; June to December are left, and no exit.
		{"no exit", contract(2028, 1, 1, math.Inf(1)), "a 2 new", 700},
		// The fee of 500 is above the two months within the horizon, and below what is left then.
		{"fee later", contract(2028, 1, 1, 500), "a 2 new", 500},
		// The fee of 150 was below the two months, and was paid at the exit.
		{"fee before", contract(2028, 1, 1, 150), "a 2 new", 0},
		{"not emptied", contract(2028, 1, 1, math.Inf(1)), "a -", 700},
		// May is paid already.
		{"to the end of May", contract(2027, 6, 1, math.Inf(1)), "a 2 new", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := estatetest.New().Set(func(s *model.Scenario) { s.HorizonWeeks = 12 }).
				Site("old", inventory.RoleRetire, func(s *inventory.Site) {
					s.MonthlyFixedCost = 100
					if tt.site != nil {
						tt.site(s)
					}
				}).
				Site("new", inventory.RoleKeep).Asset("a", "old")
			if got := price(b, tt.plan).Exits[0].AfterHorizon; got != tt.want {
				t.Errorf("after the horizon %d, want %d", got, tt.want)
			}
		})
	}
}

func TestMigration(t *testing.T) {
	build := func() *estatetest.Builder {
		return estatetest.New().Site("old", inventory.RoleRetire).Site("new", inventory.RoleKeep).
			Link("old", "new", 1000, 5, 0.5).
			Set(func(s *model.Scenario) {
				s.CostPerEffortHour, s.WaveFixedCost = 10, 1000
				s.Methods[inventory.MethodCold].FixedCost = 7
				s.Methods[inventory.MethodRetire].FixedCost = 3
			}).
			Asset("a", "old", storage(100), func(a *inventory.Asset) { a.EffortHours = 4 }).
			Asset("b", "old", kind(inventory.KindDatabase), storage(100), func(a *inventory.Asset) { a.ChangeGBPerDay = 10 }).
			Asset("c", "old", storage(20), func(a *inventory.Asset) { a.Needs[inventory.MemoryGB] = 30 })
	}
	tests := []struct {
		name string
		plan []string
		want float64
	}{
		{"nothing", nil, 0},
		{"unscheduled", []string{"a -"}, 0},
		{"cold", []string{"a 1 new cold"}, 1000 + 40 + 7 + 50},
		{"replicate", []string{"b 1 new replicate"}, 1000 + 10 + 85}, // (100 + 7×10) GB
		{"live", []string{"c 1 new live"}, 1000 + 10 + 25},           // (20 + 30) GB
		{"physical", []string{"a 1 new physical"}, 1000 + 40},
		{"retire", []string{"a 1 - retire"}, 1000 + 40 + 3},
		{"two in a wave", []string{"a 1 new physical", "b 1 new physical"}, 1000 + 50},
		{"two waves", []string{"a 1 new physical", "b 3 new physical"}, 2000 + 50},
		{"to where it is", []string{"a 1 old cold"}, 1000 + 40 + 7}, // breaks C1; nothing crosses a link
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			ev := price(build(), tt.plan...)
			check(t, "migration", ev.Exact.Migration, tt.want)
			check(t, "all", ev.Exact.Sum(), tt.want)
			if ev.Moved != len(tt.plan)-len(ev.Unscheduled) {
				t.Errorf("%d moved, %d unscheduled", ev.Moved, len(ev.Unscheduled))
			}
		})
	}
}

func TestSplit(t *testing.T) {
	build := func(set func(*inventory.Dependency)) *estatetest.Builder {
		return estatetest.New().Site("old", inventory.RoleRetire).Site("far", inventory.RoleRetire).Site("new", inventory.RoleKeep).
			Link("old", "new", 1000, 6, 2).Link("far", "new", 1000, 12, 0).Link("far", "old", 1000, 3, 0).
			Set(func(s *model.Scenario) { s.LatencyCostPerHour, s.SLAPenaltyPerDay = 10, 100 }).
			Asset("a", "old").Asset("b", "new").Asset("c", "old").Asset("d", "far").Name("n").
			Depend("a", "b", set).Depend("a", "c", set).Depend("n", "a", set).Depend("a", "d", set)
	}
	calls := func(d *inventory.Dependency) { d.CallsPerSecond = 10 }
	traffic := func(d *inventory.Dependency) { d.TrafficMbps = 5 }
	sla := func(d *inventory.Dependency) { d.MaxRTTms = 6 }
	tests := []struct {
		name string
		set  func(*inventory.Dependency)
		plan []string
		want float64
	}{
		// 10 calls × 86 400 s × 6 ms ÷ 3 600 000 ms/h = 1.44 h a day, at 10; a-d has 3 ms: 0.72 h.
		{"calls today", calls, nil, 28 * (14.4 + 7.2)},
		// From wave 2 on (14 23/24 days) a-b is together; a-c crosses 6 ms, a-d 12 ms.
		{"calls after a move", calls, []string{"a 2 new"}, 28*0 + (13+1.0/24)*(14.4+7.2) + (14+23.0/24)*(14.4+28.8)},
		// Both ends move at once: a-b joins in wave 2, a-c never parts.
		{"calls of ends that move together", calls, []string{"a 2 new", "c 2 new"}, (13+1.0/24)*21.6 + (14+23.0/24)*28.8},
		// a-c is apart for the 7 days between the waves.
		{"calls of ends that move apart", calls, []string{"a 2 new", "c 3 new"},
			(13+1.0/24)*21.6 + 7*(14.4+28.8) + (7+23.0/24)*28.8},
		// Retired, a calls no one from wave 2 on.
		{"calls of a retired end", calls, []string{"a 2 - retire"}, (13 + 1.0/24) * 21.6},
		{"calls of an unscheduled end", calls, []string{"a -"}, 28 * 21.6},
		// 5 Mbit/s × 10.8 GB at 2 a GB on old-new; the other links are free.
		{"traffic today", traffic, nil, 28 * 108},
		// 6 ms does not exceed 6 ms; a-d after the move has 12.
		{"penalty today", sla, nil, 0},
		{"penalty after a move", sla, []string{"a 2 new"}, (14 + 23.0/24) * 100},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			ev := price(build(tt.set), tt.plan...)
			check(t, "split", ev.Exact.Split, tt.want)
		})
	}
	ev := price(build(calls), "a 2 new", "c 3 new")
	var counts []int
	for _, s := range ev.Splits {
		counts = append(counts, s.Dependencies)
	}
	if len(counts) != 5 || counts[0] != 2 || counts[1] != 2 || counts[2] != 2 || counts[3] != 1 || counts[4] != 1 {
		t.Errorf("splits are %v", counts)
	}
	check(t, "cost of the splits today", ev.Splits[0].PerDay, 21.6)
	check(t, "cost of the splits at the end", ev.Splits[4].PerDay, 28.8)
}

func TestLinkDefault(t *testing.T) {
	b := estatetest.New().Site("s", inventory.RoleKeep).Site("r", inventory.RoleKeep).
		Set(func(s *model.Scenario) { s.LinkDefault.RTTms, s.LatencyCostPerHour = 25, 2 }).
		Asset("a", "s").Asset("b", "r").
		Depend("a", "b", func(d *inventory.Dependency) { d.CallsPerSecond = 1 })
	// 86 400 × 25 ÷ 3 600 000 = 0.6 h a day, at 2.
	check(t, "split", price(b).Exact.Split, 28*1.2)
}
