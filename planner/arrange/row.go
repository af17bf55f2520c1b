package arrange

import (
	"math"
	"slices"
)

// row is an order of nodes of size 1 with what prices changes of it.
//
// The cost is a sum over the gaps between slots of the gap's length times its
// flow: the weight of the edges that cross the gap plus the pull of the nodes
// behind it. A node that is taken out and put in elsewhere shifts those between
// by one slot, so that each gap on the way takes over its neighbour's flow but
// for the node's own edges: pricing that reads the flows of those gaps and
// nothing of the nodes between.
type row struct {
	g     *Graph
	slots []float64
	order []int32 // node by slot
	at    []int32 // slot by node
	// flow[k+1] is the flow of the gap behind slot k; flow[0] is all pull, and
	// flow[n] is 0.
	flow []float64
	cost float64

	points []point
}

// point is a weight that stands at a slot.
type point struct {
	slot   int32
	weight float64
}

func newRow(g *Graph, slots []float64, order []int32) *row {
	r := &row{g: g, slots: slots, order: slices.Clone(order), at: make([]int32, len(order)), flow: make([]float64, len(order)+1)}
	r.reset()
	return r
}

// reset computes everything from the order.
func (r *row) reset() {
	for k, v := range r.order {
		r.at[v] = int32(k)
	}
	r.flow[0] = 0
	for _, p := range r.g.Pull {
		r.flow[0] += p
	}
	n := int32(len(r.order))
	if n == 0 {
		return
	}
	r.reflow(0, n)
	r.cost = r.flow[0] * r.slots[0]
	for k := range n - 1 {
		r.cost += r.flow[k+1] * (r.slots[k+1] - r.slots[k])
	}
}

// reflow computes the flows of the gaps behind the slots [from, to).
func (r *row) reflow(from, to int32) {
	g := r.g
	for k := from; k < to; k++ {
		v := r.order[k]
		f := r.flow[k] - g.Pull[v]
		for x := g.Start[v]; x < g.Start[v+1]; x++ {
			if r.at[g.To[x]] > k {
				f += g.Weight[x]
			} else {
				f -= g.Weight[x]
			}
		}
		r.flow[k+1] = f
	}
}

// insertCost is what taking a node out and putting it in at a slot adds to the
// cost, all between shifting by one.
func (r *row) insertCost(v, to int32) float64 {
	if from := r.at[v]; to < from {
		return r.insertEarlier(v, from, to)
	} else {
		return r.insertLater(v, from, to)
	}
}

func (r *row) insertLater(v, from, to int32) float64 {
	slots := r.slots[from : to+1]
	flow := r.flow[from+1 : to+2]
	sum := 0.0
	for k := range len(slots) - 1 {
		sum += (slots[k+1] - slots[k]) * (flow[k+1] - flow[k])
	}
	g := r.g
	first, last := r.slots[from], r.slots[to]
	sum += g.Pull[v] * (last - first)
	for x := g.Start[v]; x < g.Start[v+1]; x++ {
		switch at := r.at[g.To[x]]; {
		case at < from:
			sum += g.Weight[x] * (last - first)
		case at > to:
			sum -= g.Weight[x] * (last - first)
		default:
			sum += g.Weight[x] * (first + last - 2*r.slots[at-1])
		}
	}
	return sum
}

func (r *row) insertEarlier(v, from, to int32) float64 {
	slots := r.slots[to : from+1]
	flow := r.flow[to : from+1]
	sum := 0.0
	for k := range len(slots) - 1 {
		sum += (slots[k+1] - slots[k]) * (flow[k] - flow[k+1])
	}
	g := r.g
	first, last := r.slots[to], r.slots[from]
	sum -= g.Pull[v] * (last - first)
	for x := g.Start[v]; x < g.Start[v+1]; x++ {
		switch at := r.at[g.To[x]]; {
		case at > from:
			sum += g.Weight[x] * (last - first)
		case at < to:
			sum -= g.Weight[x] * (last - first)
		default:
			sum += g.Weight[x] * (2*r.slots[at+1] - first - last)
		}
	}
	return sum
}

// insert does what insertCost prices, but for the cost.
func (r *row) insert(v, to int32) {
	if from := r.at[v]; to < from {
		r.moveEarlier(v, from, to)
	} else {
		r.moveLater(v, from, to)
	}
}

func (r *row) moveLater(v, from, to int32) {
	g := r.g
	base := g.Pull[v]
	r.points = r.points[:0]
	for x := g.Start[v]; x < g.Start[v+1]; x++ {
		at := r.at[g.To[x]]
		if at < from {
			base += g.Weight[x]
			continue
		}
		base -= g.Weight[x]
		if at <= to {
			r.points = append(r.points, point{at - 1, 2 * g.Weight[x]})
		}
	}
	for k := from; k < to; k++ {
		r.flow[k+1] = r.flow[k+2] + base
		u := r.order[k+1]
		r.order[k] = u
		r.at[u] = k
	}
	r.order[to] = v
	r.at[v] = to
	r.addFrom(to)
}

func (r *row) moveEarlier(v, from, to int32) {
	g := r.g
	base := -g.Pull[v]
	r.points = r.points[:0]
	for x := g.Start[v]; x < g.Start[v+1]; x++ {
		at := r.at[g.To[x]]
		if at < to {
			base -= g.Weight[x]
			continue
		}
		base += g.Weight[x]
		if at < from {
			r.points = append(r.points, point{at + 1, -2 * g.Weight[x]})
		}
	}
	for k := from - 1; k >= to; k-- {
		r.flow[k+1] = r.flow[k] + base
		u := r.order[k]
		r.order[k+1] = u
		r.at[u] = k + 1
	}
	r.order[to] = v
	r.at[v] = to
	r.addFrom(from)
}

// addFrom adds every collected weight to the flows of the gaps from its slot on
// up to one before `end`.
func (r *row) addFrom(end int32) {
	for _, p := range r.points {
		for k := p.slot; k < end; k++ {
			r.flow[k+1] += p.weight
		}
	}
}

// swapCost is what exchanging two nodes adds to the cost.
func (r *row) swapCost(u, v int32) float64 {
	a, b := r.slots[r.at[u]], r.slots[r.at[v]]
	if a == b {
		return 0
	}
	return (r.g.Pull[u]-r.g.Pull[v])*(b-a) + r.shiftCost(u, v, a, b) + r.shiftCost(v, u, b, a)
}

// shiftCost is the change of a node's edges, but for those to `without`, when it
// goes from one time to another.
func (r *row) shiftCost(v, without int32, from, to float64) float64 {
	g, sum := r.g, 0.0
	ends := g.To[g.Start[v]:g.Start[v+1]]
	weights := g.Weight[g.Start[v]:g.Start[v+1]]
	for k, u := range ends {
		if u == without {
			continue
		}
		t := r.slots[r.at[u]]
		sum += weights[k] * (math.Abs(to-t) - math.Abs(from-t))
	}
	return sum
}

// swap does what swapCost prices, but for the cost.
func (r *row) swap(u, v int32) {
	i, j := r.at[u], r.at[v]
	if i > j {
		u, v, i, j = v, u, j, i
	}
	r.carry(u, v, i, j, -1)
	r.carry(v, u, i, j, 1)
	r.order[i], r.order[j] = v, u
	r.at[u], r.at[v] = j, i
}

// carry adds a node's part of the flows of the gaps behind the slots [i, j), as it
// is when the node stands before them, the edges to `without` left out.
func (r *row) carry(v, without, i, j int32, sign float64) {
	g := r.g
	base := -g.Pull[v]
	r.points = r.points[:0]
	for x := g.Start[v]; x < g.Start[v+1]; x++ {
		u := g.To[x]
		if u == without {
			continue
		}
		at := r.at[u]
		if at < i {
			base -= g.Weight[x]
			continue
		}
		base += g.Weight[x]
		if at < j {
			r.points = append(r.points, point{at, -2 * sign * g.Weight[x]})
		}
	}
	base *= sign
	for k := i; k < j; k++ {
		r.flow[k+1] += base
	}
	r.addFrom(j)
}
