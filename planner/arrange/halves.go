package arrange

import (
	"math"
	"math/rand/v2"
	"slices"
)

// halving cuts a piece in two parts of given size at the least cost: coarsened by
// matchings, cut at the coarsest level in several ways, and refined on the way
// back (Karypis and Kumar 1998).
type halving struct {
	lo, hi int32 // slots that the left side may take
	tries  int   // cuts of the coarsest level
	rng    *rand.Rand
}

// coarse is the number of nodes at which a piece is cut directly.
const coarse = 32

// best is the best of several cuts.
func (h *halving) best(p *piece, repeat int) []int8 {
	var best *sides
	for range repeat {
		s := newSides(p, h.cut(p), h.lo, h.hi)
		if best == nil || s.overfull() < best.overfull() || s.overfull() == best.overfull() && s.cost() < best.cost() {
			best = s
		}
	}
	return best.side
}

// cut returns the side of every node, 1 for the right.
func (h *halving) cut(p *piece) []int8 {
	if p.len() <= coarse {
		return h.grown(p)
	}
	of, count := p.matched(h.rng, max(2, p.total()/10))
	if float64(count) > 0.95*float64(p.len()) {
		return h.grown(p)
	}
	side := h.cut(p.contracted(of, count))
	fine := make([]int8, p.len())
	for v, k := range of {
		fine[v] = side[k]
	}
	return h.refined(p, fine)
}

func (h *halving) refined(p *piece, side []int8) []int8 {
	s := newSides(p, side, h.lo, h.hi)
	s.improve(h.rng)
	return s.side
}

// grown is the best of several cuts made from nothing.
func (h *halving) grown(p *piece) []int8 {
	var best []int8
	least, fair := math.Inf(1), false
	for range h.tries {
		s := newSides(p, h.grow(p), h.lo, h.hi)
		s.improve(h.rng)
		if balanced := s.overfull() == 0; best == nil || balanced && !fair || balanced == fair && s.cost() < least {
			best, least, fair = s.side, s.cost(), balanced
		}
	}
	return best
}

// grow fills the left side with a node drawn at random and what is tied to it
// most, by gain.
func (h *halving) grow(p *piece) []int8 {
	n := p.len()
	side := make([]int8, n)
	for v := range side {
		side[v] = 1
	}
	goal := (h.lo + h.hi) / 2
	gain := make([]float64, n)
	for v := range gain {
		gain[v] = p.bias[v] + 1e-3*h.rng.Float64()
	}
	first := h.rng.IntN(n)
	gain[first] = math.Inf(1)
	for left := int32(0); left < goal; {
		v := topOf(gain, side)
		if v < 0 || left > 0 && left+p.size[v]-goal > goal-left {
			break
		}
		side[v] = 0
		left += p.size[v]
		for k := p.start[v]; k < p.start[v+1]; k++ {
			gain[p.to[k]] += p.weight[k]
		}
	}
	return side
}

// topOf is the node of the right side with the highest gain.
func topOf(gain []float64, side []int8) int32 {
	best := int32(-1)
	for v := range gain {
		if side[v] == 1 && (best < 0 || gain[v] > gain[best]) {
			best = int32(v)
		}
	}
	return best
}

// sides is a piece cut in two, with the gain of every move across.
type sides struct {
	p      *piece
	side   []int8
	left   int32 // slots on the left
	lo, hi int32
	slack  int32     // by how much a pass may overshoot the limits on its way
	gain   []float64 // what moving a node across saves
	heaps  [2]gainHeap
	locked []bool
	moved  []int32
}

func newSides(p *piece, side []int8, lo, hi int32) *sides {
	s := &sides{p: p, side: side, lo: lo, hi: hi, gain: make([]float64, p.len()), locked: make([]bool, p.len())}
	for v, right := range side {
		if right == 0 {
			s.left += p.size[v]
		}
		s.slack = max(s.slack, p.size[v])
	}
	s.heaps[0].init(s.gain)
	s.heaps[1].init(s.gain)
	return s
}

// cost is the weight across plus the biases of the right side.
func (s *sides) cost() float64 {
	sum := 0.0
	for v := range s.side {
		if s.side[v] == 0 {
			continue
		}
		sum += s.p.bias[v]
		for k := s.p.start[v]; k < s.p.start[v+1]; k++ {
			if s.side[s.p.to[k]] == 0 {
				sum += s.p.weight[k]
			}
		}
	}
	return sum
}

// overfull is how far the left side is from what it may take.
func (s *sides) overfull() int32 { return excess(s.left, s.lo, s.hi) }

func excess(left, lo, hi int32) int32 { return max(lo-left, left-hi, 0) }

// improve makes passes while they pay.
func (s *sides) improve(rng *rand.Rand) {
	order := make([]int32, len(s.side))
	for v := range order {
		order[v] = int32(v)
	}
	for range 8 {
		shuffle(order, rng)
		if !s.pass(order) {
			return
		}
	}
}

// pass moves every node at most once, the most saving first, keeps the best
// prefix of the moves and reports whether it is one (Fiduccia and Mattheyses 1982).
func (s *sides) pass(order []int32) bool {
	s.open(order)
	sum, best, at := 0.0, 0.0, 0
	before := s.overfull()
	closest := before
	patience := 20 + len(s.side)/16
	for len(s.moved)-at < patience {
		v := s.next()
		if v < 0 {
			break
		}
		sum += s.gain[v]
		s.cross(v)
		if far := s.overfull(); far < closest || far == closest && sum > best+1e-12 {
			closest, best, at = far, sum, len(s.moved)
		}
	}
	for _, v := range slices.Backward(s.moved[at:]) {
		s.flip(v)
	}
	return at > 0 && (closest < before || best > 1e-9)
}

// open computes the gains and lists the nodes that some edge or bias draws across.
func (s *sides) open(order []int32) {
	s.moved = s.moved[:0]
	s.heaps[0].clear()
	s.heaps[1].clear()
	tight := s.overfull() > 0
	for _, v := range order {
		s.locked[v] = false
		in, out := s.ties(v)
		s.gain[v] = out - in
		if out > 0 || tight || len(order) <= 4*coarse {
			s.heaps[s.side[v]].push(v)
		}
	}
}

// ties is what keeps a node on its side and what draws it across.
func (s *sides) ties(v int32) (in, out float64) {
	p := s.p
	bias := p.bias[v]
	if s.side[v] == 0 {
		bias = -bias
	}
	if bias > 0 {
		out += bias
	} else {
		in -= bias
	}
	for k := p.start[v]; k < p.start[v+1]; k++ {
		if s.side[p.to[k]] == s.side[v] {
			in += p.weight[k]
		} else {
			out += p.weight[k]
		}
	}
	return in, out
}

// next takes the most saving move that keeps the sides in their limits or brings
// them closer, -1 for none.
func (s *sides) next() int32 {
	best, from := int32(-1), 0
	for side := range 2 {
		v := s.heaps[side].top()
		if v < 0 {
			continue
		}
		if after := excess(s.after(v), s.lo, s.hi); after > s.slack && after >= s.overfull() {
			continue
		}
		if best < 0 || s.gain[v] > s.gain[best] {
			best, from = v, side
		}
	}
	if best >= 0 {
		s.heaps[from].pop()
	}
	return best
}

// after is the left side's slots with a node moved across.
func (s *sides) after(v int32) int32 {
	if s.side[v] == 0 {
		return s.left - s.p.size[v]
	}
	return s.left + s.p.size[v]
}

func (s *sides) flip(v int32) {
	s.left = s.after(v)
	s.side[v] = 1 - s.side[v]
}

// cross moves a node and brings the gains of its neighbours along.
func (s *sides) cross(v int32) {
	s.flip(v)
	s.locked[v] = true
	s.moved = append(s.moved, v)
	p := s.p
	for k := p.start[v]; k < p.start[v+1]; k++ {
		u := p.to[k]
		if s.side[u] == s.side[v] {
			s.gain[u] -= 2 * p.weight[k]
		} else {
			s.gain[u] += 2 * p.weight[k]
		}
		if !s.locked[u] {
			s.heaps[s.side[u]].update(u)
		}
	}
}
