package bound

import (
	"math"

	"github.com/wavecut/wavecut/planner/mincut"
)

// cutter solves the cut problem of one kind of interval for any multipliers.
type cutter struct {
	*network
	in    *kind
	graph *mincut.Graph
	cost  []float64 // by variable, scratch
	set   []bool    // by node, scratch
	cuts  int
}

func (n *network) cutter(in *kind) *cutter {
	return &cutter{
		network: n, in: in, graph: n.graph.Clone(),
		cost: make([]float64, n.x.vars()), set: make([]bool, n.graph.Nodes()),
	}
}

// line is one way to have moved: what it costs a day without multipliers, and
// its load of every limit. As a function of the multipliers it is a plane above
// the relaxation's value.
type line struct {
	cost float64
	load []float64
	set  bitset
}

// at is the height of the line over the multipliers.
func (l *line) at(lambda []float64) float64 {
	sum := l.cost
	for k, m := range lambda {
		sum += m * l.load[k]
	}
	return sum
}

// point is the value of the relaxation for some multipliers: no way to have moved
// costs less a day than value, each unit of load priced. The lines are those of
// its smallest and its largest minimising set.
type point struct {
	lambda   []float64
	value    float64
	low, top *line
}

// solve evaluates the relaxation.
func (c *cutter) solve(lambda []float64) *point {
	c.price(lambda)
	base := c.install()
	c.cuts++
	value := base + float64(c.graph.Solve())/c.scale
	p := &point{lambda: append([]float64(nil), lambda...), value: value}
	c.graph.Minimal(c.set)
	p.low = c.line(p)
	c.graph.Maximal(c.set)
	p.top = c.line(p)
	return p
}

// price sets the cost of every variable: its unary term and its loads.
func (c *cutter) price(lambda []float64) {
	copy(c.cost, c.x.rate.unary)
	if c.in.late {
		for v, e := range c.swapOf {
			c.cost[v] += e
		}
	}
	for k, m := range lambda {
		if m == 0 {
			continue
		}
		l := c.x.limits[k]
		for i, v := range l.vars {
			c.cost[v] += m * l.load[i]
		}
	}
}

// install hands the costs to the graph and returns what must be added to its value.
//
// A variable that must have moved gets, in place of its cost, one so low that
// the sum of its arcs cannot keep it out; the difference is added back. One that
// may not have moved gets one so high. Since both kinds are closed under the
// implications, no infinite arc stands against that (an exit with a variable that
// may not have moved is left without its gain).
func (c *cutter) install() (base float64) {
	var back int64
	for v, cost := range c.cost {
		units := int64(math.Floor(cost * c.scale))
		switch c.in.force[v] {
		case -1:
			units = c.incident[v] + 1
		case 1:
			back += units + c.incident[v] + 1
			units = -c.incident[v] - 1
		}
		c.graph.SetCost(int32(v), units)
	}
	for i := range c.x.exits {
		base += c.in.exits[i]
		gain := c.in.exits[i]
		if c.held(i) {
			gain = 0
		}
		c.graph.SetCost(int32(len(c.cost)+i), c.units(-gain))
	}
	if c.in.late {
		base -= c.swapSum
	}
	return base + c.x.rate.start + float64(back)/c.scale
}

// held reports whether some variable of an exit may not have moved yet.
func (c *cutter) held(i int) bool {
	for _, v := range c.x.exits[i].vars {
		if c.in.force[v] < 0 {
			return true
		}
	}
	return false
}

// line reads the scratch set as a line through the point.
func (c *cutter) line(p *point) *line {
	l := c.weigh()
	l.cost = p.value
	for k, m := range p.lambda {
		l.cost -= m * l.load[k]
	}
	return l
}

// weigh makes a line of the scratch set, without its cost.
func (c *cutter) weigh() *line {
	l := &line{load: make([]float64, len(c.x.limits)), set: newBitset(c.set[:len(c.cost)])}
	for k, lim := range c.x.limits {
		for i, v := range lim.vars {
			if c.set[v] {
				l.load[k] += lim.load[i]
			}
		}
	}
	return l
}

// bitset is a set of variables.
type bitset []uint64

func newBitset(in []bool) bitset {
	b := make(bitset, (len(in)+63)/64)
	for v, is := range in {
		if is {
			b[v/64] |= 1 << (v % 64)
		}
	}
	return b
}

func (b bitset) has(v int32) bool { return b[v/64]>>(v%64)&1 == 1 }
