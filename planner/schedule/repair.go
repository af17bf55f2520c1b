package schedule

import (
	"slices"

	"github.com/wavecut/wavecut/planner/model"
)

// repair schedules what is still unscheduled by making room for it: what stands
// in its way in a wave is taken out, and put back where it costs least. A unit
// stays unscheduled where that would leave no fewer assets out.
func (a *annealing) repair() {
	for range 2 {
		before := a.st.out
		for _, u := range append([]int32(nil), a.in.units[a.st.t+1]...) {
			a.squeezeIn(u)
		}
		if a.st.out == 0 || a.st.out == before {
			return
		}
	}
}

// squeezeIn tries options and waves for a unit, and what must go with it, until
// some work. Where targets are not fixed, to stay is an option too.
func (a *annealing) squeezeIn(u int32) {
	if a.isIn(u) || a.squeezeAsIs(u) || a.fixed {
		return
	}
	members := a.st.units.members(u)
	if a.keepHome(members) || len(members) > 1 || len(a.st.units.tied(members[0])) > 1 {
		return
	}
	if a.squeezeElsewhere(u) {
		return
	}
	a.squeezeApart(u)
}

// squeezeElsewhere tries the other targets of a unit that is one asset.
func (a *annealing) squeezeElsewhere(u int32) bool {
	st, i := a.st, a.st.units.members(u)[0]
	for k := st.optionStart[i]; k < st.optionStart[i+1]; k++ {
		if old := st.choice[i]; !st.options[k].stays() && k != old {
			st.apply(i, k, st.wave[i])
			if a.squeezeAsIs(u) {
				return true
			}
			st.apply(i, old, st.wave[i])
		}
	}
	return false
}

// squeezeApart schedules an asset by having one with which it must be spread stay
// where that is.
func (a *annealing) squeezeApart(u int32) {
	st, i := a.st, a.st.units.members(u)[0]
	g := st.quorums.spreadOf[i]
	if g < 0 {
		return
	}
	for _, m := range st.quorums.spread[g].members {
		k, was := st.stayOf(m), change{m, st.choice[m], st.wave[m]}
		if m == i || k < 0 || was.wave == 0 || len(st.units.tied(m)) > 1 || !a.put([]change{{m, k, 0}}) {
			continue
		}
		a.keep()
		a.moved(m)
		if a.squeezeAsIs(u) || a.squeezeElsewhere(u) {
			return
		}
		st.apply(m, was.choice, was.wave)
	}
}

// isIn reports whether a unit has been scheduled in the meantime.
func (a *annealing) isIn(u int32) bool { return int(a.waveOf(u)) <= a.st.t }

// keepHome has assets, and those that end with them, stay if that keeps every
// constraint.
func (a *annealing) keepHome(assets []int32) bool {
	st := a.st
	a.changes = a.changes[:0]
	seen := map[int32]bool{}
	for _, i := range assets {
		for _, m := range st.units.tied(i) {
			k := st.stayOf(m)
			if k < 0 {
				return false
			}
			if !seen[m] {
				seen[m] = true
				a.changes = append(a.changes, change{m, k, 0})
			}
		}
	}
	before := st.objective()
	if !a.put(a.changes) || st.objective() >= before || !a.sound() {
		a.rollback()
		return false
	}
	a.settled()
	return true
}

// stayOf is the option of an asset to stay, -1 where it has none.
func (s *space) stayOf(i int32) int32 {
	for k := s.optionStart[i]; k < s.optionStart[i+1]; k++ {
		if s.options[k].stays() {
			return k
		}
	}
	return -1
}

// squeezeAsIs tries waves for a unit, its options as they are.
func (a *annealing) squeezeAsIs(u int32) bool {
	st := a.st
	company := a.company(u)
	waves := st.wavesOf(u)
	if len(waves) == 0 {
		return false
	}
	offset := a.rng.IntN(len(waves))
	for k := range min(len(waves), 32) {
		w := waves[(offset+k)%len(waves)]
		before := st.objective()
		if a.forceInto(company, w) && st.objective() < before && a.sound() {
			a.settled()
			return true
		}
		a.rollback()
	}
	return false
}

// company is a unit and those that must move in its wave if both move, and are
// not scheduled either.
func (a *annealing) company(u int32) []int32 {
	st, units := a.st, []int32{u}
	for k := 0; k < len(units); k++ {
		for _, i := range st.units.members(units[k]) {
			for _, t := range st.orders.tiesOf(i) {
				v := st.units.unitOf[t.other]
				if t.kind == tieSameWave && int(st.wave[t.other]) > st.t && !slices.Contains(units, v) {
					units = append(units, v)
				}
			}
		}
	}
	return units
}

// settled keeps the changes of a trial that worked.
func (a *annealing) settled() {
	for _, c := range a.undo {
		a.moved(c.i)
	}
	a.keep()
	a.relistAll()
	a.note()
}

// sound reports whether the changes since the trial began leave no constraint
// broken that their assets share with others: some may have been left out.
func (a *annealing) sound() bool {
	st := a.st
	for _, c := range a.undo {
		if !st.inOrder(c.i, st.choice[c.i], st.wave[c.i]) || !st.spreads(c.i, st.choice[c.i], st.wave[c.i]) ||
			!st.staysApart(c.i, st.choice[c.i], st.wave[c.i]) {
			return false
		}
	}
	return st.withinAll()
}

// forceInto lifts what keeps the units out of the wave, puts them in, and then puts
// the others back.
func (a *annealing) forceInto(units []int32, w int32) bool {
	st := a.st
	var changes []change
	for _, u := range units {
		changes = st.unitTo(changes, u, w)
	}
	lifted := a.lifted[:0]
	for _, c := range changes {
		lifted = a.clear(c, lifted)
	}
	a.lifted = lifted
	if !a.put(changes) {
		return false
	}
	b := builder{trial: trial{st: st}, few: 4}
	for _, v := range lifted {
		b.place(v, 0)
		a.undo = append(a.undo, b.log...)
		b.log = b.log[:0]
	}
	return true
}

// clear lifts the units that block a change: the others of its replica groups and
// pools, those with which it may have to be spread, and as many users of a full
// limit as it takes.
func (a *annealing) clear(c change, lifted []int32) []int32 {
	st := a.st
	for _, q := range st.quorums.quorumsOf(c.i) {
		members := st.quorums.members(q)
		for _, m := range members {
			if m != c.i && st.moves(st.wave[m]) && (st.wave[m] == c.wave || st.quorums.retires[q]) && len(members) <= 64 {
				lifted = a.liftUnit(st.units.unitOf[m], lifted)
			}
		}
	}
	if g := st.quorums.spreadOf[c.i]; g >= 0 {
		for _, m := range st.quorums.spread[g].members {
			if m != c.i && st.moves(st.wave[m]) {
				lifted = a.liftUnit(st.units.unitOf[m], lifted)
			}
		}
	}
	for _, l := range st.limits.loads(c.choice) {
		row := &st.limits.rows[l.row]
		for try := 0; try < 40 && st.used[l.row][c.wave]+l.amount > row.capacity[c.wave]+model.Tolerance; try++ {
			list := a.in.units[c.wave]
			if len(list) == 0 {
				break
			}
			v := list[a.rng.IntN(len(list))]
			if st.uses(v, l.row) {
				lifted = a.liftUnit(v, lifted)
			}
		}
	}
	return lifted
}

// uses reports whether a member of the unit takes of a limit in its wave.
func (st *state) uses(unit, row int32) bool {
	for _, i := range st.units.members(unit) {
		if st.moves(st.wave[i]) && st.loadOf(i, row) > 0 {
			return true
		}
	}
	return false
}

func (a *annealing) liftUnit(u int32, lifted []int32) []int32 {
	for _, i := range a.st.units.members(u) {
		a.lift(i)
	}
	return append(lifted, u)
}

// relistAll rebuilds the lists of units by wave.
func (a *annealing) relistAll() {
	for w := range a.in.units {
		a.in.units[w] = a.in.units[w][:0]
	}
	for _, u := range a.free {
		a.in.add(u, a.waveOf(u))
	}
}
