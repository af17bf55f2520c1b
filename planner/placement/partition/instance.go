package partition

import (
	"fmt"
	"math"
)

// Instance is what to solve. It is not changed by solving.
type Instance struct {
	Items, Labels, Resources int
	// Unary is what an item costs under a label, by item*Labels+label; +Inf
	// forbids it. Every item must have a label left.
	Unary []float64
	// Load is what an item takes of a resource, by item*Resources+resource; not
	// negative.
	Load []float64
	// Limit is what a label holds of a resource, by label*Resources+resource;
	// +Inf where there is no limit.
	Limit []float64
	Graph Graph
	// Groups are sets of items that must not all have one label.
	Groups []Group
}

// Graph is the edges between items as compressed adjacency: the arcs of item i
// are First[i] … First[i+1]−1, and every edge stands as two arcs. An edge with
// ends under labels a and b costs the sum over features f of
// Weight[f][arc] × Metric[f][a*Labels+b]. Metrics are symmetric, not negative,
// and 0 where a = b; weights are not negative.
type Graph struct {
	First  []int32
	Head   []int32
	Weight [][]float64
	Metric [][]float64
}

// Group is a set of items that must not all have one label, unless that label is
// Exempt. With an Anchor only that one label is forbidden to the whole group:
// the label of members that are not items.
type Group struct {
	Items          []int32
	Exempt, Anchor int32 // labels, or NoLabel
}

// NoLabel stands for a label where there is none.
const NoLabel int32 = -1

// bars reports whether the whole group must not have the label.
func (g *Group) bars(label int32) bool {
	return label != g.Exempt && (g.Anchor == NoLabel || label == g.Anchor)
}

// tolerance is by how much a load may exceed a limit, half of what the model grants.
const tolerance = 5e-7

// Arcs is the number of arcs, twice the number of edges.
func (g *Graph) Arcs() int { return len(g.Head) }

// arcs are the arcs of an item as a half-open range.
func (g *Graph) arcs(i int32) (lo, hi int32) { return g.First[i], g.First[i+1] }

// price is what an arc costs with its ends under two labels, given as the place
// a*Labels+b in the metrics.
func (g *Graph) price(arc int32, place int) float64 {
	if len(g.Weight) == 1 {
		return g.Weight[0][arc] * g.Metric[0][place]
	}
	sum := 0.0
	for f, w := range g.Weight {
		sum += w[arc] * g.Metric[f][place]
	}
	return sum
}

// Allowed reports whether an item may have a label.
func (in *Instance) Allowed(item, label int32) bool {
	return !math.IsInf(in.Unary[int(item)*in.Labels+int(label)], 1)
}

// unary are the costs of an item by label.
func (in *Instance) unary(item int32) []float64 {
	k := in.Labels
	return in.Unary[int(item)*k : int(item)*k+k]
}

// loads are what an item takes by resource.
func (in *Instance) loads(item int32) []float64 {
	r := in.Resources
	return in.Load[int(item)*r : int(item)*r+r]
}

// Cost is the cost of a labelling, from scratch.
func (in *Instance) Cost(label []int32) float64 {
	var sum, edges float64
	g := &in.Graph
	for i := range int32(in.Items) {
		sum += in.Unary[int(i)*in.Labels+int(label[i])]
		row := int(label[i]) * in.Labels
		for a, hi := g.arcs(i); a < hi; a++ {
			if h := g.Head[a]; h > i && label[h] != label[i] {
				edges += g.price(a, row+int(label[h]))
			}
		}
	}
	return sum + edges
}

// Feasible says whether a labelling keeps every limit and every group apart.
func (in *Instance) Feasible(label []int32) bool {
	load := make([]float64, in.Labels*in.Resources)
	for i := range int32(in.Items) {
		if !in.Allowed(i, label[i]) {
			return false
		}
		for r, v := range in.loads(i) {
			load[int(label[i])*in.Resources+r] += v
		}
	}
	for j, v := range load {
		if v > in.Limit[j]+tolerance {
			return false
		}
	}
	for _, g := range in.Groups {
		if g.together(label) {
			return false
		}
	}
	return true
}

// together reports whether all items of the group have one label that they must not all have.
func (g *Group) together(label []int32) bool {
	if len(g.Items) == 0 {
		return false
	}
	first := label[g.Items[0]]
	for _, i := range g.Items {
		if label[i] != first {
			return false
		}
	}
	return g.bars(first)
}

// Check reports the first thing that makes the instance unusable.
func (in *Instance) Check() error {
	n, k, r := in.Items, in.Labels, in.Resources
	g := &in.Graph
	switch {
	case k < 1:
		return fmt.Errorf("check instance: no labels")
	case len(in.Unary) != n*k || len(in.Load) != n*r || len(in.Limit) != k*r || len(g.First) != n+1:
		return fmt.Errorf("check instance: arrays do not fit %d items, %d labels, %d resources", n, k, r)
	case len(g.Weight) != len(g.Metric):
		return fmt.Errorf("check instance: %d weights for %d metrics", len(g.Weight), len(g.Metric))
	}
	for i := range int32(n) {
		if !in.hasLabel(i) {
			return fmt.Errorf("check instance: item %d has no label left", i)
		}
	}
	return nil
}

func (in *Instance) hasLabel(item int32) bool {
	for _, c := range in.unary(item) {
		if !math.IsInf(c, 1) {
			return true
		}
	}
	return false
}
