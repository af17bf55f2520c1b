package partition

import (
	"math"
	"slices"
)

// part is the question which of some labels some items get while all others keep
// theirs: an instance of its own. What the others cost the items is in its unary
// costs, what they load is off its limits.
type part struct {
	in     *Instance
	items  []int32 // item here → item there
	labels []int32 // label here → label there
}

// newPart cuts the items and labels out of an instance. Load is that of the
// labels there; it must hold for the labelling, in which items without a label
// may be among the chosen ones only. Node is scratch, all −1, and is left so.
func newPart(in *Instance, items, labels, label []int32, load []float64, node []int32) *part {
	p := &part{items: items, labels: labels}
	p.in = &Instance{
		Items: len(items), Labels: len(labels), Resources: in.Resources,
		Unary: make([]float64, 0, len(items)*len(labels)),
		Load:  make([]float64, 0, len(items)*in.Resources),
	}
	for n, i := range items {
		node[i] = int32(n)
	}
	p.takeItems(in)
	p.takeLimits(in, label, load)
	p.takeGraph(in, label, node)
	p.takeGroups(in, label, node)
	for _, i := range items {
		node[i] = -1
	}
	return p
}

func (p *part) takeItems(in *Instance) {
	for _, i := range p.items {
		row := in.unary(i)
		for _, l := range p.labels {
			p.in.Unary = append(p.in.Unary, row[l])
		}
		p.in.Load = append(p.in.Load, in.loads(i)...)
	}
}

// takeLimits leaves to the items what the others do not use.
func (p *part) takeLimits(in *Instance, label []int32, load []float64) {
	r := in.Resources
	p.in.Limit = make([]float64, 0, len(p.labels)*r)
	here := make([]int, in.Labels)
	for n, l := range p.labels {
		here[l] = n
		for j := range r {
			p.in.Limit = append(p.in.Limit, in.Limit[int(l)*r+j]-load[int(l)*r+j])
		}
	}
	for _, i := range p.items {
		if l := label[i]; l != NoLabel {
			for j, v := range in.loads(i) {
				p.in.Limit[here[l]*r+j] += v
			}
		}
	}
}

// takeGraph keeps the edges between the items; those to others become unary costs.
func (p *part) takeGraph(in *Instance, label, node []int32) {
	g := &in.Graph
	out := Graph{First: make([]int32, 1, len(p.items)+1), Metric: p.metrics(in), Weight: make([][]float64, len(g.Weight))}
	for n, i := range p.items {
		row := p.in.unary(int32(n))
		for a, hi := g.arcs(i); a < hi; a++ {
			h := g.Head[a]
			if node[h] < 0 {
				for l := range row {
					row[l] += g.price(a, int(p.labels[l])*in.Labels+int(label[h]))
				}
				continue
			}
			out.Head = append(out.Head, node[h])
			for w := range g.Weight {
				out.Weight[w] = append(out.Weight[w], g.Weight[w][a])
			}
		}
		out.First = append(out.First, int32(len(out.Head)))
	}
	p.in.Graph = out
}

// metrics are those between the labels here.
func (p *part) metrics(in *Instance) [][]float64 {
	if len(p.labels) == in.Labels {
		return in.Graph.Metric
	}
	k := len(p.labels)
	out := make([][]float64, len(in.Graph.Metric))
	for f, metric := range in.Graph.Metric {
		out[f] = make([]float64, k*k)
		for a, x := range p.labels {
			for b, y := range p.labels {
				out[f][a*k+b] = metric[int(x)*in.Labels+int(y)]
			}
		}
	}
	return out
}

// takeGroups keeps the groups that the others do not already hold apart.
func (p *part) takeGroups(in *Instance, label, node []int32) {
	for _, group := range in.Groups {
		kept := Group{Exempt: NoLabel, Anchor: group.Anchor}
		apart := false
		for _, i := range group.Items {
			switch l := label[i]; {
			case node[i] >= 0:
				kept.Items = append(kept.Items, node[i])
			case kept.Anchor != NoLabel && kept.Anchor != l:
				apart = true
			default:
				kept.Anchor = l
			}
		}
		if apart || len(kept.Items) == 0 {
			continue
		}
		if kept.Anchor != NoLabel {
			if kept.Anchor = p.here(kept.Anchor); kept.Anchor == NoLabel {
				continue
			}
		}
		kept.Exempt = p.here(group.Exempt)
		p.in.Groups = append(p.in.Groups, kept)
	}
}

// here is a label as numbered here, NoLabel where it is none of these.
func (p *part) here(label int32) int32 { return int32(slices.Index(p.labels, label)) }

// folded is an instance without the items that have one label left.
type folded struct {
	*part
	label    []int32 // by original item: its only label, or NoLabel
	constant float64 // cost of the items left out, among themselves
}

// fold takes the items with one label out.
func fold(in *Instance) *folded {
	f := &folded{label: make([]int32, in.Items)}
	var items []int32
	load := make([]float64, in.Labels*in.Resources)
	for i := range int32(in.Items) {
		l := in.onlyLabel(i)
		f.label[i] = l
		if l == NoLabel {
			items = append(items, i)
			continue
		}
		f.constant += in.unary(i)[l]
		for r, v := range in.loads(i) {
			load[int(l)*in.Resources+r] += v
		}
	}
	f.constant += fixedEdges(in, f.label)
	if len(items) == in.Items {
		f.part = &part{in: in, items: items}
		return f
	}
	f.part = newPart(in, items, allItems(in.Labels), f.label, load, noNodes(in.Items))
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

// fixedEdges is the cost of the edges between labelled items.
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
