package depgraph_test

import (
	"sync"
	"syscall"
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

// cpuTime is the seconds that the process has computed, which other work on the
// machine disturbs less than the time on the wall.
func cpuTime(b *testing.B) float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return float64(u.Utime.Nano()+u.Stime.Nano()) / 1e9
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
			start := cpuTime(b)
			for b.Loop() {
				found = query()
			}
			b.ReportMetric((cpuTime(b)-start)*1e3/float64(b.N), "cpu-ms/op")
			b.ReportMetric(float64(found), "found")
		})
	}
	run("impact/depth=4", func() int { return len(g.Impact(hub, depgraph.ImpactOptions{Depth: 4}).Down) })
	run("impact", func() int { return len(g.Impact(hub, depgraph.ImpactOptions{}).Down) })
	run("needed-by/depth=4", func() int { return len(g.NeededBy(hub, depgraph.ReachOptions{Depth: 4})) })
	run("needed-by", func() int { return len(g.NeededBy(hub, depgraph.ReachOptions{})) })
	run("path", func() int { p, _ := g.Path(last[0], 3, depgraph.PathOptions{}); return len(p.Assets) })
	calls := func(d int32) float64 { return g.Dependency(d).CallsPerSecond }
	run("path/weight", func() int {
		p, _ := g.Path(last[0], 3, depgraph.PathOptions{By: depgraph.ByWeight, Weight: calls})
		return len(p.Assets)
	})
	run("path/strength", func() int {
		p, _ := g.Path(last[0], 3, depgraph.PathOptions{By: depgraph.ByStrength, Weight: calls})
		return len(p.Assets)
	})
	run("paths", func() int { return len(g.Paths(last[0], 3, 10, 2, depgraph.PathOptions{})) })
	run("paths/far", func() int { return len(g.Paths(last[0], 499_999, 10, 2, depgraph.PathOptions{})) })
	run("cycles", func() int { return len(g.Cycles(depgraph.Filter{})) })
	run("components", func() int { return len(g.Components(depgraph.Filter{})) })
	run("hubs", func() int { return len(g.Hubs(depgraph.HubOptions{})) })
	run("betweenness", func() int {
		_, n := g.Betweenness(depgraph.BetweennessOptions{Samples: 256, Steps: 50_000_000})
		return n
	})
	run("cut", func() int {
		c, _ := g.Cut(last, []int32{3}, depgraph.CutOptions{Weight: calls})
		return len(c.Dependencies)
	})
	run("cut/hubs", func() int {
		c, _ := g.Cut([]int32{5}, []int32{3}, depgraph.CutOptions{Weight: calls})
		return len(c.Dependencies)
	})
	run("boundary", func() int { return len(g.Boundary(hub, depgraph.CutOptions{Weight: calls}).Dependencies) })
	run("communities", func() int { return len(g.Communities(depgraph.CommunityOptions{Weight: calls}).List) })
	run("needs", func() int { return len(g.Needs(last, depgraph.ReachOptions{})) })
}
