package partition

import "slices"

// contract makes the instance in which the items with one number in up are one.
// Costs of labellings carry over, less the edges inside, which cost nothing.
func contract(in *Instance, up []int32, n int) *Instance {
	out := &Instance{
		Items: n, Labels: in.Labels, Resources: in.Resources, Limit: in.Limit,
		Unary: make([]float64, n*in.Labels),
		Load:  make([]float64, n*in.Resources),
	}
	for i := range int32(in.Items) {
		for l, v := range in.unary(i) {
			out.Unary[int(up[i])*in.Labels+l] += v
		}
		for r, v := range in.loads(i) {
			out.Load[int(up[i])*in.Resources+r] += v
		}
	}
	out.Graph = contractGraph(&in.Graph, up, n)
	out.Groups = contractGroups(in.Groups, up)
	return out
}

// contractGraph merges arcs; members are visited ascending, so the order of arcs
// follows from the graph alone.
func contractGraph(g *Graph, up []int32, n int) Graph {
	first, members := membersOf(up, n)
	out := Graph{First: make([]int32, n+1), Metric: g.Metric, Weight: make([][]float64, len(g.Weight))}
	at := make([]int32, n) // coarse head → its arc of the present tail
	for i := range at {
		at[i] = -1
	}
	for c := range int32(n) {
		start := int32(len(out.Head))
		for _, i := range members[first[c]:first[c+1]] {
			out.gather(g, i, c, start, up, at)
		}
		out.First[c+1] = int32(len(out.Head))
	}
	return out
}

// gather adds the arcs of a fine item to those of its coarse one.
func (g *Graph) gather(fine *Graph, i, c, start int32, up, at []int32) {
	for a, hi := fine.arcs(i); a < hi; a++ {
		h := up[fine.Head[a]]
		if h == c {
			continue
		}
		z := at[h]
		if z < start {
			z = int32(len(g.Head))
			at[h] = z
			g.Head = append(g.Head, h)
			for f := range g.Weight {
				g.Weight[f] = append(g.Weight[f], fine.Weight[f][a])
			}
			continue
		}
		for f := range g.Weight {
			g.Weight[f][z] += fine.Weight[f][a]
		}
	}
}

// membersOf lists the items of every number ascending, as compressed rows.
func membersOf(up []int32, n int) (first, members []int32) {
	first = make([]int32, n+1)
	for _, c := range up {
		first[c+1]++
	}
	for c := range n {
		first[c+1] += first[c]
	}
	next := slices.Clone(first)
	members = make([]int32, len(up))
	for i, c := range up {
		members[next[c]] = int32(i)
		next[c]++
	}
	return first, members
}

// contractGroups renumbers the groups.
func contractGroups(all []Group, up []int32) []Group {
	out := make([]Group, len(all))
	for g := range all {
		items := make([]int32, len(all[g].Items))
		for j, i := range all[g].Items {
			items[j] = up[i]
		}
		slices.Sort(items)
		out[g] = Group{Items: slices.Compact(items), Exempt: all[g].Exempt, Anchor: all[g].Anchor}
	}
	return out
}

// project carries a labelling of the coarser level down.
func project(label, up []int32) []int32 {
	fine := make([]int32, len(up))
	for i, c := range up {
		fine[i] = label[c]
	}
	return fine
}
