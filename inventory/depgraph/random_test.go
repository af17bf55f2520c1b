package depgraph_test

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"github.com/wavecut/wavecut/inventory"
)

// randomEstate has n assets and about n·degree dependencies, with pools, names,
// replica groups, cycles, sites and rates, in canonical order.
func randomEstate(r *rand.Rand, n int, degree float64) *inventory.Estate {
	e := &inventory.Estate{Sites: []inventory.Site{{ID: "a"}, {ID: "b"}, {ID: "c"}}}
	for i := range n {
		a := inventory.DefaultAsset()
		a.ID = fmt.Sprintf("n%07d", i)
		a.Kind = inventory.Kind(r.IntN(11))
		if a.Kind != inventory.KindName {
			a.Site = int32(r.IntN(len(e.Sites)))
		}
		a.Tier = uint8(r.IntN(5))
		a.Exposure = inventory.Exposure(r.IntN(2))
		a.Application = fmt.Sprintf("app%d", r.IntN(1+n/5))
		a.Team = fmt.Sprintf("team%d", r.IntN(4))
		if r.IntN(4) == 0 && a.Kind != inventory.KindName {
			a.ReplicaGroup = fmt.Sprintf("g%d", r.IntN(1+n/4))
			a.MinAvailable = 1 + r.IntN(2)
		}
		e.Assets = append(e.Assets, a)
	}
	seen := map[[3]int]bool{}
	for range int(float64(n) * degree) {
		d := randomDependency(r, n)
		key := [3]int{int(d.From), int(d.To), int(d.Kind)}
		if d.From != d.To && !seen[key] {
			seen[key] = true
			e.Dependencies = append(e.Dependencies, d)
		}
	}
	slices.SortFunc(e.Dependencies, func(a, b inventory.Dependency) int {
		return slices.Compare([]int32{a.From, a.To, int32(a.Kind)}, []int32{b.From, b.To, int32(b.Kind)})
	})
	return e
}

// randomDependency prefers low numbers as targets, so that there are hubs, and
// few kinds and mostly outages, so that there are pools.
func randomDependency(r *rand.Rand, n int) inventory.Dependency {
	return inventory.Dependency{
		From: int32(r.IntN(n)), To: int32(min(r.IntN(n), r.IntN(n))),
		Kind: []inventory.DependencyKind{inventory.Sync, inventory.Sync, inventory.Sync, inventory.DNS, inventory.Async}[r.IntN(5)],
		Mode: inventory.Mode(min(1, r.IntN(3))), Impact: []inventory.Impact{0, 0, 0, 0, 1, 2}[r.IntN(6)],
		CallsPerSecond: float64(r.IntN(8)), TrafficMbps: float64(r.IntN(5)),
	}
}
