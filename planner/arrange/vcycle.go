package arrange

import (
	"math/rand/v2"
	"slices"
)

// vcycle improves a row by moving whole runs of it: it merges nodes that stand
// side by side into segments, those into longer ones and so on, carries segments
// to better places at every level, and unfolds again (the segment graph of Koren
// and Harel 2002). It returns a row that is no worse.
func vcycle(g *Graph, slots []float64, order []int32, rng *rand.Rand) []int32 {
	before := newLine(g, slots, slices.Clone(order)).cost()
	next := fold(g, slots, slices.Clone(order), rng)
	if newLine(g, slots, next).cost() < before {
		return next
	}
	return order
}

func fold(g *Graph, slots []float64, order []int32, rng *rand.Rand) []int32 {
	if g.Len() > 12 {
		coarse, count := segments(order, rng)
		c := contract(g, coarse, count)
		up := make([]int32, count)
		for k := range up {
			up[k] = int32(k)
		}
		moved := fold(c, slots, up, rng)
		order = unfoldRuns(order, coarse, moved)
	}
	l := newLine(g, slots, order)
	reach := int32(8)
	if g.Len() <= 256 {
		reach = int32(g.Len())
	}
	for range 6 {
		if l.carryAll(reach)+l.reverseAll() > -1e-9 {
			break
		}
	}
	return l.order
}

// segments merges most of the nodes with the next one along the order.
func segments(order []int32, rng *rand.Rand) (coarse []int32, count int) {
	coarse = make([]int32, len(order))
	for k := 0; k < len(order); count++ {
		coarse[order[k]] = int32(count)
		if k++; k < len(order) && rng.IntN(10) > 0 {
			coarse[order[k]] = int32(count)
			k++
		}
	}
	return coarse, count
}

// unfoldRuns lays the nodes out in the new order of their segments, keeping their
// order within each.
func unfoldRuns(order, coarse, moved []int32) []int32 {
	start := make([]int32, len(moved)+1)
	for _, c := range coarse {
		start[c+1]++
	}
	for c := range moved {
		start[c+1] += start[c]
	}
	fine := make([]int32, 0, len(order))
	for _, c := range moved {
		fine = append(fine, order[start[c]:start[c+1]]...)
	}
	return fine
}

// reverseAll turns short runs of the line round where that pays, and returns the
// change of cost.
func (l *line) reverseAll() float64 {
	sum := 0.0
	for k := 0; k+2 < len(l.order); k++ {
		for _, length := range []int{3, 4} {
			if k+length <= len(l.order) {
				sum += l.reverse(int32(k), int32(k+length))
			}
		}
	}
	return sum
}

// reverse turns the run [lo, hi) round by neighbouring swaps, and back unless that
// pays.
func (l *line) reverse(lo, hi int32) float64 {
	sum := 0.0
	flip := func() {
		for end := hi - 1; end > lo; end-- {
			for k := lo; k < end; k++ {
				sum += l.swapNext(k)
			}
		}
	}
	flip()
	if sum < -1e-12 {
		return sum
	}
	flip()
	return 0
}
