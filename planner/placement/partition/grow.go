package partition

import (
	"math"
	"math/rand/v2"
)

// grower makes a labelling from nothing by giving one item after another a label.
type grower struct {
	s     *state
	free  []bool
	rng   *rand.Rand
	heaps []*heaps // by label; a single one when growing by regret
}

// growByRoom lets the labels take turns, the one with the most room first: it
// takes the item that is drawn to it most (greedy graph growing, Karypis and
// Kumar 1998, for any number of labels and loads). Each starts from an item
// drawn at random.
func growByRoom(in *Instance, rng *rand.Rand) *state {
	g := newGrower(in, rng, in.Labels)
	for k := range int32(in.Labels) {
		if i := g.draw(k); i >= 0 {
			g.take(i, k, g.pulled)
		}
	}
	for {
		k := g.roomiest()
		if k < 0 {
			break
		}
		g.take(g.heaps[k].top(0), k, g.pulled)
	}
	return g.finish()
}

// growByRegret gives labels in order of regret: first to the items for which the
// second choice is the dearest.
func growByRegret(in *Instance, rng *rand.Rand) *state {
	g := newGrower(in, rng, 1)
	for i := range int32(in.Items) {
		g.regret(i)
	}
	for {
		i := g.heaps[0].top(0)
		if i < 0 {
			return g.finish()
		}
		to := g.choice(i)
		g.take(i, to, g.regret)
	}
}

// newGrower starts with all items free: they are in no label's loads and pull no
// neighbour.
func newGrower(in *Instance, rng *rand.Rand, queues int) *grower {
	s := &state{
		in: in, label: make([]int32, in.Items),
		price: append([]float64(nil), in.Unary...),
		load:  make([]float64, in.Labels*in.Resources),
		over:  make([]float64, in.Labels),
		apart: newGroups(in),
		mean:  meanLoads(in),
		step:  make([]float64, len(in.Graph.Weight)*in.Labels),
	}
	g := &grower{s: s, rng: rng, free: make([]bool, in.Items), heaps: make([]*heaps, queues)}
	for k := range g.heaps {
		g.heaps[k] = newHeaps(1, in.Items)
	}
	for _, i := range rng.Perm(in.Items) {
		s.label[i] = -1
		g.free[i] = true
		if queues > 1 {
			g.pulled(int32(i))
		}
	}
	return g
}

// draw picks a free item at random that may have the label, −1 when some tries
// find none.
func (g *grower) draw(k int32) int32 {
	for range 20 {
		i := int32(g.rng.IntN(g.s.in.Items))
		if g.free[i] && g.s.in.Allowed(i, k) && g.s.fits(i, k, nil) {
			return i
		}
	}
	return -1
}

// pulled puts a free item into the heaps of the labels that it may have, by how
// much it prefers each to the best of the others.
func (g *grower) pulled(i int32) {
	if !g.free[i] {
		return
	}
	k := g.s.in.Labels
	row := g.s.price[int(i)*k : int(i)*k+k]
	first, second := twoLeast(row)
	for l, h := range g.heaps {
		if math.IsInf(row[l], 1) {
			continue
		}
		other := row[first]
		if l == first {
			other = row[second]
		}
		if math.IsInf(other, 1) {
			other = row[l] + beyond
		}
		h.put(0, i, other-row[l])
	}
}

// twoLeast are the places of the two least values, the same place twice in a row
// of one.
func twoLeast(row []float64) (first, second int) {
	if len(row) == 1 {
		return 0, 0
	}
	first, second = 0, 1
	if row[1] < row[0] {
		first, second = 1, 0
	}
	for l := 2; l < len(row); l++ {
		switch {
		case row[l] < row[first]:
			first, second = l, first
		case row[l] < row[second]:
			second = l
		}
	}
	return first, second
}

// roomiest is the label with the largest share of its tightest limit left, among
// those that an item waits for; −1 when none waits.
func (g *grower) roomiest() int32 {
	best, at := math.Inf(-1), int32(-1)
	for k := range int32(len(g.heaps)) {
		if g.heaps[k].top(0) < 0 {
			continue
		}
		if room := g.room(k); room > best {
			best, at = room, k
		}
	}
	return at
}

// room is the least share left of a label's limits.
func (g *grower) room(k int32) float64 {
	r := g.s.in.Resources
	room := 1.0
	for j := range r {
		if limit := g.s.in.Limit[int(k)*r+j]; !math.IsInf(limit, 1) && limit > 0 {
			room = math.Min(room, 1-g.s.load[int(k)*r+j]/limit)
		}
	}
	return room
}

// regret puts a free item into the single heap.
func (g *grower) regret(i int32) {
	if !g.free[i] {
		return
	}
	k := g.s.in.Labels
	row := g.s.price[int(i)*k : int(i)*k+k]
	first, second := twoLeast(row)
	regret := row[second] - row[first]
	if math.IsInf(regret, 1) || first == second {
		regret = beyond
	}
	g.heaps[0].put(0, i, regret)
}

// choice is the cheapest label that fits, or the cheapest allowed one.
func (g *grower) choice(i int32) int32 {
	s := g.s
	k := s.in.Labels
	row := s.price[int(i)*k : int(i)*k+k]
	fit, any := int32(-1), int32(0)
	for l := range int32(k) {
		if row[l] < row[any] {
			any = l
		}
		if !math.IsInf(row[l], 1) && (fit < 0 || row[l] < row[fit]) && s.fits(i, l, nil) {
			fit = l
		}
	}
	if fit >= 0 {
		return fit
	}
	return any
}

// take gives a free item its label and lets its free neighbours feel it.
func (g *grower) take(i, k int32, feel func(int32)) {
	s := g.s
	for _, h := range g.heaps {
		if h.has(i) {
			h.drop(i)
		}
	}
	g.free[i] = false
	s.label[i] = k
	r, labels := s.in.Resources, s.in.Labels
	for j, v := range s.in.loads(i) {
		s.load[int(k)*r+j] += v
	}
	graph := &s.in.Graph
	for a, hi := graph.arcs(i); a < hi; a++ {
		h := graph.Head[a]
		if !g.free[h] {
			continue
		}
		row := s.price[int(h)*labels : int(h)*labels+labels]
		for l := range row {
			row[l] += graph.price(a, int(k)*labels+l)
		}
		feel(h)
	}
}

func (g *grower) finish() *state {
	g.s.recompute()
	g.s.separate()
	return g.s
}

// separate splits the groups that are together where they must not be, by the
// cheapest move of one member.
func (s *state) separate() {
	for g := range s.in.Groups {
		group := &s.in.Groups[g]
		if !group.together(s.label) {
			continue
		}
		item, to, gain := int32(-1), int32(-1), math.Inf(-1)
		for _, i := range group.Items {
			t, v := s.best(i, func(to int32) bool { return s.keepsApart(i, to) && s.fits(i, to, nil) })
			if v > gain {
				item, to, gain = i, t, v
			}
		}
		if to >= 0 {
			s.move(item, to, nil)
		}
	}
}

// beyond is a regret that goes before every other.
const beyond = 1e300
