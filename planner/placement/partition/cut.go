package partition

import (
	"math"

	"github.com/wavecut/wavecut/planner/mincut"
)

// cut is the choice between two labels for each of some items, the others
// staying as they are: a minimum cut, exact up to rounding downwards.
type cut struct {
	in        *Instance
	items     []int32
	zero, one []int32 // by node: the two labels
	graph     *mincut.Graph
	scale     float64
	lean      []float64 // by node: what one costs more than zero, in money
	constant  float64   // what a cut leaves out, in money
	chosen    []bool
	// truncated says that the metric broke the triangle inequality somewhere: the
	// best choice is then an improvement, but maybe not the best there is.
	truncated bool
}

// cutBuilder collects the energy of a cut before it is scaled to integers.
type cutBuilder struct {
	*cut
	s          *state
	node       []int32 // item → node, −1 outside; borrowed
	tail, head []int32
	fore, back []float64
}

// newCut states the choice between choose(i) for the items of a state. Both
// labels must be allowed. Node is scratch of the length of the instance, all −1,
// and is left so.
func newCut(s *state, items []int32, node []int32, choose func(i int32) (zero, one int32)) *cut {
	c := &cut{
		in: s.in, items: items,
		zero: make([]int32, len(items)), one: make([]int32, len(items)),
		lean: make([]float64, len(items)), chosen: make([]bool, len(items)),
	}
	b := &cutBuilder{cut: c, s: s, node: node}
	for v, i := range items {
		node[i] = int32(v)
		c.zero[v], c.one[v] = choose(i)
	}
	for v := range items {
		b.add(int32(v))
	}
	for _, i := range items {
		node[i] = -1
	}
	b.build()
	return c
}

// add adds the terms of a node: its unary costs, the edges to items that stay,
// and the edges to nodes of greater number.
func (b *cutBuilder) add(v int32) {
	i := b.items[v]
	g, k := &b.in.Graph, b.in.Labels
	zero, one := int(b.zero[v]), int(b.one[v])
	row := b.in.unary(i)
	b.constant += row[zero]
	b.lean[v] += row[one] - row[zero]
	for a, hi := g.arcs(i); a < hi; a++ {
		h := g.Head[a]
		u := b.node[h]
		switch {
		case u < 0:
			other := int(b.s.label[h])
			p := g.price(a, zero*k+other)
			b.constant += p
			b.lean[v] += g.price(a, one*k+other) - p
		case u > v:
			b.pair(v, u, a)
		}
	}
}

// pair adds an edge between two nodes: half of what is over the modular part on
// either arc (Kolmogorov and Zabih 2004). Where the metric breaks the triangle
// inequality the dearer mixed values are raised until it does not, which keeps
// the price of the present labelling, so that an expansion never loses (Rother,
// Kumar, Kolmogorov and Blake 2005).
func (b *cutBuilder) pair(v, u, a int32) {
	g, k := &b.in.Graph, b.in.Labels
	v0, v1, u0, u1 := int(b.zero[v])*k, int(b.one[v])*k, int(b.zero[u]), int(b.one[u])
	neither, both := g.price(a, v0+u0), g.price(a, v1+u1)
	onlyU, onlyV := g.price(a, v0+u1), g.price(a, v1+u0)
	excess := onlyU + onlyV - neither - both
	if excess < 0 {
		b.truncated = b.truncated || excess < -slight*neither
		onlyV -= excess
		excess = 0
	}
	b.constant += neither
	b.lean[v] += onlyV - neither - excess/2
	b.lean[u] += onlyU - neither - excess/2
	if excess > 0 {
		b.tail, b.head = append(b.tail, v), append(b.head, u)
		b.fore, b.back = append(b.fore, excess/2), append(b.back, excess/2)
	}
}

// room is the sum up to which costs are scaled. It leaves place for multipliers,
// which may be a few times as large as the costs.
const room = 1 << 50

// build scales everything to integers, capacities rounded down.
func (b *cutBuilder) build() {
	total := 1e-300
	for _, c := range b.lean {
		total += math.Abs(c)
	}
	for j := range b.fore {
		total += b.fore[j] + b.back[j]
	}
	b.scale = math.Exp2(math.Floor(math.Log2(room / total)))
	m := mincut.NewBuilder(len(b.items), len(b.tail))
	for j := range b.tail {
		m.Arc(b.tail[j], b.head[j], int64(b.fore[j]*b.scale), int64(b.back[j]*b.scale))
	}
	for v, c := range b.lean {
		m.AddCost(int32(v), int64(math.Floor(c*b.scale)))
	}
	b.graph = m.Graph()
}

// solve finds the best choice when each unit of load costs price, by
// label*Resources+resource (nil: nothing), and returns what that costs all in
// all. It is never above the true minimum by more than float rounding; −Inf says
// that the prices are beyond what integers hold, and that there is no choice.
func (c *cut) solve(price []float64) float64 {
	constant := c.constant
	if price != nil {
		if c.heavy(price) {
			return math.Inf(-1)
		}
		for v := range c.items {
			zero, one := c.charge(int32(v), price)
			constant += zero
			c.graph.SetCost(int32(v), int64(math.Floor((c.lean[v]+one-zero)*c.scale)))
		}
	}
	return constant + float64(c.graph.Solve())/c.scale
}

// heavy reports whether prices make sums that the graph cannot hold.
func (c *cut) heavy(price []float64) bool {
	sum := 0.0
	for v := range c.items {
		zero, one := c.charge(int32(v), price)
		sum += math.Abs(one - zero)
	}
	return sum*c.scale > 1<<58
}

// charge is what a node's loads cost under its two labels.
func (c *cut) charge(v int32, price []float64) (zero, one float64) {
	r := c.in.Resources
	z, o := int(c.zero[v])*r, int(c.one[v])*r
	for j, load := range c.in.loads(c.items[v]) {
		zero += load * price[z+j]
		one += load * price[o+j]
	}
	return zero, one
}

// minimal and maximal read the best choice that gives the fewest and the most
// items label one.
func (c *cut) minimal() []bool {
	c.graph.Minimal(c.chosen)
	return c.chosen
}

func (c *cut) maximal() []bool {
	c.graph.Maximal(c.chosen)
	return c.chosen
}

// label writes the labels of a choice.
func (c *cut) label(chosen []bool, label []int32) {
	for v, i := range c.items {
		label[i] = c.zero[v]
		if chosen[v] {
			label[i] = c.one[v]
		}
	}
}
