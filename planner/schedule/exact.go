package schedule

import "context"

// exactLimit is the number of plans up to which all of them are tried.
const exactLimit = 400000

// enumeration tries every plan of a tiny problem. Partial plans are dropped as
// soon as a limit that can only fill up is exceeded.
type enumeration struct {
	st    *state
	fixed bool // targets are fixed

	best         float64
	wave, choice []int32
	found        bool
	visited      int
}

// planCount is the number of plans, or more than exactLimit where there are more.
func (s *space) planCount(fixed *state) int {
	count := 1
	for i := range int32(s.n) {
		ways := 1
		for k := s.optionStart[i]; k < s.optionStart[i+1]; k++ {
			switch {
			case fixed != nil && fixed.choice[i] != k:
			case s.options[k].stays():
				ways++
			default:
				ways += len(s.masks.waves[s.options[k].open])
			}
		}
		if count *= ways; count > exactLimit {
			return count
		}
	}
	return count
}

// solveExactly replaces the state by the best of all plans. It reports false where
// there are too many, or the context ended first.
func (st *state) solveExactly(ctx context.Context, fixTargets bool) bool {
	var fixed *state
	if fixTargets {
		fixed = st
	}
	if st.planCount(fixed) > exactLimit {
		return false
	}
	e := enumeration{st: st.clone(), fixed: fixTargets, best: st.objective()}
	for i := range int32(st.n) {
		// What comes later must not stand in the way of what comes first.
		if st.moves(st.wave[i]) {
			e.st.apply(i, st.choice[i], int32(st.t+1))
		}
	}
	if !e.descend(ctx, 0) {
		return false
	}
	if e.found {
		for i := range int32(st.n) {
			st.apply(i, e.choice[i], e.wave[i])
		}
	}
	return true
}

// descend tries all decisions of asset i and those after it.
func (e *enumeration) descend(ctx context.Context, i int32) bool {
	st := e.st
	if int(i) == st.n {
		e.leaf()
		e.visited++
		return e.visited%4096 != 0 || ctx.Err() == nil
	}
	wave, choice := st.wave[i], st.choice[i]
	try := func(k, w int32) bool {
		st.apply(i, k, w)
		return e.descend(ctx, i+1)
	}
	ok := try(choice, int32(st.t+1))
	for k := st.optionStart[i]; ok && k < st.optionStart[i+1]; k++ {
		if e.fixed && k != choice {
			continue
		}
		if st.options[k].stays() {
			ok = try(k, 0)
			continue
		}
		for _, w := range st.masks.waves[st.options[k].open] {
			st.apply(i, k, int32(st.t+1))
			if !st.withinLimits(i, k, w) {
				continue
			}
			if ok = try(k, w); !ok {
				break
			}
		}
	}
	st.apply(i, choice, wave)
	return ok
}

// leaf keeps the plan if it is sound and the best so far.
func (e *enumeration) leaf() {
	st := e.st
	if st.objective() >= e.best-1e-9 || !st.feasible() {
		return
	}
	e.best, e.found = st.objective(), true
	e.wave, e.choice = append(e.wave[:0], st.wave...), append(e.choice[:0], st.choice...)
}

// feasible checks every constraint of the whole plan.
func (st *state) feasible() bool {
	for i := range int32(st.n) {
		k, w := st.choice[i], st.wave[i]
		if st.moves(w) && (!st.masks.masks[st.options[k].open].has(w) || !st.withinLimits(i, k, w) || !st.keepsQuorum(i, k, w)) {
			return false
		}
		if !st.inOrder(i, k, w) || !st.spreads(i, k, w) || !st.staysApart(i, k, w) {
			return false
		}
	}
	return st.withinAll() && st.siteFreezesHold()
}
