package depgraph

import (
	"math"

	"gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/iterator"
	"gonum.org/v1/gonum/graph/simple"
)

// Directed shows a graph to gonum's algorithms, as a [graph.WeightedDirected]: a
// node is an asset by its index, and all the dependencies of one asset on another
// are one edge, of the least of their weights. Assets come in order of their index.
type Directed struct {
	g      *Graph
	sieve  *sieve
	weight func(d int32) float64
}

// Directed is the part of the graph that the filter lets through, for gonum.
// Weight gives the weight of a dependency; nil is 1 for each.
func (g *Graph) Directed(f Filter, weight func(d int32) float64) *Directed {
	if weight == nil {
		weight = func(int32) float64 { return 1 }
	}
	return &Directed{g: g, sieve: g.sieve(&f), weight: weight}
}

func (v *Directed) has(id int64) bool {
	return id >= 0 && id < int64(v.g.Len()) && v.sieve.shows(int32(id))
}

// Node is the asset, or nil where there is none.
func (v *Directed) Node(id int64) graph.Node {
	if !v.has(id) {
		return nil
	}
	return simple.Node(id)
}

// Nodes are the assets.
func (v *Directed) Nodes() graph.Nodes {
	var nodes []graph.Node
	for id := range int64(v.g.Len()) {
		if v.has(id) {
			nodes = append(nodes, simple.Node(id))
		}
	}
	return orderedNodes(nodes)
}

// From gives the assets that the asset needs directly.
func (v *Directed) From(id int64) graph.Nodes {
	var nodes []graph.Node
	if !v.has(id) {
		return graph.Empty
	}
	for d := v.g.out[id]; d < v.g.out[id+1]; d++ {
		if v.sieve.joins(v.g, int32(id), d) {
			nodes = next(nodes, int64(v.g.to[d]))
		}
	}
	return orderedNodes(nodes)
}

// To gives the assets that need the asset directly.
func (v *Directed) To(id int64) graph.Nodes {
	var nodes []graph.Node
	if !v.has(id) {
		return graph.Empty
	}
	for i := v.g.in[id]; i < v.g.in[id+1]; i++ {
		if v.sieve.joins(v.g, v.g.inFrom[i], v.g.inDeps[i]) {
			nodes = next(nodes, int64(v.g.inFrom[i]))
		}
	}
	return orderedNodes(nodes)
}

// next appends an asset of an ascending list, once.
func next(nodes []graph.Node, id int64) []graph.Node {
	if len(nodes) > 0 && nodes[len(nodes)-1].ID() == id {
		return nodes
	}
	return append(nodes, simple.Node(id))
}

func orderedNodes(nodes []graph.Node) graph.Nodes {
	if len(nodes) == 0 {
		return graph.Empty
	}
	return iterator.NewOrderedNodes(nodes)
}

// HasEdgeFromTo reports whether the first asset needs the second directly.
func (v *Directed) HasEdgeFromTo(uid, vid int64) bool {
	_, ok := v.least(uid, vid)
	return ok
}

// HasEdgeBetween reports whether one of the assets needs the other directly.
func (v *Directed) HasEdgeBetween(xid, yid int64) bool {
	return v.HasEdgeFromTo(xid, yid) || v.HasEdgeFromTo(yid, xid)
}

// Edge is the need of the first asset for the second, or nil.
func (v *Directed) Edge(uid, vid int64) graph.Edge {
	if e := v.WeightedEdge(uid, vid); e != nil {
		return e
	}
	return nil
}

// WeightedEdge is the need of the first asset for the second, or nil.
func (v *Directed) WeightedEdge(uid, vid int64) graph.WeightedEdge {
	w, ok := v.least(uid, vid)
	if !ok {
		return nil
	}
	return simple.WeightedEdge{F: simple.Node(uid), T: simple.Node(vid), W: w}
}

// Weight is the weight of the edge, 0 from an asset to itself, and otherwise +Inf
// and false.
func (v *Directed) Weight(xid, yid int64) (float64, bool) {
	if xid == yid {
		return 0, true
	}
	if w, ok := v.least(xid, yid); ok {
		return w, true
	}
	return math.Inf(1), false
}

// least is the least weight of the dependencies of one asset on another.
func (v *Directed) least(uid, vid int64) (w float64, ok bool) {
	if !v.has(uid) || !v.has(vid) {
		return 0, false
	}
	lo, hi := v.g.between(int32(uid), int32(vid))
	for d := lo; d < hi; d++ {
		if !v.sieve.joins(v.g, int32(uid), d) {
			continue
		}
		if x := v.weight(d); !ok || x < w {
			w, ok = x, true
		}
	}
	return w, ok
}
