package mincut

// Minimal marks, after Solve, the smallest set of minimum cost: the one that is
// part of every other. The slice is as long as the graph has nodes.
func (g *Graph) Minimal(in []bool) {
	queue := g.scratch().queue[:0]
	for v, e := range g.excess {
		in[v] = e > 0
		if e > 0 {
			queue = append(queue, int32(v))
		}
	}
	for i := 0; i < len(queue); i++ {
		v := queue[i]
		for a := g.first[v]; a < g.first[v+1]; a++ {
			if u := g.head[a]; !in[u] && g.residual[a] > 0 {
				in[u] = true
				queue = append(queue, u)
			}
		}
	}
}

// Maximal marks, after Solve, the largest set of minimum cost: every other is a
// part of it. The slice is as long as the graph has nodes.
func (g *Graph) Maximal(in []bool) {
	queue := g.scratch().queue[:0]
	for v, e := range g.excess {
		in[v] = e >= 0
		if e < 0 {
			queue = append(queue, int32(v))
		}
	}
	for i := 0; i < len(queue); i++ {
		v := queue[i]
		for a := g.first[v]; a < g.first[v+1]; a++ {
			if u := g.head[a]; in[u] && g.residual[g.sister[a]] > 0 {
				in[u] = false
				queue = append(queue, u)
			}
		}
	}
}
