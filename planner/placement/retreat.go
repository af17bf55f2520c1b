package placement

import (
	"cmp"
	"slices"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/placement/partition"
)

// retreat is the last resort when no labelling within the limits was found: it
// takes back arrivals at sites that are over their room (C3), else a member of a
// group that is together (C7), else any move. What is taken back stays at home
// or is blocked, so each retreat settles something; it reports false when there
// is nothing left to take back.
func (d *draft) retreat(it *items, label []int32) bool {
	if d.clearSites(it, label) || d.breakGroup(it, label) {
		return true
	}
	for n, members := range it.members {
		if d.arrives(members, label[n]) && d.withdraw(members, "C3") {
			return true
		}
	}
	return false
}

// clearSites withdraws arrivals, the largest per asset first, until every site is
// within its room.
func (d *draft) clearSites(it *items, label []int32) bool {
	load, room := make([]inventory.Resources, d.k), d.freeRoom()
	needs := make([]inventory.Resources, len(it.members))
	for n, members := range it.members {
		for _, i := range members {
			addLoad(&needs[n], d.needs(i), 1)
		}
		addLoad(&load[label[n]], &needs[n], 1)
	}
	label, changed := slices.Clone(label), false
	for l := range load {
		for r := range inventory.NumResources {
			for _, n := range d.arrivalsBy(it, label, int32(l), needs, r) {
				if load[l][r] <= room[l][r]+1e-6 {
					break
				}
				if d.withdraw(it.members[n], "C3") {
					addLoad(&load[l], &needs[n], -1)
					label[n], changed = partition.NoLabel, true
				}
			}
		}
	}
	return changed
}

// arrivalsBy lists the items that arrive at a label and take a resource, the
// largest per asset first.
func (d *draft) arrivalsBy(it *items, label []int32, l int32, needs []inventory.Resources, r inventory.Resource) []int32 {
	var list []int32
	for n, members := range it.members {
		if label[n] == l && needs[n][r] > 0 && d.arrives(members, l) {
			list = append(list, int32(n))
		}
	}
	each := func(n int32) float64 { return needs[n][r] / float64(len(it.members[n])) }
	slices.SortStableFunc(list, func(a, b int32) int { return cmp.Compare(each(b), each(a)) })
	return list
}

// arrives reports whether some of the assets are not at the label today.
func (d *draft) arrives(members []int32, label int32) bool {
	for _, i := range members {
		if d.home[i] != label {
			return true
		}
	}
	return false
}

// breakGroup withdraws a member of the first group that is together.
func (d *draft) breakGroup(it *items, label []int32) bool {
	for _, g := range d.groups(it) {
		first := label[g.Items[0]]
		apart := slices.ContainsFunc(g.Items, func(n int32) bool { return label[n] != first })
		if apart || first == g.Exempt {
			continue
		}
		for _, n := range g.Items {
			if d.withdraw(it.members[n], "C7") {
				return true
			}
		}
	}
	return false
}

// withdraw blocks those of an item's assets that must leave their sites, or,
// where none must, keeps them at home. It reports whether that settled anything.
func (d *draft) withdraw(members []int32, reason string) bool {
	changed := false
	for _, i := range members {
		if d.mustMove(i) {
			changed = d.block(i, reason) || changed
		}
	}
	if changed {
		return true
	}
	for _, i := range members {
		switch {
		case d.fate[i] != free:
		case !d.allMay([]int32{i}, d.home[i]):
			changed = d.block(i, reason) || changed
		case !d.onlyHome(i):
			d.concede(i)
			d.hold(i, d.home[i])
			changed = true
		}
	}
	return changed
}
