package depgraph_test

import (
	"math"
	"testing"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/depgraph"
)

// A ring of 300,000 assets is as deep as a graph can be.
func TestLongRing(t *testing.T) {
	const n = 300_000
	e := &inventory.Estate{Assets: make([]inventory.Asset, n)}
	for u := range int32(n) {
		e.Dependencies = append(e.Dependencies, inventory.Dependency{From: u, To: (u + 1) % n})
	}
	g := depgraph.New(e)
	if c := g.Cycles(depgraph.Filter{}); len(c) != 1 || len(c[0].Members) != n || len(c[0].Round) != n {
		t.Errorf("the ring is %d cycles", len(c))
	}
	if needs := g.Needs([]int32{5}, depgraph.ReachOptions{}); len(needs) != n-1 || needs[n-2].Asset != 4 {
		t.Errorf("an asset of the ring needs %d", len(needs))
	}
	if down := g.Impact([]int32{5}, depgraph.ImpactOptions{}).Down; len(down) != n || down[n-1].Depth != n-1 {
		t.Errorf("%d of the ring are down", len(down))
	}
	if p, ok := g.Path(7, 6, depgraph.PathOptions{By: depgraph.ByWeight}); !ok || p.Weight != n-1 {
		t.Errorf("the way round the ring is %v", p.Weight)
	}
	if p := g.Paths(7, 6, 3, math.Inf(1), depgraph.PathOptions{}); len(p) != 1 {
		t.Errorf("there are %d ways round the ring", len(p))
	}
	if c := g.Components(depgraph.Filter{}); len(c) != 1 {
		t.Errorf("the ring is %d components", len(c))
	}
}
