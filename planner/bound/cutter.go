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
	fate  []mincut.Fate
	cuts  int
}

// cutter makes a cutter; what kind it solves is set before each use. The graph
// keeps its flow from one use to the next, which changes no result.
func (n *network) cutter() *cutter {
	return &cutter{
		network: n, graph: n.graph.Clone(),
		cost: make([]float64, n.x.vars()), set: make([]bool, n.graph.Nodes()), fate: make([]mincut.Fate, n.graph.Nodes()),
	}
}

// line is one way to have moved: what it costs a day without multipliers, and
// its load of every row. As a function of the multipliers it is a plane above
// the relaxation's value.
type line struct {
	cost float64
	base float64 // cost without tears
	torn []int32
	load []float64
	set  bitset
	cut  int64 // of points' lines: the arcs that the set cuts, in units
}

// point is the value of the relaxation for some multipliers: no way to have moved
// costs less a day than value, each unit of load priced. The lines are those of
// its smallest and its largest minimising set.
type point struct {
	lambda   []float64 // by row
	priced   []int     // the rows whose multiplier is not 0
	value    float64
	low, top *line
}

// solve evaluates the relaxation. Below and above are points, or nil, that differ
// from it in one multiplier alone, smaller there and larger here: the minimising
// sets shrink as a multiplier grows, so that only what the largest set below has
// more than the smallest above is to be cut (Gallo, Grigoriadis and Tarjan, 1989).
func (c *cutter) solve(lambda []float64, below, above *point) *point {
	c.price(lambda)
	base := c.install()
	c.cuts++
	p := &point{lambda: append([]float64(nil), lambda...)}
	for r, m := range lambda {
		if m != 0 {
			p.priced = append(p.priced, r)
		}
	}
	if free := c.bracket(below, above); 4*free > 3*len(c.set) {
		c.whole(p, base)
	} else {
		c.inside(p, base, above)
	}
	return p
}

// bracket sets the fates that two points leave to the nodes and counts the free.
func (c *cutter) bracket(below, above *point) (free int) {
	for v := range c.fate {
		c.fate[v] = mincut.Free
		switch {
		case above != nil && above.low.set.has(int32(v)):
			c.fate[v] = mincut.In
		case below != nil && !below.top.set.has(int32(v)):
			c.fate[v] = mincut.Out
		default:
			free++
		}
	}
	return free
}

// whole cuts the whole graph.
func (c *cutter) whole(p *point, base float64) {
	units := c.graph.Solve()
	p.value = base + float64(units)/c.scale
	c.graph.Minimal(c.set)
	p.low = c.line(p, units)
	c.graph.Maximal(c.set)
	p.top = c.line(p, units)
}

// inside cuts the free nodes alone.
func (c *cutter) inside(p *point, base float64, above *point) {
	units := int64(0)
	if above != nil {
		units = above.low.cut
		for v, f := range c.fate {
			if f == mincut.In {
				units += c.graph.Cost(int32(v))
			}
		}
	}
	part, nodes := c.graph.Restrict(c.fate)
	units += part.Solve()
	p.value = base + float64(units)/c.scale
	in := make([]bool, len(nodes))
	part.Minimal(in)
	c.fill(nodes, in)
	p.low = c.line(p, units)
	part.Maximal(in)
	c.fill(nodes, in)
	p.top = c.line(p, units)
}

// fill puts the known nodes and those of a part into the scratch set.
func (c *cutter) fill(nodes []int32, in []bool) {
	for v, f := range c.fate {
		c.set[v] = f == mincut.In
	}
	for i, v := range nodes {
		c.set[v] = in[i]
	}
}

// price sets the cost of every variable: its unary term and its loads.
func (c *cutter) price(lambda []float64) {
	copy(c.cost, c.x.rate.unary)
	if c.in.late {
		for v, e := range c.swapOf {
			c.cost[v] += e
		}
	}
	for r, m := range lambda {
		if m == 0 {
			continue
		}
		row := c.x.rows[r]
		l := c.x.limits[row.limit]
		if row.gates == 0 {
			c.add(l.vars, l.load, m)
		}
		for g := range c.x.gates {
			if row.gates>>g&1 == 1 {
				c.add(l.parts[g].vars, l.parts[g].load, m)
			}
		}
	}
}

func (c *cutter) add(vars []int32, load []float64, price float64) {
	for i, v := range vars {
		c.cost[v] += price * load[i]
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
	return base + c.installTears() + c.x.rate.start + float64(back)/c.scale
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

// line reads the scratch set as a line through the point, where the graph says
// that it costs so many units.
func (c *cutter) line(p *point, units int64) *line {
	l := c.weigh()
	l.cut = units
	for v, in := range c.set {
		if in {
			l.cut -= c.graph.Cost(int32(v))
		}
	}
	l.cost = p.value
	for _, r := range p.priced {
		l.cost -= p.lambda[r] * l.load[r]
	}
	l.base = l.cost - c.in.tearing(l.torn)
	return l
}

// weigh makes a line of the scratch set, without its cost.
func (c *cutter) weigh() *line {
	return &line{load: c.x.loads(c.set), set: newBitset(c.set), torn: c.isTorn()}
}

// bitset is a set of nodes.
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
