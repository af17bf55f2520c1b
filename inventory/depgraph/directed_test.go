package depgraph_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gonum.org/v1/gonum/graph"

	"github.com/wavecut/wavecut/inventory/depgraph"
)

var _ graph.WeightedDirected = (*depgraph.Directed)(nil)

func TestDirectedShowsWhatPasses(t *testing.T) {
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 51))
		g := depgraph.New(randomEstate(r, 2+r.IntN(20), 3*r.Float64()))
		f := randomFilter(r)
		view := g.Directed(f, func(d int32) float64 { return g.Dependency(d).CallsPerSecond })
		from, to := map[int64][]int64{}, map[int64][]int64{}
		for u := range int64(g.Len()) {
			for v := range int64(g.Len()) {
				least := math.Inf(1)
				for d := range int32(g.Size()) {
					if dep := g.Dependency(d); int64(dep.From) == u && int64(dep.To) == v && passes(g, f, d) {
						least = min(least, dep.CallsPerSecond)
					}
				}
				if !math.IsInf(least, 1) {
					from[u], to[v] = append(from[u], v), append(to[v], u)
				}
				checkEdge(t, view, u, v, least)
			}
		}
		for v := range int64(g.Len()) {
			if diff := cmp.Diff(from[v], list(view.From(v))) + cmp.Diff(to[v], list(view.To(v))); diff != "" {
				t.Fatalf("seed %d: neighbours of %d (-want +got):\n%s", seed, v, diff)
			}
			if shown := f.Asset == nil || f.Asset(int32(v)); shown != (view.Node(v) != nil) {
				t.Fatalf("seed %d: asset %d is there: %v", seed, v, !shown)
			}
		}
	}
}

func checkEdge(t *testing.T, view *depgraph.Directed, u, v int64, least float64) {
	t.Helper()
	w, ok := view.Weight(u, v)
	if u == v {
		least = 0
	}
	if w != least || ok != !math.IsInf(least, 1) {
		t.Fatalf("weight of %d → %d is %v, %v, want %v", u, v, w, ok, least)
	}
	there := u != v && ok
	if view.HasEdgeFromTo(u, v) != there || (view.Edge(u, v) != nil) != there || there && !view.HasEdgeBetween(v, u) {
		t.Fatalf("there is an edge %d → %d: %v", u, v, !there)
	}
}

func list(nodes graph.Nodes) []int64 {
	var ids []int64
	for nodes.Next() {
		ids = append(ids, nodes.Node().ID())
	}
	return ids
}

func TestDirectedHasNoOthers(t *testing.T) {
	view := depgraph.New(randomEstate(rand.New(rand.NewPCG(1, 1)), 5, 1)).Directed(depgraph.Filter{}, nil)
	for _, id := range []int64{-1, 5, math.MaxInt64} {
		if view.Node(id) != nil || view.From(id).Len() != 0 || view.To(id).Len() != 0 || view.HasEdgeBetween(id, 0) {
			t.Errorf("there is an asset %d of 5", id)
		}
	}
	if n := len(list(view.Nodes())); n != 5 {
		t.Errorf("%d assets, want 5", n)
	}
}
