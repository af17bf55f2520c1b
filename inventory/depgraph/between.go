package depgraph

import "github.com/wavecut/wavecut/inventory"

// Traffic adds up some dependencies.
type Traffic struct {
	// Dependencies are listed in order.
	Dependencies   []int32
	CallsPerSecond float64
	TrafficMbps    float64
}

func (t *Traffic) add(g *Graph, d int32) {
	dep := g.Dependency(d)
	t.Dependencies = append(t.Dependencies, d)
	t.CallsPerSecond += dep.CallsPerSecond
	t.TrafficMbps += dep.TrafficMbps
}

// Between is the dependencies of the assets at site a on those at site b, and the
// other way round. With a = b both are those within the site.
func (g *Graph) Between(a, b int32, f Filter) (needs, needed Traffic) {
	s := g.sieve(&f)
	for u := range int32(g.Len()) {
		at := g.site[u]
		if at != a && at != b {
			continue
		}
		for d := g.out[u]; d < g.out[u+1]; d++ {
			to := g.site[g.to[d]]
			if at == a && to == b && s.joins(g, u, d) {
				needs.add(g, d)
			}
			if at == b && to == a && s.joins(g, u, d) {
				needed.add(g, d)
			}
		}
	}
	return needs, needed
}

// Split reports whether both ends of a dependency are at sites, and at different ones.
func (g *Graph) Split(d int32) bool {
	a, b := g.site[g.deps[d].From], g.site[g.to[d]]
	return a != inventory.NoSite && b != inventory.NoSite && a != b
}
