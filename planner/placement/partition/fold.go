package partition

import (
	"math"
	"slices"
)

// folded is an instance without the items that have one label left. Their cost,
// their loads and what they cost their neighbours are kept.
type folded struct {
	in       *Instance
	items    []int32 // item → item of the original
	label    []int32 // by original item: its only label, or NoLabel
	constant float64
}

// fold takes the items with one label out.
func fold(in *Instance) *folded {
	f := &folded{label: make([]int32, in.Items)}
	to := make([]int32, in.Items)
	for i := range int32(in.Items) {
		f.label[i], to[i] = in.onlyLabel(i), -1
		if f.label[i] == NoLabel {
			to[i] = int32(len(f.items))
			f.items = append(f.items, i)
		}
	}
	if len(f.items) == in.Items {
		f.in = in
		return f
	}
	f.in = &Instance{
		Items: len(f.items), Labels: in.Labels, Resources: in.Resources,
		Limit: slices.Clone(in.Limit),
	}
	f.foldItems(in)
	f.foldGraph(in, to)
	f.foldGroups(in, to)
	return f
}

// onlyLabel is the one label that an item may have, NoLabel where it has a choice.
func (in *Instance) onlyLabel(i int32) int32 {
	only := NoLabel
	for l, c := range in.unary(i) {
		if math.IsInf(c, 1) {
			continue
		}
		if only != NoLabel {
			return NoLabel
		}
		only = int32(l)
	}
	return only
}

// foldItems keeps unary costs and loads of the items with a choice, and takes the
// loads of the others off the limits.
func (f *folded) foldItems(in *Instance) {
	for _, i := range f.items {
		f.in.Unary = append(f.in.Unary, in.unary(i)...)
		f.in.Load = append(f.in.Load, in.loads(i)...)
	}
	for i, l := range f.label {
		if l == NoLabel {
			continue
		}
		f.constant += in.unary(int32(i))[l]
		for r, v := range in.loads(int32(i)) {
			f.in.Limit[int(l)*in.Resources+r] -= v
		}
	}
}

// foldGraph keeps the edges between items with a choice; those with one end fixed
// become unary, those with two a constant.
func (f *folded) foldGraph(in *Instance, to []int32) {
	g := &in.Graph
	out := Graph{First: make([]int32, 1, len(f.items)+1), Metric: g.Metric, Weight: make([][]float64, len(g.Weight))}
	for n, i := range f.items {
		row := f.in.unary(int32(n))
		for a, hi := g.arcs(i); a < hi; a++ {
			h := g.Head[a]
			if to[h] < 0 {
				for l := range row {
					row[l] += g.price(a, l*in.Labels+int(f.label[h]))
				}
				continue
			}
			out.Head = append(out.Head, to[h])
			for w := range g.Weight {
				out.Weight[w] = append(out.Weight[w], g.Weight[w][a])
			}
		}
		out.First = append(out.First, int32(len(out.Head)))
	}
	f.in.Graph = out
	f.constant += fixedEdges(in, f.label)
}

// fixedEdges is the cost of the edges between fixed items.
func fixedEdges(in *Instance, label []int32) float64 {
	g, sum := &in.Graph, 0.0
	for i, l := range label {
		if l == NoLabel {
			continue
		}
		for a, hi := g.arcs(int32(i)); a < hi; a++ {
			if h := g.Head[a]; int(h) > i && label[h] != NoLabel {
				sum += g.price(a, int(l)*in.Labels+int(label[h]))
			}
		}
	}
	return sum
}

// foldGroups keeps the groups that fixed members do not already hold apart.
func (f *folded) foldGroups(in *Instance, to []int32) {
	for _, group := range in.Groups {
		kept := Group{Exempt: group.Exempt, Anchor: group.Anchor}
		apart := false
		for _, i := range group.Items {
			switch l := f.label[i]; {
			case l == NoLabel:
				kept.Items = append(kept.Items, to[i])
			case kept.Anchor != NoLabel && kept.Anchor != l:
				apart = true
			default:
				kept.Anchor = l
			}
		}
		if !apart && len(kept.Items) > 0 {
			f.in.Groups = append(f.in.Groups, kept)
		}
	}
}

// unfold is a labelling of the original.
func (f *folded) unfold(label []int32) []int32 {
	out := slices.Clone(f.label)
	for n, i := range f.items {
		out[i] = label[n]
	}
	return out
}

// restrict is a labelling of the original, seen by the folded instance.
func (f *folded) restrict(label []int32) []int32 {
	out := make([]int32, len(f.items))
	for n, i := range f.items {
		out[n] = label[i]
	}
	return out
}
