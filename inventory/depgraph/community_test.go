package depgraph_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/community"
	"gonum.org/v1/gonum/graph/simple"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/depgraph"
)

// undirected adds up the dependencies between two assets for gonum.
func undirected(g *depgraph.Graph, f depgraph.Filter, weight func(int32) float64) *simple.WeightedUndirectedGraph {
	u := simple.NewWeightedUndirectedGraph(0, 0)
	for v := range int32(g.Len()) {
		if f.Asset == nil || f.Asset(v) {
			u.AddNode(simple.Node(v))
		}
	}
	for d := range int32(g.Size()) {
		if !passes(g, f, d) || weight(d) == 0 {
			continue
		}
		a, b := int64(g.Dependency(d).From), int64(g.Dependency(d).To)
		w, _ := u.Weight(a, b)
		u.SetWeightedEdge(simple.WeightedEdge{F: simple.Node(a), T: simple.Node(b), W: w + weight(d)})
	}
	return u
}

func nodes(lists []depgraph.Community) [][]graph.Node {
	var all [][]graph.Node
	for _, c := range lists {
		var members []graph.Node
		for _, v := range c.Members {
			members = append(members, simple.Node(v))
		}
		all = append(all, members)
	}
	return all
}

func TestCommunitiesAddUp(t *testing.T) {
	for seed := range uint64(500) {
		r := rand.New(rand.NewPCG(seed, 81))
		g := depgraph.New(randomEstate(r, 2+r.IntN(60), 3*r.Float64()))
		opt := depgraph.CommunityOptions{Filter: randomFilter(r), Resolution: 0.5 + r.Float64()}
		opt.Weight = func(d int32) float64 { return g.Dependency(d).CallsPerSecond }
		got := g.Communities(opt)
		checkCommunities(t, g, opt, got)
		u := undirected(g, opt.Filter, opt.Weight)
		if u.Edges().Len() == 0 {
			continue
		}
		if want := community.Q(u, nodes(got.List), opt.Resolution); math.Abs(got.Modularity-want) > 1e-9 {
			t.Fatalf("seed %d: modularity %v, gonum's %v", seed, got.Modularity, want)
		}
	}
}

// checkCommunities holds the list to be a partition into parts that hang together,
// with the weights that the dependencies give.
func checkCommunities(t *testing.T, g *depgraph.Graph, opt depgraph.CommunityOptions, got *depgraph.Communities) {
	t.Helper()
	seen := set{}
	for i, c := range got.List {
		inside, borders := 0.0, map[int32]float64{}
		for _, v := range c.Members {
			if seen[v] || got.Of[v] != int32(i) {
				t.Fatalf("asset %d is in community %d and in another", v, i)
			}
			seen[v] = true
		}
		for d := range int32(g.Size()) {
			if a, b := got.Of[g.Dependency(d).From], got.Of[g.Dependency(d).To]; passes(g, opt.Filter, d) && opt.Weight(d) > 0 {
				switch int32(i) {
				case a:
					if a == b {
						inside += opt.Weight(d)
					} else {
						borders[b] += opt.Weight(d)
					}
				case b:
					borders[a] += opt.Weight(d)
				}
			}
		}
		across := 0.0
		for j, border := range c.Borders {
			across += border.Weight
			if borders[border.Other] != border.Weight || j > 0 && c.Borders[j-1].Weight < border.Weight {
				t.Fatalf("border of %d with %d is %v, want %v, strongest first", i, border.Other, border.Weight, borders[border.Other])
			}
		}
		if c.Inside != inside || c.Across != across || len(borders) != len(c.Borders) {
			t.Fatalf("community %d has %v inside and %v across, want %v and %v", i, c.Inside, c.Across, inside, across)
		}
		part := opt.Filter
		part.Asset = func(v int32) bool { return got.Of[v] == int32(i) }
		part.Dependency = func(d int32) bool {
			return (opt.Dependency == nil || opt.Dependency(d)) && (opt.Weight(d) > 0 || opt.Together != nil && opt.Together(d))
		}
		if parts := g.Components(part); len(parts) != 1 {
			t.Fatalf("community %v falls into %v", c.Members, parts)
		}
	}
	for v := range int32(g.Len()) {
		if shown := opt.Asset == nil || opt.Asset(v); shown != seen[v] || !shown && got.Of[v] != -1 {
			t.Fatalf("asset %d is in a community: %v", v, seen[v])
		}
	}
}

func TestCommunitiesKeepToTheirLimits(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 82))
		g := depgraph.New(randomEstate(r, 80, 2))
		opt := depgraph.CommunityOptions{
			MaxSize:  2 + r.IntN(10),
			Together: func(d int32) bool { return d%19 == 0 },
			Weight:   func(int32) float64 { return 1 },
		}
		got := g.Communities(opt)
		checkCommunities(t, g, opt, got)
		tied := g.Components(depgraph.Filter{Dependency: opt.Together})
		for _, set := range tied {
			for _, v := range set {
				if got.Of[v] != got.Of[set[0]] {
					t.Fatalf("seed %d: %v must be together", seed, set)
				}
			}
		}
		for _, c := range got.List {
			if len(c.Members) > max(opt.MaxSize, len(tied[0])) {
				t.Fatalf("seed %d: %d members, want %d at most", seed, len(c.Members), opt.MaxSize)
			}
		}
	}
}

// planted has groups of 12 of which each asset needs four inside and, on average,
// one outside.
func planted(r *rand.Rand, groups int) *inventory.Estate {
	e := &inventory.Estate{Assets: make([]inventory.Asset, 12*groups)}
	for u := range e.Assets {
		e.Assets[u].Site = inventory.NoSite
		targets := set{}
		for range 4 {
			targets[int32(u/12*12+r.IntN(12))] = true
		}
		targets[r.Int32N(int32(len(e.Assets)))] = true
		delete(targets, int32(u))
		for _, v := range sorted(targets) {
			e.Dependencies = append(e.Dependencies, inventory.Dependency{From: int32(u), To: v})
		}
	}
	return e
}

func TestCommunitiesAreAsGoodAsGonums(t *testing.T) {
	ours, theirs := 0.0, 0.0
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 83))
		e := planted(r, 8)
		if seed%2 == 0 {
			e = randomEstate(r, 120, 1.5)
		}
		g := depgraph.New(e)
		one := func(int32) float64 { return 1 }
		u := undirected(g, depgraph.Filter{}, one)
		reduced := community.Modularize(u, 1, rand.NewPCG(seed, 1))
		want, got := community.Q(u, reduced.Communities(), 1), g.Communities(depgraph.CommunityOptions{}).Modularity
		if got < 0.95*want {
			t.Errorf("seed %d: modularity %v, gonum reaches %v", seed, got, want)
		}
		ours, theirs = ours+got/40, theirs+want/40
	}
	t.Logf("mean modularity %.4f, gonum's %.4f", ours, theirs)
	if ours < theirs {
		t.Errorf("mean modularity %v, gonum's %v", ours, theirs)
	}
}

func TestPlantedCommunitiesAreFound(t *testing.T) {
	g := depgraph.New(planted(rand.New(rand.NewPCG(3, 84)), 6))
	var want [][]int32
	for group := range int32(6) {
		var members []int32
		for v := range int32(12) {
			members = append(members, group*12+v)
		}
		want = append(want, members)
	}
	var got [][]int32
	for _, c := range g.Communities(depgraph.CommunityOptions{}).List {
		got = append(got, c.Members)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("communities (-planted +got):\n%s", diff)
	}
}
