package mincut

// topology is what graphs of one shape share. The arcs that leave v are
// first[v] … first[v+1]−1; every arc stands beside its sister, the same arc seen
// from its head.
type topology struct {
	first  []int32
	head   []int32
	sister []int32
	place  []int32 // a builder's arc number → the arc that leaves its tail
}

// Graph is a network with a flow in it. The flow is kept as what is left: the
// residual capacity of every arc and the excess of every node, positive where
// the node would pay to be in the set. Sending f along an arc lowers the tail's
// excess and raises the head's; the cost of every set stays what it was, so the
// state is an exact rewriting of the problem at any time.
type Graph struct {
	*topology
	residual []int64
	cost     []int64
	excess   []int64
	work     *scratch
}

// Nodes is the number of nodes.
func (g *Graph) Nodes() int { return len(g.cost) }

// Arcs is the number of arcs, as added.
func (g *Graph) Arcs() int { return len(g.place) }

// Clone is a graph of the same shape with the same costs, capacities and flow.
func (g *Graph) Clone() *Graph {
	return &Graph{
		topology: g.topology,
		residual: append([]int64(nil), g.residual...),
		cost:     append([]int64(nil), g.cost...),
		excess:   append([]int64(nil), g.excess...),
	}
}

// CopyFrom takes over costs, capacities and flow of a graph of the same shape,
// which must be a clone of this one or the other way round.
func (g *Graph) CopyFrom(o *Graph) {
	if g.topology != o.topology {
		panic("mincut: graphs of two shapes")
	}
	copy(g.residual, o.residual)
	copy(g.cost, o.cost)
	copy(g.excess, o.excess)
}

// Cost is what it costs to have v in the set.
func (g *Graph) Cost(v int32) int64 { return g.cost[v] }

// SetCost changes what it costs to have v in the set.
func (g *Graph) SetCost(v int32, cost int64) {
	g.excess[v] -= cost - g.cost[v]
	g.cost[v] = cost
}

// AddCapacity changes the capacities of an arc, numbered as the builder did, by
// the given amounts; that neither ends below 0 is the caller's duty. Flow that
// no longer fits goes back to where it came from.
func (g *Graph) AddCapacity(arc int32, forward, backward int64) {
	a := g.place[arc]
	z := g.sister[a]
	g.residual[a] += forward
	g.residual[z] += backward
	g.undo(a)
	g.undo(z)
}

// undo takes flow back that exceeds an arc's capacity.
func (g *Graph) undo(a int32) {
	over := -g.residual[a]
	if over <= 0 {
		return
	}
	z := g.sister[a]
	g.residual[a] = 0
	g.residual[z] -= over
	g.excess[g.head[z]] += over
	g.excess[g.head[a]] -= over
}
