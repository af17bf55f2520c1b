package schedule

// Moves of whole waves: what is in one wave trades places with what is in another,
// joins it, or scatters over others so that the wave is free. Downtime and the
// fixed cost of waves hang on all of it at once.

// waveLimit is how many units such a move takes at most; the more there are, the
// less often it is tried, since each costs time.
const waveLimit = 64

// trade brings what is in one wave into another, and sometimes the other way too.
func (a *annealing) trade() {
	from, to := 1+a.rng.Int32N(int32(a.st.t)), 1+a.rng.Int32N(int32(a.st.t))
	size := len(a.in.units[from])
	both := a.rng.IntN(2) == 0
	if both {
		size += len(a.in.units[to])
	}
	if from == to || len(a.in.units[from]) == 0 || size > a.rng.IntN(waveLimit) {
		return
	}
	a.group, a.back = a.group[:0], a.back[:0]
	a.group = a.movable(a.group, from, to)
	if both {
		a.back = a.movable(a.back, to, from)
	}
	a.changes = a.changes[:0]
	for _, u := range a.group {
		a.changes = a.st.unitTo(a.changes, u, to)
	}
	for _, u := range a.back {
		a.changes = a.st.unitTo(a.changes, u, from)
	}
	if len(a.changes) == 0 {
		return
	}
	a.attempt(a.changes, func() {
		for _, u := range a.group {
			a.relist(u, from, to)
		}
		for _, u := range a.back {
			a.relist(u, to, from)
		}
	})
}

// movable lists the units of a wave that another is open to.
func (a *annealing) movable(into []int32, from, to int32) []int32 {
	for _, u := range a.in.units[from] {
		if a.allowed(u, to) {
			into = append(into, u)
		}
	}
	return into
}

// scatter frees a wave: each of its units goes to the best of a few others.
func (a *annealing) scatter() {
	from := 1 + a.rng.Int32N(int32(a.st.t))
	if size := len(a.in.units[from]); size == 0 || size > a.rng.IntN(waveLimit/2) {
		return
	}
	a.group = append(a.group[:0], a.in.units[from]...)
	a.back = a.back[:0]
	before := a.st.guided()
	for _, u := range a.group {
		to := a.elsewhere(u, from)
		if to == from {
			a.rollback()
			return
		}
		a.back = append(a.back, to)
	}
	if !a.accepts(a.st.guided() - before) {
		a.rollback()
		return
	}
	for _, c := range a.undo {
		a.moved(c.i)
	}
	a.keep()
	for k, u := range a.group {
		a.relist(u, from, a.back[k])
	}
	a.note()
}

// elsewhere brings a unit that is one asset to the best of a few waves other than
// its own, or leaves it where it is.
func (a *annealing) elsewhere(u, from int32) int32 {
	st := a.st
	members := st.units.members(u)
	if len(members) > 1 {
		return from
	}
	i, best, least := members[0], from, 0.0
	for range 6 {
		to := a.draw(u, from)
		if to == from || to == best || !st.moves(to) || !st.fits(i, st.choice[i], to) {
			continue
		}
		if d := st.delta(i, st.choice[i], to); best == from || d < least {
			best, least = to, d
		}
	}
	if best != from {
		a.set(i, st.choice[i], best)
	}
	return best
}
