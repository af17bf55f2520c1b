package partition

import (
	"math"
	"slices"
)

// lagrange prices the limits of two labels by multipliers: every set of prices
// gives a bound by one minimum cut, and a labelling that is the better the closer
// it comes to the limits.
type lagrange struct {
	in    *Instance
	cut   *cut
	cuts  int // left to solve
	price []float64
	// best is the greatest bound yet, at the prices bestPrice.
	best      float64
	bestPrice []float64
	// seen takes every labelling that a cut gives.
	seen  func(label []int32)
	last  []int32
	tried []bool // by limit: in this round
}

// newLagrange prepares a folded instance of two labels: every item may have
// both. The number of cuts is the effort.
func newLagrange(in *Instance, cuts int, seen func([]int32)) *lagrange {
	s := &state{in: in, label: make([]int32, in.Items)}
	l := &lagrange{
		in: in, cuts: cuts, seen: seen,
		price: make([]float64, 2*in.Resources), best: math.Inf(-1),
		tried: make([]bool, 2*in.Resources),
	}
	l.cut = newCut(s, allItems(in.Items), noNodes(in.Items), func(int32) (int32, int32) { return 0, 1 })
	return l
}

func allItems(items int) []int32 {
	all := make([]int32, items)
	for i := range all {
		all[i] = int32(i)
	}
	return all
}

func noNodes(items int) []int32 {
	node := make([]int32, items)
	for i := range node {
		node[i] = -1
	}
	return node
}

// rebate is what the prices pay back for the limits.
func (l *lagrange) rebate(price []float64) float64 {
	sum := 0.0
	for j, p := range price {
		if p > 0 {
			sum += p * l.in.Limit[j]
		}
	}
	return sum
}

// point is a bound at some prices and how far the labels then are over their
// limits, by label*Resources+resource.
type point struct {
	value  float64
	excess []float64
	ok     bool
}

// at solves the cut at some prices.
func (l *lagrange) at(price []float64) point {
	l.cuts--
	value := l.cut.solve(price)
	if math.IsInf(value, -1) {
		return point{}
	}
	value -= l.rebate(price)
	if value > l.best {
		l.best = value
		l.bestPrice = append(l.bestPrice[:0], price...)
	}
	most, label := make([]int32, l.in.Items), make([]int32, l.in.Items)
	l.cut.label(l.cut.maximal(), most)
	l.cut.label(l.cut.minimal(), label)
	l.show(label)
	l.show(most)
	return point{value: value, excess: excessOf(l.in, label), ok: true}
}

// show hands out a labelling unless it is the one shown last.
func (l *lagrange) show(label []int32) {
	if !slices.Equal(label, l.last) {
		l.last = append(l.last[:0], label...)
		l.seen(label)
	}
}

// excessOf is how far loads are over the limits, −Inf where there is none.
func excessOf(in *Instance, label []int32) []float64 {
	excess := make([]float64, in.Labels*in.Resources)
	for j := range excess {
		excess[j] = -in.Limit[j]
	}
	for i := range int32(in.Items) {
		for r, v := range in.loads(i) {
			excess[int(label[i])*in.Resources+r] += v
		}
	}
	return excess
}

// run raises the bound from the present prices: one limit after another to the
// price at which it just holds, over and over; in the end, with several prices,
// by small steps of all of them.
func (l *lagrange) run(upper func() float64) {
	now := l.at(l.price)
	for l.cuts > 0 && now.ok {
		before := l.best
		for j := l.next(now); j >= 0 && l.cuts > 0 && now.ok; j = l.next(now) {
			l.tried[j] = true
			now = l.search(j, now)
		}
		clear(l.tried)
		if l.best <= before+1e-7*math.Abs(before) {
			break
		}
	}
	if priced(l.bestPrice) > 1 {
		l.ascend(upper)
	}
}

// priced counts the limits that have a price.
func priced(price []float64) int {
	n := 0
	for _, p := range price {
		if p > 0 {
			n++
		}
	}
	return n
}

// next is the limit that is off by the largest share, over it or priced although
// there is room, among those not tried in this round; −1 for none.
func (l *lagrange) next(now point) int {
	most, at := 1e-9, -1
	for j, e := range now.excess {
		if l.tried[j] || e <= tolerance && l.price[j] == 0 {
			continue
		}
		if off := math.Abs(e) / math.Max(l.in.Limit[j], 1e-9); off > most {
			most, at = off, j
		}
	}
	return at
}

// search finds the price of one limit at which the bound is greatest, the others
// staying (Eisner and Severance 1976): where the lines of the two nearest prices
// meet, until the cut there is on both. It returns the best point that it met.
func (l *lagrange) search(j int, here point) point {
	lo, hi := l.bracket(j, side{l.price[j], here})
	for l.cuts > 0 && lo.ok && hi.ok {
		// lo.value + lo.excess·(x − lo.price) = hi.value + hi.excess·(x − hi.price)
		slope := lo.excess[j] - hi.excess[j]
		if slope <= tolerance {
			break
		}
		x := (hi.value - lo.value + lo.excess[j]*lo.price - hi.excess[j]*hi.price) / slope
		if !(x > lo.price && x < hi.price) {
			break
		}
		meet := lo.value + lo.excess[j]*(x-lo.price)
		l.price[j] = x
		mid := side{x, l.at(l.price)}
		if !mid.ok || mid.value >= meet-1e-7*math.Abs(meet) {
			break
		}
		if mid.excess[j] > 0 {
			lo = mid
		} else {
			hi = mid
		}
	}
	best := lo
	if hi.ok && (!lo.ok || hi.value > lo.value) {
		best = hi
	}
	l.price[j] = best.price
	return best.point
}

// side is a point on the line of one price.
type side struct {
	price float64
	point
}

// bracket finds two prices between which the bound is greatest: at the lower the
// limit is exceeded, at the higher it holds. One of them is not ok where there is
// no such price.
func (l *lagrange) bracket(j int, here side) (lo, hi side) {
	stride := l.stride(j, here.price)
	for lo, hi = here, here; l.cuts > 0; stride *= 6 {
		x := here.price + stride
		if here.excess[j] <= tolerance {
			x = math.Max(0, here.price-stride)
		}
		l.price[j] = x
		there := side{x, l.at(l.price)}
		switch {
		case !there.ok:
			return here, side{}
		case here.excess[j] > tolerance && there.excess[j] <= tolerance:
			return lo, there
		case here.excess[j] <= tolerance && there.excess[j] > tolerance:
			return there, hi
		case here.excess[j] > tolerance:
			lo = there
		case x == 0:
			return there, side{}
		default:
			hi = there
		}
	}
	return here, side{}
}

// stride is the first step from a price: small from one that was found elsewhere.
func (l *lagrange) stride(j int, price float64) float64 {
	if price > 0 {
		return price / 20
	}
	return l.typical(j) / 4
}

// typical is a price of a resource that moves a middling item.
func (l *lagrange) typical(j int) float64 {
	r := j % l.in.Resources
	cost, load := 0.0, 0.0
	for v, i := range l.cut.items {
		cost += math.Abs(l.cut.lean[v])
		load += l.in.loads(i)[r]
	}
	for _, w := range l.in.Graph.Weight {
		for _, c := range w {
			cost += c / 4
		}
	}
	if load == 0 || cost == 0 {
		return 1
	}
	return cost / load
}

// ascend moves all prices together along the excess, by Polyak's step (1969)
// towards the best cost known.
func (l *lagrange) ascend(upper func() float64) {
	factor, before := 1.0, l.best
	price := append([]float64(nil), l.bestPrice...)
	for l.cuts > 0 && l.bestPrice != nil {
		p := l.at(price)
		if !p.ok {
			return
		}
		gap := upper() - p.value
		if gap <= 0 || math.IsInf(gap, 1) {
			return
		}
		if l.best <= before {
			factor *= 0.7
		}
		if factor < 0.1 {
			return
		}
		before = l.best
		if !step(price, p.excess, factor*gap) {
			return
		}
	}
}

// step moves prices along the excess so that the bound would rise by rise if it
// were linear. It reports whether there is anything to move.
func step(price, excess []float64, rise float64) bool {
	norm := 0.0
	for j, e := range excess {
		if e > 0 || price[j] > 0 {
			norm += e * e
		}
	}
	if norm < 1e-18 {
		return false
	}
	for j, e := range excess {
		if e > 0 || price[j] > 0 {
			price[j] = math.Max(0, price[j]+rise/norm*e)
		}
	}
	return true
}
