package depgraph

import (
	"math"
	"slices"
)

// flow is a maximum flow in an undirected graph by shortest ways, a blocking flow at
// a time (Dinic 1970). The planner's cuts are larger and repeated, and have a solver
// of their own; this one answers a question.
type flow struct {
	*bonds
	rest []float64 // what each bond can still take, in its direction
	mate []int     // the same bond at the other end
	// level is the distance from the sources + 1, 0 where there is none; next the
	// bond that an asset tries next.
	level []int32
	next  []int
	queue []int32
	sink  bitset
}

func newFlow(b *bonds) *flow {
	n := b.len()
	f := &flow{
		bonds: b, rest: slices.Clone(b.weight), mate: make([]int, len(b.to)),
		level: make([]int32, n), next: make([]int, n), sink: newBitset(n),
	}
	// Going through the assets in order comes to the bonds of each in order as well.
	copy(f.next, b.off)
	for u := range n {
		for i := b.off[u]; i < b.off[u+1]; i++ {
			v := b.to[i]
			f.mate[i] = f.next[v]
			f.next[v]++
		}
	}
	return f
}

// cut finds the smallest side of a cheapest cut that holds the assets a. False:
// there is no cut of a finite weight.
//
// The flow goes from the side that less can leave, so that the searches stay near
// it where that is what limits the flow; undirected, it is the same flow.
func (f *flow) cut(a, b []int32) (bitset, bool) {
	from, to, turned := a, b, f.around(b) < f.around(a)
	if turned {
		from, to = b, a
	}
	for _, v := range to {
		f.sink.add(v)
	}
	for _, v := range from {
		if f.sink.has(v) {
			return nil, false
		}
	}
	for f.layer(from) {
		for _, v := range from {
			if !f.fill(v) {
				return nil, false
			}
		}
	}
	return f.side(a, turned), true
}

// around is what can leave a set of assets at most.
func (f *flow) around(set []int32) float64 {
	sum := 0.0
	for _, v := range set {
		for i := f.off[v]; i < f.off[v+1]; i++ {
			sum += f.weight[i]
		}
	}
	return sum
}

// layer gives every asset its distance from the sources, up to the first sinks, and
// reports whether it came to any.
func (f *flow) layer(sources []int32) bool {
	for _, v := range f.queue {
		f.level[v] = 0
	}
	f.queue = f.queue[:0]
	for _, v := range sources {
		f.meet(v, 1)
	}
	last := int32(math.MaxInt32)
	for k := 0; k < len(f.queue) && f.level[f.queue[k]] < last; k++ {
		u := f.queue[k]
		for i := f.off[u]; i < f.off[u+1]; i++ {
			v := f.to[i]
			if f.rest[i] <= 0 || f.level[v] != 0 {
				continue
			}
			f.meet(v, f.level[u]+1)
			if f.sink.has(v) {
				last = f.level[v]
			}
		}
	}
	return last != math.MaxInt32
}

func (f *flow) meet(v, level int32) {
	f.level[v], f.next[v] = level, f.off[v]
	f.queue = append(f.queue, v)
}

// fill sends flow from a source, layer by layer, until no way is left. False: a way
// takes any amount.
func (f *flow) fill(source int32) bool {
	var way []int
	for u := source; ; {
		if f.sink.has(u) {
			open := f.send(way)
			if open < 0 {
				return false
			}
			u, way = f.to[f.mate[way[open]]], way[:open]
			continue
		}
		if f.advance(u) {
			way = append(way, f.next[u])
			u = f.to[f.next[u]]
			continue
		}
		f.level[u] = -1 // leads nowhere
		if len(way) == 0 {
			return true
		}
		u = f.to[f.mate[way[len(way)-1]]]
		way = way[:len(way)-1]
	}
}

// advance finds the next bond of u that leads a layer on.
func (f *flow) advance(u int32) bool {
	for ; f.next[u] < f.off[u+1]; f.next[u]++ {
		if i := f.next[u]; f.rest[i] > 0 && f.level[f.to[i]] == f.level[u]+1 {
			return true
		}
	}
	return false
}

// send fills a way, and gives the place of the first bond on it that is full then;
// −1 if none is.
func (f *flow) send(way []int) int {
	least := math.Inf(1)
	for _, i := range way {
		least = min(least, f.rest[i])
	}
	if math.IsInf(least, 1) {
		return -1
	}
	full := -1
	for place, i := range way {
		f.rest[i] -= least
		f.rest[f.mate[i]] += least
		if f.rest[i] < rounding*f.weight[i] {
			f.rest[i] = 0
		}
		if full < 0 && f.rest[i] == 0 {
			full = place
		}
	}
	return full
}

// side is what can still be reached from a when no more can flow, or, where the
// flow came to a, what it could still come from.
func (f *flow) side(a []int32, turned bool) bitset {
	side := newBitset(f.len())
	queue := slices.Clone(a)
	for _, v := range a {
		side.add(v)
	}
	for k := 0; k < len(queue); k++ {
		u := queue[k]
		for i := f.off[u]; i < f.off[u+1]; i++ {
			way := i
			if turned {
				way = f.mate[i]
			}
			if v := f.to[i]; f.rest[way] > 0 && !side.has(v) {
				side.add(v)
				queue = append(queue, v)
			}
		}
	}
	return side
}
