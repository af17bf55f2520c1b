package depgraph

import (
	"slices"

	"github.com/wavecut/wavecut/inventory"
)

// ImpactOptions says what to count.
type ImpactOptions struct {
	// Depth is how many dependencies deep an outage goes, as in the outage sets; 0
	// is no limit.
	Depth int
	// IgnoreReplicas lets an asset take down what needs it even where the others of
	// its replica group still serve.
	IgnoreReplicas bool
	// Asset, where given, holds for the assets to list. It does not stop an outage.
	Asset func(v int32) bool
}

// Impact is who is down when some assets are.
type Impact struct {
	// Down lists the assets that are down, those asked about included, in order of
	// depth, then asset. Via is −1 for those asked about; for what goes down with a
	// pool it leads to one of the pool's targets.
	Down []Reached
	// Covered lists those asked about that nobody misses: enough of their replica
	// group is left. They are in Down only where another of those takes them down.
	Covered []int32
}

// Impact says who is down when the given assets are: u is down k dependencies deep
// if it needs, outside pools, what is down k−1 deep, or has a pool of which all
// targets are. For one asset a these are the u with a in D(u) of [Outage]. A
// replica group covers for its members as long as min_available of it are left.
func (g *Graph) Impact(of []int32, opt ImpactOptions) *Impact {
	roots := distinct(slices.Clone(of))
	roots = slices.DeleteFunc(roots, g.Gone)
	impact := &Impact{}
	if !opt.IgnoreReplicas {
		roots, impact.Covered = g.uncovered(roots)
	}
	f := newFrontier(g.Len(), g.sieve(&Filter{Impacts: []inventory.Impact{inventory.ImpactOutage}}))
	for _, v := range roots {
		f.visit(v, -1)
	}
	p := poolWatch{g: g, lost: newBitset(g.Len()), first: map[poolKey]int32{}}
	level := roots
	for depth := 1; len(level) > 0 && (opt.Depth <= 0 || depth <= opt.Depth); depth++ {
		f.depth = int32(depth)
		start := len(f.found)
		for _, v := range level {
			p.lost.add(v)
		}
		for _, v := range level {
			p.lose(f, v)
		}
		level = f.sortSince(start, level[:0])
	}
	impact.Down = f.found
	if opt.Asset != nil {
		impact.Down = slices.DeleteFunc(impact.Down, func(r Reached) bool { return !opt.Asset(r.Asset) })
	}
	return impact
}

// poolKey names the pool of an asset's dependencies of one kind.
type poolKey struct {
	owner int32
	kind  inventory.DependencyKind
}

// poolWatch finds out whether pools still serve as an outage goes on.
type poolWatch struct {
	g    *Graph
	lost bitset // what is down at the depths done, the present one included
	// first is the first dependency of a pool whose target was up when last looked
	// at, kept for assets with many dependencies, which are not to be searched from
	// the start each time.
	first map[poolKey]int32
}

// manyDependencies is the number above which poolWatch keeps its place.
const manyDependencies = 32

// lose takes down what needs v; a pool only if no target of it is up.
func (p *poolWatch) lose(f *frontier, v int32) {
	g := p.g
	for i := g.in[v]; i < g.in[v+1]; i++ {
		c, u := g.inClass[i], g.inFrom[i]
		if !f.sieve.follows(c, g.inDeps[i]) || f.seen.has(u) {
			continue
		}
		if c.mode() == inventory.ModeAny && p.serves(u, c) {
			continue
		}
		f.visit(u, g.inDeps[i])
	}
}

// serves reports whether some target of u's dependencies of one class is up.
func (p *poolWatch) serves(u int32, c class) bool {
	key := poolKey{u, c.kind()}
	from, end := p.g.out[u], p.g.out[u+1]
	many := end-from > manyDependencies
	if many {
		from = max(from, p.first[key])
	}
	for d := from; d < end; d++ {
		if v := p.g.to[d]; p.g.class[d] == c && !p.lost.has(v) && !p.g.Gone(v) {
			if many {
				p.first[key] = d
			}
			return true
		}
	}
	return false
}

// Assets lists the assets that are down, in the order of Down.
func (m *Impact) Assets() []int32 {
	assets := make([]int32, len(m.Down))
	for i, r := range m.Down {
		assets[i] = r.Asset
	}
	return assets
}
