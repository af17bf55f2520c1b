package partition

import (
	"math"
	"math/rand/v2"
)

// fm refines a state by passes of single moves after Fiduccia and Mattheyses
// (1982), for any number of labels and loads: always the best move that fits,
// also where it costs; each item at most once a pass; at the end back to the best
// labelling met. A label may go over its limits by about one item, and then gives
// items away until it fits, so that tight limits do not stop the search.
type fm struct {
	s      *state
	rng    *rand.Rand
	heaps  *heaps
	locked []int32 // the pass that moved the item
	pass   int32
	slack  []float64
	trail  []undo // moves since the best labelling, or since the start
	order  []int32
	start  []int32 // when not nil, the items that a pass starts from
	// patience is how many moves without a better labelling end a pass.
	patience int
}

// undo is one move of a trail.
type undo struct{ item, from int32 }

func newFM(s *state, rng *rand.Rand) *fm {
	f := &fm{
		s: s, rng: rng,
		heaps:  newHeaps(s.in.Labels, s.in.Items),
		locked: make([]int32, s.in.Items),
		slack:  slackOf(s.in),
	}
	f.patience = max(200, min(s.in.Items/20, 4000))
	return f
}

// slackOf is how far a label may go over its limits for a while: the largest
// load, but at most an eighth of the limit where that still is a mean load.
func slackOf(in *Instance) []float64 {
	slack := make([]float64, in.Resources)
	mean := meanLoads(in)
	for i := range int32(in.Items) {
		for r, v := range in.loads(i) {
			slack[r] = math.Max(slack[r], v)
		}
	}
	for r := range slack {
		limit := 0.0
		for k := range in.Labels {
			if v := in.Limit[k*in.Resources+r]; !math.IsInf(v, 1) {
				limit = math.Max(limit, v)
			}
		}
		slack[r] = math.Min(slack[r], math.Max(mean[r], limit/8))
	}
	return slack
}

// run makes passes until one brings nothing, at most the given number.
func (f *fm) run(passes int) {
	for range passes {
		if !f.once() {
			return
		}
	}
}

// once makes a pass and reports whether the labelling got better.
func (f *fm) once() bool {
	if f.s.stale > f.s.in.Items {
		f.s.recompute()
	}
	f.pass++
	f.heaps.clear()
	f.trail = f.trail[:0]
	f.seed()
	before := f.s.score()
	best := before
	for since := 0; since < f.patience; since++ {
		i, to := f.next()
		if i < 0 {
			break
		}
		f.apply(i, to)
		if now := f.s.score(); now.better(best) {
			best, since = now, 0
			f.trail = f.trail[:0]
		}
	}
	f.rollback()
	return best.better(before)
}

// seed fills the heaps: with the items that have something to gain or a
// neighbour elsewhere, and with all items of labels over their limits.
func (f *fm) seed() {
	if f.start != nil {
		for _, i := range f.start {
			f.offer(i)
		}
		return
	}
	f.shuffle()
	for _, i := range f.order {
		if f.s.over[f.s.label[i]] > 0 || f.boundary(i) {
			f.offer(i)
		}
	}
}

// shuffle draws a new order of the items: ties fall differently in every pass.
func (f *fm) shuffle() {
	if f.order == nil {
		f.order = make([]int32, f.s.in.Items)
		for i := range f.order {
			f.order[i] = int32(i)
		}
	}
	f.rng.Shuffle(len(f.order), func(i, j int) { f.order[i], f.order[j] = f.order[j], f.order[i] })
}

func (f *fm) boundary(i int32) bool {
	g, label := &f.s.in.Graph, f.s.label
	for a, hi := g.arcs(i); a < hi; a++ {
		if label[g.Head[a]] != label[i] {
			return true
		}
	}
	_, gain := f.s.best(i, nil)
	return gain > 0
}

// offer puts an item into the heap of its label, by the best gain it may hope for.
func (f *fm) offer(i int32) {
	if f.locked[i] == f.pass {
		return
	}
	if _, gain := f.s.best(i, nil); !math.IsInf(gain, -1) {
		f.heaps.put(f.s.label[i], i, gain)
	}
}

// next is the best move: out of the label that is furthest over its limits, or,
// when none is, the one with the greatest gain. Items that fit nowhere now are
// set aside until a neighbour moves.
func (f *fm) next() (item, to int32) {
	worst := f.worst()
	for {
		q := worst
		if q < 0 {
			q = f.leader()
		}
		if q < 0 {
			return -1, -1
		}
		i := f.heaps.top(q)
		if i < 0 {
			return -1, -1
		}
		to, gain := f.target(i, worst >= 0)
		if to < 0 {
			f.heaps.drop(i)
			continue
		}
		if gain < f.heaps.key[i] && worst < 0 && f.yield(i, gain) {
			continue
		}
		f.heaps.drop(i)
		return i, to
	}
}

// yield gives an item whose best label is full its true gain, and reports
// whether another item now comes first.
func (f *fm) yield(i int32, gain float64) bool {
	f.heaps.put(f.s.label[i], i, gain)
	q := f.leader()
	return f.heaps.top(q) != i
}

// worst is the label furthest over its limits, −1 when none is over.
func (f *fm) worst() int32 {
	worst, most := int32(-1), 0.0
	for k, v := range f.s.over {
		if v > most {
			worst, most = int32(k), v
		}
	}
	return worst
}

// leader is the queue whose top is before all others, −1 when all are empty.
func (f *fm) leader() int32 {
	lead := int32(-1)
	for q := range int32(f.s.in.Labels) {
		i := f.heaps.top(q)
		if i >= 0 && (lead < 0 || f.heaps.before(i, f.heaps.top(lead))) {
			lead = q
		}
	}
	return lead
}

// target is the best label for an item among those that take it.
func (f *fm) target(i int32, repairing bool) (to int32, gain float64) {
	s := f.s
	if repairing {
		return s.best(i, func(to int32) bool {
			return (s.fits(i, to, nil) || s.relieves(i, to)) && s.keepsApart(i, to)
		})
	}
	return s.best(i, func(to int32) bool {
		return s.fits(i, to, f.slack) && s.keepsApart(i, to)
	})
}

func (f *fm) apply(i, to int32) {
	f.trail = append(f.trail, undo{i, f.s.label[i]})
	f.locked[i] = f.pass
	f.s.move(i, to, f.offer)
}

// rollback undoes the trail.
func (f *fm) rollback() {
	for j := len(f.trail) - 1; j >= 0; j-- {
		f.s.move(f.trail[j].item, f.trail[j].from, nil)
	}
	f.trail = f.trail[:0]
}
