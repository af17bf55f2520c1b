package cost_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/cost"
	"github.com/wavecut/wavecut/planner/internal/estatetest"
	"github.com/wavecut/wavecut/planner/model"
)

func zone(t *testing.T, name string) func(*model.Scenario) {
	loc, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return func(s *model.Scenario) { s.Location = loc }
}

// TestDaylightSaving: in Berlin the clocks go forward on March 28 2027, between
// window 4 at 01:00 (00:00 UTC) and the end on March 29, 00:00: 22 hours remain.
func TestDaylightSaving(t *testing.T) {
	b := twoSites().Set(zone(t, "Europe/Berlin")).Asset("a", "old", rackUnits(24))
	// 27 1/24 days at 24 a day, then 22 hours at 48.
	check(t, "usage", price(b, "a 4 new cold").Exact.Colocation, 649+44)
	// The whole horizon has 28 days less an hour.
	check(t, "usage of a stay", price(b).Exact.Colocation, 672-1)
}

// TestMonths: 8 weeks from March 1 in Seoul end on April 26. Wave 4 is on March
// 28, wave 5 on April 4, 01:00.
func TestMonths(t *testing.T) {
	b := twoSites().Set(zone(t, "Asia/Seoul")).
		Set(func(s *model.Scenario) { s.HorizonWeeks, s.WaveFixedCost, s.LatencyCostPerHour = 8, 1000, 10 }).
		Asset("a", "old", rackUnits(24), service(60)).Asset("b", "old", rackUnits(24), service(60)).
		Depend("a", "b", func(d *inventory.Dependency) { d.CallsPerSecond = 60 })
	// Together: 5 ms × 60 × 86 400 ÷ 3 600 000 × 10 = 72 a day, for the 7 days between
	// the waves: March 28 01:00 to April 1 (3 23/24 days), and 3 1/24 days in April.
	ev := price(b, "a 4 new redeploy", "b 5 new cold")
	want := []string{
		// a: 27 1/24 days at 24 (649), 3 23/24 at 48 (190), overlap 336; b: 31 at 24.
		fmt.Sprintf("2027-03-01 %d 1000 0 285", 649+190+336+744),
		// a: 25 days at 48; b: 3 1/24 days at 24 (73), 21 23/24 at 48 (1054). An outage
		// of 15 minutes (b has no storage) in a window of load 0.3. b goes down, and
		// with it a, which needs it.
		fmt.Sprintf("2027-04-01 %d 1000 9 219", 1200+73+1054),
	}
	for k, m := range ev.Months {
		got := fmt.Sprintf("%s %d %d %d %d", m.First, m.Colocation, m.Migration, m.Downtime, m.Split)
		if k >= len(want) || got != want[k] {
			t.Errorf("month %d is %s", k, got)
		}
	}
	checkSums(t, ev)
}

func TestMonthsOfFixedCosts(t *testing.T) {
	tests := []struct {
		name string
		set  func(*inventory.Site)
		want string
	}{
		// Exit on March 28.
		{"month to month", func(*inventory.Site) {}, "[100 0 0]"},
		{"rest of the contract", contract(2027, 5, 2, math.Inf(1)), "[100 100 100]"},
		{"fee at the exit", contract(2027, 5, 2, 150), "[250 0 0]"},
	}
	for _, tt := range tests {
		b := estatetest.New().Set(func(s *model.Scenario) { s.HorizonWeeks = 12 }).
			Site("old", inventory.RoleRetire, func(s *inventory.Site) { s.MonthlyFixedCost = 100 }, tt.set).
			Site("new", inventory.RoleKeep).Asset("a", "old")
		var got []model.Money
		for _, m := range price(b, "a 2 new").Months {
			got = append(got, m.Colocation)
		}
		if fmt.Sprint(got) != tt.want {
			t.Errorf("%s: %v, want %s", tt.name, got, tt.want)
		}
	}
}

// TestRounding: each term is rounded half away from zero to the minor unit.
func TestRounding(t *testing.T) {
	tests := []struct {
		currency string
		effort   float64
		want     model.Money
	}{
		{"KRW", 2.5, 3}, {"KRW", 2.4999, 2}, {"USD", 2.125, 213}, {"USD", 2.12, 212}, {"KWD", 2.0625, 2063}, {"JPY", 0.5, 1},
	}
	for _, tt := range tests {
		b := estatetest.New().Site("old", inventory.RoleRetire).Site("new", inventory.RoleKeep).
			Set(func(s *model.Scenario) { s.Currency, s.CostPerEffortHour, s.WaveFixedCost = tt.currency, tt.effort, 0 }).
			Asset("a", "old")
		ev := price(b, "a 1 new physical")
		if ev.Cost.Migration != tt.want || ev.Total != tt.want {
			t.Errorf("%v %s is %d, want %d", tt.effort, tt.currency, ev.Cost.Migration, tt.want)
		}
	}
}

// TestTermsAreRoundedApart: two halves make two whole units, not one.
func TestTermsAreRoundedApart(t *testing.T) {
	b := estatetest.New().Site("old", inventory.RoleRetire).
		Site("new", inventory.RoleKeep, func(s *inventory.Site) { s.MonthlyFixedCost = 0.5 }).
		Set(func(s *model.Scenario) { s.WaveFixedCost = 0.5 }).Asset("a", "old")
	if ev := price(b, "a 1 new physical"); ev.Total != 2 || ev.Cost != (cost.Parts{Colocation: 1, Migration: 1}) {
		t.Errorf("total %d, parts %+v", ev.Total, ev.Cost)
	}
}

func TestRunRates(t *testing.T) {
	b := estatetest.New().Set(func(s *model.Scenario) { s.LatencyCostPerHour = 10 }).
		Site("o1", inventory.RoleRetire, func(s *inventory.Site) { s.MonthlyFixedCost, s.MonthlyCostPerRackUnit = 1000, 10 }).
		Site("o2", inventory.RoleRetire, func(s *inventory.Site) { s.MonthlyFixedCost = 300 }).
		Site("new", inventory.RoleKeep, func(s *inventory.Site) { s.MonthlyFixedCost, s.MonthlyCostPerRackUnit = 500, 20 }).
		Asset("a", "o1", rackUnits(4)).Asset("b", "new", rackUnits(1)).Asset("c", "o2").
		Depend("a", "b", func(d *inventory.Dependency) { d.CallsPerSecond = 120 })
	ev := price(b, "a 2 new", "c -")
	// 120 × 86 400 × 5 ms ÷ 3 600 000 × 10 = 144 a day, 4383 a month.
	if want := (cost.RunRate{Colocation: 1800 + 40 + 20, Split: 4383, PerMonth: 6243, PerYear: 74916}); ev.Today != want {
		t.Errorf("today %+v, want %+v", ev.Today, want)
	}
	// o1 is left, and o2 is not; a and b are together.
	if want := (cost.RunRate{Colocation: 800 + 100, PerMonth: 900, PerYear: 10800}); ev.Final != want {
		t.Errorf("final %+v, want %+v", ev.Final, want)
	}
}

func TestHeadroom(t *testing.T) {
	team := func(a *inventory.Asset) { a.Team, a.EffortHours, a.Tier = "blue", 3, 0 }
	b := estatetest.New().
		Site("old", inventory.RoleRetire, func(s *inventory.Site) { s.Capacity[inventory.VCPU] = 1 }).
		Site("new", inventory.RoleKeep, func(s *inventory.Site) { s.Capacity[inventory.RackUnits] = 10 }).
		Link("old", "new", 100, 5, 0).
		Set(func(s *model.Scenario) {
			s.Wave.MaxAssets, s.Wave.Ramp, s.Wave.MaxEffortHours, s.Wave.MaxTier0 = 9, []float64{2, 3}, 40, 1
		}).
		Team("blue", 8, 2).Team("red", math.Inf(1), 5).
		Asset("a", "old", team, rackUnits(4), storage(100), func(a *inventory.Asset) { a.Needs[inventory.VCPU] = 3 }).
		Asset("b", "old", rackUnits(2), storage(50)).Asset("c", "new", rackUnits(1))
	ev := price(b, "a 2 new cold", "b 3 new redeploy")
	var lines []string
	for _, h := range ev.Headroom {
		lines = append(lines, fmt.Sprintf("%d %s %s %v of %v", h.Wave, h.Limit, h.Subject, h.Used, math.Round(h.Most)))
	}
	want := []string{
		"0 capacity_rack_units new 1 of 10",
		"0 capacity_vcpu old 3 of 3", // over its capacity from the start
		"2 assets  1 of 3",
		"2 effort_hours  3 of 40",
		"2 tier0_assets  1 of 1",
		"2 team_assets blue 1 of 2",
		"2 team_effort_hours blue 3 of 8",
		"2 team_assets red 0 of 5",
		// 50 Mbit/s × 86 400 s × 6 days ÷ 8000 = 3240 GB; in the 5 hours 112.5 GB.
		"2 copy_gb new-old 100 of 3240",
		"2 cold_copy_gb new-old 100 of 113",
		// a is there, c too, and b is being prepared for wave 3.
		"2 capacity_rack_units new 7 of 10",
		"2 capacity_vcpu old 0 of 3",
		"3 assets  1 of 9",
		"3 effort_hours  1 of 40",
		"3 tier0_assets  0 of 1",
		"3 team_assets blue 0 of 2",
		"3 team_effort_hours blue 0 of 8",
		"3 team_assets red 0 of 5",
		"3 copy_gb new-old 50 of 3240",
		"3 capacity_rack_units new 7 of 10",
		"3 capacity_vcpu old 0 of 3",
	}
	if got := strings.Join(lines, "\n"); got != strings.Join(want, "\n") {
		t.Errorf("headroom is\n%s", got)
	}
	if left := ev.Headroom[2].Left(); left != 2 {
		t.Errorf("%v left", left)
	}
}

func TestCopyHeadroomOfTheFirstWindow(t *testing.T) {
	b := estatetest.New().Site("old", inventory.RoleRetire).Site("new", inventory.RoleKeep).
		Set(func(s *model.Scenario) { s.Copy.SyncDays = 30 }).
		Link("old", "new", 100, 5, 0).Asset("a", "old", storage(1)).Asset("b", "old", storage(1))
	ev := price(b, "a 1 new redeploy", "b 2 new redeploy")
	// 540 GB a day, from the start (6 1/24 days) and from the window before (7 days).
	check(t, "window 1", ev.Headroom[0].Most, 540*(6+1.0/24))
	check(t, "window 2", ev.Headroom[1].Most, 540*7)
}

func TestUnscheduledReasons(t *testing.T) {
	p := twoSites().Asset("a", "old").Asset("b", "old").Problem()
	plan := estatetest.Plan(p, "a -", "b 1 new")
	plan.Decisions[0].Reason = "C9"
	ev := cost.Evaluate(p, plan)
	if len(ev.Unscheduled) != 1 || ev.Unscheduled[0] != (cost.Unscheduled{Asset: 0, Reason: "C9"}) || ev.Moved != 1 {
		t.Errorf("unscheduled %v, moved %d", ev.Unscheduled, ev.Moved)
	}
}

func TestEmptyEstate(t *testing.T) {
	ev := price(estatetest.New())
	if ev.Total != 0 || len(ev.Months) != 1 || ev.Moved != 0 {
		t.Errorf("evaluation is %+v", ev)
	}
	ev = price(twoSites().Set(func(s *model.Scenario) { s.Recurrences = nil }).Asset("a", "old", rackUnits(1)))
	check(t, "without windows", ev.Exact.Sum(), 28)
}

func ExampleEvaluate() {
	p := estatetest.New().
		Site("old", inventory.RoleRetire, func(s *inventory.Site) { s.MonthlyFixedCost = 900000 }).
		Site("new", inventory.RoleKeep, func(s *inventory.Site) { s.MonthlyFixedCost = 1500000 }).
		Set(func(s *model.Scenario) { s.HorizonWeeks, s.WaveFixedCost = 12, 200000 }).
		Asset("db", "old", func(a *inventory.Asset) { a.Kind = inventory.KindDatabase }).
		Asset("shop", "old", func(a *inventory.Asset) { a.DowntimeCostPerHour = 600000 }).
		Depend("shop", "db").
		Problem()
	rows, _ := model.ReadPlan("plan.csv", []byte("asset,wave,target\ndb,2,new\nshop,2,new\n"))
	plan, _ := model.Bind(p, rows)
	ev := cost.Evaluate(p, plan)
	fmt.Printf("total %d: %+v\n", ev.Total, ev.Cost)
	fmt.Println("exit of old:", ev.Exits[0].Date)
	fmt.Printf("down for %.1f minutes\n", ev.Outage.Minutes)
	// Output:
	// total 5615000: {Colocation:5400000 Migration:200000 Downtime:15000 Split:0}
	// exit of old: 2027-03-28
	// down for 5.0 minutes
}

// bigEstate is n assets at four sites, two to leave, with four dependencies each
// to assets of low numbers, which so become hubs.
func bigEstate(n int) (*model.Problem, *model.Plan) {
	rng := rand.New(rand.NewPCG(1, 1))
	e := &inventory.Estate{}
	for s, role := range []inventory.Role{inventory.RoleRetire, inventory.RoleRetire, inventory.RoleKeep, inventory.RoleKeep} {
		e.Sites = append(e.Sites, inventory.Site{
			ID: fmt.Sprintf("s%d", s), Role: role, Capacity: inventory.Unlimited(), MonthlyFixedCost: 1e8, MonthlyCostPerVCPU: 20000,
		})
	}
	for i := range n {
		a := inventory.DefaultAsset()
		a.ID, a.Site, a.Needs = fmt.Sprintf("a%08d", i), int32(rng.IntN(4)), inventory.Resources{inventory.VCPU: 4, inventory.StorageGB: 50}
		e.Assets = append(e.Assets, a)
		for k := range 4 {
			to := int32(float64(n) * math.Pow(rng.Float64(), 3))
			if last := len(e.Dependencies); to == int32(i) || last > 0 && k > 0 && e.Dependencies[last-1].To >= to {
				continue
			}
			e.Dependencies = append(e.Dependencies, inventory.Dependency{
				From: int32(i), To: to, Impact: inventory.Impact(rng.IntN(3)), CallsPerSecond: rng.Float64(), MaxRTTms: math.NaN(),
			})
		}
	}
	s := model.DefaultScenario()
	s.StartDate = inventory.Date{Year: 2027, Month: 3, Day: 1}
	p, err := model.NewProblem(e, s)
	if err != nil {
		panic(err)
	}
	return p, estatetest.RandomPlan(rng, p)
}

func BenchmarkEvaluate(b *testing.B) {
	for _, n := range []int{5000, 50000} {
		p, plan := bigEstate(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				cost.Evaluate(p, plan)
			}
		})
	}
}
