package cost_test

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/cost"
	"github.com/wavecut/wavecut/planner/internal/estatetest"
	"github.com/wavecut/wavecut/planner/model"
)

// outageEstate has assets whose outage is 15 + 2×GB minutes when they move by
// cold: 8000 ÷ (60 × 66 2/3 Mbit/s) = 2. The load factor of the window is 0.5.
func outageEstate() *estatetest.Builder {
	return estatetest.New().Site("old", inventory.RoleRetire).Site("new", inventory.RoleKeep).
		Set(func(s *model.Scenario) {
			s.Copy.StreamMbps = 200.0 / 3
			s.Recurrences[0].LoadFactor = 0.5
		})
}

// printHits is "[{wave minutes} …]".
func printHits(hits []cost.Hit) string {
	words := make([]string, len(hits))
	for i, h := range hits {
		words[i] = fmt.Sprintf("{%d %.6g}", h.Wave, h.Minutes)
	}
	return "[" + strings.Join(words, " ") + "]"
}

func TestOutageOfMethods(t *testing.T) {
	tests := []struct {
		method string
		want   float64
	}{
		{"cold", 15 + 2*30},
		// lag_gb = 288 × 5 ÷ 1440 = 1.
		{"replicate", 5 + 2},
		{"live", 0.1}, {"drain", 0}, {"redeploy", 0}, {"physical", 720}, {"retire", 0},
	}
	for _, tt := range tests {
		target := "new"
		if tt.method == "retire" {
			target = "-"
		}
		b := outageEstate().Asset("a", "old", storage(30), service(60), func(a *inventory.Asset) { a.ChangeGBPerDay = 288 })
		ev := price(b, "a 1 "+target+" "+tt.method)
		check(t, tt.method+": minutes", ev.Outage.Minutes, tt.want)
		check(t, tt.method+": downtime", ev.Exact.Downtime, tt.want*0.5) // 60 an hour is 1 a minute
	}
}

// TestBandwidthOfOutage: B is the smaller of the stream and the migration share
// of the link.
func TestBandwidthOfOutage(t *testing.T) {
	b := outageEstate().Link("old", "new", 100, 5, 0). // half of it, 50 Mbit/s, below the stream
								Asset("a", "old", storage(30), service(60))
	check(t, "minutes", price(b, "a 1 new cold").Outage.Minutes, 15+8000*30/(60*50.0))
}

func TestDowntime(t *testing.T) {
	minute := service(60) // 1 a minute, 0.5 in the window
	dependency := func(set ...func(*inventory.Dependency)) func(*inventory.Dependency) {
		return func(d *inventory.Dependency) {
			for _, f := range set {
				f(d)
			}
		}
	}
	pool := func(d *inventory.Dependency) { d.Mode = inventory.ModeAny }
	impact := func(i inventory.Impact) func(*inventory.Dependency) {
		return func(d *inventory.Dependency) { d.Impact = i }
	}
	// s is the service, at the site that stays; db takes 25 minutes, web 35, x 75, y 95.
	build := func() *estatetest.Builder {
		return outageEstate().Asset("s", "new", minute).
			Asset("db", "old", storage(5)).Asset("web", "old", storage(10)).
			Asset("x", "old", storage(30)).Asset("y", "old", storage(40)).Name("n", minute)
	}
	tests := []struct {
		name  string
		b     *estatetest.Builder
		plan  []string
		want  string // waves and minutes of s, then of n
		waves int
	}{
		{"needs nothing", build(), []string{"db 1 new cold"}, "[] []", 0},
		{"needs db", build().Depend("s", "db"), []string{"db 1 new cold"}, "[{1 25}] []", 1},
		{"db stays", build().Depend("s", "db"), nil, "[] []", 0},
		{"db unscheduled", build().Depend("s", "db"), []string{"db -"}, "[] []", 0},
		{"side by side in one wave", build().Depend("s", "db").Depend("s", "web"),
			[]string{"db 1 new cold", "web 1 new cold"}, "[{1 35}] []", 1},
		{"twice in two waves", build().Depend("s", "db").Depend("s", "web"),
			[]string{"db 1 new cold", "web 3 new cold"}, "[{1 25} {3 35}] []", 2},
		{"no outage, no hit", build().Depend("s", "db").Depend("s", "web"),
			[]string{"db 1 new cold", "web 3 new redeploy"}, "[{1 25}] []", 1},
		{"the other way round", build().Depend("db", "s"), []string{"db 1 new cold"}, "[] []", 0},
		{"degraded", build().Depend("s", "db", impact(inventory.ImpactDegraded)), []string{"db 1 new cold"}, "[] []", 0},
		{"name and service", build().Depend("n", "s").Depend("s", "db"), []string{"db 1 new cold"}, "[{1 25}] [{1 25}]", 1},
		{"its own outage counts", build().Asset("t", "old", storage(45)).Depend("n", "t"), []string{"t 2 new cold"}, "[] [{2 105}]", 1},
		{"cycle", build().Depend("s", "db").Depend("db", "s").Depend("db", "web"), []string{"web 1 new cold"}, "[{1 35}] []", 1},

		{"four steps", build().Asset("p", "new").Asset("q", "new").
			Depend("n", "s").Depend("s", "p").Depend("p", "q").Depend("q", "db"), []string{"db 1 new cold"}, "[{1 25}] [{1 25}]", 1},
		{"five steps are too many", build().Asset("p", "new").Asset("q", "new").Asset("r", "new").
			Depend("n", "s").Depend("s", "p").Depend("p", "q").Depend("q", "r").Depend("r", "db"), []string{"db 1 new cold"}, "[{1 25}] []", 1},
		{"no steps", build().Set(func(s *model.Scenario) { s.ImpactDepth = 0 }).Depend("s", "db"), []string{"db 1 new cold"}, "[] []", 0},
		{"the short way counts", build().Asset("p", "new").Asset("q", "new").Asset("r", "new").
			Depend("n", "p").Depend("p", "q").Depend("q", "r").Depend("r", "db").Depend("n", "r"), []string{"db 1 new cold"}, "[] [{1 25}]", 1},

		{"pool of two", build().Pool("s", "db", "web"), []string{"db 1 new cold"}, "[] []", 0},
		{"pool of two that move together", build().Pool("s", "db", "web"), // breaks C7, and costs nothing here
			[]string{"db 1 new cold", "web 1 new cold"}, "[] []", 0},
		{"any alone is all", build().Pool("s", "db"), []string{"db 1 new cold"}, "[{1 25}] []", 1},
		{"two kinds are no pool", build().Depend("s", "db", pool).Depend("s", "web", dependency(pool, func(d *inventory.Dependency) { d.Kind = inventory.DNS })),
			[]string{"db 1 new cold"}, "[{1 25}] []", 1},
		{"any without impact does not make a pool", build().Depend("s", "db", pool).Depend("s", "web", dependency(pool, impact(inventory.ImpactNone))),
			[]string{"db 1 new cold"}, "[{1 25}] []", 1},
		{"pool and all", build().Pool("s", "db", "web").Depend("s", "x"), []string{"db 1 new cold", "x 2 new cold"}, "[{2 75}] []", 1},
		{"what the pool has in common", build().Pool("s", "db", "web").Depend("db", "x").Depend("web", "x").Depend("web", "y"),
			[]string{"x 1 new cold", "y 2 new cold"}, "[{1 75}] []", 1},
		{"a target that needs the other", build().Pool("s", "db", "web").Depend("db", "web"),
			[]string{"web 1 new cold", "db 2 new cold"}, "[{1 35}] []", 1},
		// D₃ of web goes through the inner pool to y alone; D₃ of db is db and y.
		{"pool within a pool", build().Asset("i", "new").Pool("s", "db", "i").Pool("i", "x", "web").
			Depend("x", "y").Depend("web", "y").Depend("db", "y"),
			[]string{"x 1 new cold", "y 2 new cold"}, "[{2 95}] []", 1},
		{"pool too deep for what it shares", build().Set(func(s *model.Scenario) { s.ImpactDepth = 1 }).
			Pool("s", "db", "web").Depend("db", "x").Depend("web", "x"), []string{"x 1 new cold"}, "[] []", 0},
		{"name over a pool", build().Depend("n", "s").Pool("s", "db", "web").Depend("db", "x").Depend("web", "x"),
			[]string{"x 1 new cold"}, "[{1 75}] [{1 75}]", 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := tt.b.Problem()
			ev := price(tt.b, tt.plan...)
			hits := map[string]string{"s": "[]", "n": "[]"}
			minutes := 0.0
			for _, s := range ev.Outage.Services {
				hits[p.Estate.Assets[s.Asset].ID] = printHits(s.Hits)
				minutes += s.Minutes()
			}
			if got := hits["s"] + " " + hits["n"]; got != tt.want {
				t.Errorf("hits are %s, want %s", got, tt.want)
			}
			check(t, "minutes", ev.Outage.Minutes, minutes)
			check(t, "downtime", ev.Exact.Downtime, minutes*0.5)
			waves := 0
			for _, m := range ev.Outage.ByWave {
				if m > 0 {
					waves++
				}
			}
			if waves != tt.waves {
				t.Errorf("outage by wave is %v", ev.Outage.ByWave)
			}
		})
	}
}

// TestReplicaRelief: a member of a group has no outage in a wave in which enough
// of the others serve.
func TestReplicaRelief(t *testing.T) {
	tests := []struct {
		name string
		min  int
		plan []string
		want string
	}{
		{"one of three", 1, []string{"a 1 new cold"}, "[]"},
		{"two of three", 1, []string{"a 1 new cold", "b 1 new cold"}, "[]"},
		{"all three", 1, []string{"a 1 new cold", "b 1 new cold", "c 1 new cold"}, "[{1 35}]"},
		{"one by one", 1, []string{"a 1 new cold", "b 2 new cold", "c 3 new cold"}, "[]"},
		{"two of three, and two must serve", 2, []string{"a 1 new cold", "b 1 new cold", "c 2 new cold"}, "[{1 25}]"},
		{"more than the group must serve", 9, []string{"a 1 new cold", "b 2 new cold", "c 3 new cold"}, "[]"}, // two do
		{"the others are unscheduled", 2, []string{"a 1 new cold", "b -", "c -"}, "[]"},
		{"another is retired in the wave", 2, []string{"a 1 new cold", "b 1 - retire"}, "[{1 15}]"},
		{"another was retired before", 2, []string{"b 1 - retire", "a 2 new cold"}, "[{2 15}]"},
		{"another is retired later", 2, []string{"a 1 new cold", "b 2 - retire"}, "[]"},
		{"no one must serve", 0, []string{"a 1 new cold", "b 1 new cold", "c 1 new cold"}, "[]"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := outageEstate().Asset("s", "new", service(60)).
				Asset("a", "old", group("g", tt.min)).Asset("b", "old", group("g", 0), storage(5)).Asset("c", "old", group("g", 0), storage(10)).
				Depend("s", "a").Depend("s", "b").Depend("s", "c")
			ev := price(b, tt.plan...)
			got := "[]"
			if len(ev.Outage.Services) > 0 {
				got = printHits(ev.Outage.Services[0].Hits)
			}
			if got != tt.want {
				t.Errorf("hits are %s, want %s", got, tt.want)
			}
		})
	}
	alone := outageEstate().Asset("s", "old", service(60), group("g", 1))
	check(t, "a group of one: minutes", price(alone, "s 1 new cold").Outage.Minutes, 15)
}

func TestServices(t *testing.T) {
	tests := []struct {
		name  string
		asset func(*inventory.Asset)
		edge  bool // whether another asset needs it
		want  float64
	}{
		{"prod that nothing needs", nil, false, 7},
		{"prod that something needs", nil, true, 0},
		{"external", func(a *inventory.Asset) { a.Exposure = inventory.External }, false, 9},
		{"tier", func(a *inventory.Asset) { a.Tier = 1 }, false, 3},
		{"test", func(a *inventory.Asset) { a.Environment = inventory.EnvTest }, false, 0},
		{"test with a price", func(a *inventory.Asset) { a.Environment, a.DowntimeCostPerHour = inventory.EnvTest, 4 }, true, 4},
		{"price of 0", func(a *inventory.Asset) { a.DowntimeCostPerHour = 0 }, false, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := outageEstate().Set(func(s *model.Scenario) {
				s.DowntimeCostPerHour[inventory.Internal] = [5]float64{1, 3, 7, 0, 0}
				s.DowntimeCostPerHour[inventory.External] = [5]float64{2, 4, 9, 0, 0}
			})
			set := []func(*inventory.Asset){storage(22.5)} // an hour
			if tt.asset != nil {
				set = append(set, tt.asset)
			}
			b.Asset("a", "old", set...).Asset("b", "new", service(0))
			if tt.edge {
				b.Pool("b", "a")
			}
			check(t, "downtime", price(b, "a 1 new cold").Exact.Downtime, tt.want*0.5)
		})
	}
}

func TestLoadFactorIsTheWindows(t *testing.T) {
	b := outageEstate().Set(func(s *model.Scenario) {
		s.Recurrences = append(s.Recurrences, model.Recurrence{Weekday: time.Wednesday, Hour: 2, Hours: 4, EveryWeeks: 1, LoadFactor: 2})
	}).Asset("a", "old", service(60), storage(5)).Asset("b", "old", service(60), storage(5))
	// Wave 1 is Wednesday March 3, wave 2 Sunday March 7: 25 minutes at 2 and at 0.5.
	check(t, "downtime", price(b, "a 1 new cold", "b 2 new cold").Exact.Downtime, 25*2+25*0.5)
}

func TestOutageByTierAndRepeated(t *testing.T) {
	tier := func(n uint8) func(*inventory.Asset) { return func(a *inventory.Asset) { a.Tier = n } }
	b := outageEstate().Asset("s", "new", service(60), tier(1)).Name("n", service(60), tier(4)).
		Asset("x", "old", storage(5)).Asset("y", "old", storage(10)).
		Depend("s", "x").Depend("s", "y").Depend("n", "y")
	ev := price(b, "x 1 new cold", "y 3 new cold")
	if want := [5]float64{0, 60, 0, 0, 35}; ev.Outage.ByTier != want {
		t.Errorf("by tier %v, want %v", ev.Outage.ByTier, want)
	}
	if got := fmt.Sprint(ev.Outage.ByWave); got != "[0 25 0 70 0]" {
		t.Errorf("by wave %s", got)
	}
	if ev.Outage.Repeated != 1 || ev.Waves != 2 {
		t.Errorf("%d services hit repeatedly in %d waves", ev.Outage.Repeated, ev.Waves)
	}
	check(t, "cost of the service", ev.Outage.Services[1].Cost, 30)
	if math.IsNaN(ev.Exact.Sum()) {
		t.Error("the total is no number")
	}
}
