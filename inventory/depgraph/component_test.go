package depgraph_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/topo"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/depgraph"
)

// randomFilter hides a kind of dependency and some assets, or nothing.
func randomFilter(r *rand.Rand) depgraph.Filter {
	var f depgraph.Filter
	if r.IntN(2) == 0 {
		f.Kinds = []inventory.DependencyKind{inventory.Sync, inventory.Async}
	}
	if hidden := r.Int32N(5); r.IntN(2) == 0 {
		f.Asset = func(v int32) bool { return v%5 != hidden }
	}
	if r.IntN(2) == 0 {
		f.Dependency = func(d int32) bool { return d%3 != 0 }
	}
	return f
}

// slowReachable[u][v]: v can be reached from u by the dependencies that pass.
func slowReachable(g *depgraph.Graph, f depgraph.Filter) [][]bool {
	n := int32(g.Len())
	reach := make([][]bool, n)
	for u := range reach {
		reach[u] = make([]bool, n)
	}
	for d := range int32(g.Size()) {
		dep := g.Dependency(d)
		reach[dep.From][dep.To] = passes(g, f, d)
	}
	for d := range int32(g.Size()) { // parallel dependencies: any one suffices
		dep := g.Dependency(d)
		reach[dep.From][dep.To] = reach[dep.From][dep.To] || passes(g, f, d)
	}
	for k := range n {
		for u := range n {
			for v := range n {
				reach[u][v] = reach[u][v] || reach[u][k] && reach[k][v]
			}
		}
	}
	return reach
}

func passes(g *depgraph.Graph, f depgraph.Filter, d int32) bool {
	dep := g.Dependency(d)
	return (f.Kinds == nil || slices.Contains(f.Kinds, dep.Kind)) &&
		(f.Impacts == nil || slices.Contains(f.Impacts, dep.Impact)) &&
		(f.Dependency == nil || f.Dependency(d)) &&
		(f.Asset == nil || f.Asset(dep.From) && f.Asset(dep.To))
}

// classes splits 0…n−1 by a relation that is one of equivalence, largest first.
func classes(n int32, shown func(int32) bool, same func(u, v int32) bool) [][]int32 {
	var all [][]int32
next:
	for v := range n {
		if shown != nil && !shown(v) {
			continue
		}
		for i := range all {
			if same(all[i][0], v) {
				all[i] = append(all[i], v)
				continue next
			}
		}
		all = append(all, []int32{v})
	}
	slices.SortStableFunc(all, func(a, b []int32) int { return len(b) - len(a) })
	return all
}

func TestCycles(t *testing.T) {
	cycles := 0
	for seed := range uint64(1000) {
		r := rand.New(rand.NewPCG(seed, 41))
		g := depgraph.New(randomEstate(r, 2+r.IntN(25), 3*r.Float64()))
		f := randomFilter(r)
		reach := slowReachable(g, f)
		want := classes(int32(g.Len()), f.Asset, func(u, v int32) bool { return reach[u][v] && reach[v][u] })
		want = slices.DeleteFunc(want, func(c []int32) bool { return len(c) < 2 })
		var got [][]int32
		for _, c := range g.Cycles(f) {
			got = append(got, c.Members)
			checkRound(t, g, f, c)
		}
		cycles += len(got)
		if diff := cmp.Diff(len(want), len(got)); diff != "" || len(want) > 0 && !cmp.Equal(want, got) {
			t.Fatalf("seed %d: cycles %v, want %v", seed, got, want)
		}
	}
	if cycles < 300 {
		t.Errorf("the cases had %d cycles: too easy", cycles)
	}
}

// checkRound holds the round to be a shortest one through the first member.
func checkRound(t *testing.T, g *depgraph.Graph, f depgraph.Filter, c depgraph.Cycle) {
	t.Helper()
	at := c.Members[0]
	for _, d := range c.Round {
		dep := g.Dependency(d)
		if dep.From != at || !passes(g, f, d) {
			t.Fatalf("the round %v breaks at %d", c.Round, at)
		}
		at = dep.To
	}
	if at != c.Members[0] {
		t.Fatalf("the round %v does not come back to %d", c.Round, c.Members[0])
	}
	for _, back := range g.NeededBy([]int32{at}, depgraph.ReachOptions{Filter: f}) {
		for d, to := g.Out(at); d < to; d++ {
			if passes(g, f, d) && g.Dependency(d).To == back.Asset && int(back.Depth)+1 < len(c.Round) {
				t.Fatalf("the round %v is longer than by way of %d", c.Round, back.Asset)
			}
		}
	}
}

func TestCyclesAgreeWithGonum(t *testing.T) {
	for seed := range uint64(100) {
		r := rand.New(rand.NewPCG(seed, 42))
		g := depgraph.New(randomEstate(r, 400, 0.8+r.Float64()))
		f := randomFilter(r)
		var want, got [][]int32
		for _, c := range topo.TarjanSCC(g.Directed(f, nil)) {
			if len(c) > 1 {
				want = append(want, ids(c))
			}
		}
		for _, c := range g.Cycles(f) {
			got = append(got, c.Members)
		}
		slices.SortFunc(want, func(a, b []int32) int {
			if len(a) != len(b) {
				return len(b) - len(a)
			}
			return int(a[0] - b[0])
		})
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("seed %d: cycles (-gonum +got):\n%s", seed, diff)
		}
	}
}

func ids(nodes []graph.Node) []int32 {
	var list []int32
	for _, n := range nodes {
		list = append(list, int32(n.ID()))
	}
	slices.Sort(list)
	return list
}

func TestComponents(t *testing.T) {
	for seed := range uint64(1000) {
		r := rand.New(rand.NewPCG(seed, 43))
		g := depgraph.New(randomEstate(r, 2+r.IntN(25), 1.5*r.Float64()))
		f := randomFilter(r)
		joined := slowReachable(g, f)
		for k := range joined {
			for u := range joined {
				joined[u][k] = joined[u][k] || joined[k][u]
			}
		}
		for k := range joined {
			for u := range joined {
				for v := range joined {
					joined[u][v] = joined[u][v] || joined[u][k] && joined[k][v]
				}
			}
		}
		want := classes(int32(g.Len()), f.Asset, func(u, v int32) bool { return joined[u][v] })
		if diff := cmp.Diff(want, g.Components(f)); diff != "" {
			t.Fatalf("seed %d: components (-want +got):\n%s", seed, diff)
		}
	}
}
