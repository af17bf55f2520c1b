package estatetest

import (
	"fmt"
	"math/rand/v2"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

// Random makes a small estate and a scenario for it, which differ widely from
// call to call: prices are such that each of the four terms of the cost counts,
// and most estates have a plan that leaves nothing unscheduled. There is at
// least one window and one site to leave.
func Random(rng *rand.Rand, options Options) (*inventory.Estate, *model.Scenario) {
	g := &generator{Rand: rng, o: options.withDefaults(), b: New()}
	for c := Constraint(1); c < All; c <<= 1 {
		if g.o.Constraints&c != 0 && g.chance(g.o.Chance) {
			g.on |= c
		}
	}
	g.prices()
	g.calendarOfWindows()
	g.roles = g.drawRoles()
	g.addAssets()
	g.addReplicas()
	g.addSites()
	g.addLinks()
	g.addDependencies()
	g.addFreezes()
	g.addLimits()
	return g.b.Estate(), g.b.Scenario()
}

// RandomProblem is Random, with the problem derived.
func RandomProblem(rng *rand.Rand, options Options) *model.Problem {
	return must(model.NewProblem(Random(rng, options)))
}

// generator is an estate in the making.
type generator struct {
	*rand.Rand
	o       Options
	b       *Builder
	on      Constraint // the kinds that this estate has
	money   float64    // what a thousand won are in the currency
	placed  []string   // ids of the assets with a site
	all     []string   // and of the names
	roles   []inventory.Role
	leaving int // assets at sites of role retire
}

func (g *generator) chance(p float64) bool { return g.Float64() < p }

func (g *generator) has(c Constraint) bool { return g.on&c != 0 }

// between is a number of lo, lo+step … up to hi.
func (g *generator) between(lo, hi, step float64) float64 {
	return lo + step*float64(g.IntN(int((hi-lo)/step)+1))
}

func pick[T any](g *generator, from ...T) T { return from[g.IntN(len(from))] }

func siteID(i int) string { return fmt.Sprintf("dc%d", i) }

func (g *generator) prices() {
	s := g.b.scenario
	s.Currency, g.money = "KRW", 1000
	switch g.IntN(4) {
	case 0:
		s.Currency, g.money = "USD", 0.73
	case 1:
		s.Currency, g.money = "KWD", 0.2251
	}
	s.LatencyCostPerHour = g.money * g.between(1, 20, 1)
	s.CostPerEffortHour = g.money * g.between(0, 90, 30)
	s.WaveFixedCost = g.money * g.between(0, 2000, 500)
	s.SLAPenaltyPerDay = g.money * g.between(0, 200, 50)
	for tier := range s.MaxDowntimeMinutes {
		cost := []float64{5000, 1000, 300, 60, 0}[tier]
		s.DowntimeCostPerHour[inventory.Internal][tier] = g.money * cost
		s.DowntimeCostPerHour[inventory.External][tier] = g.money * cost * 4
		s.MaxDowntimeMinutes[tier] = []float64{300, 720, 900, 1440, 2880}[tier]
	}
	s.Methods[inventory.MethodCold].FixedCost = g.money * g.between(0, 100, 50)
	s.Methods[inventory.MethodPhysical].FixedCost = g.money * 300
	s.Methods[inventory.MethodReplicate].OverlapDays = pick(g, 0, 3.5, 7)
	s.ImpactDepth = pick(g, 4, 4, 4, 1, 2)
}

// calendarOfWindows sets the recurrences and the horizon, T at least 1 and at
// most what is asked for.
func (g *generator) calendarOfWindows() {
	s := g.b.scenario
	s.Location = location(pick(g, "UTC", "Asia/Seoul", "Europe/Berlin", "America/New_York"))
	s.StartDate = inventory.Date{Year: 2027, Month: 2, Day: 15}.AddDays(g.IntN(45))
	every := pick(g, 1, 1, 2, 4)
	s.Recurrences = []model.Recurrence{g.recurrence(every)}
	if g.has(Overlaps) {
		second := s.Recurrences[0]
		second.Hour, second.Hours, second.LoadFactor = second.Hour+1, 34, 0.6
		s.Recurrences = append(s.Recurrences, second)
	} else if g.chance(0.3) {
		s.Recurrences = append(s.Recurrences, g.recurrence(2*every))
	}
	s.HorizonWeeks = g.o.Windows*every + g.IntN(3)
	for g.windows() > g.o.Windows {
		s.HorizonWeeks--
	}
	for g.windows() == 0 {
		s.HorizonWeeks++
	}
}

func (g *generator) recurrence(every int) model.Recurrence {
	return model.Recurrence{
		Weekday: pick(g, inventory.Date{Year: 2027, Month: 3, Day: 7}.AddDays(g.IntN(7))).Weekday(),
		Hour:    g.IntN(5), Minute: pick(g, 0, 30), Hours: pick(g, 4.0, 5, 6.5, 8, 14),
		EveryWeeks: every, LoadFactor: pick(g, 0.1, 0.3, 0.5, 1),
	}
}

// windows counts them under the scenario and the freezes so far.
func (g *generator) windows() int {
	return must(model.NewProblem(&inventory.Estate{Calendar: g.b.calendar}, g.b.scenario)).T()
}
