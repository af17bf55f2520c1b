package mincut

// far is the distance of a node from which no deficit can be reached.
const far = int32(1<<31 - 1)

// scratch is what Solve needs beside the graph; it is kept between calls.
type scratch struct {
	dist    []int32 // residual arcs to the nearest node of negative excess
	current []int32 // the arc to try next
	queue   []int32
	path    []int32 // arcs from the node being drained
	// number is by node and position by arc, where Restrict has put them.
	number, position []int32
}

func (g *Graph) scratch() *scratch {
	if g.work == nil {
		n := g.Nodes()
		g.work = &scratch{dist: make([]int32, n), current: make([]int32, n), queue: make([]int32, 0, n)}
	}
	return g.work
}

// Solve finds a minimum cut and returns what it costs.
//
// It is Dinic's method (1970) for many sources and sinks at once: in each phase
// all nodes learn their exact distance to the nearest deficit, and every excess
// goes along paths on which it falls by one with each arc, whatever the length.
// A phase costs O(nodes·arcs) at worst and is near linear on dependency graphs.
func (g *Graph) Solve() int64 {
	w := g.scratch()
	for g.label(w) {
		copy(w.current, g.first[:g.Nodes()])
		for v, e := range g.excess {
			if e > 0 && w.dist[v] != far {
				g.drain(w, int32(v))
			}
		}
	}
	return g.Value()
}

// Value is what the best set costs, after Solve.
func (g *Graph) Value() int64 {
	var sum int64
	for _, e := range g.excess {
		if e > 0 {
			sum -= e
		}
	}
	return sum
}

// label computes the distances and reports whether any excess can reach a deficit.
func (g *Graph) label(w *scratch) bool {
	queue := w.queue[:0]
	for v, e := range g.excess {
		w.dist[v] = far
		if e < 0 {
			w.dist[v] = 0
			queue = append(queue, int32(v))
		}
	}
	found := false
	for i := 0; i < len(queue); i++ {
		v := queue[i]
		d := w.dist[v] + 1
		for a := g.first[v]; a < g.first[v+1]; a++ {
			u := g.head[a]
			if w.dist[u] == far && g.residual[g.sister[a]] > 0 {
				w.dist[u] = d
				found = found || g.excess[u] > 0
				queue = append(queue, u)
			}
		}
	}
	w.queue = queue
	return found
}

// drain sends the excess of a node down the distances until it is used up or
// nothing more gets through in this phase.
func (g *Graph) drain(w *scratch, from int32) {
	path := w.path[:0]
	v := from
	for {
		if g.excess[v] < 0 {
			cut := g.augment(path, from, v)
			if g.excess[from] == 0 {
				break
			}
			v = g.head[g.sister[path[cut]]]
			path = path[:cut]
			continue
		}
		if a := g.advance(w, v); a >= 0 {
			path = append(path, a)
			v = g.head[a]
			continue
		}
		w.dist[v] = far
		if len(path) == 0 {
			break
		}
		last := path[len(path)-1]
		path = path[:len(path)-1]
		v = g.head[g.sister[last]]
		w.current[v]++
	}
	w.path = path
}

// advance finds the next arc of v that leads one step nearer to a deficit, or −1.
func (g *Graph) advance(w *scratch, v int32) int32 {
	end := g.first[v+1]
	want := w.dist[v] - 1
	for a := w.current[v]; a < end; a++ {
		if g.residual[a] > 0 && w.dist[g.head[a]] == want {
			w.current[v] = a
			return a
		}
	}
	w.current[v] = end
	return -1
}

// augment sends as much as fits along the path and returns the position of its
// first arc that is now full, or the path's last where the deficit is made good.
func (g *Graph) augment(path []int32, from, to int32) int {
	flow := min(g.excess[from], -g.excess[to])
	for _, a := range path {
		flow = min(flow, g.residual[a])
	}
	cut := -1
	for i, a := range path {
		g.residual[a] -= flow
		g.residual[g.sister[a]] += flow
		if cut < 0 && g.residual[a] == 0 {
			cut = i
		}
	}
	g.excess[from] -= flow
	g.excess[to] += flow
	if cut < 0 {
		cut = len(path) - 1
	}
	return cut
}
