package depgraph

import (
	"cmp"
	"slices"
)

// CommunityOptions says what counts as hanging together.
type CommunityOptions struct {
	Filter
	// Weight is how strongly a dependency ties its ends; nil is 1 for each.
	Weight func(d int32) float64
	// Resolution is γ of Reichardt and Bornholdt (2006): above 1 gives smaller
	// communities, below 1 larger ones; 0 is 1.
	Resolution float64
	// MaxSize is the most assets in a community; 0 is no limit.
	MaxSize int
	// Together, where given, holds for dependencies whose ends must be in one
	// community, whatever its size.
	Together func(d int32) bool
}

// Communities is a partition of the assets.
type Communities struct {
	// List has the largest first, then by their first member.
	List []Community
	// Of is the place in List of each asset, −1 where the filter hides it.
	Of []int32
	// Modularity is how much more of the weight is inside the communities than by
	// chance (Newman and Girvan 2004), at the resolution asked for.
	Modularity float64
}

// Community is assets that have more to do with each other than with others: a
// suggestion for a move group.
type Community struct {
	// Members ascend.
	Members []int32
	// Hub is the member with the strongest ties inside; of equals, the first.
	Hub int32
	// Inside and Across are the weights of the dependencies among the members, and
	// of those with one end among them.
	Inside, Across float64
	// Borders are the communities that those lead to, by the weight across.
	Borders []Border
	// Ties is what the members have in common.
	Ties Ties
}

// Border is what ties a community to another.
type Border struct {
	Other  int32 // its place in the list
	Weight float64
}

// Communities splits the assets by the method of Blondel, Guillaume, Lambiotte and
// Lefebvre (2008, "Louvain"), in order of asset, so that the result is always the
// same. As Traag, Waltman and van Eck (2019) found wanting there, communities hang
// together, and only assets with a neighbour that has moved are looked at again.
func (g *Graph) Communities(opt CommunityOptions) *Communities {
	s := g.sieve(&opt.Filter)
	if opt.Resolution <= 0 {
		opt.Resolution = 1
	}
	base := &cluster{bonds: g.bonds(s, opt.Weight), resolution: opt.Resolution, limit: opt.MaxSize}
	base.setUp()
	of := louvain(base, g.contracted(s, opt.Together))
	c := g.communities(base, of, s)
	c.Modularity = base.modularity(of)
	return c
}

// contracted numbers the sets of assets that must stay together.
func (g *Graph) contracted(s *sieve, together func(d int32) bool) []int32 {
	sets := newUnion(g.Len())
	if together != nil {
		for u := range int32(g.Len()) {
			for d := g.out[u]; d < g.out[u+1]; d++ {
				if together(d) && s.joins(g, u, d) {
					sets.join(u, g.to[d])
				}
			}
		}
	}
	return sets.number()
}

// number numbers the sets in order of their first member.
func (u union) number() []int32 {
	number, next := make([]int32, len(u)), int32(0)
	for v := range u {
		if root := u.root(int32(v)); root == int32(v) {
			number[v] = next
			next++
		} else {
			number[v] = number[root]
		}
	}
	return number
}

// communities describes a partition.
func (g *Graph) communities(base *cluster, of []int32, s *sieve) *Communities {
	lists := gather(of, s.shows)
	slices.SortFunc(lists, bySize)
	c := &Communities{Of: make([]int32, g.Len()), List: make([]Community, len(lists))}
	for v := range c.Of {
		c.Of[v] = -1
	}
	for i, members := range lists {
		for _, v := range members {
			c.Of[v] = int32(i)
		}
	}
	t, sum := g.traits(), newSums(len(lists))
	for i, members := range lists {
		c.List[i] = base.describe(members, c.Of, sum)
		c.List[i].Ties = t.of(members)
	}
	return c
}

// gather lists the members of each class, where the classes are numbered from 0.
func gather(of []int32, belongs func(v int32) bool) [][]int32 {
	var sizes []int32
	for v, class := range of {
		if belongs(int32(v)) {
			for int(class) >= len(sizes) {
				sizes = append(sizes, 0)
			}
			sizes[class]++
		}
	}
	lists := carve(sizes)
	for v, class := range of {
		if belongs(int32(v)) {
			lists[class] = append(lists[class], int32(v))
		}
	}
	return slices.DeleteFunc(lists, func(list []int32) bool { return len(list) == 0 })
}

// describe adds up the bonds of a community.
func (c *cluster) describe(members, of []int32, sum *sums) Community {
	home := of[members[0]]
	community := Community{Members: members, Hub: members[0]}
	strongest := 0.0
	for _, u := range members {
		inside := 0.0
		for i := c.off[u]; i < c.off[u+1]; i++ {
			if of[c.to[i]] == home {
				inside += c.weight[i]
			} else {
				community.Across += c.weight[i]
				sum.add(of[c.to[i]], c.weight[i])
			}
		}
		community.Inside += inside / 2
		if inside > strongest {
			community.Hub, strongest = u, inside
		}
	}
	for _, other := range sum.met {
		community.Borders = append(community.Borders, Border{other, sum.of[other]})
	}
	sum.clear()
	slices.SortFunc(community.Borders, func(a, b Border) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Other, b.Other))
	})
	return community
}

// sums adds up weights by class, few classes at a time.
type sums struct {
	of  []float64
	met []int32
	in  bitset
}

func newSums(n int) *sums { return &sums{of: make([]float64, n), in: newBitset(n)} }

func (s *sums) add(class int32, weight float64) {
	if !s.in.has(class) {
		s.in.add(class)
		s.met = append(s.met, class)
	}
	s.of[class] += weight
}

func (s *sums) clear() {
	for _, class := range s.met {
		s.of[class] = 0
		s.in.remove(class)
	}
	s.met = s.met[:0]
}
