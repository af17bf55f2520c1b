package arrange

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
)

// line is an order of nodes of different sizes: each takes as many slots in a row
// as its size and stands, for pricing, at the time of their middle.
type line struct {
	g     *Graph
	slots []float64
	order []int32
	at    []int32   // place of each node in order
	first []int32   // first slot of each node
	time  []float64 // of each node
}

func newLine(g *Graph, slots []float64, order []int32) *line {
	l := &line{g: g, slots: slots, order: order}
	l.at, l.first, l.time = make([]int32, g.Len()), make([]int32, g.Len()), make([]float64, g.Len())
	l.lay()
	return l
}

// lay computes places and times from the order.
func (l *line) lay() {
	slot := int32(0)
	for k, v := range l.order {
		l.at[v], l.first[v] = int32(k), slot
		l.time[v] = l.middle(slot, v)
		slot += int32(l.g.size(v))
	}
}

// middle is the time of a node that starts at a slot.
func (l *line) middle(slot int32, v int32) float64 {
	size := int32(l.g.size(v))
	return (l.slots[slot+(size-1)/2] + l.slots[slot+size/2]) / 2
}

// cost is the objective of the package.
func (l *line) cost() float64 {
	sum := 0.0
	for v := range int32(l.g.Len()) {
		sum += l.g.Pull[v] * l.time[v]
		for k := l.g.Start[v]; k < l.g.Start[v+1]; k++ {
			if u := l.g.To[k]; u > v {
				sum += l.g.Weight[k] * math.Abs(l.time[v]-l.time[u])
			}
		}
	}
	return sum
}

// alone is what a node pays at a time, but for its edges to `without`.
func (l *line) alone(v int32, time float64, without int32) float64 {
	sum := l.g.Pull[v] * time
	for k := l.g.Start[v]; k < l.g.Start[v+1]; k++ {
		if u := l.g.To[k]; u != without {
			sum += l.g.Weight[k] * math.Abs(time-l.time[u])
		}
	}
	return sum
}

// swapNext exchanges the nodes at places k and k+1 and returns the change of cost.
func (l *line) swapNext(k int32) float64 {
	u, v := l.order[k], l.order[k+1]
	tv := l.middle(l.first[u], v)
	tu := l.middle(l.first[u]+int32(l.g.size(v)), u)
	change := l.alone(u, tu, v) - l.alone(u, l.time[u], v) + l.alone(v, tv, u) - l.alone(v, l.time[v], u)
	if w := l.between(u, v); w > 0 {
		change += w * (math.Abs(tu-tv) - math.Abs(l.time[u]-l.time[v]))
	}
	l.order[k], l.order[k+1] = v, u
	l.at[u], l.at[v] = k+1, k
	l.first[v] = l.first[u]
	l.first[u] = l.first[v] + int32(l.g.size(v))
	l.time[u], l.time[v] = tu, tv
	return change
}

// between is the weight of the edge between two nodes, looked up at the one with
// fewer neighbours.
func (l *line) between(u, v int32) float64 {
	g := l.g
	if g.Start[u+1]-g.Start[u] > g.Start[v+1]-g.Start[v] {
		u, v = v, u
	}
	for k := g.Start[u]; k < g.Start[u+1]; k++ {
		if g.To[k] == v {
			return g.Weight[k]
		}
	}
	return 0
}

// refine improves a line by moving it as a whole towards the medians of the
// neighbours and by carrying single nodes along it, while that pays.
func refine(l *line, sweeps int) []int32 {
	best, least := slices.Clone(l.order), l.cost()
	for range sweeps {
		l.settleMedians()
		l.carryAll(12)
		if cost := l.cost(); cost < least {
			least = cost
			copy(best, l.order)
		}
	}
	copy(l.order, best)
	l.lay()
	for range 4 {
		if l.carryAll(40) > -1e-9*least {
			break
		}
	}
	return l.order
}

// settleMedians sorts the nodes by the mean of their place and the median of
// their neighbours' (Koren and Harel's median iteration).
func (l *line) settleMedians() {
	key := make([]float64, l.g.Len())
	for v := range int32(l.g.Len()) {
		key[v] = (l.time[v] + l.median(v)) / 2
	}
	sortBy(l.order, func(v int32) float64 { return key[v] })
	l.lay()
}

// median is the weighted median of the times of a node's neighbours; the pull
// counts as an edge to either end.
func (l *line) median(v int32) float64 {
	g := l.g
	lo, hi := g.Start[v], g.Start[v+1]
	if lo == hi {
		return l.time[v]
	}
	type point struct{ time, weight float64 }
	points := make([]point, 0, hi-lo+1)
	total := math.Abs(g.Pull[v])
	for k := lo; k < hi; k++ {
		points = append(points, point{l.time[g.To[k]], g.Weight[k]})
		total += g.Weight[k]
	}
	if g.Pull[v] != 0 {
		end := l.slots[0]
		if g.Pull[v] < 0 {
			end = l.slots[len(l.slots)-1]
		}
		points = append(points, point{end, math.Abs(g.Pull[v])})
	}
	slices.SortFunc(points, func(a, b point) int { return cmp.Compare(a.time, b.time) })
	sum := 0.0
	for _, p := range points {
		if sum += p.weight; sum >= total/2 {
			return p.time
		}
	}
	return l.time[v]
}

// carryAll carries every node along the line to the best place within reach, and
// returns the change of cost.
func (l *line) carryAll(reach int32) float64 {
	change := 0.0
	for _, v := range slices.Clone(l.order) {
		change += l.carry(v, reach)
	}
	return change
}

// carry moves a node by neighbouring swaps to the best place within reach.
func (l *line) carry(v, reach int32) float64 {
	return l.carryOne(v, reach, -1) + l.carryOne(v, reach, 1)
}

func (l *line) carryOne(v, reach, step int32) float64 {
	sum, best, at := 0.0, 0.0, int32(0)
	done := int32(0)
	for ; done < reach; done++ {
		k := l.at[v]
		if step < 0 {
			k--
		}
		if k < 0 || int(k)+1 >= len(l.order) {
			break
		}
		if sum += l.swapNext(k); sum < best-1e-12 {
			best, at = sum, done+1
		}
	}
	for ; done > at; done-- {
		k := l.at[v]
		if step > 0 {
			k--
		}
		l.swapNext(k)
	}
	return best
}

// warmth is the mean uphill change of a neighbouring swap.
func (l *line) warmth(rng *rand.Rand) float64 {
	sum, n := 0.0, 0
	for range 200 {
		k := int32(rng.IntN(len(l.order) - 1))
		if d := l.swapNext(k); d > 0 {
			sum, n = sum+d, n+1
		}
		l.swapNext(k)
	}
	return sum / math.Max(1, float64(n))
}

func sortBy(order []int32, key func(v int32) float64) {
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(key(a), key(b)) })
}
