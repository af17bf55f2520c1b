package bound

import (
	"cmp"
	"slices"
)

// order puts the movers in the order in which the relaxed solutions move them:
// by the number of intervals in which each has moved, mixtures counting in part.
func (x *relaxation) order(out *outcome) (order []int32, wave []float64) {
	moved := make([]float64, x.vars())
	for t := 1; t < x.t; t++ {
		for _, part := range out.mix[t].parts {
			for v := range int32(x.vars()) {
				if part.set.has(v) {
					moved[v] += part.weight
				}
			}
		}
	}
	wave = make([]float64, len(x.of))
	for i, v := range x.of {
		if v >= 0 {
			order = append(order, int32(i))
			wave[i] = min(float64(x.t), max(1, float64(x.t)-moved[v]))
		}
	}
	slices.SortStableFunc(order, func(a, b int32) int {
		return cmp.Or(cmp.Compare(wave[a], wave[b]), cmp.Compare(x.of[a], x.of[b]))
	})
	return order, wave
}

// emptied finds by site the first interval in which the relaxed solution has
// moved all of its movers.
func (x *relaxation) emptied(out *outcome) []int {
	at := make([]int, len(x.p.Estate.Sites))
	for s := range at {
		at[s] = x.t + 1
	}
	for _, e := range x.exits {
		at[e.site] = x.t
		for t := x.t - 1; t >= 1 && out.mix[t].open(&e) == 0; t-- {
			at[e.site] = t
		}
	}
	return at
}

// open is how far the mixture leaves an exit's site open; 1 where there is none.
func (m *mixture) open(e *exit) float64 {
	if len(m.parts) == 0 {
		return 1
	}
	sum := 0.0
	for _, part := range m.parts {
		for _, v := range e.vars {
			if !part.set.has(v) {
				sum += part.weight
				break
			}
		}
	}
	return sum
}
