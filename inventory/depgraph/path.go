package depgraph

import (
	"math"
	"slices"
)

// Measure says which of two paths is better.
type Measure uint8

const (
	// ByHops: the one of fewer dependencies.
	ByHops Measure = iota
	// ByWeight: the one of the smaller sum of weights, say of round-trip times; of
	// equal sums, fewer dependencies.
	ByWeight
	// ByStrength: the one whose weakest dependency, say by calls, is stronger; of
	// equal ones, fewer dependencies.
	ByStrength
)

// PathOptions says which paths count, and which is best.
type PathOptions struct {
	Filter
	By Measure
	// Weight is the weight of a dependency, for ByWeight (0 or more, +Inf where there
	// is no way; less and NaN count as 0) and for ByStrength. Nil is 1 for each.
	Weight func(d int32) float64
}

// Path is a chain of dependencies. Assets has one more than Dependencies.
type Path struct {
	Assets       []int32
	Dependencies []int32
	// Weight is the number of dependencies, the sum of their weights or the weight
	// of the weakest, by the measure asked for.
	Weight float64
}

// Path is the best way in which a needs b. Of equally good ones it is the one whose
// assets come first in order. False: a does not need b.
func (g *Graph) Path(a, b int32, opt PathOptions) (Path, bool) {
	if a == b {
		return Path{Assets: []int32{a}}, true
	}
	var way []int32
	switch opt.By {
	case ByWeight:
		way = g.lightest(a, b, &opt)
	case ByStrength:
		strong := g.strongest(a, b, &opt)
		way = g.shortest(a, b, &strong)
	default:
		way = g.shortest(a, b, &opt.Filter)
	}
	if way == nil {
		return Path{}, false
	}
	return g.path(a, way, &opt), true
}

// path writes out a chain of dependencies.
func (g *Graph) path(a int32, way []int32, opt *PathOptions) Path {
	p := Path{Assets: []int32{a}, Dependencies: way, Weight: opt.weigh(way)}
	for _, d := range way {
		p.Assets = append(p.Assets, g.to[d])
	}
	return p
}

// weigh is the weight of a path by the measure.
func (opt *PathOptions) weigh(way []int32) float64 {
	switch opt.By {
	case ByWeight:
		sum := 0.0
		for _, d := range slices.Backward(way) { // as the search adds it up
			sum = opt.length(d) + sum
		}
		return sum
	case ByStrength:
		least := math.Inf(1)
		for _, d := range way {
			least = min(least, opt.strength(d))
		}
		return least
	}
	return float64(len(way))
}

// length is the weight of a dependency as a length.
func (opt *PathOptions) length(d int32) float64 {
	if opt.By != ByWeight || opt.Weight == nil {
		return 1
	}
	if w := opt.Weight(d); w > 0 {
		return w
	}
	return 0
}

func (opt *PathOptions) strength(d int32) float64 {
	if opt.Weight == nil {
		return 1
	}
	return opt.Weight(d)
}

// shortest is the first in order of the shortest ways from a to b, of one
// dependency at least; nil where there is none.
func (g *Graph) shortest(a, b int32, f *Filter) []int32 {
	return newHops(g, f).way(a, b)
}

// hops measures distances to one asset, breadth first.
type hops struct {
	g     *Graph
	sieve *sieve
	// to is the distance + 1, 0 where it is not known.
	to      []int32
	reached []int32
}

func newHops(g *Graph, f *Filter) *hops {
	return &hops{g: g, sieve: g.sieve(f), to: make([]int32, g.Len())}
}

// way is Graph.shortest. It leaves the distances for the next question cleared.
func (h *hops) way(a, b int32) []int32 {
	defer h.clear()
	length := h.search(a, b, math.MaxInt32)
	if length == 0 {
		return nil
	}
	way := make([]int32, 0, length)
	for u := a; length > 0; length-- {
		d := h.next(u, length)
		way = append(way, d)
		u = h.g.to[d]
	}
	return way
}

// search goes back from b, at most limit dependencies, until it meets a, and gives
// the distance; 0 where it does not.
func (h *hops) search(a, b, limit int32) (length int32) {
	h.reach(b, 1)
	for i := 0; i < len(h.reached); i++ {
		v := h.reached[i]
		if h.to[v] > limit {
			break
		}
		for j := h.g.in[v]; j < h.g.in[v+1]; j++ {
			u := h.g.inFrom[j]
			if u != a && (h.to[u] != 0 || !h.sieve.shows(u)) || !h.sieve.follows(h.g.inClass[j], h.g.inDeps[j]) {
				continue
			}
			if u == a {
				return h.to[v]
			}
			h.reach(u, h.to[v]+1)
		}
	}
	return 0
}

func (h *hops) reach(v, to int32) {
	h.to[v] = to
	h.reached = append(h.reached, v)
}

// next is the first dependency of u on an asset that is length−1 from the end.
func (h *hops) next(u, length int32) int32 {
	d := h.g.out[u]
	for h.to[h.g.to[d]] != length || !h.sieve.follows(h.g.class[d], d) {
		d++
	}
	return d
}

func (h *hops) clear() {
	for _, v := range h.reached {
		h.to[v] = 0
	}
	h.reached = h.reached[:0]
}
