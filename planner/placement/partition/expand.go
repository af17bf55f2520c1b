package partition

import "math"

// expansions lowers the cost of a state by expansion moves (Boykov, Veksler and
// Zabih 2001): label after label takes over whatever it is best to give it, all
// at once, by a minimum cut. Limits count only by their prices, groups not at
// all; the caller repairs.
type expansions struct {
	s     *state
	price []float64 // by label*Resources+resource
	node  []int32
	cuts  int // left
}

// run goes round the labels until none improves, or the cuts are used up.
func (e *expansions) run() {
	idle := 0
	for l := int32(0); idle < e.s.in.Labels && e.cuts > 0; l = (l + 1) % int32(e.s.in.Labels) {
		e.cuts--
		idle++
		if e.expand(l) {
			idle = 0
		}
	}
}

// expand lets one label grow and reports whether that lowered the cost.
func (e *expansions) expand(label int32) bool {
	s := e.s
	var items []int32
	for i := range int32(s.in.Items) {
		if s.label[i] != label && s.in.Allowed(i, label) {
			items = append(items, i)
		}
	}
	if len(items) == 0 {
		return false
	}
	c := newCut(s, items, e.node, func(i int32) (zero, one int32) { return s.label[i], label })
	if math.IsInf(c.solve(e.price), -1) {
		return false
	}
	before := e.priced()
	old := append([]int32(nil), s.label...)
	for v, in := range c.minimal() {
		if in {
			s.move(items[v], label, nil)
		}
	}
	if e.priced() < before-1e-9*math.Abs(before) {
		return true
	}
	s.set(old)
	return false
}

// priced is the cost with the prices of the loads.
func (e *expansions) priced() float64 {
	sum := e.s.total
	for j, p := range e.price {
		sum += p * e.s.load[j]
	}
	return sum
}
