package depgraph_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gonum.org/v1/gonum/stat"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/depgraph"
)

func TestStats(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 95))
		g := depgraph.New(randomEstate(r, 2+r.IntN(80), 3*r.Float64()))
		f := randomFilter(r)
		if diff := cmp.Diff(slowStats(g, f), g.Stats(f)); diff != "" {
			t.Fatalf("seed %d: stats (-slow +got):\n%s", seed, diff)
		}
	}
}

func slowStats(g *depgraph.Graph, f depgraph.Filter) depgraph.Stats {
	st := depgraph.Stats{}
	pools := map[[2]int32]int{}
	var needs, dependents []float64
	for v := range int32(g.Len()) {
		if f.Asset != nil && !f.Asset(v) {
			continue
		}
		st.Assets++
		if g.Asset(v).Kind == inventory.KindName {
			st.Names++
		} else {
			st.Placed++
		}
		out, in := set{}, set{}
		for d := range int32(g.Size()) {
			if dep := g.Dependency(d); passes(g, f, d) && dep.From == v {
				out[dep.To] = true
			} else if passes(g, f, d) && dep.To == v {
				in[dep.From] = true
			}
		}
		if len(out)+len(in) == 0 {
			st.Alone++
		}
		needs, dependents = append(needs, float64(len(out))), append(dependents, float64(len(in)))
	}
	for d := range int32(g.Size()) {
		if !passes(g, f, d) {
			continue
		}
		dep := g.Dependency(d)
		st.Dependencies++
		st.ByKind[dep.Kind]++
		st.ByImpact[dep.Impact]++
		st.ByMode[dep.Mode]++
		if g.Split(d) {
			st.Split++
		}
		if dep.Mode == inventory.ModeAny && dep.Impact == inventory.ImpactOutage {
			pools[[2]int32{dep.From, int32(dep.Kind)}]++
		}
	}
	for _, n := range pools {
		if n > 1 {
			st.Pools++
		}
	}
	st.Needs, st.Dependents = slowSpread(needs), slowSpread(dependents)
	components, cycles := g.Components(f), g.Cycles(f)
	st.Components, st.Cycles = len(components), len(cycles)
	for _, c := range components {
		st.LargestComponent = max(st.LargestComponent, len(c))
	}
	for _, c := range cycles {
		st.LargestCycle = max(st.LargestCycle, len(c.Members))
		st.InCycles += len(c.Members)
	}
	return st
}

func slowSpread(x []float64) depgraph.Spread {
	if len(x) == 0 {
		return depgraph.Spread{}
	}
	sum := 0.0
	for _, v := range x {
		sum += v
	}
	slices.Sort(x)
	at := func(p float64) int { return int(stat.Quantile(p, stat.Empirical, x, nil)) }
	return depgraph.Spread{Mean: sum / float64(len(x)), Median: at(0.5), P90: at(0.9), P99: at(0.99), Most: at(1)}
}

func TestStatsOfNothing(t *testing.T) {
	st := depgraph.New(&inventory.Estate{}).Stats(depgraph.Filter{})
	if diff := cmp.Diff(depgraph.Stats{}, st); diff != "" || math.IsNaN(st.Needs.Mean) {
		t.Errorf("an empty graph has stats: %s", diff)
	}
}
