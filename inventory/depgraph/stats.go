package depgraph

import (
	"slices"

	"github.com/wavecut/wavecut/inventory"
)

// Stats is a graph in figures.
type Stats struct {
	Assets, Dependencies int
	// Names and Placed are how many of the assets are names, and are at a site.
	Names, Placed int
	// Alone counts the assets without any dependency.
	Alone int
	// ByKind, ByImpact and ByMode count the dependencies.
	ByKind   [inventory.DNS + 1]int
	ByImpact [inventory.ImpactNone + 1]int
	ByMode   [inventory.ModeAny + 1]int
	// Constrained counts those that carry a constraint, Split those across sites.
	Constrained, Split int
	// Pools counts what the assets need any one of.
	Pools int
	// Components and Cycles count the connected sets, and the strongly connected ones
	// of two assets or more; Largest… are their largest sizes, InCycles the assets in
	// cycles.
	Components, LargestComponent   int
	Cycles, LargestCycle, InCycles int
	// Needs and Dependents describe how many assets one needs directly, and is
	// needed by.
	Needs, Dependents Spread
}

// Spread describes a number that each asset has. P90 is the smallest that at least
// 90 % of the assets do not exceed.
type Spread struct {
	Mean                   float64
	Median, P90, P99, Most int
}

// Stats counts what the filter lets through.
func (g *Graph) Stats(f Filter) Stats {
	var st Stats
	s := g.sieve(&f)
	var needs, dependents []int32
	for u := range int32(g.Len()) {
		if !s.shows(u) {
			continue
		}
		st.countAsset(g, u)
		st.countDependencies(g, s, u)
		out, in := g.countNeeds(u, s), g.countDependents(u, s)
		needs, dependents = append(needs, int32(out)), append(dependents, int32(in))
		if out+in == 0 {
			st.Alone++
		}
	}
	st.Needs, st.Dependents = spread(needs), spread(dependents)
	st.countSets(g, f, s)
	return st
}

func (st *Stats) countAsset(g *Graph, v int32) {
	st.Assets++
	if g.Asset(v).IsName() {
		st.Names++
	}
	if g.site[v] != inventory.NoSite {
		st.Placed++
	}
}

func (st *Stats) countDependencies(g *Graph, s *sieve, u int32) {
	var pool [inventory.DNS + 1]int
	for d := g.out[u]; d < g.out[u+1]; d++ {
		if !s.joins(g, u, d) {
			continue
		}
		c := g.class[d]
		st.Dependencies++
		st.ByKind[c.kind()]++
		st.ByImpact[c.impact()]++
		st.ByMode[c.mode()]++
		if g.deps[d].Constraints != 0 {
			st.Constrained++
		}
		if g.Split(d) {
			st.Split++
		}
		if c.mode() == inventory.ModeAny && c.impact() == inventory.ImpactOutage {
			pool[c.kind()]++
		}
	}
	for _, targets := range pool {
		if targets > 1 {
			st.Pools++
		}
	}
}

func (st *Stats) countSets(g *Graph, f Filter, s *sieve) {
	components := g.Components(f)
	st.Components = len(components)
	if len(components) > 0 {
		st.LargestComponent = len(components[0])
	}
	cycles := g.strong(s)
	st.Cycles = len(cycles)
	for _, members := range cycles {
		st.InCycles += len(members)
		st.LargestCycle = max(st.LargestCycle, len(members))
	}
}

func spread(of []int32) Spread {
	if len(of) == 0 {
		return Spread{}
	}
	sum := 0
	for _, x := range of {
		sum += int(x)
	}
	slices.Sort(of)
	at := func(percent int) int { return int(of[(len(of)*percent+99)/100-1]) }
	return Spread{Mean: float64(sum) / float64(len(of)), Median: at(50), P90: at(90), P99: at(99), Most: at(100)}
}
