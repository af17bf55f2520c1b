package model

import (
	"cmp"
	"slices"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/depgraph"
)

// Guard is a set of placed assets that C11 holds apart: in every interval at least
// Outside of them are outside every single site, those that are retired left out.
type Guard struct {
	Name    string  // of the group, or FROM/KIND of the pool
	Members []int32 // ascending, two or more
	Outside int
	// EndOnly asks it of the last interval alone: a declared dr_mode must hold at the
	// end, though it did not at the start.
	EndOnly bool
}

// GuardsOf lists the guards that an asset is in.
func (p *Problem) GuardsOf(asset int32) []int32 { return p.guardsOf[asset] }

// StandbySite is the site that the asset must not move to under C11, since its
// standby is there; NoSite for none.
func (p *Problem) StandbySite(asset int32) int32 {
	if p.standby == nil {
		return inventory.NoSite
	}
	return p.standby[asset]
}

// guard finds what C11 holds: of all that a service of a protected tier needs, the
// replica groups, pools and standbys that outlast the loss of any one site at the
// start, if the service as a whole does. What is lost with its site at the start
// can't get worse.
func (p *Problem) guard() {
	p.guardsOf = map[int32][]int32{}
	if len(p.Scenario.Continuity.ProtectTiers) == 0 {
		return
	}
	g := &guarder{p: p, outage: depgraph.NewOutage(p.Estate, p.Scenario.ImpactDepth), groups: map[int32]bool{}, pools: map[int32]bool{}}
	p.standby = make([]int32, len(p.Estate.Assets))
	for i := range p.standby {
		p.standby[i] = inventory.NoSite
	}
	for u := range p.Estate.Assets {
		if p.ServiceCost[u] > 0 && p.Scenario.Continuity.Protects(p.Estate.Assets[u].Tier) {
			g.service(int32(u))
		}
	}
	for u := range p.Estate.Assets {
		if p.ServiceCost[u] > 0 && p.Scenario.Continuity.Protects(p.Estate.Assets[u].Tier) {
			g.declared(int32(u))
		}
	}
	slices.SortFunc(p.Guards, func(a, b Guard) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), slices.Compare(a.Members, b.Members))
	})
	for k := range p.Guards {
		for _, m := range p.Guards[k].Members {
			p.guardsOf[m] = append(p.guardsOf[m], int32(k))
		}
	}
}

// guarder collects guards service by service.
type guarder struct {
	p             *Problem
	outage        *depgraph.Outage
	groups, pools map[int32]bool // already taken
	set           []int32
}

// service guards what a service needs, if no loss of one site ends it today.
func (g *guarder) service(u int32) {
	g.set = g.outage.Set(u, g.set)
	for _, v := range g.set {
		if !g.survives(v) {
			return
		}
	}
	pools := g.outage.PoolsFrom(u)
	for _, pool := range pools {
		if !g.poolSurvives(pool) {
			return
		}
	}
	for _, v := range g.set {
		g.asset(v)
	}
	for _, pool := range pools {
		g.pool(u, pool)
	}
}

// survives reports whether an asset outlasts the loss of its site at the start:
// it is a name, its replica group does, or it has a standby elsewhere.
func (g *guarder) survives(v int32) bool {
	a := &g.p.Estate.Assets[v]
	return !a.Placed() || a.DRMode != inventory.DRNone && (g.groupSurvives(g.p.GroupOf[v]) || g.standbyOf(v) != inventory.NoSite)
}

// groupSurvives reports whether enough members are outside each site.
func (g *guarder) groupSurvives(group int32) bool {
	if group < 0 || len(g.p.Groups[group].Members) < 2 {
		return false
	}
	r := &g.p.Groups[group]
	return g.apart(r.Members, r.MinAvailable)
}

// apart reports whether at least so many are outside every site at the start.
func (g *guarder) apart(members []int32, outside int) bool {
	at := map[int32]int{}
	for _, m := range members {
		at[g.p.Estate.Assets[m].Site]++
	}
	for _, n := range at {
		if len(members)-n < outside {
			return false
		}
	}
	return true
}

// standbyOf is the site of an asset's standby, NoSite where there is none that
// stays: at its own site, or at one that may be given up.
func (g *guarder) standbyOf(v int32) int32 {
	a := &g.p.Estate.Assets[v]
	site, ok := g.p.Estate.SiteIndex(a.DRSite)
	if a.DRSite == "" || !ok || site == a.Site || !g.p.Estate.Sites[site].Survives() {
		return inventory.NoSite
	}
	return site
}

// poolSurvives reports whether one of the targets outlasts the loss of any site.
func (g *guarder) poolSurvives(pool int32) bool {
	targets := g.outage.Pool(pool)
	first := inventory.NoSite
	for k, v := range targets {
		a := &g.p.Estate.Assets[v]
		if !a.Placed() || g.survives(v) || k > 0 && a.Site != first {
			return true
		}
		first = a.Site
	}
	return false
}

// asset guards the replica group of an asset that has a covering one, or else its
// standby.
func (g *guarder) asset(v int32) {
	a := &g.p.Estate.Assets[v]
	if !a.Placed() {
		return
	}
	group := g.p.GroupOf[v]
	if !g.groupSurvives(group) {
		g.p.standby[v] = g.standbyOf(v)
		return
	}
	if !g.groups[group] {
		g.groups[group] = true
		r := &g.p.Groups[group]
		g.p.Guards = append(g.p.Guards, Guard{Name: r.Name, Members: r.Members, Outside: r.MinAvailable})
	}
}

// pool guards a pool whose targets are all lost with their sites one by one: they
// must not come together. A pool with a target that survives by itself guards that
// target alone.
func (g *guarder) pool(u, pool int32) {
	if g.pools[pool] {
		return
	}
	g.pools[pool] = true
	targets := g.outage.Pool(pool)
	for _, v := range targets {
		switch {
		case !g.p.Estate.Assets[v].Placed():
			return
		case g.survives(v):
			g.asset(v)
			return
		}
	}
	g.p.Guards = append(g.p.Guards, Guard{Name: g.p.Estate.Assets[u].ID + "'s pool", Members: targets, Outside: 1})
}

// declared guards at the end the replica groups that a service needs and that have
// a mode of their own, where nothing guards them throughout.
func (g *guarder) declared(u int32) {
	g.set = g.outage.Set(u, g.set)
	for _, v := range g.set {
		group, mode := g.p.GroupOf[v], g.p.Estate.Assets[v].DRMode
		if group < 0 || g.groups[group] || mode == inventory.DRAuto || mode == inventory.DRNone {
			continue
		}
		g.groups[group] = true
		if r := &g.p.Groups[group]; len(r.Members) > 1 {
			g.p.Guards = append(g.p.Guards, Guard{Name: r.Name, Members: r.Members, Outside: r.MinAvailable, EndOnly: true})
		}
	}
}
