package estatetest

import (
	"fmt"
	"math"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

// edge is what makes a dependency the same as another.
type edge struct {
	from, to string
	kind     inventory.DependencyKind
}

func (g *generator) addDependencies() {
	seen := map[edge]bool{}
	add := func(from, to string, set func(*inventory.Dependency)) {
		var d inventory.Dependency
		set(&d)
		if e := (edge{from, to, d.Kind}); from != to && !seen[e] {
			seen[e] = true
			g.b.Depend(from, to, set)
		}
	}
	for range g.o.Dependencies {
		d := g.dependency()
		add(pick(g, g.all...), g.needed(), func(x *inventory.Dependency) { *x = d })
	}
	if g.has(Pools) {
		from, kind := pick(g, g.all...), pick(g, inventory.Sync, inventory.Async)
		for range 1 + g.IntN(3) { // one alone is no pool
			add(from, g.needed(), func(x *inventory.Dependency) {
				*x = inventory.Dependency{Kind: kind, Mode: inventory.ModeAny, MaxRTTms: math.NaN()}
			})
		}
	}
	for _, c := range g.dependencyConstraints() {
		add(pick(g, g.all...), g.needed(), func(x *inventory.Dependency) {
			*x = inventory.Dependency{
				Kind: inventory.Batch, Impact: inventory.ImpactNone, Constraints: c, MaxRTTms: math.NaN(),
			}
		})
	}
}

// needed is the target of a dependency: rarely a name, and in large estates
// often a hub that a hundredth of everything needs.
func (g *generator) needed() string {
	if g.chance(0.1) {
		return pick(g, g.all...)
	}
	if hubs := len(g.placed) / 500; hubs > 0 && g.chance(0.2) {
		return g.placed[g.IntN(min(hubs, 20))]
	}
	return pick(g, g.placed...)
}

func (g *generator) dependency() inventory.Dependency {
	d := inventory.Dependency{
		Kind:           pick(g, inventory.Sync, inventory.Sync, inventory.Sync, inventory.Async, inventory.Replication, inventory.DNS),
		CallsPerSecond: pick(g, 0.0, 5, 40, 200), TrafficMbps: pick(g, 0.0, 1, 20), MaxRTTms: math.NaN(),
	}
	d.Impact = d.Kind.DefaultImpact()
	if g.chance(0.2) {
		d.Impact = pick(g, inventory.ImpactOutage, inventory.ImpactDegraded, inventory.ImpactNone)
	}
	if g.chance(0.3) {
		d.MaxRTTms = pick(g, 1.0, 4, 9)
	}
	return d
}

// dependencyConstraints are those that this estate has, one or two of each.
func (g *generator) dependencyConstraints() []inventory.Constraints {
	var cs []inventory.Constraints
	for _, k := range []struct {
		on Constraint
		c  inventory.Constraints
	}{{SameWaves, inventory.SameWave}, {SameSites, inventory.SameSite}, {Afters, inventory.After}} {
		if g.has(k.on) {
			for range 1 + g.IntN(2) + g.o.Assets/20 {
				cs = append(cs, k.c)
			}
		}
	}
	return cs
}

// addFreezes adds one or two of any scope, some with times of day, and an event.
func (g *generator) addFreezes() {
	if !g.has(Freezes) {
		return
	}
	for range 1 + g.IntN(3) {
		start := g.day(-3, 7*g.b.scenario.HorizonWeeks)
		length := 1 + g.IntN(2*g.b.scenario.HorizonWeeks)
		from, to := start.String(), start.AddDays(length).String()
		if g.chance(0.3) {
			from, to = start.String()+"T02:00:00Z", start.AddDays(length-1).String()+"T03:30:00Z"
		}
		scope := pick(g, "site:"+siteID(g.IntN(g.o.Sites)), "team:blue", "application:shop",
			"asset:"+pick(g, g.all...), "asset:"+pick(g, g.all...), "all")
		g.b.Freeze(scope, from, to)
		if g.windows() == 0 {
			g.b.calendar = g.b.calendar[:len(g.b.calendar)-1]
		}
	}
	g.b.calendar = append(g.b.calendar, inventory.Entry{
		Kind: inventory.Event, Start: inventory.Moment{Day: g.day(0, 7)}, End: inventory.Moment{Day: g.day(7, 14)},
		Name: "sale", TrafficFactor: 3,
	})
}

// addLimits sets the limits of waves and teams and the data policy.
func (g *generator) addLimits() {
	s, waves := g.b.scenario, float64(g.windows())
	share := math.Max(1, math.Ceil(float64(g.leaving)/waves))
	if g.has(WaveSize) {
		s.Wave.MaxAssets = share + g.between(0, 2, 1)
	}
	if g.has(Ramp) {
		s.Wave.Ramp = []float64{share, share + 1}[:1+g.IntN(2)]
	}
	if g.has(Pilot) {
		s.Wave.PilotWaves, s.Wave.PilotMinTier = 1, 1+g.IntN(4)
	}
	if g.has(Tier0) {
		s.Wave.MaxTier0 = 1
	}
	if g.has(Effort) {
		s.Wave.MaxEffortHours = math.Max(16, 8*share*g.between(1, 2, 0.25))
	}
	if g.has(Teams) {
		g.b.Team("blue", pick(g, 16, 24, math.Inf(1)), pick(g, 1, share, math.Inf(1)))
		g.b.Team("red", math.Inf(1), share)
	}
	g.setPolicy(s)
}

func (g *generator) setPolicy(s *model.Scenario) {
	from := map[string]inventory.Date{"personal": g.day(-10, 7*s.HorizonWeeks)}
	if g.has(DataClasses) && g.chance(0.3) {
		from["internal"] = g.day(0, 4*s.HorizonWeeks)
	}
	s.Policy.CloudAllowedFrom = from
	s.Name = fmt.Sprintf("random %d", g.IntN(1000))
}
