package model

import (
	"math"
	"time"

	"github.com/wavecut/wavecut/inventory"
)

// Peak is an event of the calendar with more traffic than an ordinary hour.
type Peak struct {
	Name       string
	Scope      inventory.Scope
	Start, End time.Time
	Factor     float64 // traffic relative to an ordinary hour, above 1
	// From and To are the intervals that it overlaps, To included.
	From, To int
}

// Peaks lists the events with traffic in order of the calendar, those outside the
// horizon left out.
func (p *Problem) Peaks() []Peak {
	var all []Peak
	for _, e := range p.Estate.Calendar {
		if e.Kind != inventory.Event || !(e.TrafficFactor > 1) {
			continue
		}
		k := Peak{Name: e.Name, Scope: e.Scope, Factor: e.TrafficFactor}
		k.Start, k.End = e.Start.In(p.Scenario.Location), e.End.In(p.Scenario.Location)
		if k.Start.Before(k.End) && k.Start.Before(p.End) && p.Start.Before(k.End) {
			k.From, k.To = p.intervalsOf(k.Start, k.End)
			all = append(all, k)
		}
	}
	return all
}

// intervalsOf are the first and the last interval that overlap [start, end).
func (p *Problem) intervalsOf(start, end time.Time) (from, to int) {
	for i := range p.Windows {
		if !p.Windows[i].Start.After(start) {
			from = i + 1
		}
		if p.Windows[i].Start.Before(end) {
			to = i + 1
		}
	}
	return from, max(from, to)
}

// Holds reports whether the peak is one of the asset, which is at the site.
func (k *Peak) Holds(e *inventory.Estate, asset, site int32) bool {
	a := &e.Assets[asset]
	switch k.Scope.Kind {
	case inventory.ScopeSite:
		return e.SiteID(site) == k.Scope.ID
	case inventory.ScopeTeam:
		return a.Team == k.Scope.ID
	case inventory.ScopeApplication:
		return a.Application == k.Scope.ID
	case inventory.ScopeAsset:
		return a.ID == k.Scope.ID
	}
	return true
}

// Demand is the vCPU that an asset at a site needs during a peak: its own times the
// traffic, but no more than its peak_factor, beyond which its load does not grow.
// Burst is the part of it that can be rented in the cloud.
func (p *Problem) Demand(k *Peak, asset, site int32) (vcpu, burst float64) {
	a := &p.Estate.Assets[asset]
	vcpu = a.Needs[inventory.VCPU]
	if !k.Holds(p.Estate, asset, site) {
		return vcpu, 0
	}
	grown := vcpu * math.Max(1, math.Min(k.Factor, a.PeakFactor))
	if a.Burstable && p.BurstSite(asset) != inventory.NoSite {
		return grown, grown - vcpu
	}
	return grown, 0
}

// BurstSite is the cloud site at which a vCPU by the hour is cheapest for an asset,
// of those where its data may be and whose vCPU are not limited, swing sites too;
// NoSite for none.
func (p *Problem) BurstSite(asset int32) int32 {
	best := inventory.NoSite
	for i := range p.Estate.Sites {
		s := &p.Estate.Sites[i]
		if s.Role != inventory.RoleCloud || !math.IsInf(s.Capacity[inventory.VCPU], 1) || !p.mayHold(&p.Estate.Assets[asset], s) {
			continue
		}
		if best == inventory.NoSite || s.HourlyCostPerVCPU < p.Estate.Sites[best].HourlyCostPerVCPU {
			best = int32(i)
		}
	}
	return best
}
