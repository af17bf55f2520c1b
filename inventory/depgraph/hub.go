package depgraph

import "slices"

// HubOptions says which assets count as hubs.
type HubOptions struct {
	Filter
	// Top is how many to list; 0 or less: 20.
	Top int
	// Score, where given, ranks in place of the number of dependents: one value for
	// each asset, as Betweenness gives them.
	Score []float64
}

// Hub is an asset that many others need.
type Hub struct {
	Asset int32
	// Dependents and Needs count the assets at the other end, each once.
	Dependents, Needs int
	// Score is what it is ranked by.
	Score float64
	// Ties is what the dependents, and so the hub, tie together.
	Ties Ties
}

// Hubs lists the assets that most others need directly, or that score highest; of
// equals, the first in order. Assets that score 0 are none.
func (g *Graph) Hubs(opt HubOptions) []Hub {
	s := g.sieve(&opt.Filter)
	if opt.Top <= 0 {
		opt.Top = 20
	}
	var best heap[ranked] // the worst on top
	for v := range int32(g.Len()) {
		if !s.shows(v) {
			continue
		}
		r := ranked{asset: v}
		switch most := float64(g.in[v+1] - g.in[v]); {
		case opt.Score != nil:
			r.score = opt.Score[v]
		case len(best) == opt.Top && most <= best[0].score:
			continue // of equals the first counts, and this one comes later
		default:
			r.score = float64(g.countDependents(v, s))
		}
		if r.score > 0 && (len(best) < opt.Top || best[0].before(r)) {
			best.push(r)
		}
		if len(best) > opt.Top {
			best.pop()
		}
	}
	return g.hubs(best, s)
}

// hubs describes the assets, best first.
func (g *Graph) hubs(best heap[ranked], s *sieve) []Hub {
	if len(best) == 0 {
		return nil
	}
	hubs := make([]Hub, len(best))
	for i := len(hubs) - 1; i >= 0; i-- {
		r := best.pop()
		dependents := g.dependents(r.asset, s)
		hubs[i] = Hub{
			Asset: r.asset, Dependents: len(dependents), Needs: g.countNeeds(r.asset, s),
			Score: r.score, Ties: g.tiesOf(dependents),
		}
	}
	return hubs
}

// ranked orders assets from the least score to the highest, of equals the last first.
type ranked struct {
	score float64
	asset int32
}

func (a ranked) before(b ranked) bool {
	return a.score < b.score || a.score == b.score && a.asset > b.asset
}

// dependents lists the assets that need v directly, ascending.
func (g *Graph) dependents(v int32, s *sieve) []int32 {
	var list []int32
	for j := g.in[v]; j < g.in[v+1]; j++ {
		if s.follows(g.inClass[j], g.inDeps[j]) && s.shows(g.inFrom[j]) {
			list = append(list, g.inFrom[j])
		}
	}
	return slices.Compact(list)
}

func (g *Graph) countDependents(v int32, s *sieve) int {
	n, last := 0, int32(-1)
	for j := g.in[v]; j < g.in[v+1]; j++ {
		if u := g.inFrom[j]; u != last && s.follows(g.inClass[j], g.inDeps[j]) && s.shows(u) {
			n, last = n+1, u
		}
	}
	return n
}

func (g *Graph) countNeeds(u int32, s *sieve) int {
	n, last := 0, int32(-1)
	for d := g.out[u]; d < g.out[u+1]; d++ {
		if v := g.to[d]; v != last && s.follows(g.class[d], d) && s.shows(v) {
			n, last = n+1, v
		}
	}
	return n
}
