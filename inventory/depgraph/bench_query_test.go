package depgraph_test

import (
	"sync"
	"testing"

	"github.com/wavecut/wavecut/inventory/depgraph"
)

var bigGraph = sync.OnceValue(func() *depgraph.Graph { return depgraph.New(bigEstate()) })

// largestHub is the asset that most dependencies point at.
func largestHub(g *depgraph.Graph) int32 {
	hub := int32(0)
	for v := range int32(g.Len()) {
		if len(g.In(v)) > len(g.In(hub)) {
			hub = v
		}
	}
	return hub
}

func BenchmarkNew(b *testing.B) {
	e := bigEstate()
	var g *depgraph.Graph
	for b.Loop() {
		g = depgraph.New(e)
	}
	memory(b, g)
}

func BenchmarkQueries(b *testing.B) {
	g := bigGraph()
	hub := []int32{largestHub(g)}
	last := []int32{int32(g.Len()) - 7}
	found := 0
	run := func(name string, query func() int) {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				found = query()
			}
			b.ReportMetric(float64(found), "found")
		})
	}
	run("impact/depth=4", func() int { return len(g.Impact(hub, depgraph.ImpactOptions{Depth: 4}).Down) })
	run("impact", func() int { return len(g.Impact(hub, depgraph.ImpactOptions{}).Down) })
	run("needed-by/depth=4", func() int { return len(g.NeededBy(hub, depgraph.ReachOptions{Depth: 4})) })
	run("needed-by", func() int { return len(g.NeededBy(hub, depgraph.ReachOptions{})) })
	run("needs", func() int { return len(g.Needs(last, depgraph.ReachOptions{})) })
}
