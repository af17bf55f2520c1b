package partition

import "math"

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
	seen func(label []int32)
}

// newLagrange prepares a folded instance of two labels: every item may have
// both. The number of cuts is the effort.
func newLagrange(in *Instance, cuts int, seen func([]int32)) *lagrange {
	s := &state{in: in, label: make([]int32, in.Items)}
	l := &lagrange{
		in: in, cuts: cuts, seen: seen,
		price: make([]float64, 2*in.Resources), best: math.Inf(-1),
	}
	l.cut = newCut(s, allItems(in.Items), noNodes(in.Items), func(int32) (int32, int32) { return 0, 1 })
	return l
}

// cheapest gives every item the label that is the cheapest for itself.
func (in *Instance) cheapest() []int32 {
	label := make([]int32, in.Items)
	for i := range label {
		first, _ := twoLeast(in.unary(int32(i)))
		label[i] = int32(first)
	}
	return label
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
	label := make([]int32, l.in.Items)
	l.cut.label(l.cut.maximal(), label)
	l.seen(label)
	l.cut.label(l.cut.minimal(), label)
	l.seen(label)
	return point{value: value, excess: excessOf(l.in, label), ok: true}
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

// run raises the bound: first without prices; then, one limit after another, to
// the price at which it just holds; in the end by small steps of all prices.
func (l *lagrange) run(upper func() float64) {
	now := l.at(l.price)
	for l.cuts > 0 && now.ok {
		j := worstLimit(now.excess, l.price)
		if j < 0 {
			break
		}
		before := l.best
		now = l.search(j, now)
		if l.best <= before+slight*math.Abs(before) {
			break
		}
	}
	l.ascend(upper)
}

// worstLimit is the limit that is exceeded by the largest share, among those
// without a price; −1 for none.
func worstLimit(excess, price []float64) int {
	most, at := tolerance, -1
	for j, v := range excess {
		if v > most && price[j] == 0 {
			most, at = v, j
		}
	}
	return at
}

// search finds the price of one limit at which the bound is greatest, the others
// staying (Eisner and Severance 1976): where the lines of the two nearest prices
// meet, until the cut there is on both.
func (l *lagrange) search(j int, lo point) point {
	loPrice := l.price[j]
	hiPrice, hi := l.bracket(j, loPrice, lo)
	if !hi.ok {
		l.price[j] = loPrice
		return lo
	}
	for l.cuts > 0 {
		// lo.value + lo.excess·(x − loPrice) = hi.value + hi.excess·(x − hiPrice)
		slope := lo.excess[j] - hi.excess[j]
		if slope <= tolerance {
			break
		}
		x := (hi.value - lo.value + lo.excess[j]*loPrice - hi.excess[j]*hiPrice) / slope
		if x <= loPrice || x >= hiPrice {
			break
		}
		meet := lo.value + lo.excess[j]*(x-loPrice)
		l.price[j] = x
		mid := l.at(l.price)
		if !mid.ok || mid.value >= meet-1e-9*math.Abs(meet) {
			break
		}
		if mid.excess[j] > 0 {
			loPrice, lo = x, mid
		} else {
			hiPrice, hi = x, mid
		}
	}
	copy(l.price, l.bestPrice)
	return hi
}

// bracket raises the price of a limit until it holds.
func (l *lagrange) bracket(j int, from float64, lo point) (float64, point) {
	step := l.typical(j)
	for l.cuts > 0 {
		l.price[j] = from + step
		p := l.at(l.price)
		if !p.ok || p.excess[j] <= tolerance {
			return from + step, p
		}
		step *= 8
	}
	return 0, point{}
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
		norm := 0.0
		for j := range p.excess {
			if p.excess[j] > 0 || price[j] > 0 {
				norm += p.excess[j] * p.excess[j]
			}
		}
		gap := upper() - p.value
		if norm < 1e-18 || gap <= 0 || math.IsInf(gap, 1) {
			return
		}
		if l.best <= before {
			factor *= 0.7
		}
		before = l.best
		for j, e := range p.excess {
			if e > 0 || price[j] > 0 {
				price[j] = math.Max(0, price[j]+factor*gap/norm*e)
			}
		}
	}
}
