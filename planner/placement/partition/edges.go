package partition

// Edges collects weighted edges and makes a Graph of them. Edges may be added in
// any order and more than once; the sum of their weights counts.
type Edges struct {
	u, v     []int32
	weight   [][]float64
	features int
}

// NewEdges starts a collection of edges with the given number of weights each.
func NewEdges(features, room int) *Edges {
	e := &Edges{u: make([]int32, 0, room), v: make([]int32, 0, room), features: features}
	e.weight = make([][]float64, features)
	for f := range e.weight {
		e.weight[f] = make([]float64, 0, room)
	}
	return e
}

// Add adds an edge; one from an item to itself is dropped.
func (e *Edges) Add(u, v int32, weight ...float64) {
	if u == v {
		return
	}
	e.u, e.v = append(e.u, u), append(e.v, v)
	for f := range e.weight {
		e.weight[f] = append(e.weight[f], weight[f])
	}
}

// Graph sorts the edges into compressed adjacency, parallel ones merged, the
// neighbours of every item ascending. Metric is as in Graph.
func (e *Edges) Graph(items int, metric [][]float64) Graph {
	g := e.byTail(items)
	g = g.transposed(items)
	g.merge(items)
	g.Metric = metric
	return g
}

// Potts is the metric by which every two different labels are 1 apart.
func Potts(labels int) []float64 {
	m := make([]float64, labels*labels)
	for i := range m {
		if i/labels != i%labels {
			m[i] = 1
		}
	}
	return m
}

// byTail distributes both arcs of every edge to their tails.
func (e *Edges) byTail(items int) Graph {
	g := newGraph(items, 2*len(e.u), e.features)
	for j := range e.u {
		g.First[e.u[j]+1]++
		g.First[e.v[j]+1]++
	}
	next := g.sumFirst()
	put := func(tail, head int32, j int) {
		a := next[tail]
		next[tail]++
		g.Head[a] = head
		for f := range e.weight {
			g.Weight[f][a] = e.weight[f][j]
		}
	}
	for j := range e.u {
		put(e.u[j], e.v[j], j)
		put(e.v[j], e.u[j], j)
	}
	return g
}

func newGraph(items, arcs, features int) Graph {
	g := Graph{First: make([]int32, items+1), Head: make([]int32, arcs), Weight: make([][]float64, features)}
	for f := range g.Weight {
		g.Weight[f] = make([]float64, arcs)
	}
	return g
}

// sumFirst turns counts at First[i+1] into places and returns a copy to fill from.
func (g *Graph) sumFirst() []int32 {
	for i := 1; i < len(g.First); i++ {
		g.First[i] += g.First[i-1]
	}
	return append([]int32(nil), g.First...)
}

// transposed reverses every arc. The heads of each item come out ascending, and
// since every edge is two arcs the graph is the same: this sorts it.
func (g *Graph) transposed(items int) Graph {
	t := newGraph(items, len(g.Head), len(g.Weight))
	for _, h := range g.Head {
		t.First[h+1]++
	}
	next := t.sumFirst()
	for i := range int32(items) {
		for a, hi := g.arcs(i); a < hi; a++ {
			z := next[g.Head[a]]
			next[g.Head[a]]++
			t.Head[z] = i
			for f := range g.Weight {
				t.Weight[f][z] = g.Weight[f][a]
			}
		}
	}
	return t
}

// merge adds up parallel arcs, which must stand side by side.
func (g *Graph) merge(items int) {
	to := int32(0)
	for i := range int32(items) {
		lo, hi := g.arcs(i)
		g.First[i] = to
		for a := lo; a < hi; a++ {
			if to > g.First[i] && g.Head[to-1] == g.Head[a] {
				for f := range g.Weight {
					g.Weight[f][to-1] += g.Weight[f][a]
				}
				continue
			}
			g.Head[to] = g.Head[a]
			for f := range g.Weight {
				g.Weight[f][to] = g.Weight[f][a]
			}
			to++
		}
	}
	g.First[items] = to
	g.Head = g.Head[:to]
	for f := range g.Weight {
		g.Weight[f] = g.Weight[f][:to]
	}
}
