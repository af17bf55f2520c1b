package model

import (
	"math"

	"github.com/wavecut/wavecut/inventory"
)

// SplitPrice is what a dependency costs a day while its ends are at two sites
// (model.md section 3), for questions that need no plan. It does not change and is
// safe for concurrent use.
type SplitPrice struct {
	scenario *Scenario
	sites    int
	links    []inventory.Link // by a*sites+b
	stays    []bool           // sites that are not retired
}

// NewSplitPrice takes the links from the estate and the prices from the scenario.
func NewSplitPrice(e *inventory.Estate, s *Scenario) *SplitPrice {
	p := &SplitPrice{scenario: s, sites: len(e.Sites), links: linkTable(e, s), stays: make([]bool, len(e.Sites))}
	for i := range e.Sites {
		p.stays[i] = e.Sites[i].Role != inventory.RoleRetire
	}
	return p
}

// RTTms is the round-trip time between two sites, 0 within one and where one is
// NoSite.
func (p *SplitPrice) RTTms(a, b int32) float64 {
	if a == inventory.NoSite || b == inventory.NoSite {
		return 0
	}
	return p.links[int(a)*p.sites+int(b)].RTTms
}

// PerDay is what the dependency costs a day with its ends at sites a and b; 0 where
// they are the same or one is NoSite.
func (p *SplitPrice) PerDay(d *inventory.Dependency, a, b int32) float64 {
	if a == b || a == inventory.NoSite || b == inventory.NoSite {
		return 0
	}
	link := &p.links[int(a)*p.sites+int(b)]
	perDay := d.CallsPerSecond*86400*link.RTTms/3600000*p.scenario.LatencyCostPerHour +
		d.TrafficMbps*GBPerDayAndMbps*link.TransferCostPerGB
	if inventory.Given(d.MaxRTTms) && link.RTTms > d.MaxRTTms {
		perDay += p.scenario.SLAPenaltyPerDay
	}
	return perDay
}

// Severed is what it costs a day to have the ends of the dependency apart: at the
// two sites where they are, or, where they share one, at that and whichever other
// surviving site is cheapest for it. 0 where one end has no site, or there is no
// other site.
func (p *SplitPrice) Severed(d *inventory.Dependency, a, b int32) float64 {
	if a != b || a == inventory.NoSite {
		return p.PerDay(d, a, b)
	}
	least := math.Inf(1)
	for s := range int32(p.sites) {
		if s != a && p.stays[s] {
			least = math.Min(least, p.PerDay(d, a, s))
		}
	}
	if math.IsInf(least, 1) {
		return 0
	}
	return least
}
