package bound

import (
	"container/heap"
	"math"
)

// node is a part of an interval's problem: some variables are decided.
type node struct {
	value  float64
	parent *node
	v      int32
	force  int8
	serial int
	mix    mixture
	lines  []*line
	exact  bool // the value is that of a way to have moved within the limits
}

// frontier is the open nodes, lowest value first; of equals the one made first.
type frontier []*node

func (f frontier) Len() int { return len(f) }
func (f frontier) Less(i, j int) bool {
	return f[i].value < f[j].value || f[i].value == f[j].value && f[i].serial < f[j].serial
}
func (f frontier) Swap(i, j int) { f[i], f[j] = f[j], f[i] }
func (f *frontier) Push(x any)   { *f = append(*f, x.(*node)) }
func (f *frontier) Pop() any {
	old := *f
	n := old[len(old)-1]
	*f = old[:len(old)-1]
	return n
}

// brancher improves the bound of one span by deciding variables one by one.
type brancher struct {
	search
	in   *span
	base *kind
	work kind
	made int
	open frontier
}

func newBrancher(c *cutter, k *kind, q *pool, in *span, lambda []float64) *brancher {
	b := &brancher{search: search{cutter: c, pool: &pool{}, gain: fineGain, joint: nodeCuts}, in: in, base: k, work: *k}
	b.work.force = append([]int8(nil), k.force...)
	c.in = &b.work
	b.lines = append(b.lines, q.lines...)
	b.budget = 2 * nodeCuts
	b.evaluate(lambda, 0)
	root := &node{mix: b.ascend(in), lines: b.lines}
	root.value = root.mix.value
	root.exact = b.holds(root.mix)
	b.open = frontier{root}
	return b
}

// nodeCuts is the number of cuts for a node.
const nodeCuts = 8

// run branches up to a number of nodes. The result is the least over the nodes
// left open.
func (b *brancher) run(nodes int) float64 {
	for b.made < nodes {
		top := b.open[0]
		if top.exact || math.IsInf(top.value, 1) {
			break
		}
		v := b.pick(top)
		if v < 0 {
			break
		}
		heap.Pop(&b.open)
		for _, force := range []int8{-1, 1} {
			b.made++
			heap.Push(&b.open, b.child(top, v, force))
		}
	}
	return b.open[0].value
}

// holds reports whether a mixture is one way to have moved that is within the
// limits and costs no more than its bound.
func (b *brancher) holds(m mixture) bool {
	if len(m.parts) != 1 {
		return false
	}
	for r, load := range m.parts[0].load {
		if load > b.in.most[r] || load < b.in.least[r] {
			return false
		}
	}
	return m.parts[0].cost <= m.value+b.gain*math.Abs(m.value)
}

// pick chooses the variable to decide: of those that the mixture has moved in
// part only, the one with the heaviest arcs, weighed by how undecided it is.
func (b *brancher) pick(n *node) int32 {
	b.enter(n)
	best, most := int32(-1), 0.0
	for v := range int32(b.x.vars()) {
		if b.work.force[v] != 0 {
			continue
		}
		moved := 0.0
		for _, part := range n.mix.parts {
			if part.set.has(v) {
				moved += part.weight
			}
		}
		if weight := min(moved, 1-moved) * float64(b.incident[v]+1); moved > 1e-6 && moved < 1-1e-6 && weight > most {
			best, most = v, weight
		}
	}
	return best
}

// enter sets the forces to those of a node.
func (b *brancher) enter(n *node) {
	copy(b.work.force, b.base.force)
	for ; n.parent != nil; n = n.parent {
		b.work.force[n.v] = n.force
	}
}

// child decides one more variable.
func (b *brancher) child(parent *node, v int32, force int8) *node {
	c := &node{parent: parent, v: v, force: force, serial: b.made, value: inf}
	b.enter(c)
	if !b.close() || !b.x.fits(&b.work, b.in.t) {
		return c
	}
	b.lines, b.points = nil, nil
	for _, l := range parent.lines {
		if b.allows(l) {
			b.lines = append(b.lines, l)
		}
	}
	b.extremes()
	b.budget = nodeCuts
	b.evaluate(parent.mix.lambda, 0)
	c.mix = b.ascend(b.in)
	c.value = math.Max(parent.value, c.mix.value)
	c.lines = b.lines
	c.exact = b.holds(c.mix)
	return c
}

// close carries the forces along the implications; it reports whether they agree.
func (b *brancher) close() bool {
	for changed := true; changed; {
		changed = false
		for _, a := range b.x.implies {
			from, to := b.work.force[a.from], b.work.force[a.to]
			switch {
			case from == 1 && to == -1:
				return false
			case from == 1 && to == 0:
				b.work.force[a.to] = 1
				changed = true
			case to == -1 && from == 0:
				b.work.force[a.from] = -1
				changed = true
			}
		}
	}
	return true
}

// allows reports whether a line agrees with the forces.
func (b *brancher) allows(l *line) bool {
	for v, f := range b.work.force {
		if f != 0 && l.set.has(int32(v)) != (f == 1) {
			return false
		}
	}
	return true
}
