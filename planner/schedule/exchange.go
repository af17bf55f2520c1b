package schedule

import (
	"slices"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

// Two assets that swap waves are priced and checked as they stand, without making
// the change first: it is the commonest proposal where waves are full, and nearly
// all of them are turned down.

// exchangeTwo swaps the waves of two units that are one asset each. It reports
// false where they are bound to each other in a way that only making the change
// tells.
func (a *annealing) exchangeTwo(u, v int32) bool {
	st := a.st
	if len(st.units.members(u)) > 1 || len(st.units.members(v)) > 1 {
		return false
	}
	i, j := st.units.members(u)[0], st.units.members(v)[0]
	if st.entangled(i, j) {
		return false
	}
	if !st.swapLimits(i, j) || !a.accepts(st.swapDelta(i, j)) || !st.swapFits(i, j) {
		return true
	}
	from, to := st.wave[i], st.wave[j]
	st.apply(i, st.choice[i], to)
	st.apply(j, st.choice[j], from)
	a.moved(i)
	a.moved(j)
	a.relist(u, from, to)
	a.relist(v, to, from)
	a.note()
	return true
}

// entangled reports whether two assets are bound to each other by C7, C8 or C11, or
// one of them to what retires.
func (st *state) entangled(i, j int32) bool {
	for _, t := range st.orders.tiesOf(i) {
		if t.other == j {
			return true
		}
	}
	if g := st.quorums.spreadOf[i]; g >= 0 && g == st.quorums.spreadOf[j] {
		return true
	}
	for _, g := range st.guards.guardsOf(i) {
		if slices.Contains(st.guards.guardsOf(j), g) {
			return true
		}
	}
	for _, k := range [2]int32{i, j} {
		for _, q := range st.quorums.quorumsOf(k) {
			if st.quorums.retires[q] {
				return true
			}
		}
	}
	return false
}

// swapDelta is what swapping the waves of two assets adds to the objective, the
// weight of deadlines included; their units differ, and so do their waves.
func (st *state) swapDelta(i, j int32) float64 {
	wi, wj := st.wave[i], st.wave[j]
	sum := st.swapSplit(i, j) + st.swapOutage(i, j) +
		st.ownDelta(i, st.choice[i], wj) + st.ownDelta(j, st.choice[j], wi)
	si, sj := st.site[i], st.site[j]
	if si != sj {
		sum += st.exitDelta(i, wj) + st.exitDelta(j, wi)
	}
	return sum + st.due.strain(si, wj) - st.due.strain(si, wi) + st.due.strain(sj, wi) - st.due.strain(sj, wj)
}

// swapSplit is the part of swapDelta that is split costs.
func (st *state) swapSplit(i, j int32) float64 {
	wi, wj := st.wave[i], st.wave[j]
	sum := 0.0
	for k := st.adjacentStart[i]; k < st.adjacentStart[i+1]; k++ {
		other := st.adjacent[k].to
		x := st.wave[other]
		if other == j {
			x = wi
			sum += st.pairs[k].over(st.elapsed, wi, wi) - st.pairs[k].over(st.elapsed, wi, wj)
		}
		sum += st.pairs[k].over(st.elapsed, wj, x) - st.pairs[k].over(st.elapsed, wi, x)
	}
	for k := st.adjacentStart[j]; k < st.adjacentStart[j+1]; k++ {
		if other := st.adjacent[k].to; other != i {
			x := st.wave[other]
			sum += st.pairs[k].over(st.elapsed, wi, x) - st.pairs[k].over(st.elapsed, wj, x)
		}
	}
	return sum
}

// swapOutage is the part of swapDelta that is downtime. The sets of an asset are
// in ascending order.
func (st *state) swapOutage(i, j int32) float64 {
	p, q := st.outages.setsOf(i), st.outages.setsOf(j)
	mi, mj := st.options[st.choice[i]].move.Minutes, st.options[st.choice[j]].move.Minutes
	wi, wj := int(st.wave[i]), int(st.wave[j])
	sum := 0.0
	for len(p) > 0 || len(q) > 0 {
		var set int32
		inI, inJ := len(q) == 0 || len(p) > 0 && p[0] <= q[0], len(p) == 0 || len(q) > 0 && q[0] <= p[0]
		goes, comes := 0.0, 0.0 // minutes that leave wave wi for wj, and the other way
		if inI {
			set, goes, p = p[0], mi, p[1:]
		}
		if inJ {
			set, comes, q = q[0], mj, q[1:]
		}
		row := int(set) * (st.t + 2)
		change := st.top[row+wi].swapped(goes, comes)*st.outages.load[wi] +
			st.top[row+wj].swapped(comes, goes)*st.outages.load[wj]
		sum += change * st.outages.weight[set]
	}
	return sum
}

// swapped is the change of the longest outage when one goes and another comes.
func (t *topTwo) swapped(goes, comes float64) float64 {
	rest := t.first
	if goes > 0 && goes >= t.first {
		rest = t.second
	}
	return max(rest, comes) - t.first
}

// swapLimits checks C4 and C6, and C7 as far as it counts members, for a swap.
func (st *state) swapLimits(i, j int32) bool {
	return st.replaces(i, j) && st.replaces(j, i)
}

// replaces checks the limits of j's wave when i comes and j goes.
func (st *state) replaces(i, j int32) bool {
	wave := st.wave[j]
	for _, l := range st.limits.loads(st.choice[i]) {
		row := &st.limits.rows[l.row]
		used := st.used[l.row][wave] + l.amount
		if used > row.capacity[wave]+model.Tolerance && used-st.loadOf(j, l.row) > row.capacity[wave]+model.Tolerance {
			return false
		}
	}
	for _, q := range st.quorums.quorumsOf(i) {
		away := st.away[int(q)*(st.t+2)+int(wave)] + 1
		for _, other := range st.quorums.quorumsOf(j) {
			if other == q {
				away--
			}
		}
		if int32(len(st.quorums.members(q)))-away < st.quorums.available[q] {
			return false
		}
	}
	return true
}

// swapFits checks what swapLimits leaves: C3, C8, spread groups, C11 and C12.
func (st *state) swapFits(i, j int32) bool {
	wi, wj := st.wave[i], st.wave[j]
	return st.inTime(i, wj) && st.inTime(j, wi) &&
		st.inOrder(i, st.choice[i], wj) && st.inOrder(j, st.choice[j], wi) &&
		st.spreads(i, st.choice[i], wj) && st.spreads(j, st.choice[j], wi) &&
		st.staysApart(i, st.choice[i], wj) && st.staysApart(j, st.choice[j], wi) && st.swapRoom(i, j)
}

// swapRoom checks C3 for a swap at the sites that the two leave and enter.
func (st *state) swapRoom(i, j int32) bool {
	if len(st.present) == 0 {
		return true
	}
	return st.swapRoomAt(st.site[i], i, j) && st.swapRoomAt(st.target(i), i, j) &&
		st.swapRoomAt(st.site[j], i, j) && st.swapRoomAt(st.target(j), i, j)
}

func (st *state) swapRoomAt(site, i, j int32) bool {
	present := st.presentAt(site)
	if len(present) == 0 {
		return true
	}
	wi, wj := st.wave[i], st.wave[j]
	for t := max(min(wi, wj)-1, 0); t < max(wi, wj); t++ {
		by := st.presentBy(i, site, wj, t) - st.presentBy(i, site, wi, t)
		and := st.presentBy(j, site, wi, t) - st.presentBy(j, site, wj, t)
		if by <= 0 && and <= 0 {
			continue
		}
		for k := range present {
			p := &present[k]
			if lo, hi := p.bounds(t, t+1); lo >= hi {
				continue
			}
			more := by*p.amount(st.space, i) + and*p.amount(st.space, j)
			if more > 0 && p.load[t]+more > p.limit+model.Tolerance {
				return false
			}
		}
	}
	return true
}

// presentBy is how often an asset that moves in a wave loads a site in an
// interval: not or once.
func (st *state) presentBy(i, site, wave, t int32) float64 {
	sum := 0.0
	if st.site[i] == site && t < wave {
		sum++
	}
	if target := st.target(i); target == site && target != inventory.NoSite && t >= st.arrives(st.choice[i], wave) {
		sum++
	}
	return sum
}
