package depgraph

import "math"

// bonds is an undirected weighted graph: the bonds of a node are to[off[u]:off[u+1]],
// ascending, each pair once at either end.
type bonds struct {
	off    []int
	to     []int32
	weight []float64
}

func (b *bonds) len() int { return len(b.off) - 1 }

// bonds adds up what ties two assets together, whichever needs the other. Weights
// of 0 or less, and NaN, are no bond. The filter hides assets by leaving them alone.
func (g *Graph) bonds(s *sieve, weight func(d int32) float64) *bonds {
	m := bondMaker{g: g, sieve: s, weight: weights(weight)}
	b := &bonds{off: make([]int, 1, g.Len()+1)}
	for u := range int32(g.Len()) {
		if s.shows(u) {
			m.merge(b, u)
		}
		b.off = append(b.off, len(b.to))
	}
	return b
}

// weights makes a weight of dependencies one that is not negative; nil is 1 for each.
func weights(weight func(d int32) float64) func(d int32) float64 {
	if weight == nil {
		return func(int32) float64 { return 1 }
	}
	return func(d int32) float64 {
		if w := weight(d); w > 0 {
			return w
		}
		return 0
	}
}

type bondMaker struct {
	g      *Graph
	sieve  *sieve
	weight func(d int32) float64
}

// merge goes through the dependencies of u and those on u side by side, both by
// the asset at the other end.
func (m *bondMaker) merge(b *bonds, u int32) {
	g := m.g
	d, j := g.out[u], g.in[u]
	for d < g.out[u+1] || j < g.in[u+1] {
		v := int32(math.MaxInt32)
		if d < g.out[u+1] {
			v = g.to[d]
		}
		if j < g.in[u+1] {
			v = min(v, g.inFrom[j])
		}
		out, in := 0.0, 0.0
		for ; d < g.out[u+1] && g.to[d] == v; d++ {
			out += m.of(g.class[d], d)
		}
		for ; j < g.in[u+1] && g.inFrom[j] == v; j++ {
			in += m.of(g.inClass[j], g.inDeps[j])
		}
		if w := out + in; w > 0 && v != u && m.sieve.shows(v) {
			b.to = append(b.to, v)
			b.weight = append(b.weight, w)
		}
	}
}

func (m *bondMaker) of(c class, d int32) float64 {
	if !m.sieve.follows(c, d) {
		return 0
	}
	return m.weight(d)
}
