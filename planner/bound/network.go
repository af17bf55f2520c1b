package bound

import (
	"math"

	"github.com/wavecut/wavecut/planner/mincut"
)

// network is the cut problem that all intervals of a relaxation share: a node for
// each variable, in the set when it has moved, and one for each exit, in the set
// when its site is empty. Money per day is counted in units of 1/scale, always
// rounded towards less.
type network struct {
	x        *relaxation
	graph    *mincut.Graph
	incident []int64 // by variable: Σ finite capacities of its arcs
	scale    float64
	swapSum  float64 // Σ excess of the swaps
	// firstTear is the first node of the tears.
	firstTear int
	swapOf    []float64 // by variable, the excess of its swaps; nil where there are none
}

func newNetwork(x *relaxation) *network {
	n := &network{x: x, incident: make([]int64, x.vars())}
	n.scale = scaleFor(x.magnitude())
	b := mincut.NewBuilder(x.vars(), len(x.rate.u)+len(x.implies))
	r := x.rate
	for k := range r.u {
		forward, backward := n.units(r.forward[k]), n.units(r.backward[k])
		if forward|backward == 0 {
			continue
		}
		b.Arc(r.u[k], r.v[k], forward, backward)
		n.incident[r.u[k]] += forward + backward
		n.incident[r.v[k]] += forward + backward
	}
	for _, a := range x.implies {
		b.Implies(a.from, a.to)
	}
	for _, e := range x.exits {
		node := b.Node(0)
		for _, v := range e.vars {
			b.Implies(node, v)
		}
	}
	n.addTears(b)
	n.graph = b.Graph()
	n.addSwaps()
	return n
}

func (n *network) addSwaps() {
	if len(n.x.rate.swaps) == 0 {
		return
	}
	n.swapOf = make([]float64, n.x.vars())
	for _, s := range n.x.rate.swaps {
		n.swapSum += s.excess
		n.swapOf[s.u] += s.excess
		n.swapOf[s.v] += s.excess
	}
}

// magnitude is the sum of everything that an interval can cost a day.
func (x *relaxation) magnitude() float64 {
	sum := 0.0
	for _, u := range x.rate.unary {
		sum += math.Abs(u)
	}
	for k := range x.rate.u {
		sum += x.rate.forward[k] + x.rate.backward[k]
	}
	for _, s := range x.rate.swaps {
		sum += 2 * s.excess
	}
	for _, e := range x.exits {
		most := 0.0
		for t, step := range e.step {
			most = math.Max(most, perDay(step, x.p.Days[t]))
		}
		sum += most
	}
	for _, t := range x.torn {
		sum += 2 * t.price / x.shortest()
	}
	return sum
}

// scaleFor makes the whole magnitude some 2⁴⁶ units, which leaves room for
// multipliers.
func scaleFor(magnitude float64) float64 {
	if magnitude <= 0 {
		return 1
	}
	_, exp := math.Frexp(magnitude)
	return math.Ldexp(1, min(46-exp, 1000))
}

// units is an amount in units, rounded down.
func (n *network) units(money float64) int64 { return int64(math.Floor(money * n.scale)) }

// perDay spreads an interval's cost over its days; an interval of no length costs
// nothing that way, and what it would have cost is left out of the bound.
func perDay(cost, days float64) float64 {
	if days <= 0 {
		return 0
	}
	return cost / days
}

// shortest is the length of the shortest interval that has one, in days.
func (x *relaxation) shortest() float64 {
	least := math.Inf(1)
	for _, d := range x.p.Days {
		if d > 0 {
			least = math.Min(least, d)
		}
	}
	return least
}
