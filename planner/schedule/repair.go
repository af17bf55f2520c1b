package schedule

import "github.com/wavecut/wavecut/planner/model"

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

// squeezeIn tries options and waves for a unit until one works.
func (a *annealing) squeezeIn(u int32) {
	st := a.st
	members := st.units.members(u)
	if len(members) > 1 || len(st.units.tied(members[0])) > 1 {
		a.squeezeAsIs(u)
		return
	}
	i := members[0]
	for k := st.optionStart[i]; k < st.optionStart[i+1]; k++ {
		if !st.options[k].stays() {
			st.apply(i, k, st.wave[i])
			if a.squeezeAsIs(u) {
				return
			}
		}
	}
}

// squeezeAsIs tries waves for a unit, its options as they are.
func (a *annealing) squeezeAsIs(u int32) bool {
	st := a.st
	waves := st.wavesOf(u)
	if len(waves) == 0 {
		return false
	}
	offset := a.rng.IntN(len(waves))
	for k := range min(len(waves), 32) {
		w := waves[(offset+k)%len(waves)]
		before := st.objective()
		if a.forceInto(u, w) && st.objective() < before && a.sound() {
			for _, c := range a.undo {
				a.moved(c.i)
			}
			a.keep()
			a.relistAll()
			a.note()
			return true
		}
		a.rollback()
	}
	return false
}

// sound reports whether the changes since the trial began leave no constraint
// broken that their assets share with others: some may have been left out.
func (a *annealing) sound() bool {
	st := a.st
	for _, c := range a.undo {
		if !st.inOrder(c.i, st.choice[c.i], st.wave[c.i]) || !st.spreads(c.i, st.choice[c.i], st.wave[c.i]) {
			return false
		}
	}
	return st.withinAll()
}

// forceInto lifts what keeps the unit out of the wave, puts it in, and then puts
// the others back.
func (a *annealing) forceInto(u, w int32) bool {
	st := a.st
	changes := st.unitTo(nil, u, w)
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
// pools, and as many users of a full limit as it takes.
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
