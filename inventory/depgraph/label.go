package depgraph

import "math"

// label is the best way known between an asset and an end of a path. The zero
// label is none.
type label struct {
	weight float64
	assets int32 // on the way, both ends included
	asset  int32
}

func (a label) known() bool { return a.assets > 0 }

// before orders by weight, then assets on the way, then asset.
func (a label) before(b label) bool {
	if a.weight != b.weight {
		return a.weight < b.weight
	}
	if a.assets != b.assets {
		return a.assets < b.assets
	}
	return a.asset < b.asset
}

// shorter compares two labels of one asset.
func (a label) shorter(b label) bool {
	return !b.known() || a.weight < b.weight || a.weight == b.weight && a.assets < b.assets
}

// labels is a search from one end of a path (Dijkstra 1959), by weight, then by
// the number of assets.
type labels struct {
	g     *Graph
	sieve *sieve
	opt   *PathOptions
	end   int32 // the other end, which is found even where the filter hides it
	of    []label
	queue heap[label]
	// found, where given, is told of each new label.
	found func(label)
}

// newLabels begins a search at start for end; −1 is none in particular.
func newLabels(g *Graph, opt *PathOptions, start, end int32) *labels {
	l := &labels{g: g, sieve: g.sieve(&opt.Filter), opt: opt, end: end, of: make([]label, g.Len())}
	l.of[start] = label{weight: opt.nothing(), assets: 1, asset: start}
	l.queue.push(l.of[start])
	return l
}

// radius is the weight below which all labels are final.
func (l *labels) radius() float64 {
	if len(l.queue) == 0 {
		return math.Inf(1)
	}
	return l.queue[0].weight
}

// atLeast is a bound for the weight of the asset's label when it is final.
func (l *labels) atLeast(v int32) float64 {
	if x := l.of[v]; x.known() {
		return min(x.weight, l.radius())
	}
	return l.radius()
}

// back takes the next label and passes it on to what needs its asset.
func (l *labels) back() {
	x := l.queue.pop()
	if x != l.of[x.asset] {
		return
	}
	g := l.g
	for j := g.in[x.asset]; j < g.in[x.asset+1]; j++ {
		if l.sieve.follows(g.inClass[j], g.inDeps[j]) {
			l.offer(g.inFrom[j], g.inDeps[j], x)
		}
	}
}

// forth takes the next label and passes it on to what its asset needs.
func (l *labels) forth() {
	x := l.queue.pop()
	if x != l.of[x.asset] {
		return
	}
	g := l.g
	for d := g.out[x.asset]; d < g.out[x.asset+1]; d++ {
		if l.sieve.follows(g.class[d], d) {
			l.offer(g.to[d], d, x)
		}
	}
}

func (l *labels) offer(v, d int32, x label) {
	if v != l.end && !l.sieve.shows(v) {
		return
	}
	y := l.step(v, d, x)
	if !y.shorter(l.of[v]) || math.IsInf(y.weight, 1) {
		return
	}
	l.of[v] = y
	l.queue.push(y)
	if l.found != nil {
		l.found(y)
	}
}

// step is the label that v gets by the dependency d from x.
func (l *labels) step(v, d int32, x label) label {
	return label{weight: l.opt.join(l.opt.length(d), x.weight), assets: x.assets + 1, asset: v}
}

// lightest is the way from a to b of the least weight, of these of the fewest
// dependencies, of these the first in order; nil where there is none. It is not
// for ByStrength, where a part of a best way need not be a best way.
//
// Two searches that meet find the weight. The one from b then goes on to a, past
// nothing from which a is too far.
func (g *Graph) lightest(a, b int32, opt *PathOptions) []int32 {
	from, to := newLabels(g, opt, a, b), newLabels(g, opt, b, a)
	limit := meet(from, to) * (1 + rounding)
	if math.IsInf(limit, 1) {
		return nil
	}
	for to.queue[0].asset != a {
		to.backWithin(limit, from)
	}
	var way []int32
	for u := a; u != b; {
		d := g.out[u]
		for !to.leads(u, d) {
			d++
		}
		way = append(way, d)
		u = g.to[d]
	}
	return way
}

// leads reports whether the best way from u to the end begins with its dependency d.
func (l *labels) leads(u, d int32) bool {
	x := l.of[l.g.to[d]]
	return x.known() && l.sieve.follows(l.g.class[d], d) && l.step(u, d, x) == l.of[u]
}

// backWithin is back, but drops an asset that is on no way within the limit.
func (l *labels) backWithin(limit float64, from *labels) {
	if x := l.queue[0]; x.weight+from.atLeast(x.asset) > limit {
		l.queue.pop()
	} else {
		l.back()
	}
}

// meet runs a search from each end (Pohl 1971), always the one that has less before
// it, until no better way can come, and gives the best weight; +Inf: no way.
func meet(from, to *labels) float64 {
	least := math.Inf(1)
	from.found = func(x label) {
		if y := to.of[x.asset]; y.known() {
			least = min(least, to.opt.join(x.weight, y.weight))
		}
	}
	to.found = func(x label) {
		if y := from.of[x.asset]; y.known() {
			least = min(least, to.opt.join(x.weight, y.weight))
		}
	}
	for len(from.queue) > 0 && len(to.queue) > 0 && to.opt.join(from.radius(), to.radius()) < least {
		if len(from.queue) < len(to.queue) {
			from.forth()
		} else {
			to.back()
		}
	}
	from.found, to.found = nil, nil
	return least
}
