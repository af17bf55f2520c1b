package schedule

// Moves of several units at once: what one step at a time would have to climb
// over, because a service pays for every wave in which something it needs moves.

const gatherLimit = 24

// gather brings what one service needs from one wave into another in which
// something else that it needs moves, and sends as many others back where the
// wave is full.
func (a *annealing) gather() {
	st := a.st
	set := int32(a.rng.IntN(len(st.outages.weight)))
	members := st.outages.members(set)
	if len(members) < 2 {
		return
	}
	from := st.wave[members[a.rng.IntN(len(members))]]
	to := st.wave[members[a.rng.IntN(len(members))]]
	if a.rng.IntN(4) == 0 {
		to = from + int32(a.rng.IntN(5)) - 2
	}
	a.transfer(members, from, to)
}

// gatherNeighbours brings an asset together with those of its neighbours that are
// in its wave into the wave of another neighbour.
func (a *annealing) gatherNeighbours() {
	st := a.st
	i := int32(a.rng.IntN(st.n))
	lo, hi := st.adjacentStart[i], st.adjacentStart[i+1]
	if lo == hi || !st.moves(st.wave[i]) {
		return
	}
	to := a.nearNeighbour(i)
	a.pool = append(a.pool[:0], i)
	for k := lo; k < min(hi, lo+gatherLimit); k++ {
		a.pool = append(a.pool, st.adjacent[k].to)
	}
	a.transfer(a.pool, st.wave[i], to)
}

// transfer moves the given assets' units from one wave to another.
func (a *annealing) transfer(assets []int32, from, to int32) {
	st := a.st
	if from == to || !st.moves(from) || !st.moves(to) {
		return
	}
	a.group = a.group[:0]
	for _, i := range assets {
		u := st.units.unitOf[i]
		if st.wave[i] == from && !st.stayPut(i) && !a.inGroup[u] {
			if !a.allowed(u, to) {
				a.release()
				return
			}
			a.inGroup[u] = true
			a.group = append(a.group, u)
		}
		if len(a.group) > gatherLimit {
			a.release()
			return
		}
	}
	if len(a.group) > 0 && !a.shuttle(from, to, 0) {
		a.shuttle(from, to, len(a.group))
	}
	a.release()
}

func (a *annealing) release() {
	for _, u := range a.group {
		a.inGroup[u] = false
	}
}

// shuttle moves the group from one wave to the other and up to `back` random
// units the other way. It reports whether that kept the constraints.
func (a *annealing) shuttle(from, to int32, back int) bool {
	st := a.st
	a.changes = a.changes[:0]
	for _, u := range a.group {
		a.changes = st.unitTo(a.changes, u, to)
	}
	a.back = a.back[:0]
	others := a.in.units[to]
	for try := 0; try < 3*back && len(a.back) < min(back, len(others)); try++ {
		v := others[a.rng.IntN(len(others))]
		if !a.inGroup[v] && a.allowed(v, from) {
			a.inGroup[v] = true
			a.back = append(a.back, v)
			a.changes = st.unitTo(a.changes, v, from)
		}
	}
	for _, v := range a.back {
		a.inGroup[v] = false
	}
	return a.attempt(a.changes, func() {
		for _, u := range a.group {
			a.relist(u, from, to)
		}
		for _, v := range a.back {
			a.relist(v, to, from)
		}
	})
}
