package bound

import (
	"container/heap"
	"math"
	"runtime"
	"sync"
	"sync/atomic"
)

// solver bounds a relaxation: the intervals of every kind, then the choices of
// levels for the gates.
type solver struct {
	x       *relaxation
	n       *network
	o       Options
	kinds   [][]*family // by closed gates and interval; nil where that cannot be
	cutters []*cutter   // one for each worker
}

// outcome is the bound of a relaxation and where it was found.
type outcome struct {
	value    float64   // of the intervals 1…T−1 and the gates' levels
	gates    float64   // of it, the gates' levels
	deadline []int     // by gate
	torn     float64   // about what the mixtures pay for torn sets
	mix      []mixture // by interval
}

// impossible reports whether no schedule keeps every limit.
func (o *outcome) impossible() bool { return math.IsInf(o.value, 1) }

func (x *relaxation) solve(o Options) *outcome {
	s := &solver{x: x, o: o, n: newNetwork(x)}
	s.classify()
	s.cutters = make([]*cutter, runtime.GOMAXPROCS(0))
	s.mixtures(s.loosest())
	return s.finish(s.choose())
}

// classify finds the kind of every interval for every set of closed gates.
func (s *solver) classify() {
	s.kinds = make([][]*family, 1<<s.x.gates)
	for g := range s.kinds {
		s.kinds[g] = make([]*family, s.x.t+1)
		families := s.x.families(uint32(g))
		for _, f := range families {
			for _, t := range f.times {
				s.kinds[g][t] = f
			}
		}
	}
}

// loosest are deadlines that close no gate before the end.
func (s *solver) loosest() []int {
	deadline := make([]int, s.x.gates)
	for g := range deadline {
		deadline[g] = s.x.t
	}
	return deadline
}

// improve searches for better multipliers for a span.
func (s *solver) improve(c *cutter, f *family, in *span) mixture {
	c.in = &f.kind
	h := &search{cutter: c, pool: &f.pool, budget: s.o.Cuts, gain: s.o.Gain, joint: s.o.Joint}
	if len(f.lines) == 0 {
		h.extremes()
	}
	return h.ascend(in)
}

// choose looks for the choice of levels of least value, best box first. The value
// of the box that it ends with is a bound for all.
func (s *solver) choose() *box {
	all := &box{lo: make([]int, s.x.gates), hi: make([]int, s.x.gates)}
	for g := range all.hi {
		all.hi[g] = len(s.x.levels[g]) - 1
	}
	s.price(all)
	heaped := boxes{all}
	for made, worked := 1, 0; ; {
		top := heaped[0]
		switch {
		case !top.single():
			low, high := top.split()
			heap.Pop(&heaped)
			for _, b := range []*box{low, high} {
				b.serial = made
				made++
				s.price(b)
				b.value = max(b.value, top.value)
				heap.Push(&heaped, b)
			}
		case s.more(top) && worked < s.o.Choices && top.value < inf:
			s.work(top)
			worked++
			heap.Fix(&heaped, 0)
		default:
			return top
		}
	}
}

// price computes a box's value from what is known.
func (s *solver) price(b *box) {
	b.value = s.x.gateCost(b.lo)
	deadline := s.x.deadlines(b.hi)
	for t := 1; t < s.x.t; t++ {
		b.value += s.x.p.Days[t] * s.day(t, deadline)
	}
}

// day is the best known bound of an interval under deadlines, a day; +Inf where
// it cannot be.
func (s *solver) day(t int, deadline []int) float64 {
	f := s.kinds[closed(t, deadline)][t]
	if f == nil {
		return inf
	}
	in := s.x.span(t, deadline)
	_, value := f.best(in)
	if f.gates != 0 {
		// What holds while no gate is known to be closed holds then too.
		if open := s.kinds[0][t]; open != nil {
			_, known := open.best(in)
			value = max(value, known)
		}
	}
	return value
}

// more reports whether a choice can be worked on further.
func (s *solver) more(b *box) bool {
	h := b.sharing
	return h == nil || len(s.x.torn) > 0 && h.round < s.o.Rounds || s.o.Nodes > 0 && !h.branched
}

// work improves a single choice: first its multipliers, then how the price of
// tearing sets is shared among the intervals, last by branching.
func (s *solver) work(b *box) {
	h := b.sharing
	switch {
	case h == nil:
		h = s.share(s.x.deadlines(b.hi))
		b.sharing = h
	case len(s.x.torn) > 0 && h.round < s.o.Rounds:
		for range roundsAtOnce {
			s.rise(h)
		}
	default:
		s.branches(h)
	}
	b.value = max(b.value, s.x.gateCost(b.lo)+h.value)
}

// roundsAtOnce is the number of rounds before another choice may have its turn.
const roundsAtOnce = 4

// mixtures improves the multipliers of every interval.
func (s *solver) mixtures(deadline []int) []mixture {
	mix := make([]mixture, s.x.t+1)
	var order []*family
	times := map[*family][]int{}
	for t := 1; t < s.x.t; t++ {
		f := s.kinds[closed(t, deadline)][t]
		if f == nil {
			continue
		}
		if times[f] == nil {
			order = append(order, f)
		}
		times[f] = append(times[f], t)
	}
	s.each(len(order), func(c *cutter, i int) {
		for _, t := range times[order[i]] {
			mix[t] = s.improve(c, order[i], s.x.span(t, deadline))
		}
	})
	return mix
}

// finish reports the choice that the search ended with.
func (s *solver) finish(b *box) *outcome {
	out := &outcome{value: b.value, gates: s.x.gateCost(b.lo), deadline: s.x.deadlines(b.hi)}
	if b.sharing == nil {
		b.sharing = s.share(out.deadline)
	}
	out.mix = b.sharing.mix
	for t := 1; t < s.x.t; t++ {
		if k := b.sharing.kinds[t]; k != nil {
			for _, part := range out.mix[t].parts {
				out.torn += s.x.p.Days[t] * part.weight * k.tearing(part.torn)
			}
		}
	}
	return out
}

// each does n independent pieces of work on all cores, each worker with a cutter
// of its own.
func (s *solver) each(n int, work func(c *cutter, i int)) {
	var next atomic.Int64
	var done sync.WaitGroup
	for w := range min(n, len(s.cutters)) {
		if s.cutters[w] == nil {
			s.cutters[w] = s.n.cutter()
		}
		done.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				work(s.cutters[w], i)
			}
		})
	}
	done.Wait()
}
