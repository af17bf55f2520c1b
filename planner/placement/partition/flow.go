package partition

import (
	"math/rand/v2"
)

// flows refines a state by minimum cuts of bands around the boundary between two
// labels (Sanders and Schulz 2011): within a band the cut is the best there is,
// limits priced by multipliers, and what a cut leaves over its limits is repaired
// by moves within the band.
type flows struct {
	s    *state
	rng  *rand.Rand
	node []int32 // scratch of newPart
	mark []int32 // by item: the round that put it into the band
	seen int32
}

// The band takes in items from both sides up to a share of all items, and never
// more than fits a fast cut. A round that finds something looks further next time.
const (
	bandShare  = 0.05
	bandItems  = 4000
	bandRounds = 4
	bandCuts   = 6
)

func newFlows(s *state, rng *rand.Rand) *flows {
	return &flows{s: s, rng: rng, node: noNodes(s.in.Items), mark: make([]int32, s.in.Items)}
}

// run refines every pair of labels that share a boundary, until a round over all
// pairs brings nothing.
func (f *flows) run() {
	for range 3 {
		any := false
		for a := range int32(f.s.in.Labels) {
			for b := range a {
				any = f.pair(b, a) || any
			}
		}
		if !any || f.s.in.Labels == 2 {
			return
		}
	}
}

// pair refines one pair and reports whether it found something.
func (f *flows) pair(a, b int32) bool {
	any, size := false, max(40, int(bandShare*float64(f.s.in.Items)))
	for range bandRounds {
		items := f.band(a, b, min(size, bandItems))
		if len(items) == 0 {
			return any
		}
		if f.cut(items, a, b) {
			any = true
			size *= 2
			continue
		}
		if size /= 2; size < 20 {
			return any
		}
	}
	return any
}

// band lists items of both labels, nearest to the boundary first, up to size of
// each side.
func (f *flows) band(a, b int32, size int) []int32 {
	f.seen++
	var items []int32
	count := map[int32]int{}
	take := func(i int32) {
		if l := f.s.label[i]; f.mark[i] != f.seen && (l == a || l == b) && count[l] < size && f.s.in.Allowed(i, a) && f.s.in.Allowed(i, b) {
			f.mark[i] = f.seen
			count[l]++
			items = append(items, i)
		}
	}
	g, label := &f.s.in.Graph, f.s.label
	for i := range int32(f.s.in.Items) {
		if label[i] != a && label[i] != b {
			continue
		}
		for e, hi := g.arcs(i); e < hi; e++ {
			if h := label[g.Head[e]]; h != label[i] && (h == a || h == b) {
				take(i)
				break
			}
		}
	}
	for n := 0; n < len(items); n++ {
		for e, hi := g.arcs(items[n]); e < hi; e++ {
			take(g.Head[e])
		}
	}
	return items
}

// cut relabels a band as well as it can and reports whether that is better than
// before.
func (f *flows) cut(items []int32, a, b int32) bool {
	s := f.s
	p := newPart(s.in, items, []int32{a, b}, s.label, s.load, f.node)
	was := newState(p.in, p.labelsOf(s.label))
	best := &kept{append([]int32(nil), was.label...), was.score()}
	before := best.score
	l := newLagrange(p.in, bandCuts, func(label []int32) {
		was.set(label)
		newFM(was, f.rng).run(1)
		if now := was.score(); now.better(best.score) {
			best = &kept{append([]int32(nil), was.label...), now}
		}
	})
	l.run(func() float64 { return best.cost })
	s.moves += was.moves
	if !best.better(before) {
		return false
	}
	for n, i := range items {
		if to := p.labels[best.label[n]]; to != s.label[i] {
			s.move(i, to, nil)
		}
	}
	return true
}

// labelsOf is a labelling of the whole, seen by the part.
func (p *part) labelsOf(label []int32) []int32 {
	out := make([]int32, len(p.items))
	for n, i := range p.items {
		out[n] = p.here(label[i])
	}
	return out
}
