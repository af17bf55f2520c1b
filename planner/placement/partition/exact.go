package partition

import (
	"cmp"
	"math"
	"slices"
)

// exact searches all labellings of a small instance depth first, the items with
// the heaviest ties first, and leaves a branch when the cheapest label of every
// free item, the ties between free items aside, already costs too much.
type exact struct {
	in    *Instance
	nodes int64 // left to visit
	order []int32
	label []int32
	price []float64 // as in state, of the items labelled so far
	load  []float64
	apart *groups
	best  []int32
	cost  float64
	ahead [][]float64 // by depth and resource: loads of the items still free
}

// newExact prepares a search over the given number of nodes that looks for
// labellings cheaper than cost.
func newExact(in *Instance, nodes int64, cost float64) *exact {
	e := &exact{
		in: in, nodes: nodes, cost: cost, order: allItems(in.Items),
		label: noNodes(in.Items), price: slices.Clone(in.Unary),
		load: make([]float64, in.Labels*in.Resources), apart: newGroups(in),
	}
	pull := make([]float64, in.Items)
	for i := range int32(in.Items) {
		first, second := twoLeast(in.unary(i))
		if d := in.unary(i)[second] - in.unary(i)[first]; !math.IsInf(d, 1) {
			pull[i] = d
		}
		for a, hi := in.Graph.arcs(i); a < hi; a++ {
			pull[i] += in.Graph.weight(a)
		}
	}
	slices.SortStableFunc(e.order, func(i, j int32) int { return cmp.Compare(pull[j], pull[i]) })
	e.sumAhead()
	return e
}

func (e *exact) sumAhead() {
	n, r := len(e.order), e.in.Resources
	e.ahead = make([][]float64, n+1)
	e.ahead[n] = make([]float64, r)
	for d := n - 1; d >= 0; d-- {
		e.ahead[d] = slices.Clone(e.ahead[d+1])
		for j, v := range e.in.loads(e.order[d]) {
			e.ahead[d][j] += v
		}
	}
}

// run reports whether the search came to its end: then best is an optimum, or nil
// when nothing cheaper than the cost handed in exists.
func (e *exact) run() bool {
	e.visit(0, 0)
	return e.nodes > 0
}

func (e *exact) visit(depth int, cost float64) {
	if e.nodes--; e.nodes <= 0 {
		return
	}
	if cost+e.rest(depth) >= e.below() || !e.enough(depth) {
		return
	}
	if depth == len(e.order) {
		e.best, e.cost = slices.Clone(e.label), cost
		return
	}
	i := e.order[depth]
	for _, l := range e.choices(i) {
		if !e.fits(i, l) || !e.apart.allow(e.label, i, l) {
			continue
		}
		added := e.price[int(i)*e.in.Labels+int(l)]
		e.assign(i, l, 1)
		e.visit(depth+1, cost+added)
		e.assign(i, l, -1)
	}
}

// below is what a labelling must undercut to be better by more than rounding.
func (e *exact) below() float64 {
	if math.IsInf(e.cost, 1) {
		return e.cost
	}
	return e.cost - slight*math.Abs(e.cost)
}

// rest is the least that the free items cost.
func (e *exact) rest(depth int) float64 {
	sum, k := 0.0, e.in.Labels
	for _, i := range e.order[depth:] {
		sum += slices.Min(e.price[int(i)*k : int(i)*k+k])
	}
	return sum
}

// enough reports whether the labels together have room for the free items.
func (e *exact) enough(depth int) bool {
	r := e.in.Resources
	for j, need := range e.ahead[depth] {
		for l := range e.in.Labels {
			need -= math.Max(0, e.in.Limit[l*r+j]+tolerance-e.load[l*r+j])
		}
		if need > 0 {
			return false
		}
	}
	return true
}

// choices are the labels that an item may have, cheapest first.
func (e *exact) choices(i int32) []int32 {
	k := e.in.Labels
	row := e.price[int(i)*k : int(i)*k+k]
	var labels []int32
	for l := range int32(k) {
		if !math.IsInf(row[l], 1) {
			labels = append(labels, l)
		}
	}
	slices.SortStableFunc(labels, func(a, b int32) int { return cmp.Compare(row[a], row[b]) })
	return labels
}

func (e *exact) fits(i, l int32) bool {
	r := e.in.Resources
	for j, v := range e.in.loads(i) {
		if v > 0 && e.load[int(l)*r+j]+v > e.in.Limit[int(l)*r+j]+tolerance {
			return false
		}
	}
	return true
}

// assign gives an item a label (sign 1) or takes it back (−1).
func (e *exact) assign(i, l int32, sign float64) {
	in, g := e.in, &e.in.Graph
	for j, v := range in.loads(i) {
		e.load[int(l)*in.Resources+j] += sign * v
	}
	e.label[i] = l
	if sign < 0 {
		e.label[i] = NoLabel
	}
	for _, q := range e.apart.of[i] {
		e.apart.cnt[int(q)*in.Labels+int(l)] += int32(sign)
	}
	for a, hi := g.arcs(i); a < hi; a++ {
		h := g.Head[a]
		if e.label[h] != NoLabel {
			continue
		}
		row := e.price[int(h)*in.Labels : int(h)*in.Labels+in.Labels]
		for k := range row {
			row[k] += sign * g.price(a, int(l)*in.Labels+k)
		}
	}
}
