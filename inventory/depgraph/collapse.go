package depgraph

import (
	"cmp"
	"slices"
	"strings"
)

// Group is assets that are drawn as one.
type Group struct {
	Name    string
	Members []int32 // ascending
}

// Bundle is the dependencies of one group on another.
type Bundle struct {
	From, To int32 // places in the list of groups
	Traffic
}

// Collapse draws together the assets of one name, say of one application, team or
// site: groups by name, bundles by their ends. Dependencies within a group are
// left out.
func (g *Graph) Collapse(f Filter, name func(v int32) string) ([]Group, []Bundle) {
	s := g.sieve(&f)
	c := newColumn(g.Len(), name)
	lists := gather(c.of, s.shows)
	groups := make([]Group, len(lists))
	for i, members := range lists {
		groups[i] = Group{Name: c.values[c.of[members[0]]], Members: members}
	}
	slices.SortFunc(groups, func(a, b Group) int { return strings.Compare(a.Name, b.Name) })
	of := make([]int32, g.Len())
	for i := range groups {
		for _, v := range groups[i].Members {
			of[v] = int32(i)
		}
	}
	return groups, g.bundles(s, of)
}

func (g *Graph) bundles(s *sieve, of []int32) []Bundle {
	place := map[[2]int32]int{}
	var bundles []Bundle
	for u := range int32(g.Len()) {
		for d := g.out[u]; d < g.out[u+1]; d++ {
			if !s.joins(g, u, d) || of[u] == of[g.to[d]] {
				continue
			}
			ends := [2]int32{of[u], of[g.to[d]]}
			i, met := place[ends]
			if !met {
				i = len(bundles)
				place[ends] = i
				bundles = append(bundles, Bundle{From: ends[0], To: ends[1]})
			}
			bundles[i].add(g, d)
		}
	}
	slices.SortFunc(bundles, func(a, b Bundle) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	return bundles
}

// Around lists the given assets and those at most so many dependencies away,
// whichever way they point, ascending: what is drawn around an asset.
func (g *Graph) Around(of []int32, opt ReachOptions) []int32 {
	found := g.search(of, opt, func(f *frontier, v int32) {
		g.needsOf(f, v)
		g.neededBy(f, v)
	})
	assets := slices.Clone(of)
	for _, r := range found {
		assets = append(assets, r.Asset)
	}
	return distinct(assets)
}

// Among lists the dependencies with both ends in a set of assets, in order.
func (g *Graph) Among(assets []int32, f Filter) []int32 {
	in := newBitset(g.Len())
	for _, v := range assets {
		in.add(v)
	}
	s := g.sieve(&f)
	var deps []int32
	for _, u := range distinct(slices.Clone(assets)) {
		for d := g.out[u]; d < g.out[u+1]; d++ {
			if in.has(g.to[d]) && s.follows(g.class[d], d) && g.stands(d) {
				deps = append(deps, d)
			}
		}
	}
	return deps
}
