package depgraph

import "slices"

// Components lists the sets of assets that hang together by dependencies, whichever
// way they point, largest first, then by their first member. Members ascend. An
// asset without dependencies is a component of its own.
func (g *Graph) Components(f Filter) [][]int32 {
	s := g.sieve(&f)
	sets := newUnion(g.Len())
	for u := range int32(g.Len()) {
		for d := g.out[u]; d < g.out[u+1]; d++ {
			if s.joins(g, u, d) {
				sets.join(u, g.to[d])
			}
		}
	}
	lists := sets.lists(s.shows)
	slices.SortFunc(lists, bySize)
	return lists
}

// union is a forest of sets of assets (Tarjan 1975), the smallest member of each at
// its root, with paths halved on the way.
type union []int32

func newUnion(n int) union {
	u := make(union, n)
	for v := range u {
		u[v] = int32(v)
	}
	return u
}

func (u union) root(v int32) int32 {
	for u[v] != v {
		u[v] = u[u[v]]
		v = u[v]
	}
	return v
}

func (u union) join(a, b int32) {
	a, b = u.root(a), u.root(b)
	if a < b {
		u[b] = a
	} else {
		u[a] = b
	}
}

// lists writes out the sets of those who belong, by their first member.
func (u union) lists(belongs func(v int32) bool) [][]int32 {
	number := make([]int32, len(u)) // by root
	var sizes []int32
	for v := range u {
		if !belongs(int32(v)) {
			continue
		}
		// The root is the smallest member, so it has its number before the others ask.
		if root := u.root(int32(v)); root == int32(v) {
			number[v] = int32(len(sizes))
			sizes = append(sizes, 1)
		} else {
			sizes[number[root]]++
		}
	}
	sets := carve(sizes)
	for v := range u {
		if belongs(int32(v)) {
			set := &sets[number[u.root(int32(v))]]
			*set = append(*set, int32(v))
		}
	}
	return sets
}

// carve makes empty lists with room for the sizes, out of one piece.
func carve(sizes []int32) [][]int32 {
	total := 0
	for _, n := range sizes {
		total += int(n)
	}
	room := make([]int32, total)
	lists := make([][]int32, len(sizes))
	for i, n := range sizes {
		lists[i], room = room[:0:n], room[n:]
	}
	return lists
}
