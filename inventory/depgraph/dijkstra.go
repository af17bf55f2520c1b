package depgraph

import "math"

// label is how far an asset is from the end of a path.
type label struct {
	weight float64
	hops   int32
	asset  int32
}

// before orders by weight, then hops, then asset.
func (a label) before(b label) bool {
	if a.weight != b.weight {
		return a.weight < b.weight
	}
	if a.hops != b.hops {
		return a.hops < b.hops
	}
	return a.asset < b.asset
}

// shorter compares two labels of one asset.
func (a label) shorter(b label) bool {
	return a.weight < b.weight || a.weight == b.weight && a.hops < b.hops
}

// labels is the search from the end of a path back to its start (Dijkstra 1959),
// by weight, then hops.
type labels struct {
	g     *Graph
	sieve *sieve
	opt   *PathOptions
	of    []label // by asset; +Inf where none is known
	queue heap[label]
}

func newLabels(g *Graph, opt *PathOptions) *labels {
	l := &labels{g: g, sieve: g.sieve(&opt.Filter), opt: opt, of: make([]label, g.Len())}
	for v := range l.of {
		l.of[v] = label{weight: math.Inf(1), asset: int32(v)}
	}
	return l
}

// search labels assets from b on, those of a weight up to the limit, until a is
// reached; all where a is below 0.
func (l *labels) search(a, b int32, limit float64) {
	l.of[b].weight = 0
	l.queue.push(l.of[b])
	for len(l.queue) > 0 {
		x := l.queue.pop()
		if x.asset == a || x.weight > limit {
			return
		}
		if x == l.of[x.asset] {
			l.settle(a, x)
		}
	}
}

// settle passes x's label on to what needs it.
func (l *labels) settle(a int32, x label) {
	g := l.g
	for j := g.in[x.asset]; j < g.in[x.asset+1]; j++ {
		u, d := g.inFrom[j], g.inDeps[j]
		if !l.sieve.follows(g.inClass[j], d) || u != a && !l.sieve.shows(u) {
			continue
		}
		if y := l.step(u, d, x); y.shorter(l.of[u]) {
			l.of[u] = y
			l.queue.push(y)
		}
	}
}

// step is the label of u by way of its dependency d on the asset of x.
func (l *labels) step(u, d int32, x label) label {
	return label{weight: l.opt.length(d) + x.weight, hops: x.hops + 1, asset: u}
}

// lightest is the way from a to b of the least weight, of these of the fewest
// dependencies, of these the first in order; nil where there is none.
func (g *Graph) lightest(a, b int32, opt *PathOptions) []int32 {
	l := newLabels(g, opt)
	l.search(a, b, math.Inf(1))
	if math.IsInf(l.of[a].weight, 1) {
		return nil
	}
	var way []int32
	for u := a; u != b; {
		d := g.out[u]
		for !l.sieve.follows(g.class[d], d) || l.step(u, d, l.of[g.to[d]]) != l.of[u] {
			d++
		}
		way = append(way, d)
		u = g.to[d]
	}
	return way
}

// strongest is the filter of the dependencies that are at least as strong as the
// weakest of the strongest path from a to b.
func (g *Graph) strongest(a, b int32, opt *PathOptions) Filter {
	least := math.Inf(-1)
	s := g.sieve(&opt.Filter)
	done := newBitset(g.Len())
	queue := heap[label]{{weight: math.Inf(-1), asset: b}}
	for len(queue) > 0 {
		x := queue.pop() // weight is the strength, negative: the strongest first
		if x.asset == a {
			least = -x.weight
			break
		}
		if done.has(x.asset) {
			continue
		}
		done.add(x.asset)
		for j := g.in[x.asset]; j < g.in[x.asset+1]; j++ {
			u, d := g.inFrom[j], g.inDeps[j]
			if !done.has(u) && s.follows(g.inClass[j], d) && (u == a || s.shows(u)) {
				queue.push(label{weight: max(x.weight, -opt.strength(d)), asset: u})
			}
		}
	}
	strong := opt.Filter
	strong.Dependency = func(d int32) bool {
		return (opt.Dependency == nil || opt.Dependency(d)) && opt.strength(d) >= least
	}
	return strong
}
