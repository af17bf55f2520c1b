package arrange

import (
	"math/bits"
	"slices"
)

// rebuild takes the window of slots [from, to) apart, arranges it anew by division
// with all else in its place, settles it by a short search at a low temperature,
// and keeps the outcome if it costs less (a large neighbourhood in the sense of
// Shaw 1998).
func (a *annealing) rebuild(from, to int32, temperature float64) {
	before, old := a.cost, slices.Clone(a.order[from:to])
	a.redivide(from, to)
	a.from, a.to = from, to
	a.run(settling*int(to-from), temperature, temperature/20)
	a.from, a.to = 0, int32(len(a.order))
	if a.cost > before {
		copy(a.order[from:to], old)
		a.relay(from, to)
	}
}

// settling is how many proposals each node of a rebuilt window is worth.
const settling = 60

func (a *annealing) redivide(from, to int32) {
	if a.division == nil {
		a.division = newDivision(a.g, a.slots, a.rng, a.at, 2)
	}
	window := slices.Clone(a.order[from:to])
	a.division.all(window, from, to)
	copy(a.order[from:to], window)
	a.relay(from, to)
}

// relay brings the row up to date after the nodes of some slots changed places.
func (r *row) relay(from, to int32) {
	for k := from; k < to; k++ {
		r.at[r.order[k]] = k
	}
	before := r.within(from, to)
	r.reflow(from, to)
	r.cost += r.within(from, to) - before
}

// within is the part of the cost of the gaps within [from, to).
func (r *row) within(from, to int32) float64 {
	sum := 0.0
	for k := from; k+1 < to; k++ {
		sum += r.flow[k+1] * (r.slots[k+1] - r.slots[k])
	}
	return sum
}

// window draws a run of the row whose length is of any order of magnitude.
func (a *annealing) window() (from, to int32) {
	n := len(a.order)
	shortest := min(16, n)
	most := min(max(1, bits.Len(uint(n/shortest))), widest)
	length := min(n, shortest<<a.rng.IntN(most)+a.rng.IntN(shortest))
	from = int32(a.rng.IntN(n - length + 1))
	return from, from + int32(length)
}

// widest bounds the length of a window, as a logarithm over the shortest.
const widest = 8
