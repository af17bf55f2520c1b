package depgraph_test

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/depgraph"
)

// traffic adds up the dependencies that pass and join two assets as asked.
func traffic(g *depgraph.Graph, f depgraph.Filter, join func(from, to int32) bool) depgraph.Traffic {
	var t depgraph.Traffic
	for d := range int32(g.Size()) {
		if dep := g.Dependency(d); passes(g, f, d) && join(dep.From, dep.To) {
			t.Dependencies = append(t.Dependencies, d)
			t.CallsPerSecond += dep.CallsPerSecond
			t.TrafficMbps += dep.TrafficMbps
		}
	}
	return t
}

func TestBetween(t *testing.T) {
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 91))
		e := randomEstate(r, 2+r.IntN(40), 3*r.Float64())
		g, f := depgraph.New(e), randomFilter(r)
		a, b := r.Int32N(3), r.Int32N(3)
		at := func(x, y int32) func(from, to int32) bool {
			return func(from, to int32) bool { return e.Assets[from].Site == x && e.Assets[to].Site == y }
		}
		needs, needed := g.Between(a, b, f)
		if diff := cmp.Diff(traffic(g, f, at(a, b)), needs) + cmp.Diff(traffic(g, f, at(b, a)), needed); diff != "" {
			t.Fatalf("seed %d: between %d and %d (-want +got):\n%s", seed, a, b, diff)
		}
	}
}

func TestCollapse(t *testing.T) {
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 92))
		e := randomEstate(r, 2+r.IntN(60), 3*r.Float64())
		g, f := depgraph.New(e), randomFilter(r)
		groups, bundles := g.Collapse(f, func(v int32) string { return e.Assets[v].Application })
		in := func(i int32, v int32) bool { return e.Assets[v].Application == groups[i].Name }
		members := 0
		for i, group := range groups {
			members += len(group.Members)
			for k, v := range group.Members {
				if !in(int32(i), v) || k > 0 && group.Members[k-1] >= v || i > 0 && groups[i-1].Name >= group.Name {
					t.Fatalf("seed %d: group %d is %+v", seed, i, group)
				}
			}
		}
		if shown := len(list(g.Directed(f, nil).Nodes())); members != shown {
			t.Fatalf("seed %d: %d members of %d", seed, members, shown)
		}
		var want []depgraph.Bundle
		for i := range int32(len(groups)) {
			for j := range int32(len(groups)) {
				sum := traffic(g, f, func(from, to int32) bool { return i != j && in(i, from) && in(j, to) })
				if sum.Dependencies != nil {
					want = append(want, depgraph.Bundle{From: i, To: j, Traffic: sum})
				}
			}
		}
		if diff := cmp.Diff(want, bundles); diff != "" {
			t.Fatalf("seed %d: bundles (-want +got):\n%s", seed, diff)
		}
	}
}

func TestAroundAndAmong(t *testing.T) {
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 93))
		n := int32(2 + r.IntN(60))
		g := depgraph.New(randomEstate(r, int(n), 2*r.Float64()))
		opt := depgraph.ReachOptions{Filter: depgraph.Filter{Kinds: randomFilter(r).Kinds}, Depth: 1 + r.IntN(3)}
		near := set{r.Int32N(n): true, r.Int32N(n): true}
		got := g.Around(sorted(near), opt)
		for range opt.Depth {
			next := set{}
			unite(next, near)
			for d := range int32(g.Size()) {
				if dep := g.Dependency(d); passes(g, opt.Filter, d) && (near[dep.From] || near[dep.To]) {
					next[dep.From], next[dep.To] = true, true
				}
			}
			near = next
		}
		if diff := cmp.Diff(sorted(near), got); diff != "" {
			t.Fatalf("seed %d: around (-want +got):\n%s", seed, diff)
		}
		want := traffic(g, opt.Filter, func(from, to int32) bool { return near[from] && near[to] })
		if diff := cmp.Diff(want.Dependencies, g.Among(got, opt.Filter)); diff != "" {
			t.Fatalf("seed %d: among (-want +got):\n%s", seed, diff)
		}
	}
}

func TestSplitNeedsTwoSites(t *testing.T) {
	e := &inventory.Estate{
		Sites:        []inventory.Site{{ID: "x"}, {ID: "y"}},
		Assets:       []inventory.Asset{{ID: "a"}, {ID: "b", Site: 1}, {ID: "n", Site: inventory.NoSite}},
		Dependencies: []inventory.Dependency{{From: 0, To: 1}, {From: 2, To: 0}, {From: 2, To: 1}},
	}
	g := depgraph.New(e)
	moved := g.At([]int32{1, 1, inventory.NoSite})
	for d, want := range []bool{true, false, false} {
		if got := g.Split(int32(d)); got != want || moved.Split(int32(d)) {
			t.Errorf("dependency %d is split: %v, want %v, and not after the wave", d, got, want)
		}
	}
}
