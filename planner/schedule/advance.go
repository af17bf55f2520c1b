package schedule

// advance pulls the last assets of a closing site forward so that it is given up
// one step of its bill earlier. Single changes cannot find this: until the last
// asset has gone, nothing is saved. The changes stand whatever they cost; the
// caller decides. It reports whether the site now closes earlier.
func (a *annealing) advance(site int32) bool {
	st := a.st
	costs, last := st.exitCost[site], st.last[site]
	if costs == nil || int(last) > st.t {
		return false
	}
	to := last - 1
	for to > 0 && costs[to] >= costs[last] {
		to--
	}
	if to < 1 {
		return false
	}
	for _, u := range a.late(site, to) {
		if !a.forward(u, site, to) {
			return false
		}
	}
	return true
}

// late lists the units of a site in waves after `to`, the last first.
func (a *annealing) late(site, to int32) []int32 {
	var units []int32
	for w := a.st.last[site]; w > to; w-- {
		for _, u := range a.in.units[w] {
			if a.belongs(u, site) {
				units = append(units, u)
			}
		}
	}
	return units
}

// belongs reports whether some member of the unit leaves the site.
func (a *annealing) belongs(u, site int32) bool {
	for _, i := range a.st.units.members(u) {
		if a.st.site[i] == site && !a.st.stayPut(i) {
			return true
		}
	}
	return false
}

// forward brings a unit to the cheapest wave up to `to`, in exchange for a unit
// of another site where the wave is full.
func (a *annealing) forward(u, site, to int32) bool {
	best, with, least := int32(0), int32(-1), 0.0
	from := a.waveOf(u)
	consider := func(w, v int32) {
		if cost, ok := a.price(u, from, w, v); ok && (best == 0 || cost < least) {
			best, with, least = w, v, cost
		}
	}
	for w := to; w >= 1; w-- {
		if !a.allowed(u, w) {
			continue
		}
		consider(w, -1)
		if list := a.in.units[w]; len(list) > 0 {
			for range 4 {
				v := list[a.rng.IntN(len(list))]
				if !a.belongs(v, site) && a.allowed(v, from) {
					consider(w, v)
				}
			}
		}
	}
	if best == 0 {
		return false
	}
	a.changes = a.pairOf(u, from, best, with)
	if !a.put(a.changes) {
		return false
	}
	a.relist(u, from, best)
	if with >= 0 {
		a.relist(with, best, from)
	}
	for _, c := range a.changes {
		a.moved(c.i)
	}
	return true
}

// pairOf lists the changes that bring u to a wave, and v, if any, back.
func (a *annealing) pairOf(u, from, to, v int32) []change {
	changes := a.st.unitTo(a.changes[:0], u, to)
	if v >= 0 {
		changes = a.st.unitTo(changes, v, from)
	}
	return changes
}

// price is what bringing u to a wave would cost, with v going back if v ≥ 0.
func (a *annealing) price(u, from, to, v int32) (float64, bool) {
	a.changes = a.pairOf(u, from, to, v)
	mark, before := len(a.undo), a.st.objective()
	if !a.put(a.changes) {
		return 0, false
	}
	cost := a.st.objective() - before
	a.rollbackTo(mark)
	return cost, true
}
