package mincut

// Infinite is the capacity of an arc that must not be cut.
const Infinite int64 = 1 << 60

// Builder collects the nodes and arcs of a graph.
type Builder struct {
	cost       []int64
	tail, head []int32
	fore, back []int64
}

// NewBuilder starts a graph of the given number of nodes, numbered from 0, each
// of cost 0, with room for a number of arcs.
func NewBuilder(nodes, arcs int) *Builder {
	return &Builder{
		cost: make([]int64, nodes),
		tail: make([]int32, 0, arcs), head: make([]int32, 0, arcs),
		fore: make([]int64, 0, arcs), back: make([]int64, 0, arcs),
	}
}

// Node adds a node of the given cost and returns its number.
func (b *Builder) Node(cost int64) int32 {
	b.cost = append(b.cost, cost)
	return int32(len(b.cost) - 1)
}

// Nodes is the number of nodes.
func (b *Builder) Nodes() int { return len(b.cost) }

// AddCost adds to what it costs to have v in the set.
func (b *Builder) AddCost(v int32, cost int64) { b.cost[v] += cost }

// Arc adds an arc: forward is paid when u is in the set and v is not, backward
// when v is and u is not. Neither may be negative. It returns the arc's number,
// for [Graph.AddCapacity]. Arcs from a node to itself are kept and never cut.
func (b *Builder) Arc(u, v int32, forward, backward int64) int32 {
	if forward < 0 || backward < 0 {
		panic("mincut: negative capacity")
	}
	b.tail, b.head = append(b.tail, u), append(b.head, v)
	b.fore, b.back = append(b.fore, forward), append(b.back, backward)
	return int32(len(b.tail) - 1)
}

// Implies makes v a member of every set that holds u.
func (b *Builder) Implies(u, v int32) int32 { return b.Arc(u, v, Infinite, 0) }

// Pair adds a function of two nodes by its four values: neither, only v, only u
// and both in the set. It returns the constant that the graph leaves out and the
// arc's number. Where the function is not submodular (neither + both > onlyU +
// onlyV) it adds nothing, and ok is false.
func (b *Builder) Pair(u, v int32, neither, onlyV, onlyU, both int64) (constant int64, arc int32, ok bool) {
	// f = neither + (onlyU − neither)·u + (both − onlyU)·v + excess·(1 − u)·v,
	// with excess = onlyU + onlyV − neither − both (Kolmogorov and Zabih, 2004).
	excess := onlyU + onlyV - neither - both
	if excess < 0 {
		return 0, -1, false
	}
	b.AddCost(u, onlyU-neither)
	b.AddCost(v, both-onlyU)
	return neither, b.Arc(v, u, excess, 0), true
}

// Graph makes the graph. The builder may be used on; the graph keeps nothing of it.
func (b *Builder) Graph() *Graph {
	n, m := len(b.cost), len(b.tail)
	t := &topology{first: make([]int32, n+1), head: make([]int32, 2*m), sister: make([]int32, 2*m), place: make([]int32, m)}
	g := &Graph{topology: t, residual: make([]int64, 2*m), cost: append([]int64(nil), b.cost...), excess: make([]int64, n)}
	for i := range m {
		t.first[b.tail[i]]++
		t.first[b.head[i]]++
	}
	sum := int32(0)
	for v := range t.first {
		t.first[v], sum = sum, sum+t.first[v]
	}
	next := append([]int32(nil), t.first...)
	for i := range m {
		u, v := b.tail[i], b.head[i]
		a := next[u]
		next[u]++
		z := next[v]
		next[v]++
		t.head[a], t.head[z], t.sister[a], t.sister[z] = v, u, z, a
		t.place[i] = a
		g.residual[a], g.residual[z] = b.fore[i], b.back[i]
	}
	for v, c := range b.cost {
		g.excess[v] = -c
	}
	return g
}
