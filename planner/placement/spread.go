package placement

import (
	"math"
	"slices"

	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/planner/placement/partition"
)

// spreadMembers lists the members of a group that must end on two sites or more,
// and the label at which all of them may stay together, if any. It lists none
// where the constraint asks for nothing: a member is unscheduled, or fewer than
// two remain (C7).
func (d *draft) spreadMembers(g *model.ReplicaGroup) (members []int32, exempt int32) {
	exempt = partition.NoLabel
	if !g.Spread {
		return nil, exempt
	}
	for _, a := range g.Members {
		switch i := d.place[a]; d.fate[i] {
		case blocked:
			return nil, exempt
		case free:
			members = append(members, i)
		}
	}
	if len(members) < 2 {
		return nil, exempt
	}
	return members, d.commonHome(members)
}

// commonHome is the label where all are today, NoLabel where they differ or
// their site does not survive.
func (d *draft) commonHome(members []int32) int32 {
	home := d.home[members[0]]
	for _, i := range members {
		if d.home[i] != home || home < 0 {
			return partition.NoLabel
		}
	}
	return home
}

// spreadable deals with groups whose members are all one item: they stay where
// they are, or one of them is blocked (C7). It reports whether it blocked one.
func (d *draft) spreadable(it *items) bool {
	changed := false
	for g := range d.p.Groups {
		members, exempt := d.spreadMembers(&d.p.Groups[g])
		if len(members) == 0 || len(itemsOf(it, members)) > 1 {
			continue
		}
		item := it.members[it.of[members[0]]]
		if exempt != partition.NoLabel && d.allMay(item, exempt) {
			for _, i := range members {
				d.hold(i, exempt)
			}
			continue
		}
		changed = d.block(members[0], "C7") || changed
	}
	return changed
}

func (d *draft) allMay(item []int32, label int32) bool {
	for _, i := range item {
		if math.IsInf(d.costs(i)[label], 1) {
			return false
		}
	}
	return true
}

// itemsOf lists the items of some places, each once, ascending.
func itemsOf(it *items, places []int32) []int32 {
	list := make([]int32, len(places))
	for j, i := range places {
		list[j] = it.of[i]
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// groups are the spread groups and the guards of C11 as the search takes them.
func (d *draft) groups(it *items) []partition.Group {
	groups := d.guards(it)
	for g := range d.p.Groups {
		members, exempt := d.spreadMembers(&d.p.Groups[g])
		if list := itemsOf(it, members); len(list) > 1 {
			groups = append(groups, partition.Group{Items: list, Exempt: exempt, Anchor: partition.NoLabel})
		}
	}
	return groups
}
