package runbook

import (
	"slices"
	"time"

	"github.com/wavecut/wavecut/inventory"
)

const minute = time.Minute

// orderingNeeds lists what has to be up before an asset: what it needs with impact
// outage or degraded, and what it replicates from. Pools count whole: those of
// their targets that start in the same window start first.
func orderingNeeds(e *inventory.Estate) [][]int32 {
	needs := make([][]int32, len(e.Assets))
	for i := range e.Dependencies {
		d := &e.Dependencies[i]
		if d.Impact != inventory.ImpactNone || d.Kind == inventory.Replication {
			needs[d.From] = append(needs[d.From], d.To)
		}
	}
	return needs
}

// startUp finds the groups and the order in which they start: as early as the
// cutover of their assets and the groups that they wait for allow.
func (b *builder) startUp(k *Book) {
	order := newWaveOrder(b, k)
	k.Groups = order.groups()
	for g := range k.Groups {
		group := &k.Groups[g]
		var length time.Duration
		for _, v := range group.Assets {
			m := &k.Moves[order.place[v]]
			group.Start = later(group.Start, m.End)
			length = max(length, b.opt.check(b.asset(v)))
		}
		for _, before := range group.Waits {
			group.Start = later(group.Start, k.Groups[before].End)
		}
		group.End = group.Start.Add(length)
	}
	sortGroups(k)
	for g := range k.Groups {
		for _, v := range k.Groups[g].Assets {
			k.Moves[order.place[v]].Group = g
		}
	}
}

// sortGroups puts the groups in order of start, then of their first asset, which
// keeps every group behind those that it waits for.
func sortGroups(k *Book) {
	order := make([]int, len(k.Groups))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(x, y int) int {
		a, b := &k.Groups[x], &k.Groups[y]
		if c := a.Start.Compare(b.Start); c != 0 {
			return c
		}
		return int(a.Assets[0] - b.Assets[0])
	})
	rank := make([]int, len(order))
	sorted := make([]Group, len(order))
	for i, at := range order {
		rank[at], sorted[i] = i, k.Groups[at]
	}
	for i := range sorted {
		for j, before := range sorted[i].Waits {
			sorted[i].Waits[j] = rank[before]
		}
		slices.Sort(sorted[i].Waits)
	}
	k.Groups = sorted
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// waveOrder is which assets of a wave need which others of it.
type waveOrder struct {
	b     *builder
	moves []Move
	place []int32   // by asset: its move, or -1
	needs [][]int32 // by move: moves, ascending
}

// newWaveOrder looks through what does not move in the wave, too, as deep as
// outages go: an application whose database sits behind a name still waits for it.
func newWaveOrder(b *builder, k *Book) *waveOrder {
	o := &waveOrder{b: b, moves: k.Moves, place: make([]int32, len(b.p.Estate.Assets)), needs: make([][]int32, len(k.Moves))}
	for i := range o.place {
		o.place[i] = -1
	}
	for i := range k.Moves {
		if !k.Moves[i].Retires() {
			o.place[k.Moves[i].Asset] = int32(i)
		}
	}
	seen := make([]int32, len(o.place)) // the number of the last search that met the asset
	for i := range k.Moves {
		if !k.Moves[i].Retires() {
			o.needs[i] = o.search(int32(i), seen)
		}
	}
	return o
}

// search finds the moves that a move needs, breadth first.
func (o *waveOrder) search(move int32, seen []int32) []int32 {
	var found []int32
	mark := move + 1
	level := []int32{o.moves[move].Asset}
	seen[level[0]] = mark
	for depth := 0; depth < max(o.b.p.Scenario.ImpactDepth, 1) && len(level) > 0; depth++ {
		var next []int32
		for _, v := range level {
			for _, to := range o.b.needs[v] {
				if seen[to] == mark {
					continue
				}
				seen[to] = mark
				if at := o.place[to]; at >= 0 {
					found = append(found, at)
				} else {
					next = append(next, to)
				}
			}
		}
		level = next
	}
	slices.Sort(found)
	return found
}

// groups are the strongly connected parts, each behind those that it waits for.
func (o *waveOrder) groups() []Group {
	parts := strongParts(o.needs, func(i int32) bool { return !o.moves[i].Retires() })
	of := make([]int, len(o.moves))
	groups := make([]Group, len(parts))
	for g, part := range parts {
		for _, i := range part {
			of[i] = g
			groups[g].Assets = append(groups[g].Assets, o.moves[i].Asset)
		}
		slices.Sort(groups[g].Assets)
	}
	for g, part := range parts {
		for _, i := range part {
			for _, j := range o.needs[i] {
				if of[j] != g {
					groups[g].Waits = append(groups[g].Waits, of[j])
				}
			}
		}
		slices.Sort(groups[g].Waits)
		groups[g].Waits = slices.Compact(groups[g].Waits)
	}
	return groups
}
