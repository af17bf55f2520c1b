package estatetest

import (
	"math"
	"time"

	"github.com/wavecut/wavecut/inventory"
)

// addSites makes the first site one to leave and the last one a survivor.
func (g *generator) addSites() {
	load, moving := g.loads()
	survivors := 0
	for _, r := range g.roles {
		if r != inventory.RoleRetire {
			survivors++
		}
	}
	for i, role := range g.roles {
		g.b.Site(siteID(i), role, func(s *inventory.Site) {
			g.priceSite(s)
			if g.has(Capacities) && role != inventory.RoleRetire {
				g.limitSite(s, load[i], moving, survivors)
			}
		})
	}
}

func (g *generator) drawRoles() []inventory.Role {
	roles := make([]inventory.Role, g.o.Sites)
	for i := range roles {
		roles[i] = pick(g, inventory.RoleRetire, inventory.RoleKeep, inventory.RoleCloud)
	}
	last := g.o.Sites - 1
	roles[0], roles[last] = inventory.RoleRetire, pick(g, inventory.RoleKeep, inventory.RoleKeep, inventory.RoleCloud)
	if g.has(Candidates) {
		if g.o.Sites == 2 {
			roles[0] = inventory.RoleCandidate
		}
		roles[last-1], roles[last] = inventory.RoleCandidate, inventory.RoleCandidate
		g.b.scenario.Keep = pick(g, 1, 1, 2)
	}
	return roles
}

// loads is what stands at each site, and what has to leave or may have to.
func (g *generator) loads() (at []inventory.Resources, moving inventory.Resources) {
	at = make([]inventory.Resources, len(g.roles))
	for _, a := range g.b.assets {
		for i, role := range g.roles {
			if a.site != siteID(i) {
				continue
			}
			if role == inventory.RoleRetire {
				g.leaving++
			}
			for r, need := range a.Needs {
				at[i][r] += need
				if role == inventory.RoleRetire || role == inventory.RoleCandidate {
					moving[r] += need
				}
			}
		}
	}
	return at, moving
}

// limitSite gives capacities for some resources: mostly enough for its share of
// what comes, at times less, at times too little for what stands there already.
func (g *generator) limitSite(s *inventory.Site, load, moving inventory.Resources, survivors int) {
	share := g.between(0.9, 2.4, 0.1)
	if g.chance(0.15) {
		share = 0.5
	}
	for r := range s.Capacity {
		switch {
		case g.chance(0.5):
		case g.chance(0.05):
			s.Capacity[r] = math.Floor(load[r] / 2)
		default:
			s.Capacity[r] = math.Ceil(load[r] + share*moving[r]/float64(survivors))
		}
	}
}

func (g *generator) priceSite(s *inventory.Site) {
	s.MonthlyFixedCost = g.money * g.between(0, 6000, 1000)
	s.MonthlyCostPerRackUnit = g.money * g.between(0, 100, 20)
	s.MonthlyCostPerKW = g.money * g.between(0, 300, 50)
	s.MonthlyCostPerVCPU = g.money * g.between(0, 40, 10)
	s.MonthlyCostPerGB = g.money * g.between(0, 0.5, 0.1)
	s.DecommissionDays = pick(g, 14, 14, 0, 3.5, 30)
	if !g.has(Contracts) || g.chance(0.3) {
		return
	}
	s.ContractEnd = g.day(-20, 150)
	if g.chance(0.6) {
		s.EarlyExitFee = g.money * g.between(0, 8000, 500)
	}
}

// day is a date so many days from the start.
func (g *generator) day(from, to int) inventory.Date {
	return g.b.scenario.StartDate.AddDays(from + g.IntN(to-from))
}

func (g *generator) addLinks() {
	g.b.scenario.LinkDefault.TransferCostPerGB = g.money * pick(g, 0, 0.05)
	for i := range g.o.Sites {
		for j := range i {
			if g.chance(0.6) {
				g.b.Link(siteID(i), siteID(j), g.bandwidth(), g.between(0, 20, 2.5), g.money*g.between(0, 0.1, 0.02))
			}
		}
	}
}

func (g *generator) bandwidth() float64 {
	if g.has(Bandwidth) {
		return pick(g, 20.0, 60, 120, 300)
	}
	return pick(g, 1000.0, 10000)
}

// location loads a zone; the test's machine has them, or the tests cannot run.
func location(name string) *time.Location { return must(time.LoadLocation(name)) }
