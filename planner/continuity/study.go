package continuity

import (
	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/depgraph"
	"github.com/wavecut/wavecut/planner/model"
)

// study is what does not depend on where assets are.
type study struct {
	p        *model.Problem
	services []int32
	needs    *depgraph.SetFamily // of services, placed assets only
	pools    [][]int32           // by service: indexes of pools
	outage   *depgraph.Outage
}

func newStudy(p *model.Problem) *study {
	s := &study{p: p, outage: depgraph.NewOutage(p.Estate, p.Scenario.ImpactDepth)}
	for u := range p.Estate.Assets {
		if p.ServiceCost[u] > 0 {
			s.services = append(s.services, int32(u))
		}
	}
	s.needs = s.outage.Sets(s.services, func(v int32) bool { return p.Estate.Assets[v].Placed() })
	s.pools = make([][]int32, len(s.services))
	if s.outage.Pools() > 0 {
		for i, u := range s.services {
			s.pools[i] = s.outage.PoolsFrom(u)
		}
	}
	return s
}

// position is where every asset is in an interval: NoSite for names and what is
// retired.
type position []int32

func (at position) site(asset int32) int32 { return at[asset] }

// positionAt is the position of a plan in an interval.
func (s *study) positionAt(plan *model.Plan, interval int) position {
	at := make(position, len(s.p.Estate.Assets))
	for v := range at {
		at[v] = inventory.NoSite
	}
	for _, d := range plan.Decisions {
		at[d.Asset] = s.p.SiteIn(d, interval)
	}
	return at
}

// recoveries is how each asset comes back from the loss of the site where it is.
func (s *study) recoveries(at position) []model.Recovery {
	own := make([]model.Recovery, len(at))
	for v := range at {
		if at[v] != inventory.NoSite {
			own[v] = s.p.RecoveryAt(int32(v), at.site)
		}
	}
	return own
}

// outcome is what the loss of a site does to a service, and the asset that decides.
type outcome struct {
	model.Recovery
	cause int32
	hit   bool // something that it needs is at the site
}

// outcomes are those of one service by site.
func (s *study) outcomes(i int, at position, own []model.Recovery, by []outcome) {
	for site := range by {
		by[site] = outcome{cause: inventory.NoSite}
	}
	if set := s.needs.Of[i]; set >= 0 {
		for _, v := range s.needs.Set(set) {
			if at[v] != inventory.NoSite {
				by[at[v]].suffer(own[v], v)
			}
		}
	}
	for _, pool := range s.pools[i] {
		s.suffer(s.outage.Pool(pool), at, own, by)
	}
}

// suffer takes what a loss costs into account.
func (o *outcome) suffer(r model.Recovery, v int32) {
	if !o.hit || r.Exceeds(o.Recovery) {
		o.cause = v
	}
	o.hit = true
	o.Recovery = o.Recovery.Worse(r)
}

// suffer adds what the loss of a site costs that holds all targets of a pool.
func (s *study) suffer(targets []int32, at position, own []model.Recovery, by []outcome) {
	site, best := inventory.NoSite, model.Lost()
	for _, v := range targets {
		switch {
		case !s.p.Estate.Assets[v].Placed():
			return // a name serves
		case at[v] == inventory.NoSite:
			continue
		case site != inventory.NoSite && at[v] != site:
			return
		}
		site, best = at[v], best.Better(own[v])
	}
	if site != inventory.NoSite {
		by[site].suffer(best, targets[0])
	}
}
