package depgraph

// louvain gives the community of each node of the base, beginning with sets that
// stay together: it moves nodes, makes each community a node, and begins again
// until nothing changes; and then moves the sets once more, as Rotta and Noack
// (2011) advise.
func louvain(base *cluster, sets []int32) []int32 {
	first := base.merged(sets)
	of := identity(first.len())
	for level := first; ; {
		moved := level.connected(level.moves(identity(level.len())))
		for v := range of {
			of[v] = moved[of[v]]
		}
		next := level.merged(moved)
		if next.len() == level.len() {
			break
		}
		level = next
	}
	of = first.connected(first.moves(of))
	all := make([]int32, len(sets))
	for v, set := range sets {
		all[v] = of[set]
	}
	return all
}

func identity(n int) []int32 {
	of := make([]int32, n)
	for v := range of {
		of[v] = int32(v)
	}
	return of
}
