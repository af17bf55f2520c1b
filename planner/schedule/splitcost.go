package schedule

// pairCost is what a pair costs a day in each of its four phases, seen from one
// end: none has moved, this end alone has, the other alone has, both have.
type pairCost struct{ none, mine, other, both float64 }

// over is what the pair costs over the horizon when this end moves in wave w and
// the other in wave x.
func (c *pairCost) over(elapsed []float64, w, x int32) float64 {
	first, second, end := elapsed[w], elapsed[x], elapsed[len(elapsed)-1]
	if w <= x {
		return c.none*first + c.mine*(second-first) + c.both*(end-second)
	}
	return c.none*second + c.other*(first-second) + c.both*(end-first)
}

// destination is where an option takes an asset; its site where it has no option.
func (s *space) destination(i, choice int32) int32 {
	if choice < 0 {
		return s.site[i]
	}
	return s.options[choice].move.Target
}

// costOf is the pair's cost with this end going to `here` and the other to `there`.
func (s *space) costOf(i int32, e *edge, here, there int32) pairCost {
	a, c := s.site[i], s.site[e.to]
	return pairCost{
		none: s.splitPerDay(e, a, c), mine: s.splitPerDay(e, here, c),
		other: s.splitPerDay(e, a, there), both: s.splitPerDay(e, here, there),
	}
}

// retie keeps the pair costs of an asset whose option has changed, and those of
// its neighbours, in step with where it goes.
func (st *state) retie(i int32) {
	here := st.destination(i, st.choice[i])
	for k := st.adjacentStart[i]; k < st.adjacentStart[i+1]; k++ {
		e := &st.adjacent[k]
		c := st.costOf(i, e, here, st.destination(e.to, st.choice[e.to]))
		st.pairs[k] = c
		st.pairs[st.mirror[k]] = pairCost{none: c.none, mine: c.other, other: c.mine, both: c.both}
	}
}

// splitDelta is the change of the split costs between the asset and its neighbours.
func (st *state) splitDelta(i, choice, wave int32) float64 {
	old := st.wave[i]
	lo, hi := st.adjacentStart[i], st.adjacentStart[i+1]
	if st.destination(i, choice) != st.destination(i, st.choice[i]) {
		return st.splitDeltaTo(i, st.destination(i, choice), wave)
	}
	if old == wave {
		return 0
	}
	sum := 0.0
	for k := lo; k < hi; k++ {
		x := st.wave[st.adjacent[k].to]
		sum += st.pairs[k].over(st.elapsed, wave, x) - st.pairs[k].over(st.elapsed, old, x)
	}
	return sum
}

// splitDeltaTo is splitDelta where the asset's destination changes as well.
func (st *state) splitDeltaTo(i, here, wave int32) float64 {
	sum := 0.0
	for k := st.adjacentStart[i]; k < st.adjacentStart[i+1]; k++ {
		e := &st.adjacent[k]
		x := st.wave[e.to]
		c := st.costOf(i, e, here, st.destination(e.to, st.choice[e.to]))
		sum += c.over(st.elapsed, wave, x) - st.pairs[k].over(st.elapsed, st.wave[i], x)
	}
	return sum
}
