package bound

import (
	"math"
	"slices"
)

// maxGates is the number of exits that are decided one by one. A site's exit is
// all or nothing, which a mixture of two cuts is not; so the bound is taken for
// every choice of which of the dearest exits have happened by an interval, and
// the cheapest course of choices over the intervals is the bound for all.
const maxGates = 5

// chooseGates puts the exits whose steps cost most to the front and makes gates
// of them.
func (x *relaxation) chooseGates() {
	x.exits = slices.Clone(x.exits)
	slices.SortStableFunc(x.exits, func(a, b exit) int {
		switch sa, sb := a.steps(), b.steps(); {
		case sa > sb:
			return -1
		case sa < sb:
			return 1
		}
		return 0
	})
	x.gates = 0
	for x.gates < min(len(x.exits), maxGates) && x.exits[x.gates].steps() > 0 {
		x.gates++
	}
}

// steps is what may still be saved by leaving the site early.
func (e *exit) steps() float64 {
	sum := 0.0
	for _, s := range e.step {
		sum += s
	}
	return sum
}

// course is a choice of gates for every interval, and what it costs.
type course struct {
	cost  float64
	gates []uint32 // by interval
}

// cheapest finds the best course: gates only ever close, so that it is a shortest
// path over the intervals. Results are by interval and gates; what cannot be has
// the value +Inf.
func (x *relaxation) cheapest(results [][]mixture) course {
	n := 1 << x.gates
	cost := make([]float64, n)
	for g := 1; g < n; g++ {
		cost[g] = math.Inf(1)
	}
	from := make([][]uint32, x.t+1)
	for t := 1; t < x.t; t++ {
		next := make([]float64, n)
		from[t] = make([]uint32, n)
		for g := range uint32(n) {
			next[g] = math.Inf(1)
			for h := g; ; h = (h - 1) & g { // the subsets of g
				if cost[h] < next[g] {
					next[g], from[t][g] = cost[h], h
				}
				if h == 0 {
					break
				}
			}
			next[g] += x.p.Days[t]*results[t][g].value + x.open(t, g)
		}
		cost = next
	}
	return x.trace(cost, from)
}

// open is what the gates that are not closed cost in an interval.
func (x *relaxation) open(t int, gates uint32) float64 {
	sum := 0.0
	for i := range x.gates {
		if gates>>i&1 == 0 {
			sum += x.exits[i].step[t]
		}
	}
	return sum
}

// trace walks the cheapest course back from its end.
func (x *relaxation) trace(cost []float64, from [][]uint32) course {
	end := 0
	for g := range cost {
		if cost[g] < cost[end] {
			end = g
		}
	}
	c := course{cost: cost[end], gates: make([]uint32, x.t+1)}
	g := uint32(end)
	for t := x.t - 1; t >= 1; t-- {
		c.gates[t] = g
		g = from[t][g]
	}
	return c
}
