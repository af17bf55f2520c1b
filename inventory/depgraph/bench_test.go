package depgraph_test

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync"
	"testing"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/depgraph"
)

// bigEstate has n assets in layers, of which every second is a name or an entry
// that nothing needs, and 5·n dependencies, some of which go to hubs.
var bigEstate = sync.OnceValue(func() *inventory.Estate { return layered(1_000_000, 5) })

func layered(n, degree int) *inventory.Estate {
	r := rand.New(rand.NewPCG(7, 7))
	e := &inventory.Estate{Sites: []inventory.Site{{ID: "a"}, {ID: "b"}, {ID: "c"}, {ID: "d"}}}
	e.Assets = make([]inventory.Asset, n)
	for i := range e.Assets {
		a := inventory.DefaultAsset()
		a.ID = fmt.Sprintf("n%07d", i)
		a.Site = int32(r.IntN(4))
		if i%5 == 4 {
			a.Kind, a.Site = inventory.KindName, inventory.NoSite
		}
		e.Assets[i] = a
	}
	e.Dependencies = make([]inventory.Dependency, 0, n*degree)
	for u := range int32(n) {
		targets := map[int32]bool{u: true}
		for len(targets) <= degree {
			targets[layeredTarget(r, u, int32(n))] = true
		}
		delete(targets, u)
		for _, v := range sorted(targets) {
			e.Dependencies = append(e.Dependencies, layeredDependency(r, u, v))
		}
	}
	return e
}

// layeredTarget is near, or a hub one time in eight, or anywhere one time in 50.
func layeredTarget(r *rand.Rand, u, n int32) int32 {
	switch x := r.IntN(50); {
	case x == 0:
		return r.Int32N(n)
	case x < 7:
		f := r.Float64()
		return int32(f * f * f * f * float64(n) / 50)
	}
	return (u + r.Int32N(2000) - 1000 + n) % n
}

func layeredDependency(r *rand.Rand, u, v int32) inventory.Dependency {
	d := inventory.Dependency{From: u, To: v, CallsPerSecond: r.Float64() * 10, TrafficMbps: r.Float64()}
	if r.IntN(3) == 0 {
		d.Kind, d.Impact = inventory.Async, inventory.ImpactNone
	}
	if r.IntN(5) == 0 {
		d.Mode = inventory.ModeAny
	}
	return d
}

// memory reports what the benchmark's results occupy.
func memory(b *testing.B, keep any) {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.ReportMetric(float64(m.HeapAlloc)/1e6, "MB-live")
	b.ReportMetric(float64(m.Sys)/1e6, "MB-sys")
	runtime.KeepAlive(keep)
}

func BenchmarkNewOutage(b *testing.B) {
	e := bigEstate()
	var o *depgraph.Outage
	start := cpuTime(b)
	for b.Loop() {
		o = depgraph.NewOutage(e, 4)
	}
	b.ReportMetric((cpuTime(b)-start)*1e3/float64(b.N), "cpu-ms/op")
	memory(b, o)
}

func BenchmarkSets(b *testing.B) {
	e := bigEstate()
	for _, every := range []int{100, 10, 1} {
		b.Run(fmt.Sprintf("services=%d", len(e.Assets)/every), func(b *testing.B) {
			which := []int32{}
			for v := 0; v < len(e.Assets); v += every {
				which = append(which, int32(v))
			}
			var f *depgraph.SetFamily
			start := cpuTime(b)
			for b.Loop() {
				o := depgraph.NewOutage(e, 4)
				f = o.Sets(which, func(v int32) bool { return e.Assets[v].Placed() && e.Assets[v].Site < 2 })
			}
			b.ReportMetric((cpuTime(b)-start)*1e3/float64(b.N), "cpu-ms/op")
			b.ReportMetric(float64(len(f.Members)), "members")
			b.ReportMetric(float64(f.Len()), "sets")
			memory(b, f)
		})
	}
}

func BenchmarkSetsOfARealEstate(b *testing.B) {
	e := wikimedia(b)
	which := []int32{}
	for v := range e.Assets {
		which = append(which, int32(v))
	}
	var f *depgraph.SetFamily
	for b.Loop() {
		f = depgraph.NewOutage(e, 4).Sets(which, func(v int32) bool { return e.Assets[v].Placed() })
	}
	b.ReportMetric(float64(f.Len()), "sets")
	b.ReportMetric(float64(slices.Max(f.Members)), "largest-member")
}
