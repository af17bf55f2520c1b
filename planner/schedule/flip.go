package schedule

// Moves of targets: of one asset and those that end with it, of several that have
// to do with each other, and of two that change places where a site is full.

// flip changes the targets of an asset drawn at random and of all that end on one
// site with it, and sometimes of some of its neighbours.
func (a *annealing) flip(i int32) {
	st := a.st
	options := st.optionsOf(i)
	o := &options[a.rng.IntN(len(options))]
	a.changes = a.changes[:0]
	if !a.send(i, o.move.Target, a.flipWave(i, o)) {
		return
	}
	switch a.rng.IntN(8) {
	case 0, 1:
		a.sendNeighbours(i, o.move.Target)
	case 2:
		a.sendBack(i, o.move.Target)
	}
	if len(a.changes) > 0 {
		a.retarget()
	}
}

// flipWave is the wave of an asset that an option brings to move: its own if it
// has one, else that of a neighbour or any.
func (a *annealing) flipWave(i int32, o *option) int32 {
	st := a.st
	if o.stays() || st.moves(st.wave[i]) {
		return st.wave[i]
	}
	if w := a.nearNeighbour(i); st.moves(w) && a.rng.IntN(2) == 0 && st.masks.masks[o.mask].has(w) {
		return w
	}
	if waves := st.masks.waves[o.mask]; len(waves) > 0 {
		return waves[a.rng.IntN(len(waves))]
	}
	return int32(st.t + 1)
}

// send collects the changes that make an asset and all that end with it end at a
// site. It reports false where one of them cannot.
func (a *annealing) send(i, target, wave int32) bool {
	st := a.st
	for _, m := range st.units.tied(i) {
		c, ok := a.sendTo(m, target, wave)
		if !ok || !st.options[c.choice].stays() && !st.moves(c.wave) {
			return false
		}
		if c.choice != st.choice[m] || c.wave != st.wave[m] {
			a.changes = append(a.changes, c)
		}
	}
	return true
}

// flipLimit is how many neighbours change their target with an asset at most.
const flipLimit = 6

// sendNeighbours adds neighbours, and neighbours of these, that end elsewhere.
func (a *annealing) sendNeighbours(i, target int32) {
	st := a.st
	for range 1 + a.rng.IntN(flipLimit) {
		from := i
		if len(a.changes) > 0 {
			from = a.changes[a.rng.IntN(len(a.changes))].i
		}
		lo, hi := st.adjacentStart[from], st.adjacentStart[from+1]
		if lo == hi {
			continue
		}
		m := st.adjacent[lo+a.rng.Int32N(hi-lo)].to
		if a.changing(m) || len(st.optionsOf(m)) < 2 || st.target(m) == target {
			continue
		}
		mark := len(a.changes)
		if o := st.optionTo(m, target); !a.send(m, target, a.flipWave(m, &st.options[o])) {
			a.changes = a.changes[:mark]
		}
	}
}

// sendBack adds an asset that ends at the target and is to end where the first
// does now.
func (a *annealing) sendBack(i, target int32) {
	st := a.st
	for range 16 {
		m := a.flips[a.rng.IntN(len(a.flips))]
		if st.target(m) != target || a.changing(m) || st.units.tieOf[m] == st.units.tieOf[i] {
			continue
		}
		mark := len(a.changes)
		if o := st.optionTo(m, st.target(i)); !a.send(m, st.target(i), a.flipWave(m, &st.options[o])) {
			a.changes = a.changes[:mark]
		}
		return
	}
}

// changing reports whether an asset is among the collected changes.
func (a *annealing) changing(m int32) bool {
	for _, c := range a.changes {
		if c.i == m {
			return true
		}
	}
	return false
}

// sendTo is the change that makes an asset end at a site, in its own wave where
// it has one already.
func (a *annealing) sendTo(m, target, wave int32) (change, bool) {
	st := a.st
	for k := st.optionStart[m]; k < st.optionStart[m+1]; k++ {
		o := &st.options[k]
		if o.move.Target != target {
			continue
		}
		switch {
		case o.stays():
			return change{m, k, 0}, true
		case st.moves(st.wave[m]):
			return change{m, k, st.wave[m]}, true
		}
		return change{m, k, wave}, true
	}
	return change{}, false
}

// retarget attempts the collected changes of target and keeps the lists right.
func (a *annealing) retarget() {
	old := make([]int32, len(a.changes))
	for k, c := range a.changes {
		old[k] = a.waveOf(a.st.units.unitOf[c.i])
	}
	a.attempt(a.changes, func() {
		for k, c := range a.changes {
			if u := a.st.units.unitOf[c.i]; a.listed(u, old[k]) {
				a.relist(u, old[k], a.waveOf(u))
			}
		}
	})
}

func (a *annealing) listed(u, wave int32) bool {
	k := a.in.at[u]
	return int(k) < len(a.in.units[wave]) && a.in.units[wave][k] == u
}
