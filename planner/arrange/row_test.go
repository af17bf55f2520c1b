package arrange

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// priced is the objective of the package, by its definition.
func priced(g *Graph, slots []float64, order []int32) float64 {
	time := make([]float64, len(order))
	for k, v := range order {
		time[v] = slots[k]
	}
	sum := 0.0
	for v := range int32(g.Len()) {
		sum += g.Pull[v] * time[v]
		for k := g.Start[v]; k < g.Start[v+1]; k++ {
			if u := g.To[k]; u > v {
				sum += g.Weight[k] * math.Abs(time[v]-time[u])
			}
		}
	}
	return sum
}

// randomGraph has edges, pulls and slots of any kind: several slots at one time,
// gaps that differ, nodes without edges.
func randomGraph(rng *rand.Rand, n int) (*Graph, []float64) {
	edges := make([]Edge, rng.IntN(3*n))
	for k := range edges {
		edges[k] = Edge{int32(rng.IntN(n)), int32(rng.IntN(n)), rng.Float64() * float64(rng.IntN(4))}
	}
	pull := make([]float64, n)
	if rng.IntN(2) == 0 {
		for v := range pull {
			pull[v] = rng.NormFloat64()
		}
	}
	slots := make([]float64, n)
	at := rng.Float64() * 10
	for k := range slots {
		at += float64(rng.IntN(3)) * (1 + rng.Float64())
		slots[k] = at
	}
	return NewGraph(n, edges, pull), slots
}

func identity(n int) []int32 {
	order := make([]int32, n)
	for v := range order {
		order[v] = int32(v)
	}
	return order
}

// TestChangesCostWhatTheySay makes changes of every kind and compares the price of
// each with the objective before and after.
func TestChangesCostWhatTheySay(t *testing.T) {
	for seed := range uint64(200) {
		rng := rand.New(rand.NewPCG(seed, 1))
		n := 3 + rng.IntN(20)
		g, slots := randomGraph(rng, n)
		r := newRow(g, slots, identity(n))
		for range 60 {
			before := priced(g, slots, r.order)
			if math.Abs(before-r.cost) > 1e-6 {
				t.Fatalf("seed %d: cost %v, by definition %v", seed, r.cost, before)
			}
			kind, d := changeAtRandom(rng, r)
			r.cost += d
			if after := priced(g, slots, r.order); math.Abs(after-before-d) > 1e-6 {
				t.Fatalf("seed %d: %s priced at %v, cost %v", seed, kind, d, after-before)
			}
		}
		flow := slices.Clone(r.flow)
		r.reset()
		for k := range flow {
			if math.Abs(flow[k]-r.flow[k]) > 1e-6 {
				t.Fatalf("seed %d: flow %d is %v, anew %v", seed, k, flow[k], r.flow[k])
			}
		}
	}
}

func changeAtRandom(rng *rand.Rand, r *row) (kind string, cost float64) {
	n := int32(len(r.order))
	v, to := rng.Int32N(n), rng.Int32N(n)
	switch rng.IntN(3) {
	case 0:
		if to == r.at[v] {
			return "nothing", 0
		}
		d := r.insertCost(v, to)
		r.insert(v, to)
		return "insert", d
	case 1:
		u := r.order[to]
		if u == v {
			return "nothing", 0
		}
		d := r.swapCost(u, v)
		r.swap(u, v)
		return "swap", d
	}
	m := block{turn: rng.IntN(2) == 0, flip: rng.IntN(2) == 0}
	m.a = rng.Int32N(n)
	m.b = m.a + rng.Int32N(n-m.a+1)
	m.c = m.b + rng.Int32N(n-m.b+1)
	d := r.blockCost(&m)
	r.exchange(&m)
	return "block", d
}

// TestSmallGraphsAreSolved compares with all orders of up to seven nodes.
func TestSmallGraphsAreSolved(t *testing.T) {
	for seed := range uint64(100) {
		rng := rand.New(rand.NewPCG(seed, 2))
		n := 1 + rng.IntN(7)
		g, slots := randomGraph(rng, n)
		least := math.Inf(1)
		permute(identity(n), 0, func(order []int32) { least = min(least, priced(g, slots, order)) })
		if got := priced(g, slots, best(g, slots)); math.Abs(got-least) > 1e-9 {
			t.Errorf("seed %d: %d nodes cost %v in their best order, the least is %v", seed, n, got, least)
		}
		s := search{g: g, slots: slots, rng: rng, steps: 8000}
		if got := priced(g, slots, s.run()); n > 1 && got > least+1e-9 {
			t.Errorf("seed %d: the search found %v for %d nodes, the least is %v", seed, got, n, least)
		}
	}
}

func permute(order []int32, k int, visit func([]int32)) {
	if k == len(order) {
		visit(order)
	}
	for j := k; j < len(order); j++ {
		order[k], order[j] = order[j], order[k]
		permute(order, k+1, visit)
		order[k], order[j] = order[j], order[k]
	}
}

// TestRowIsAPermutation holds for graphs of every kind and budgets of any size.
func TestRowIsAPermutation(t *testing.T) {
	for seed := range uint64(60) {
		rng := rand.New(rand.NewPCG(seed, 3))
		n := rng.IntN(200)
		g, slots := randomGraph(rng, max(n, 1))
		order := Row(g, slots, Options{Steps: []int{0, 1, 5000}[seed%3], Seed: seed})
		again := Row(g, slots, Options{Steps: []int{0, 1, 5000}[seed%3], Seed: seed})
		if !slices.Equal(order, again) {
			t.Errorf("seed %d: two runs differ", seed)
		}
		slices.Sort(order)
		if !slices.Equal(order, identity(g.Len())) {
			t.Errorf("seed %d: not every node stands once", seed)
		}
	}
}

func TestNoNodes(t *testing.T) {
	if order := Row(NewGraph(0, nil, nil), nil, Options{Steps: 1000}); len(order) != 0 {
		t.Errorf("got %v", order)
	}
}
