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
	best := opt
	if opt.By == ByStrength {
		best.By, best.Filter = ByHops, g.strongest(a, b, &opt)
	}
	way := g.lightest(a, b, &best)
	if way == nil {
		return Path{}, false
	}
	return g.path(a, way, &opt), true
}

// strongest is the filter of the dependencies that are at least as strong as the
// weakest of the strongest path from a to b.
func (g *Graph) strongest(a, b int32, opt *PathOptions) Filter {
	least := -meet(newLabels(g, opt, a, b), newLabels(g, opt, b, a))
	strong := opt.Filter
	strong.Dependency = func(d int32) bool {
		return (opt.Dependency == nil || opt.Dependency(d)) && -opt.length(d) >= least
	}
	return strong
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
	w := opt.nothing()
	for _, d := range slices.Backward(way) { // as the search adds it up
		w = opt.join(opt.length(d), w)
	}
	if opt.By == ByStrength {
		return -w
	}
	return w
}

// nothing is the weight of a path of no dependency, join that of two in a row. The
// less the better: a strength is a negative weight.
func (opt *PathOptions) nothing() float64 {
	if opt.By == ByStrength {
		return math.Inf(-1)
	}
	return 0
}

func (opt *PathOptions) join(a, b float64) float64 {
	if opt.By == ByStrength {
		return max(a, b)
	}
	return a + b
}

// length is the weight of a dependency by the measure.
func (opt *PathOptions) length(d int32) float64 {
	switch {
	case opt.By == ByHops:
		return 1
	case opt.By == ByStrength && opt.Weight == nil:
		return -1
	case opt.By == ByStrength:
		return -opt.Weight(d)
	case opt.Weight == nil:
		return 1
	}
	if w := opt.Weight(d); w > 0 {
		return w
	}
	return 0
}
