package arrange

import "slices"

// Graph is an undirected weighted graph in compressed form: the neighbours of v
// are To[Start[v]:Start[v+1]], each edge standing at both ends.
type Graph struct {
	Start  []int32
	To     []int32
	Weight []float64
	// Pull is money per unit of time by which a node wants to be early.
	Pull []float64
}

// Edge is an edge of a graph to be built.
type Edge struct {
	U, V   int32
	Weight float64
}

// NewGraph compresses edges; parallel ones are added up, loops and weights of 0
// or less are dropped. Pull may be nil.
func NewGraph(n int, edges []Edge, pull []float64) *Graph {
	if pull == nil {
		pull = make([]float64, n)
	}
	g := &Graph{Start: make([]int32, n+1), Pull: pull}
	g.fill(n, edges)
	g.merge()
	return g
}

// Len is the number of nodes.
func (g *Graph) Len() int { return len(g.Start) - 1 }

func useful(e Edge) bool { return e.U != e.V && e.Weight > 0 }

func (g *Graph) fill(n int, edges []Edge) {
	for _, e := range edges {
		if useful(e) {
			g.Start[e.U+1]++
			g.Start[e.V+1]++
		}
	}
	for v := range n {
		g.Start[v+1] += g.Start[v]
	}
	g.To, g.Weight = make([]int32, g.Start[n]), make([]float64, g.Start[n])
	next := slices.Clone(g.Start)
	put := func(u, v int32, w float64) {
		g.To[next[u]], g.Weight[next[u]] = v, w
		next[u]++
	}
	for _, e := range edges {
		if useful(e) {
			put(e.U, e.V, e.Weight)
			put(e.V, e.U, e.Weight)
		}
	}
}

// merge adds up parallel edges, in place.
func (g *Graph) merge() {
	n := int32(g.Len())
	at := make([]int32, n)
	for i := range at {
		at[i] = -1
	}
	out := int32(0)
	for v := range n {
		lo, hi := g.Start[v], g.Start[v+1]
		first := out
		for k := lo; k < hi; k++ {
			u := g.To[k]
			if at[u] >= first {
				g.Weight[at[u]] += g.Weight[k]
				continue
			}
			at[u] = out
			g.To[out], g.Weight[out] = u, g.Weight[k]
			out++
		}
		g.Start[v] = first
	}
	g.Start[n] = out
	g.To, g.Weight = g.To[:out], g.Weight[:out]
}
