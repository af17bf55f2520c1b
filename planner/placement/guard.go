package placement

import (
	"slices"

	"github.com/wavecut/wavecut/planner/placement/partition"
)

// mostSubsets bounds the subsets by which a guard is told.
const mostSubsets = 64

// guards are the sets that C11 keeps apart: no site of an anchor may have so many of
// the n members that fewer than `outside` are left elsewhere, so no n − outside + 1
// of them may be together with an anchor among them. Of a guard with too many such subsets only the whole is told,
// and the schedule sees to the rest.
func (d *draft) guards(it *items) []partition.Group {
	var groups []partition.Group
	for g := range d.p.Guards {
		guard := &d.p.Guards[g]
		members := d.freeMembers(guard.Members)
		if members == nil {
			continue
		}
		anchors := d.freeMembers(guard.Anchors)
		exempt := int32(partition.NoLabel)
		if guard.EndOnly {
			exempt = d.commonHome(members)
		}
		for _, subset := range subsets(members, len(members)-guard.Outside+1) {
			if list := itemsOf(it, subset); len(list) > 1 && anchored(subset, anchors) {
				groups = append(groups, partition.Group{Items: list, Exempt: exempt, Anchor: partition.NoLabel})
			}
		}
	}
	return groups
}

// freeMembers lists the places of the members, nil where one of them is blocked:
// it stays where it is, and what that means for the others is the schedule's matter.
func (d *draft) freeMembers(assets []int32) []int32 {
	var members []int32
	for _, a := range assets {
		switch i := d.place[a]; d.fate[i] {
		case blocked:
			return nil
		case free:
			members = append(members, i)
		}
	}
	return members
}

// subsets lists the subsets of k of the members, or the members alone where there
// are more than mostSubsets.
func subsets(members []int32, k int) [][]int32 {
	if k <= 1 || k > len(members) {
		return nil
	}
	var all [][]int32
	var choose func(from int, chosen []int32)
	choose = func(from int, chosen []int32) {
		if len(chosen) == k {
			all = append(all, append([]int32(nil), chosen...))
			return
		}
		for i := from; i < len(members) && len(all) <= mostSubsets; i++ {
			choose(i+1, append(chosen, members[i]))
		}
	}
	choose(0, nil)
	if len(all) > mostSubsets {
		return [][]int32{members}
	}
	return all
}

// anchored reports whether one of the anchors is in a subset.
func anchored(subset, anchors []int32) bool {
	return slices.ContainsFunc(subset, func(i int32) bool { return slices.Contains(anchors, i) })
}
