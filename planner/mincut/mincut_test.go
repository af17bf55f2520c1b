package mincut

import (
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/graph/network"
	"gonum.org/v1/gonum/graph/simple"
	"pgregory.net/rapid"
)

// problem is a cut problem as a test sees it.
type problem struct {
	cost []int64
	arcs []arc
}

type arc struct {
	u, v       int32
	fore, back int64
}

func (p *problem) graph() *Graph {
	b := NewBuilder(len(p.cost), len(p.arcs))
	for v, c := range p.cost {
		b.AddCost(int32(v), c)
	}
	for _, a := range p.arcs {
		b.Arc(a.u, a.v, a.fore, a.back)
	}
	return b.Graph()
}

// dear stands for Infinite where sums of it must not overflow.
const dear = 1 << 40

// price is what a set costs, by definition.
func (p *problem) price(in []bool) int64 {
	var sum int64
	for v, c := range p.cost {
		if in[v] {
			sum += c
		}
	}
	for _, a := range p.arcs {
		switch {
		case in[a.u] && !in[a.v]:
			sum += min(a.fore, dear)
		case in[a.v] && !in[a.u]:
			sum += min(a.back, dear)
		}
	}
	return sum
}

// brute tries every set: the least cost, the intersection and the union of all
// sets of that cost.
func (p *problem) brute() (least int64, minimal, maximal []bool) {
	n := len(p.cost)
	least = math.MaxInt64
	in := make([]bool, n)
	for set := range 1 << n {
		for v := range in {
			in[v] = set>>v&1 == 1
		}
		switch c := p.price(in); {
		case c < least:
			least, minimal, maximal = c, append([]bool(nil), in...), append([]bool(nil), in...)
		case c == least:
			for v := range in {
				minimal[v] = minimal[v] && in[v]
				maximal[v] = maximal[v] || in[v]
			}
		}
	}
	return least, minimal, maximal
}

func drawProblem(t *rapid.T) *problem {
	n := rapid.IntRange(1, 9).Draw(t, "nodes")
	p := &problem{cost: make([]int64, n)}
	for v := range p.cost {
		p.cost[v] = rapid.Int64Range(-9, 9).Draw(t, "cost")
	}
	capacity := rapid.OneOf(rapid.Int64Range(0, 6), rapid.Just(Infinite))
	node := rapid.Int32Range(0, int32(n-1))
	for range rapid.IntRange(0, 25).Draw(t, "arcs") {
		p.arcs = append(p.arcs, arc{node.Draw(t, "u"), node.Draw(t, "v"), capacity.Draw(t, "fore"), capacity.Draw(t, "back")})
	}
	return p
}

// checkSolved compares a solved graph with every set there is.
func checkSolved(t *rapid.T, p *problem, g *Graph) {
	least, minimal, maximal := p.brute()
	if got := g.Solve(); got != least {
		t.Fatalf("Solve = %d, want %d", got, least)
	}
	in := make([]bool, len(p.cost))
	g.Minimal(in)
	for v := range in {
		if in[v] != minimal[v] {
			t.Fatalf("Minimal = %v, want %v", in, minimal)
		}
	}
	g.Maximal(in)
	for v := range in {
		if in[v] != maximal[v] {
			t.Fatalf("Maximal = %v, want %v", in, maximal)
		}
	}
}

func TestSolveAgainstEverySet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawProblem(t)
		checkSolved(t, p, p.graph())
	})
}

// TestChanges changes costs and capacities of a solved graph, up and down.
func TestChanges(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawProblem(t)
		g := p.graph()
		g.Solve()
		for range rapid.IntRange(1, 4).Draw(t, "rounds") {
			for v := range p.cost {
				if rapid.Bool().Draw(t, "recost") {
					p.cost[v] = rapid.Int64Range(-9, 9).Draw(t, "cost")
					g.SetCost(int32(v), p.cost[v])
				}
			}
			for i := range p.arcs {
				a := &p.arcs[i]
				if a.fore >= Infinite || a.back >= Infinite || !rapid.Bool().Draw(t, "change") {
					continue
				}
				fore, back := rapid.Int64Range(0, 6).Draw(t, "fore"), rapid.Int64Range(0, 6).Draw(t, "back")
				g.AddCapacity(int32(i), fore-a.fore, back-a.back)
				a.fore, a.back = fore, back
			}
			other := g.Clone()
			checkSolved(t, p, g)
			checkSolved(t, p, other)
		}
	})
}

// TestRestrict fixes nodes as some minimum cut of a changed problem has them, and
// finds the rest in the part.
func TestRestrict(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawProblem(t)
		g := p.graph()
		g.Solve()
		for v := range p.cost {
			p.cost[v] += rapid.Int64Range(-2, 4).Draw(t, "more")
			g.SetCost(int32(v), p.cost[v])
		}
		least, minimal, maximal := p.brute()
		fate := make([]Fate, len(p.cost))
		in := make([]bool, len(p.cost))
		for v := range fate {
			switch known := rapid.Bool().Draw(t, "known"); {
			case known && minimal[v]:
				fate[v], in[v] = In, true
			case known && !maximal[v]:
				fate[v] = Out
			}
		}
		for _, a := range p.arcs { // what is known must agree with the infinite arcs
			if a.fore >= Infinite && fate[a.u] == In && fate[a.v] != In || a.back >= Infinite && fate[a.v] == In && fate[a.u] != In ||
				a.fore >= Infinite && fate[a.v] == Out && fate[a.u] != Out || a.back >= Infinite && fate[a.u] == Out && fate[a.v] != Out {
				t.Skip("an infinite arc leaves what is known")
			}
		}
		part, nodes := g.Restrict(fate)
		if got := p.price(in) + part.Solve(); got != least {
			t.Fatalf("cost = %d, want %d", got, least)
		}
		low, top := make([]bool, len(nodes)), make([]bool, len(nodes))
		part.Minimal(low)
		part.Maximal(top)
		for i, v := range nodes {
			if low[i] != minimal[v] || top[i] != maximal[v] {
				t.Fatalf("node %d: minimal %v, maximal %v, want %v, %v", v, low[i], top[i], minimal[v], maximal[v])
			}
		}
	})
}

func TestPair(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		value := rapid.Int64Range(-9, 9)
		f := [4]int64{value.Draw(t, "00"), value.Draw(t, "01"), value.Draw(t, "10"), value.Draw(t, "11")}
		b := NewBuilder(2, 1)
		constant, _, ok := b.Pair(0, 1, f[0], f[1], f[2], f[3])
		if want := f[0]+f[3] <= f[1]+f[2]; ok != want {
			t.Fatalf("Pair ok = %v, want %v", ok, want)
		}
		if !ok {
			return
		}
		g := b.Graph()
		if got, want := g.Solve()+constant, min(f[0], f[1], f[2], f[3]); got != want {
			t.Fatalf("least value = %d, want %d", got, want)
		}
		for i, want := range f {
			h := g.Clone()
			for v, wanted := range []bool{i&2 != 0, i&1 != 0} {
				h.SetCost(int32(v), h.Cost(int32(v))+fix(wanted))
			}
			value := h.Solve() + constant
			for _, wanted := range []bool{i&2 != 0, i&1 != 0} {
				if wanted {
					value += 1000
				}
			}
			if value != want {
				t.Fatalf("value %d = %d, want %d", i, value, want)
			}
		}
	})
}

func fix(in bool) int64 {
	if in {
		return -1000
	}
	return 1000
}

// estateLike is a graph in the shape of dependency graphs: communities, some
// hubs, site nodes that many imply, about three and a half arcs a node.
func estateLike(n int, seed uint64) *problem {
	r := rand.New(rand.NewPCG(seed, 1))
	p := &problem{cost: make([]int64, n)}
	for v := range p.cost {
		p.cost[v] = int64(r.NormFloat64() * 2000)
	}
	for i := range n * 7 / 2 {
		u := i % n
		v := u/40*40 + r.IntN(40)
		if r.IntN(5) == 0 {
			v = int(float64(n) * math.Pow(r.Float64(), 3))
		}
		w := int64(math.Exp(r.NormFloat64()*1.5) * 300)
		p.arcs = append(p.arcs, arc{int32(u), int32(min(v, n-1)), w, w})
	}
	for v := range n {
		if v >= 4 {
			p.arcs = append(p.arcs, arc{int32(v % 4), int32(v), Infinite, 0})
		}
	}
	for v := range 4 {
		p.cost[v] = -int64(n) * 60
	}
	return p
}

// oracle is the same problem for gonum: its maximum flow gives the least cost.
func (p *problem) oracle() (solve func() int64) {
	n := int64(len(p.cost))
	g := simple.NewWeightedDirectedGraph(0, 0)
	add := func(u, v int64, w int64) {
		if u == v || w == 0 {
			return
		}
		if e := g.WeightedEdge(u, v); e != nil {
			w += int64(e.Weight())
		}
		g.SetWeightedEdge(g.NewWeightedEdge(simple.Node(u), simple.Node(v), float64(w)))
	}
	g.AddNode(simple.Node(n))
	g.AddNode(simple.Node(n + 1))
	var negative int64
	for v, c := range p.cost {
		if c < 0 {
			negative += c
			add(n, int64(v), -c)
		} else {
			add(int64(v), n+1, c)
		}
	}
	for _, a := range p.arcs {
		add(int64(a.u), int64(a.v), min(a.fore, dear))
		add(int64(a.v), int64(a.u), min(a.back, dear))
	}
	return func() int64 {
		return negative + int64(network.MaxFlowDinic(g, simple.Node(n), simple.Node(n+1), 0.5))
	}
}

func TestSolveAgainstGonum(t *testing.T) {
	for seed := range uint64(8) {
		p := estateLike(150, seed)
		if got, want := p.graph().Solve(), p.oracle()(); got != want {
			t.Errorf("seed %d: Solve = %d, gonum's flow says %d", seed, got, want)
		}
	}
}
