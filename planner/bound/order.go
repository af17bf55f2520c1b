package bound

import (
	"cmp"
	"slices"
)

// order puts the movers in the order in which the relaxed solutions move them:
// by the number of intervals in which each has moved, mixtures counting in part.
func (x *relaxation) order(results []mixture) (order []int32, wave []float64) {
	moved := make([]float64, x.vars())
	for t := 1; t < x.t; t++ {
		m := &results[t]
		for v := range int32(x.vars()) {
			if m.a.set.has(v) {
				moved[v] += m.weight
			}
			if m.b.set.has(v) {
				moved[v] += 1 - m.weight
			}
		}
	}
	wave = make([]float64, len(x.of))
	for i, v := range x.of {
		if v >= 0 {
			order = append(order, int32(i))
			wave[i] = max(1, float64(x.t)-moved[v])
		}
	}
	slices.SortStableFunc(order, func(a, b int32) int {
		return cmp.Or(cmp.Compare(wave[a], wave[b]), cmp.Compare(x.of[a], x.of[b]))
	})
	return order, wave
}

// emptied finds by site the first interval in which the relaxed solution has
// moved all of its movers.
func (x *relaxation) emptied(results []mixture) []int {
	at := make([]int, len(x.p.Estate.Sites))
	for s := range at {
		at[s] = x.t + 1
	}
	for _, e := range x.exits {
		at[e.site] = x.t
		for t := x.t - 1; t >= 1; t-- {
			m := &results[t]
			if m.weight > 0 && e.openUnder(m.a.set) > 0 || m.weight < 1 && e.openUnder(m.b.set) > 0 {
				break
			}
			at[e.site] = t
		}
	}
	return at
}
