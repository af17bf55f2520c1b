package mincut

// far is the distance of a node from which no deficit can be reached.
const far = int32(1<<31 - 1)

// scratch is what Solve needs beside the graph; it is kept between calls.
type scratch struct {
	dist    []int32 // residual arcs to the nearest node of negative excess
	current []int32 // the arc to try next
	queue   []int32
	path    []int32 // arcs from the node being drained
	active  []int32 // nodes whose excess may still reach a deficit
	reached []int32 // what these can reach
	mark    []int32 // by node: the epoch in which it was last reached
	epoch   int32
	// number is by node and position by arc, where Restrict has put them.
	number, position []int32
}

func (g *Graph) scratch() *scratch {
	if g.work == nil {
		n := g.Nodes()
		g.work = &scratch{dist: make([]int32, n), current: make([]int32, n), queue: make([]int32, 0, n), mark: make([]int32, n)}
	}
	return g.work
}

// Solve finds a minimum cut and returns what it costs.
//
// It is Dinic's method (1970) for many sources and sinks at once: in each phase
// all nodes learn their exact distance to the nearest deficit, and every excess
// goes along paths on which it falls by one with each arc, whatever the length.
// After the first phase only what can be reached from the excesses that are left
// is looked at; what has no way to a deficit once never has one again. A phase
// costs O(nodes·arcs) at worst and is near linear on dependency graphs.
func (g *Graph) Solve() int64 {
	w := g.scratch()
	g.label(w)
	copy(w.current, g.first[:g.Nodes()])
	w.active = w.active[:0]
	for v, e := range g.excess {
		if e > 0 && w.dist[v] != far {
			w.active = append(w.active, int32(v))
		}
	}
	for len(w.active) > 0 {
		for _, v := range w.active {
			g.drain(w, v)
		}
		g.relabel(w)
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

// label computes the distances of all nodes.
func (g *Graph) label(w *scratch) {
	queue := w.queue[:0]
	for v, e := range g.excess {
		w.dist[v] = far
		if e < 0 {
			w.dist[v] = 0
			queue = append(queue, int32(v))
		}
	}
	for i := 0; i < len(queue); i++ {
		v := queue[i]
		d := w.dist[v] + 1
		for a := g.first[v]; a < g.first[v+1]; a++ {
			u := g.head[a]
			if w.dist[u] == far && g.residual[g.sister[a]] > 0 {
				w.dist[u] = d
				queue = append(queue, u)
			}
		}
	}
	w.queue = queue
}

// relabel drops the excesses that are used up, computes the distances of what
// the others can reach, and drops those that cannot reach a deficit.
func (g *Graph) relabel(w *scratch) {
	w.keep(func(v int32) bool { return g.excess[v] > 0 })
	if len(w.active) > g.Nodes()/few {
		g.label(w)
		copy(w.current, g.first[:g.Nodes()])
	} else {
		g.explore(w)
		g.labelReached(w)
	}
	w.keep(func(v int32) bool { return w.dist[v] != far })
}

// few is the part of the nodes that must be active for it to be cheaper to look
// at everything.
const few = 64

// labelReached computes the distances of what has been reached.
func (g *Graph) labelReached(w *scratch) {
	queue := w.queue[:0]
	for _, v := range w.reached {
		w.dist[v] = far
		w.current[v] = g.first[v]
		if g.excess[v] < 0 {
			w.dist[v] = 0
			queue = append(queue, v)
		}
	}
	for i := 0; i < len(queue); i++ {
		v := queue[i]
		d := w.dist[v] + 1
		for a := g.first[v]; a < g.first[v+1]; a++ {
			u := g.head[a]
			if w.mark[u] == w.epoch && w.dist[u] == far && g.residual[g.sister[a]] > 0 {
				w.dist[u] = d
				queue = append(queue, u)
			}
		}
	}
	w.queue = queue
}

// explore marks what the excesses that are left can reach.
func (g *Graph) explore(w *scratch) {
	w.epoch++
	w.reached = append(w.reached[:0], w.active...)
	for _, v := range w.active {
		w.mark[v] = w.epoch
	}
	for i := 0; i < len(w.reached); i++ {
		v := w.reached[i]
		for a := g.first[v]; a < g.first[v+1]; a++ {
			if u := g.head[a]; w.mark[u] != w.epoch && g.residual[a] > 0 {
				w.mark[u] = w.epoch
				w.reached = append(w.reached, u)
			}
		}
	}
}

// keep keeps the active nodes for which it holds.
func (w *scratch) keep(holds func(v int32) bool) {
	active := w.active[:0]
	for _, v := range w.active {
		if holds(v) {
			active = append(active, v)
		}
	}
	w.active = active
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
