package depgraph

import (
	"slices"

	"github.com/wavecut/wavecut/inventory"
)

// Graph is the dependencies of an estate as compressed adjacency in both
// directions. Assets go by their index in the estate, dependencies by their
// number: the index in canonical order (From, To, Kind), in which an estate has
// them. A graph does not change and is safe for concurrent use.
type Graph struct {
	estate *inventory.Estate
	deps   []inventory.Dependency
	out    []int32 // the dependencies of u are numbered out[u] … out[u+1]−1
	to     []int32 // target by dependency
	class  []class // by dependency
	in     []int32 // what needs v is inDeps[in[v]:in[v+1]]
	inDeps []int32 // dependencies by To, then number
	// inFrom and inClass are those of inDeps, in its order.
	inFrom  []int32
	inClass []class

	site []int32 // by asset; NoSite for names and what is gone
	gone []bool  // by asset; nil: nothing
}

// class packs kind, mode and impact of a dependency.
type class uint8

func classOf(d *inventory.Dependency) class {
	return class(d.Kind) | class(d.Mode)<<4 | class(d.Impact)<<5
}

func (c class) kind() inventory.DependencyKind { return inventory.DependencyKind(c & 15) }
func (c class) mode() inventory.Mode           { return inventory.Mode(c >> 4 & 1) }
func (c class) impact() inventory.Impact       { return inventory.Impact(c >> 5) }

// New builds the graph of an estate, which it keeps and which must not change.
func New(e *inventory.Estate) *Graph {
	deps := canonical(e)
	n, m := len(e.Assets), len(deps)
	g := &Graph{
		estate: e, deps: deps,
		out: make([]int32, n+1), to: make([]int32, m), class: make([]class, m),
		in: make([]int32, n+2), inDeps: make([]int32, m), inFrom: make([]int32, m), inClass: make([]class, m),
		site: make([]int32, n),
	}
	for i := range deps {
		d := &deps[i]
		g.to[i], g.class[i] = d.To, classOf(d)
		g.out[d.From+1]++
		g.in[d.To+2]++
	}
	for u := range n {
		g.out[u+1] += g.out[u]
		g.in[u+2] += g.in[u+1]
		g.site[u] = e.Assets[u].Site
	}
	g.reverse()
	return g
}

// reverse sorts the dependencies by target. On entry in[v+1] is where the first of
// v goes, afterwards where its last ends.
func (g *Graph) reverse() {
	for u := range g.Len() {
		for d := g.out[u]; d < g.out[u+1]; d++ {
			at := &g.in[g.to[d]+1]
			g.inDeps[*at], g.inFrom[*at], g.inClass[*at] = d, int32(u), g.class[d]
			*at++
		}
	}
	g.in = g.in[:g.Len()+1]
}

// At is the graph as it stands when the assets are at other sites than the
// estate's, say after a wave: site gives one for each asset. An asset that has a
// site in the estate and NoSite here is retired: it is gone from the graph with
// its dependencies.
func (g *Graph) At(site []int32) *Graph {
	at := *g
	at.site = site
	at.gone = make([]bool, g.Len())
	for v := range at.gone {
		at.gone[v] = site[v] == inventory.NoSite && g.estate.Assets[v].Site != inventory.NoSite
	}
	return &at
}

// Len is the number of assets, those gone included.
func (g *Graph) Len() int { return len(g.out) - 1 }

// Size is the number of dependencies, those of assets gone included.
func (g *Graph) Size() int { return len(g.deps) }

// Estate is what the graph was built from.
func (g *Graph) Estate() *inventory.Estate { return g.estate }

// Asset is an asset by its index. The caller must not change it.
func (g *Graph) Asset(v int32) *inventory.Asset { return &g.estate.Assets[v] }

// Dependency is a dependency by its number. The caller must not change it.
func (g *Graph) Dependency(d int32) *inventory.Dependency { return &g.deps[d] }

// Site is where an asset is, NoSite for a name and for what is gone.
func (g *Graph) Site(v int32) int32 { return g.site[v] }

// Gone reports whether an asset has been retired.
func (g *Graph) Gone(v int32) bool { return g.gone != nil && g.gone[v] }

// Out is the range of the dependencies of u: lo … hi−1, by target, then kind.
func (g *Graph) Out(u int32) (lo, hi int32) { return g.out[u], g.out[u+1] }

// In lists the dependencies on v, by the asset that needs it, then kind. The
// caller must not change it.
func (g *Graph) In(v int32) []int32 { return g.inDeps[g.in[v]:g.in[v+1]] }

// between is the range of the dependencies of u on v: lo … hi−1.
func (g *Graph) between(u, v int32) (lo, hi int32) {
	targets := g.to[g.out[u]:g.out[u+1]]
	first, _ := slices.BinarySearch(targets, v)
	lo = g.out[u] + int32(first)
	hi = lo
	for hi < g.out[u+1] && g.to[hi] == v {
		hi++
	}
	return lo, hi
}
