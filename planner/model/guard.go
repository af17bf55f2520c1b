package model

import (
	"cmp"
	"slices"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/depgraph"
)

// Guard is a set of placed assets that C11 holds apart: in every interval at least
// Outside of them are outside the site of each anchor, those that are retired left
// out.
type Guard struct {
	Name    string  // of the group, or whose pool it is
	Members []int32 // ascending, two or more
	Anchors []int32 // of the members, ascending
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
	g := &guarder{p: p, outage: depgraph.NewOutage(p.Estate, p.Scenario.ImpactDepth), groups: map[int32]*Guard{}, anchored: map[int32]bool{}, pools: map[int32]bool{}, atEnd: map[int32]bool{}}
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
	for _, guard := range g.groups {
		p.Guards = append(p.Guards, *guard)
	}
	slices.SortFunc(p.Guards, func(a, b Guard) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), slices.Compare(a.Members, b.Members), cmp.Compare(len(a.Anchors), len(b.Anchors)))
	})
	for k := range p.Guards {
		slices.Sort(p.Guards[k].Anchors)
		for _, m := range p.Guards[k].Members {
			p.guardsOf[m] = append(p.guardsOf[m], int32(k))
		}
	}
}

// guarder collects guards service by service.
type guarder struct {
	p            *Problem
	outage       *depgraph.Outage
	groups       map[int32]*Guard // already taken, by group
	anchored     map[int32]bool
	pools, atEnd map[int32]bool // already taken
	set          []int32
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

// home is where an asset is at the start.
func (g *guarder) home(v int32) int32 { return g.p.Estate.Assets[v].Site }

// survives reports whether an asset outlasts the loss of its site at the start; a
// name has none to lose.
func (g *guarder) survives(v int32) bool {
	return !g.p.Estate.Assets[v].Placed() || g.p.RecoveryAt(v, g.home) != Lost()
}

// poolSurvives reports whether one of the targets outlasts the loss of any site.
func (g *guarder) poolSurvives(pool int32) bool {
	targets := g.outage.Pool(pool)
	return g.scattered(targets) || slices.ContainsFunc(targets, g.survives)
}

// scattered reports whether no one site holds all of the assets at the start.
func (g *guarder) scattered(assets []int32) bool {
	first := &g.p.Estate.Assets[assets[0]]
	return slices.ContainsFunc(assets, func(v int32) bool {
		a := &g.p.Estate.Assets[v]
		return !a.Placed() || a.Site != first.Site
	})
}

// asset guards the replica group of an asset that does without it, or else its
// standby.
func (g *guarder) asset(v int32) {
	switch {
	case !g.p.Estate.Assets[v].Placed():
	case !g.p.replaced(v, g.home):
		g.p.standby[v] = g.p.standbyBeside(v, g.home(v))
	case !g.anchored[v]:
		g.anchored[v] = true
		guard := g.group(g.p.GroupOf[v])
		guard.Anchors = append(guard.Anchors, v)
	}
}

// group is the guard of a replica group.
func (g *guarder) group(group int32) *Guard {
	if g.groups[group] == nil {
		r := &g.p.Groups[group]
		g.groups[group] = &Guard{Name: r.Name, Members: r.Members, Outside: r.MinAvailable}
	}
	return g.groups[group]
}

// pool guards a pool: its targets must not come together where they are apart, and
// where they are together, those that survive by themselves must go on to.
func (g *guarder) pool(u, pool int32) {
	if g.pools[pool] {
		return
	}
	g.pools[pool] = true
	targets := g.outage.Pool(pool)
	switch {
	case slices.ContainsFunc(targets, func(v int32) bool { return !g.p.Estate.Assets[v].Placed() }):
	case g.scattered(targets):
		g.p.Guards = append(g.p.Guards, Guard{Name: g.p.Estate.Assets[u].ID + "'s pool", Members: targets, Anchors: slices.Clone(targets), Outside: 1})
	default:
		for _, v := range targets {
			if g.survives(v) {
				g.asset(v)
			}
		}
	}
}

// declared guards at the end the replica groups that a service needs and that have
// a mode of their own.
func (g *guarder) declared(u int32) {
	g.set = g.outage.Set(u, g.set)
	for _, v := range g.set {
		group, mode := g.p.GroupOf[v], g.p.Estate.Assets[v].DRMode
		if group < 0 || g.atEnd[group] || mode == inventory.DRAuto || mode == inventory.DRNone {
			continue
		}
		g.atEnd[group] = true
		if r := &g.p.Groups[group]; len(r.Members) > 1 {
			g.p.Guards = append(g.p.Guards, Guard{
				Name: r.Name, Members: r.Members, Anchors: slices.Clone(r.Members), Outside: r.MinAvailable, EndOnly: true,
			})
		}
	}
}
