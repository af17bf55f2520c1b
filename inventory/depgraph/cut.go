package depgraph

import (
	"cmp"
	"slices"
)

// CutOptions says what a cut may sever, and for how much.
type CutOptions struct {
	Filter
	// Weight is what it costs to sever a dependency: 0 or more (less and NaN count as
	// 0), +Inf where it must hold. Nil is 1 for each.
	Weight func(d int32) float64
}

// Cut is a set of dependencies without which two sides do not hang together,
// whichever way they point.
type Cut struct {
	// Side lists the assets on the first side, ascending: of the cheapest cuts the
	// one with the fewest.
	Side []int32
	// Dependencies lists what crosses, the dearest first, then in order.
	Dependencies []int32
	Weight       float64
}

// Cut is the cheapest way to sever the assets a from the assets b. False: there is
// none, since some asset is in both, or ties that must hold join them.
func (g *Graph) Cut(a, b []int32, opt CutOptions) (Cut, bool) {
	s := g.exempt(&opt.Filter, a, b)
	f := newFlow(g, s, weights(opt.Weight))
	side, ok := f.cut(distinct(slices.Clone(a)), distinct(slices.Clone(b)))
	if !ok {
		return Cut{}, false
	}
	return g.crossing(side, s, weights(opt.Weight)), true
}

// Boundary is what must be severed to move a set of assets alone: the cut between
// them and all others.
func (g *Graph) Boundary(set []int32, opt CutOptions) Cut {
	side := newBitset(g.Len())
	for _, v := range set {
		side.add(v)
	}
	s := g.exempt(&opt.Filter, set)
	return g.crossing(side, s, weights(opt.Weight))
}

// exempt is the filter made ready, but for some assets, which it shows.
func (g *Graph) exempt(f *Filter, sets ...[]int32) *sieve {
	s := g.sieve(f)
	if s.asset == nil {
		return s
	}
	named, shows := newBitset(g.Len()), s.asset
	for _, v := range slices.Concat(sets...) {
		named.add(v)
	}
	s.asset = func(v int32) bool { return named.has(v) || shows(v) }
	return s
}

// crossing lists what joins a side with the rest. It looks at the smaller of the two.
func (g *Graph) crossing(side bitset, s *sieve, weight func(d int32) float64) Cut {
	cut := Cut{Side: side.list(nil)}
	small, inside := cut.Side, true
	if 2*len(small) > g.Len() {
		small, inside = side.others(g.Len()), false
	}
	for _, u := range small {
		for d := g.out[u]; d < g.out[u+1]; d++ {
			if side.has(g.to[d]) != inside && s.joins(g, u, d) {
				cut.Dependencies = append(cut.Dependencies, d)
			}
		}
		for j := g.in[u]; j < g.in[u+1]; j++ {
			if side.has(g.inFrom[j]) != inside && s.joins(g, g.inFrom[j], g.inDeps[j]) {
				cut.Dependencies = append(cut.Dependencies, g.inDeps[j])
			}
		}
	}
	slices.SortFunc(cut.Dependencies, func(d, e int32) int {
		return cmp.Or(cmp.Compare(weight(e), weight(d)), cmp.Compare(d, e))
	})
	for _, d := range slices.Backward(cut.Dependencies) { // the smallest first
		cut.Weight += weight(d)
	}
	return cut
}
