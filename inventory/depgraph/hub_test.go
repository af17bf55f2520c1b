package depgraph_test

import (
	"cmp"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"gonum.org/v1/gonum/graph/network"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/depgraph"
)

func TestBetweennessAgreesWithGonum(t *testing.T) {
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 61))
		g := depgraph.New(randomEstate(r, 2+r.IntN(60), 3*r.Float64()))
		f := randomFilter(r)
		want := network.Betweenness(g.Directed(f, nil))
		got, searched := g.Betweenness(depgraph.BetweennessOptions{Filter: f})
		for v, score := range got {
			if math.Abs(score-want[int64(v)]) > 1e-9*(1+score) {
				t.Fatalf("seed %d: betweenness of %d is %v, gonum's %v", seed, v, score, want[int64(v)])
			}
		}
		if shown := len(list(g.Directed(f, nil).Nodes())); searched != shown {
			t.Fatalf("seed %d: searched from %d of %d", seed, searched, shown)
		}
	}
}

// The mean over many samplings comes near the exact value.
func TestSampledBetweennessIsAnEstimate(t *testing.T) {
	g := depgraph.New(randomEstate(rand.New(rand.NewPCG(1, 62)), 60, 2))
	exact, _ := g.Betweenness(depgraph.BetweennessOptions{})
	hub := int32(0)
	for v := range exact {
		if exact[v] > exact[hub] {
			hub = int32(v)
		}
	}
	mean := 0.0
	const runs = 400
	for seed := range uint64(runs) {
		score, searched := g.Betweenness(depgraph.BetweennessOptions{Samples: 12, Seed: seed})
		if searched != 12 {
			t.Fatalf("searched from %d, want 12", searched)
		}
		mean += score[hub] / runs
	}
	if math.Abs(mean-exact[hub]) > 0.05*exact[hub] {
		t.Errorf("mean of the estimates %v, exact %v", mean, exact[hub])
	}
}

func TestBetweennessKeepsToItsSteps(t *testing.T) {
	g := depgraph.New(randomEstate(rand.New(rand.NewPCG(1, 63)), 500, 3))
	few, a := g.Betweenness(depgraph.BetweennessOptions{Steps: 20_000, Seed: 5})
	more, b := g.Betweenness(depgraph.BetweennessOptions{Steps: 40_000, Seed: 5})
	if a < 8 || b <= a || b >= 500 {
		t.Errorf("searched from %d and %d", a, b)
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	again, _ := g.Betweenness(depgraph.BetweennessOptions{Steps: 20_000, Seed: 5})
	if !slices.Equal(few, again) || slices.Equal(few, more) {
		t.Error("the estimate depends on the cores, or not on the steps")
	}
}

func TestHubs(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 64))
		g := depgraph.New(randomEstate(r, 2+r.IntN(60), 3*r.Float64()))
		f := randomFilter(r)
		want := slowHubs(g, f)
		got := g.Hubs(depgraph.HubOptions{Filter: f, Top: 7})
		if diff := gocmp.Diff(want[:min(7, len(want))], got); diff != "" && len(want) > 0 {
			t.Fatalf("seed %d: hubs (-slow +got):\n%s", seed, diff)
		}
	}
}

func slowHubs(g *depgraph.Graph, f depgraph.Filter) []depgraph.Hub {
	var hubs []depgraph.Hub
	for v := range int32(g.Len()) {
		in, out := set{}, set{}
		for d := range int32(g.Size()) {
			if dep := g.Dependency(d); passes(g, f, d) && dep.To == v {
				in[dep.From] = true
			} else if passes(g, f, d) && dep.From == v {
				out[dep.To] = true
			}
		}
		if len(in) == 0 {
			continue
		}
		hubs = append(hubs, depgraph.Hub{
			Asset: v, Dependents: len(in), Needs: len(out), Score: float64(len(in)),
			Ties: depgraph.Ties{
				Applications: slowTally(g, in, func(a *inventory.Asset) string { return a.Application }),
				Teams:        slowTally(g, in, func(a *inventory.Asset) string { return a.Team }),
				Sites:        slowTally(g, in, func(a *inventory.Asset) string { return g.Estate().SiteID(a.Site) }),
			},
		})
	}
	slices.SortStableFunc(hubs, func(a, b depgraph.Hub) int { return b.Dependents - a.Dependents })
	return hubs
}

func slowTally(g *depgraph.Graph, assets set, value func(*inventory.Asset) string) []depgraph.Tally {
	tallies := g.TallyBy(sorted(assets), value)
	tallies = slices.DeleteFunc(tallies, func(t depgraph.Tally) bool { return t.Value == "" })
	slices.SortStableFunc(tallies, func(a, b depgraph.Tally) int { return cmp.Compare(b.Assets, a.Assets) })
	return tallies
}

func TestHubsByScore(t *testing.T) {
	g := depgraph.New(randomEstate(rand.New(rand.NewPCG(1, 65)), 9, 2))
	var got []int32
	for _, h := range g.Hubs(depgraph.HubOptions{Top: 3, Score: []float64{1, 0, 4, 4, 0, 9, 1, 4, 0}}) {
		got = append(got, h.Asset)
	}
	if diff := gocmp.Diff([]int32{5, 2, 3}, got); diff != "" {
		t.Errorf("hubs by score (-want +got):\n%s", diff)
	}
}
