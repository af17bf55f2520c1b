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
	serial int // nodes of equal value are taken in the order they were made
	mix    mixture
	lines  []*line
	exact  bool // value is that of a way to have moved within the limits
}

// frontier is the open nodes, lowest value first.
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

// brancher improves the bound of one interval by deciding variables one by one.
type brancher struct {
	x    *relaxation
	t    int
	base kind
	work kind
	s    *search
	cuts int
	made int
	open frontier
}

// branch raises an interval's bound above that of level 1 within a number of
// nodes. The result is the least over the nodes left open.
func (n *network) branch(t int, k kind, root mixture, nodes int) mixture {
	b := &brancher{x: n.x, t: t, base: k, work: k}
	b.work.force = append([]int8(nil), k.force...)
	b.s = &search{cutter: n.cutter(&b.work)}
	b.s.extremes()
	b.open = frontier{{value: root.value, mix: root, lines: append([]*line{root.a, root.b}, b.s.lines...), exact: b.holds(root)}}
	for b.made < nodes && len(b.open) > 0 {
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
	best := b.open[0].mix
	best.value = math.Max(root.value, b.open[0].value)
	return best
}

// holds reports whether a mixture is one way to have moved that is within the
// limits and costs no more than its bound.
func (b *brancher) holds(m mixture) bool {
	for k, l := range b.x.limits {
		if load := m.a.load[k]; load > l.most[b.t] || load < l.least[b.t] {
			return false
		}
	}
	return m.a.cost <= m.value+gain*math.Abs(m.value)
}

// pick chooses the variable to decide: of those in which the two lines differ
// the one with the heaviest arcs.
func (b *brancher) pick(n *node) int32 {
	b.enter(n)
	best, most := int32(-1), int64(-1)
	for v := range int32(b.x.vars()) {
		if b.work.force[v] == 0 && n.mix.a.set.has(v) != n.mix.b.set.has(v) && b.s.incident[v] > most {
			best, most = v, b.s.incident[v]
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
	c := &node{parent: parent, v: v, force: force, serial: b.made}
	b.enter(c)
	if !b.close() || !b.x.fits(&b.work, b.t) {
		c.value = math.Inf(1)
		return c
	}
	b.s.lines = b.s.lines[:0]
	for _, l := range parent.lines {
		if b.allows(l) {
			b.s.lines = append(b.s.lines, l)
		}
	}
	b.s.extremes()
	b.s.points = b.s.points[:0]
	b.s.budget = 8
	b.s.evaluate(parent.mix.lambda)
	c.mix = b.s.ascend(b.t)
	c.value = math.Max(parent.value, c.mix.value)
	c.lines = append([]*line(nil), b.s.lines...)
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
