package arrange

import (
	"math/rand/v2"
)

// division arranges a graph by cutting it in two, and each half again, with the
// edges to what lies before and behind a part as a bias (recursive bisection with
// terminal propagation; Dunlop and Kernighan 1985).
type division struct {
	g     *Graph
	slots []float64
	rng   *rand.Rand
	// outward is how much an edge to what lies outside a part weighs against one
	// within: the cut lengthens the former by half the part, the latter by less.
	outward float64
	// slack is the share of a part by which its halves may differ.
	slack float64
	tries int

	// first is, by node, the first slot of the part that it is in, or its slot
	// where it is in no part.
	first []int32
	place []int32 // by node: its place in the part being cut
}

func newDivision(g *Graph, slots []float64, rng *rand.Rand, first []int32, tries int) *division {
	return &division{g: g, slots: slots, rng: rng, tries: tries, first: first, place: make([]int32, g.Len())}
}

// divided arranges the nodes of g.
func divided(g *Graph, slots []float64, rng *rand.Rand, tries int) []int32 {
	order := make([]int32, g.Len())
	for v := range order {
		order[v] = int32(v)
	}
	newDivision(g, slots, rng, make([]int32, g.Len()), tries).all(order, 0, int32(len(slots)))
	return order
}

// all arranges a part that takes the slots [from, to) from nothing, by other
// parameters each time: what suits one graph does not suit the next.
func (d *division) all(part []int32, from, to int32) {
	d.outward = 1 + 0.6*d.rng.Float64()
	d.slack = 0.02 + 0.18*d.rng.Float64()
	for _, v := range part {
		d.first[v] = from
	}
	shuffle(part, d.rng)
	d.split(part, from, to)
}

// split arranges a part that takes the slots [from, to).
func (d *division) split(part []int32, from, to int32) {
	if len(part) < 2 || d.slots[from] == d.slots[to-1] {
		return
	}
	p := d.piece(part, from, to)
	lo, hi := d.limits(from, to)
	h := halving{lo: lo - from, hi: hi - from, tries: 4, rng: d.rng}
	side := h.best(p, d.tries)
	middle, cut := d.arrange(part, side, from)
	if middle == from || middle == to {
		return
	}
	d.split(part[:cut], from, middle)
	d.split(part[cut:], middle, to)
}

// arrange puts the left side first and returns the slot and the place at which
// the right one begins.
func (d *division) arrange(part []int32, side []int8, from int32) (middle int32, cut int) {
	right := make([]int32, 0, len(part))
	for k, v := range part {
		if side[k] == 0 {
			part[cut] = v
			cut++
		} else {
			right = append(right, v)
		}
	}
	copy(part[cut:], right)
	middle = from + int32(cut)
	for _, v := range right {
		d.first[v] = middle
	}
	return middle, cut
}

// limits are the slots at which the right half may begin: about the middle, and
// between two times where the part has few of them.
func (d *division) limits(from, to int32) (lo, hi int32) {
	middle := (from + to) / 2
	spread := int32(d.slack * float64(to-from))
	at := d.boundary(middle, from, to)
	if spread < 1 || at-middle > spread || middle-at > spread {
		return at, at
	}
	return at - spread, at + spread
}

// boundary is the slot nearest to the middle at which a new time begins.
func (d *division) boundary(middle, from, to int32) int32 {
	for far := int32(0); far < to-from; far++ {
		for _, at := range []int32{middle - far, middle + far} {
			if at > from && at < to && d.slots[at-1] < d.slots[at] {
				return at
			}
		}
	}
	return middle
}

// piece is the part as a graph of its own.
func (d *division) piece(part []int32, from, to int32) *piece {
	g := d.g
	p := &piece{start: make([]int32, len(part)+1), size: make([]int32, len(part)), bias: make([]float64, len(part))}
	for k, v := range part {
		d.place[v] = int32(k)
	}
	edges := 0
	for _, v := range part {
		edges += int(g.Start[v+1] - g.Start[v])
	}
	p.to, p.weight = make([]int32, 0, edges), make([]float64, 0, edges)
	for k, v := range part {
		p.size[k] = 1
		bias := g.Pull[v]
		for x := g.Start[v]; x < g.Start[v+1]; x++ {
			switch u := g.To[x]; {
			case d.first[u] < from:
				bias += g.Weight[x]
			case d.first[u] >= to:
				bias -= g.Weight[x]
			case d.first[u] == from:
				p.to = append(p.to, d.place[u])
				p.weight = append(p.weight, g.Weight[x])
			}
		}
		p.bias[k] = d.outward * bias
		p.start[k+1] = int32(len(p.to))
	}
	return p
}
