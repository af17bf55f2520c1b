package mincut

// Fate says what is known of a node.
type Fate int8

// The fates of nodes.
const (
	Out  Fate = -1 // in no set that counts
	Free Fate = 0
	In   Fate = 1 // in every set that counts
)

// Restrict makes the problem that is left of this one, with its flow, when the
// fate of some nodes is known. Node i of the part is nodes[i] of the graph. The
// least cost of the part is by how much the best set is cheaper than the one of
// the In nodes alone (so never above 0).
//
// Nothing that is known may contradict an Infinite arc. The part shares nothing
// with the graph, and takes time linear in the free nodes and their arcs, but for
// one look at every fate.
func (g *Graph) Restrict(fate []Fate) (part *Graph, nodes []int32) {
	w := g.scratch()
	if w.number == nil {
		w.number, w.position = make([]int32, g.Nodes()), make([]int32, len(g.head))
	}
	arcs := 0
	for v, f := range fate {
		if f == Free {
			w.number[v] = int32(len(nodes))
			nodes = append(nodes, int32(v))
			arcs += int(g.first[v+1] - g.first[v])
		}
	}
	t := &topology{first: make([]int32, 1, len(nodes)+1), head: make([]int32, 0, arcs), sister: make([]int32, 0, arcs)}
	part = &Graph{topology: t, residual: make([]int64, 0, arcs), cost: make([]int64, len(nodes)), excess: make([]int64, len(nodes))}
	for i, v := range nodes {
		part.excess[i] = g.excess[v]
		g.restrictArcs(part, int32(i), v, fate)
		t.first = append(t.first, int32(len(t.head)))
	}
	return part, nodes
}

// restrictArcs copies the arcs of one free node. An arc from an In node is paid
// unless the node is in the set, one to an Out node if it is.
func (g *Graph) restrictArcs(part *Graph, i, v int32, fate []Fate) {
	w := g.work
	for a := g.first[v]; a < g.first[v+1]; a++ {
		z := g.sister[a]
		switch fate[g.head[a]] {
		case In:
			part.excess[i] += g.residual[z]
		case Out:
			part.excess[i] -= g.residual[a]
		case Free:
			w.position[a] = int32(len(part.head))
			part.head = append(part.head, w.number[g.head[a]])
			part.residual = append(part.residual, g.residual[a])
			part.sister = append(part.sister, -1)
			if back := w.position[z]; g.head[a] < v || g.head[a] == v && z < a {
				part.sister[w.position[a]], part.sister[back] = back, w.position[a]
			}
		}
	}
}
