package placement

import (
	"math"
	"slices"

	"github.com/wavecut/wavecut/inventory"
)

// tie is a dependency that carries constraints, its ends as places.
type tie struct {
	from, to int32
	kind     inventory.Constraints
}

// constraints lists the dependencies between placed assets that carry constraints.
func (d *draft) constraints() []tie {
	var ties []tie
	for i := range d.p.Estate.Dependencies {
		dep := &d.p.Estate.Dependencies[i]
		from, to := d.place[dep.From], d.place[dep.To]
		if dep.Constraints != 0 && from >= 0 && to >= 0 && from != to {
			ties = append(ties, tie{from, to, dep.Constraints})
		}
	}
	return ties
}

// spreadBlocks carries on what hangs on assets that cannot move: by same_wave and
// by same_site from one site on, the other end cannot move either, nor by `after`
// the one that must come later. Such an end stays where it is if that survives,
// else it is blocked (C8).
func (d *draft) spreadBlocks() {
	for changed := true; changed; {
		changed = false
		for _, t := range d.ties {
			if d.stuck(t.from) && d.bindsBoth(t) && d.freeze(t.to) {
				changed = true
			}
			if d.stuck(t.to) && (d.bindsBoth(t) || t.kind.Has(inventory.After)) && d.freeze(t.from) {
				changed = true
			}
		}
	}
}

// stuck reports whether an asset is unscheduled.
func (d *draft) stuck(i int32) bool { return d.fate[i] == blocked }

// bindsBoth reports whether neither end may move without the other.
func (d *draft) bindsBoth(t tie) bool {
	together := d.asset(t.from).Site == d.asset(t.to).Site
	return t.kind.Has(inventory.SameWave) || t.kind.Has(inventory.SameSite) && together
}

// freeze keeps an asset from moving and reports whether that is new.
func (d *draft) freeze(i int32) bool {
	if d.stuck(i) {
		return false
	}
	if d.fate[i] == free && d.home[i] >= 0 {
		if math.IsInf(d.costs(i)[d.home[i]], 1) {
			return d.block(i, "C8")
		}
		before := d.onlyHome(i)
		d.hold(i, d.home[i])
		return !before
	}
	return d.block(i, "C8")
}

// onlyHome reports whether an asset has no label left but its home.
func (d *draft) onlyHome(i int32) bool {
	for l, c := range d.costs(i) {
		if int32(l) != d.home[i] && !math.IsInf(c, 1) {
			return false
		}
	}
	return true
}

// items are sets of assets that end on one site: the search's items.
type items struct {
	of      []int32 // place → item, −1 for what the search does not decide
	members [][]int32
}

// tieUp joins the free assets that same_site holds together.
func (d *draft) tieUp() *items {
	root := make([]int32, d.n)
	for i := range root {
		root[i] = int32(i)
	}
	for _, t := range d.ties {
		if t.kind.Has(inventory.SameSite) && d.fate[t.from] == free && d.fate[t.to] == free {
			a, b := find(root, t.from), find(root, t.to)
			root[max(a, b)] = min(a, b)
		}
	}
	it := &items{of: make([]int32, d.n)}
	for i := range int32(d.n) {
		it.of[i] = -1
		if d.fate[i] != free {
			continue
		}
		r := find(root, i)
		if r == i {
			it.of[i] = int32(len(it.members))
			it.members = append(it.members, nil)
		}
		it.of[i] = it.of[r]
		it.members[it.of[i]] = append(it.members[it.of[i]], i)
	}
	return it
}

// find is the root of a set, paths halved on the way.
func find(root []int32, i int32) int32 {
	for root[i] != i {
		root[i] = root[root[i]]
		i = root[i]
	}
	return i
}

// settle blocks what is needed until every item has a site that all its members
// may have and no group is bound to break, and returns the items.
func (d *draft) settle() *items {
	for {
		d.spreadBlocks()
		it := d.tieUp()
		if !d.untie(it) && !d.spreadable(it) {
			return it
		}
	}
}

// untie blocks members of items that have no site in common: all but those that
// may have the site that most of them may have. It reports whether there were any.
func (d *draft) untie(it *items) bool {
	changed := false
	for _, members := range it.members {
		if len(members) == 1 {
			continue
		}
		count := make([]int, d.k)
		for _, i := range members {
			for l, c := range d.costs(i) {
				if !math.IsInf(c, 1) {
					count[l]++
				}
			}
		}
		most := slices.Max(count)
		if most == len(members) {
			continue
		}
		l := slices.Index(count, most)
		for _, i := range members {
			if math.IsInf(d.costs(i)[l], 1) {
				changed = d.block(i, "C8") || changed
			}
		}
	}
	return changed
}
