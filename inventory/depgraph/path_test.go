package depgraph_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gonum.org/v1/gonum/graph/path"
	"gonum.org/v1/gonum/graph/simple"

	"github.com/wavecut/wavecut/inventory/depgraph"
)

// simplePaths lists every path from a to b that passes no asset twice, with the
// lightest of parallel dependencies.
func simplePaths(g *depgraph.Graph, a, b int32, opt depgraph.PathOptions) []depgraph.Path {
	var all []depgraph.Path
	var walk func(p depgraph.Path)
	walk = func(p depgraph.Path) {
		u := p.Assets[len(p.Assets)-1]
		if u == b {
			p.Weight = weigh(p.Dependencies, opt)
			all = append(all, p)
			return
		}
		for v, d := range nextSteps(g, u, opt) {
			if !slices.Contains(p.Assets, v) && (v == b || opt.Asset == nil || opt.Asset(v)) {
				walk(depgraph.Path{Assets: append(slices.Clone(p.Assets), v), Dependencies: append(slices.Clone(p.Dependencies), d)})
			}
		}
	}
	walk(depgraph.Path{Assets: []int32{a}})
	slices.SortFunc(all, func(p, q depgraph.Path) int {
		pw, qw := p.Weight, q.Weight
		if opt.By == depgraph.ByStrength {
			pw, qw = -pw, -qw
		}
		if pw != qw {
			return int(math.Copysign(1, pw-qw))
		}
		if len(p.Assets) != len(q.Assets) {
			return len(p.Assets) - len(q.Assets)
		}
		return slices.Compare(p.Assets, q.Assets)
	})
	return all
}

// nextSteps gives what u needs with the best of the dependencies on it.
func nextSteps(g *depgraph.Graph, u int32, opt depgraph.PathOptions) map[int32]int32 {
	steps := map[int32]int32{}
	lo, hi := g.Out(u)
	for d := lo; d < hi; d++ {
		dep := g.Dependency(d)
		if len(opt.Kinds) > 0 && !slices.Contains(opt.Kinds, dep.Kind) {
			continue
		}
		old, met := steps[dep.To]
		better := met && (opt.By == depgraph.ByWeight && opt.Weight(d) < opt.Weight(old) ||
			opt.By == depgraph.ByStrength && opt.Weight(d) > opt.Weight(old))
		if !met || better {
			steps[dep.To] = d
		}
	}
	return steps
}

func weigh(way []int32, opt depgraph.PathOptions) float64 {
	sum, least := 0.0, math.Inf(1)
	for _, d := range way {
		if opt.By == depgraph.ByHops {
			sum++
			continue
		}
		sum += opt.Weight(d)
		least = min(least, opt.Weight(d))
	}
	if opt.By == depgraph.ByStrength {
		return least
	}
	return sum
}

// pathCase draws a small graph and a question to it. Weights are small integers,
// zero among them, so that there are ties.
func pathCase(seed uint64) (*depgraph.Graph, int32, int32, depgraph.PathOptions) {
	r := rand.New(rand.NewPCG(seed, 31))
	n := 2 + r.IntN(9)
	g := depgraph.New(randomEstate(r, n, 1+4*r.Float64()))
	opt := depgraph.PathOptions{By: depgraph.Measure(seed % 3)}
	opt.Weight = func(d int32) float64 { return float64(int(g.Dependency(d).CallsPerSecond) % 4) }
	if hidden := r.Int32N(int32(n)); r.IntN(2) == 0 {
		opt.Asset = func(v int32) bool { return v != hidden }
	}
	return g, r.Int32N(int32(n)), r.Int32N(int32(n)), opt
}

func TestPathIsTheFirstOfAll(t *testing.T) {
	found := 0
	for seed := range uint64(3000) {
		g, a, b, opt := pathCase(seed)
		got, ok := g.Path(a, b, opt)
		if a == b {
			continue
		}
		all := simplePaths(g, a, b, opt)
		if ok != (len(all) > 0) {
			t.Fatalf("seed %d: path from %d to %d: %v, want %v", seed, a, b, got, all)
		}
		if !ok {
			continue
		}
		found++
		if diff := cmp.Diff(all[0].Assets, got.Assets); diff != "" || got.Weight != all[0].Weight {
			t.Fatalf("seed %d: weight %v, want %v; assets (-want +got):\n%s", seed, got.Weight, all[0].Weight, diff)
		}
	}
	if found < 500 {
		t.Errorf("only %d cases had a path", found)
	}
}

func TestPathsAreTheFirstOfAll(t *testing.T) {
	several := 0
	for seed := range uint64(3000) {
		g, a, b, opt := pathCase(seed)
		if a == b || opt.By == depgraph.ByStrength {
			continue
		}
		k, extra := 1+int(seed%7), float64(seed%5)
		if seed%5 == 4 {
			extra = math.Inf(1)
		}
		want := simplePaths(g, a, b, opt)
		want = slices.DeleteFunc(want, func(p depgraph.Path) bool { return p.Weight > want[0].Weight+extra })
		want = want[:min(k, len(want))]
		got := g.Paths(a, b, k, extra, opt)
		if len(got) > 1 {
			several++
		}
		if diff := cmp.Diff(weightsOf(want), weightsOf(got)); diff != "" {
			t.Fatalf("seed %d: weights of the paths (-want +got):\n%s", seed, diff)
		}
		for _, p := range got {
			checkPath(t, g, p, a, b, opt)
		}
	}
	if several < 200 {
		t.Errorf("only %d cases had several paths", several)
	}
}

func weightsOf(paths []depgraph.Path) []float64 {
	var w []float64
	for _, p := range paths {
		w = append(w, p.Weight)
	}
	return w
}

// checkPath holds a path to be one of all, as it stands.
func checkPath(t *testing.T, g *depgraph.Graph, p depgraph.Path, a, b int32, opt depgraph.PathOptions) {
	t.Helper()
	for _, q := range simplePaths(g, a, b, opt) {
		if cmp.Equal(p, q) {
			return
		}
	}
	t.Fatalf("%+v is no simple path from %d to %d", p, a, b)
}

func TestStrongPathsKeepTheStrength(t *testing.T) {
	for seed := uint64(2); seed < 2000; seed += 3 {
		g, a, b, opt := pathCase(seed)
		want := simplePaths(g, a, b, opt)
		if a == b || len(want) == 0 {
			continue
		}
		want = slices.DeleteFunc(want, func(p depgraph.Path) bool { return p.Weight < want[0].Weight })
		got := g.Paths(a, b, len(want)+1, math.Inf(1), opt)
		if diff := cmp.Diff(assetsOf(want), assetsOf(got)); diff != "" {
			t.Fatalf("seed %d: strong paths (-want +got):\n%s", seed, diff)
		}
	}
}

func assetsOf(paths []depgraph.Path) [][]int32 {
	var assets [][]int32
	for _, p := range paths {
		assets = append(assets, p.Assets)
	}
	return assets
}

// gonum finds paths of the same weights.
func TestPathsAgreeWithGonum(t *testing.T) {
	for seed := range uint64(150) {
		r := rand.New(rand.NewPCG(seed, 33))
		n := 40 + r.IntN(80)
		g := depgraph.New(randomEstate(r, n, 2+2*r.Float64()))
		opt := depgraph.PathOptions{By: depgraph.ByWeight, Weight: func(d int32) float64 { return 1 + g.Dependency(d).TrafficMbps }}
		a, b := r.Int32N(int32(n)), r.Int32N(int32(n))
		if a == b {
			continue
		}
		var want []float64
		view := g.Directed(depgraph.Filter{}, opt.Weight)
		for _, nodes := range path.YenKShortestPaths(view, 6, 3, simple.Node(a), simple.Node(b)) {
			sum := 0.0
			for i := 1; i < len(nodes); i++ {
				w, _ := view.Weight(nodes[i-1].ID(), nodes[i].ID())
				sum += w
			}
			want = append(want, sum)
		}
		if diff := cmp.Diff(want, weightsOf(g.Paths(a, b, 6, 3, opt))); diff != "" {
			t.Fatalf("seed %d: weights of the paths (-gonum +got):\n%s", seed, diff)
		}
	}
}
