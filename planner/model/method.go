package model

import (
	"math"

	"github.com/wavecut/wavecut/inventory"
)

// Tolerance is by how much a limit may be exceeded before it counts as broken.
const Tolerance = 1e-6

// Move is what it takes to bring one asset to one target by one method.
type Move struct {
	Target int32 // NoSite for a retired asset
	Method inventory.Method
	// RawMinutes is the outage of the method; Minutes is the outage that the
	// asset causes, 0 for a member of a replica group of two or more, provided
	// that C7 holds in its wave.
	RawMinutes  float64
	Minutes     float64
	OverlapDays float64
	TransferGB  float64
	// Cost is effort, the method's fixed cost, the transfer and the overlap's
	// usage of the target: all that does not depend on the wave.
	Cost float64
}

// ResolveMove finds the method by which an asset may get to a target other than
// its site, in the order of model.md section 5, and what that takes. The code is
// empty when there is one, else the constraint (C2 or C9) that forbids it. A
// target of NoSite asks for retirement.
func (p *Problem) ResolveMove(asset, target int32) (Move, string) {
	a := &p.Estate.Assets[asset]
	switch a.Method {
	case inventory.MethodRetain:
		return Move{}, "C2"
	case inventory.MethodRetire:
		if target != inventory.NoSite {
			return Move{}, "C2"
		}
		return p.NewMove(asset, target, inventory.MethodRetire), ""
	case inventory.MethodAuto:
		return p.resolveAuto(asset, target)
	}
	if target == inventory.NoSite || !p.MayEnter(asset, target) {
		return Move{}, "C2"
	}
	m := p.NewMove(asset, target, a.Method)
	if a.Method == inventory.MethodLive && p.Link(a.Site, target).RTTms > p.Scenario.Copy.LiveMaxRTTms+Tolerance {
		return Move{}, "C2"
	}
	if !p.fitsC9(asset, m) {
		return Move{}, "C9"
	}
	return m, ""
}

func (p *Problem) resolveAuto(asset, target int32) (Move, string) {
	if target == inventory.NoSite || !p.MayEnter(asset, target) {
		return Move{}, "C2"
	}
	for method := inventory.MethodDrain; method <= inventory.MethodPhysical; method++ {
		if !p.AutoAllows(asset, target, method) {
			continue
		}
		if m := p.NewMove(asset, target, method); p.fitsC9(asset, m) {
			return m, ""
		}
	}
	return Move{}, "C9"
}

// MayEnter reports whether allowed_sites and the data policy ever let the asset
// go to the site (C2). From when it may is CloudFrom's matter.
func (p *Problem) MayEnter(asset, target int32) bool {
	a := &p.Estate.Assets[asset]
	if len(a.AllowedSites) > 0 && !containsSite(a.AllowedSites, target) {
		return false
	}
	if p.StandbySite(asset) == target {
		return false // C11
	}
	site := &p.Estate.Sites[target]
	return !site.Swing && p.mayHold(a, site)
}

// mayHold reports whether the data policy ever lets the asset's data be at a site.
func (p *Problem) mayHold(a *inventory.Asset, site *inventory.Site) bool {
	if !p.Scenario.Policy.AdmitsJurisdiction(a.DataClass, site.Jurisdiction) {
		return false
	}
	if site.Role == inventory.RoleCloud {
		if _, ok := p.Scenario.Policy.CloudFrom(a.DataClass); !ok {
			return false
		}
	}
	return true
}

func containsSite(sites []int32, site int32) bool {
	for _, s := range sites {
		if s == site {
			return true
		}
	}
	return false
}

// AutoAllows reports whether the table of model.md section 5 lets `auto` use the
// method for this asset and target, C9 apart.
func (p *Problem) AutoAllows(asset, target int32, method inventory.Method) bool {
	a := &p.Estate.Assets[asset]
	switch method {
	case inventory.MethodDrain:
		return a.Kind.Stateless() && p.ReplicaCount(asset) >= 2
	case inventory.MethodRedeploy:
		return a.Kind.Stateless() && (a.Form == inventory.FormContainer || a.Form == inventory.FormService)
	case inventory.MethodReplicate:
		return a.Kind.Stateful()
	case inventory.MethodLive:
		return a.Form == inventory.FormVM && p.Link(a.Site, target).RTTms <= p.Scenario.Copy.LiveMaxRTTms+Tolerance
	case inventory.MethodCold:
		return a.Form == inventory.FormVM
	case inventory.MethodPhysical:
		return a.Form == inventory.FormPhysical
	}
	return false
}

// fitsC9 checks the outage against the longest window and the asset's own limit.
func (p *Problem) fitsC9(asset int32, m Move) bool {
	return m.RawMinutes <= p.longestWindow+Tolerance && m.Minutes <= p.MaxDowntime[asset]+Tolerance
}

// NewMove computes what it takes to move an asset to a target by a method,
// whether or not that is allowed.
func (p *Problem) NewMove(asset, target int32, method inventory.Method) Move {
	a := &p.Estate.Assets[asset]
	m := Move{Target: target, Method: method}
	mc := p.Scenario.Methods[method]
	m.Cost = a.EffortHours*p.Scenario.CostPerEffortHour + mc.FixedCost
	if method == inventory.MethodRetire || target == inventory.NoSite {
		return m
	}
	link := p.Link(a.Site, target)
	m.OverlapDays = mc.OverlapDays
	m.TransferGB = transferGB(a, method)
	m.RawMinutes = p.outageMinutes(a, method, link)
	m.Minutes = m.RawMinutes
	if p.ReplicaCount(asset) >= 2 {
		m.Minutes = 0
	}
	m.Cost += m.TransferGB*link.TransferCostPerGB + m.OverlapDays*p.DailyRate(asset, target)
	return m
}

// transferGB is the last column of the table of model.md section 5.
func transferGB(a *inventory.Asset, method inventory.Method) float64 {
	storage := a.Needs[inventory.StorageGB]
	switch method {
	case inventory.MethodDrain, inventory.MethodRedeploy, inventory.MethodCold:
		return storage
	case inventory.MethodReplicate:
		return storage + 7*a.ChangeGBPerDay
	case inventory.MethodLive:
		return storage + a.Needs[inventory.MemoryGB]
	}
	return 0
}

// outageMinutes is the outage column of the table of model.md section 5.
func (p *Problem) outageMinutes(a *inventory.Asset, method inventory.Method, link inventory.Link) float64 {
	c := &p.Scenario.Copy
	mbps := math.Min(link.BandwidthMbps*c.MigrationShare, c.StreamMbps)
	switch method {
	case inventory.MethodReplicate:
		return 5 + copyMinutes(a.ChangeGBPerDay*c.ReplicationLagMinutes/1440, mbps)
	case inventory.MethodLive:
		return 0.1
	case inventory.MethodCold:
		return 15 + copyMinutes(a.Needs[inventory.StorageGB], mbps)
	case inventory.MethodPhysical:
		return c.PhysicalHours * 60
	}
	return 0
}

// copyMinutes is how long a stream of the given rate takes; nothing takes no time
// even where nothing flows.
func copyMinutes(gb, mbps float64) float64 {
	if gb == 0 {
		return 0
	}
	return 8000 * gb / (60 * mbps)
}
