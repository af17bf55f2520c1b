package depgraph

import (
	"math"
	"slices"
)

// flow is a maximum flow between two sets of assets, in which a dependency takes
// its weight in either direction: shortest ways first, a blocking flow at a time
// (Dinic 1970), with each length searched for from both ends, so that it looks at
// no more of a large graph than the ways may pass through. The planner's cuts are
// repeated, and have a solver of their own; this one answers a question.
type flow struct {
	g      *Graph
	sieve  *sieve
	weight func(d int32) float64
	sent   []float64 // by dependency: net, from From to To

	near, far *wave // from the sources and from the sinks
	length    int32 // of the shortest ways
	next      []int32
}

// wave is a search from one end, layer by layer.
type wave struct {
	dist  []int32 // distance + 1, 0 where it is not known
	queue []int32
	layer int // queue[layer:] is the last layer
}

func newFlow(g *Graph, s *sieve, weight func(d int32) float64) *flow {
	n := g.Len()
	return &flow{
		g: g, sieve: s, weight: weight, sent: make([]float64, g.Size()), next: make([]int32, n),
		near: &wave{dist: make([]int32, n)}, far: &wave{dist: make([]int32, n)},
	}
}

// cut finds the smallest side of a cheapest cut that holds the assets a. False:
// there is no cut of a finite weight.
func (f *flow) cut(a, b []int32) (bitset, bool) {
	for f.layers(a, b) {
		for _, v := range f.near.queue {
			f.next[v] = 0
		}
		for _, v := range f.far.queue {
			f.next[v] = 0
		}
		for _, v := range a {
			if f.far.dist[v] == 1 || !f.fill(v) {
				return nil, false
			}
		}
	}
	return f.side(a), true
}

// bond is the k-th dependency of an asset, first those on others, then those on it.
func (f *flow) bond(u, k int32) (d, v int32, out bool) {
	if d := f.g.out[u] + k; d < f.g.out[u+1] {
		return d, f.g.to[d], true
	}
	j := f.g.in[u] + k - (f.g.out[u+1] - f.g.out[u])
	return f.g.inDeps[j], f.g.inFrom[j], false
}

func (f *flow) degree(u int32) int32 {
	return f.g.out[u+1] - f.g.out[u] + f.g.in[u+1] - f.g.in[u]
}

// rest is what a dependency can still take from From to To, or the other way. What
// rounding has left is nothing.
func (f *flow) rest(d int32, out bool) float64 {
	if !f.sieve.follows(f.g.class[d], d) {
		return 0
	}
	w, sent := f.weight(d), f.sent[d]
	if !out {
		sent = -sent
	}
	if rest := w - sent; rest > rounding*w || math.IsInf(w, 1) {
		return rest
	}
	return 0
}

// layers searches from both ends until they meet, and reports whether they do.
func (f *flow) layers(a, b []int32) bool {
	f.near.begin(a)
	f.far.begin(b)
	for f.length = 0; !f.met(); f.length++ {
		near, far := f.near.open(), f.far.open()
		switch {
		case near == 0 || far == 0:
			return false
		case near <= far:
			f.grow(f.near, true)
		default:
			f.grow(f.far, false)
		}
	}
	return true
}

func (w *wave) begin(set []int32) {
	for _, v := range w.queue {
		w.dist[v] = 0
	}
	w.queue, w.layer = append(w.queue[:0], set...), 0
	for _, v := range set {
		w.dist[v] = 1
	}
}

// open is the size of the last layer.
func (w *wave) open() int { return len(w.queue) - w.layer }

// met reports whether an asset is in the last layers of both searches.
func (f *flow) met() bool {
	small, large := f.near, f.far
	if small.open() > large.open() {
		small, large = large, small
	}
	return slices.ContainsFunc(small.queue[small.layer:], func(v int32) bool { return large.dist[v] != 0 })
}

// grow adds a layer, along the ways that can take more, or back along them.
func (f *flow) grow(w *wave, along bool) {
	end := len(w.queue)
	for ; w.layer < end; w.layer++ {
		u := w.queue[w.layer]
		for k := range f.degree(u) {
			d, v, out := f.bond(u, k)
			if w.dist[v] == 0 && f.sieve.shows(v) && f.rest(d, out == along) > 0 {
				w.dist[v] = w.dist[u] + 1
				w.queue = append(w.queue, v)
			}
		}
	}
}

// level is the distance from the sources of an asset on a shortest way, −1 for one
// that is on none.
func (f *flow) level(v int32) int32 {
	if near := f.near.dist[v]; near > 0 {
		return near - 1
	}
	if far := f.far.dist[v]; far > 0 {
		return f.length - far + 1
	}
	return -1
}

// fill sends flow from a source along shortest ways until none is left. False: a
// way takes any amount.
func (f *flow) fill(source int32) bool {
	way := []int32{source}
	for len(way) > 0 {
		u := way[len(way)-1]
		if f.far.dist[u] == 1 {
			kept := f.send(way)
			if kept == 0 {
				return false
			}
			way = way[:kept]
			continue
		}
		if v := f.advance(u); v >= 0 {
			way = append(way, v)
			continue
		}
		way = way[:len(way)-1]
		if len(way) > 0 {
			f.next[way[len(way)-1]]++ // u leads nowhere
		}
	}
	return true
}

// advance is the next asset after u on a shortest way, −1 where there is none.
func (f *flow) advance(u int32) int32 {
	for ; f.next[u] < f.degree(u); f.next[u]++ {
		d, v, out := f.bond(u, f.next[u])
		if f.level(v) == f.level(u)+1 && f.rest(d, out) > 0 {
			return v
		}
	}
	return -1
}

// send fills a way, and says how many of its assets come before the first bond that
// is full then; 0 if none is.
func (f *flow) send(way []int32) int {
	least := math.Inf(1)
	for _, u := range way[:len(way)-1] {
		d, _, out := f.bond(u, f.next[u])
		least = min(least, f.rest(d, out))
	}
	if math.IsInf(least, 1) {
		return 0
	}
	kept := 0
	for i, u := range way[:len(way)-1] {
		d, _, out := f.bond(u, f.next[u])
		if out {
			f.sent[d] += least
		} else {
			f.sent[d] -= least
		}
		if kept == 0 && f.rest(d, out) == 0 {
			kept = i + 1
		}
	}
	return kept
}

// side is what can still be reached from a when no more can flow.
func (f *flow) side(a []int32) bitset {
	f.near.begin(a)
	for f.near.open() > 0 {
		f.grow(f.near, true)
	}
	side := newBitset(f.g.Len())
	for _, v := range f.near.queue {
		side.add(v)
	}
	return side
}
