package depgraph

// replicas counts a replica group.
type replicas struct {
	size, lost int
	least      int // the largest min_available given
}

// serve reports whether enough of a group of two or more is left.
func (r *replicas) serve() bool {
	return r.size >= 2 && r.size-r.lost >= min(r.least, r.size-1)
}

// uncovered splits assets that are lost into those that are missed and those
// whose replica group still has min_available members.
func (g *Graph) uncovered(lost []int32) (missed, covered []int32) {
	groups := g.replicaGroups(lost)
	for _, v := range lost {
		if r := groups[g.replicaGroup(v)]; r != nil && r.serve() {
			covered = append(covered, v)
		} else {
			missed = append(missed, v)
		}
	}
	return missed, covered
}

// replicaGroup is the name of an asset's group; empty for names and for what is
// gone, which are in none.
func (g *Graph) replicaGroup(v int32) string {
	if a := g.Asset(v); a.Placed() && !g.Gone(v) {
		return a.ReplicaGroup
	}
	return ""
}

// replicaGroups counts the groups of the assets that are lost.
func (g *Graph) replicaGroups(lost []int32) map[string]*replicas {
	groups := map[string]*replicas{}
	for _, v := range lost {
		name := g.replicaGroup(v)
		if name == "" {
			continue
		}
		if groups[name] == nil {
			groups[name] = &replicas{}
		}
		groups[name].lost++
	}
	if len(groups) == 0 {
		return nil
	}
	for v := range int32(g.Len()) {
		if name := g.replicaGroup(v); name != "" && groups[name] != nil {
			groups[name].size++
			groups[name].least = max(groups[name].least, g.Asset(v).MinAvailable)
		}
	}
	return groups
}
