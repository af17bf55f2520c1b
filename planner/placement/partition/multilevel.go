package partition

import (
	"math/rand/v2"
	"slices"
)

// multilevel makes a labelling from nothing: coarsen, label the few items left
// in several ways, refine on the way back.
func multilevel(in *Instance, rng *rand.Rand, tries int) *state {
	levels, _ := hierarchy(in, rng)
	top := levels[len(levels)-1].in
	best := initial(top, rng, tries)
	return descend(levels, best, rng)
}

// cycle coarsens again without mixing labels of any of the given labellings, so
// that each of them exists at every level, and refines the first of them on the
// way back: it never gets worse (V-cycle, Walshaw 2004; with two labellings the
// combination of Sanders and Schulz 2012).
func cycle(in *Instance, rng *rand.Rand, labellings ...[]int32) *state {
	levels, guards := hierarchy(in, rng, labellings...)
	top := levels[len(levels)-1].in
	return descend(levels, newState(top, slices.Clone(guards[0])), rng)
}

// initial is the best of several labellings grown at the coarsest level.
func initial(in *Instance, rng *rand.Rand, tries int) *state {
	var best *state
	for try := range tries {
		var s *state
		if try%3 == 2 {
			s = growByRegret(in, rng)
		} else {
			s = growByRoom(in, rng)
		}
		newFM(s, rng).run(10)
		if best == nil || s.score().better(best.score()) {
			best = s
		}
	}
	return best
}

// descend refines a labelling of the coarsest level down to the finest.
func descend(levels []level, s *state, rng *rand.Rand) *state {
	for l := len(levels) - 1; ; l-- {
		refine(s, rng)
		if l == 0 {
			return s
		}
		fine := newState(levels[l-1].in, project(s.label, levels[l].up))
		fine.moves += s.moves
		s = fine
	}
}

// refine improves a labelling at one level.
func refine(s *state, rng *rand.Rand) {
	newFM(s, rng).run(10)
	if s.in.Items <= flowItems {
		newFlows(s, rng).run()
	}
}

// flowItems is the size above which flows are left out: a band of few items is
// nothing to a boundary of many.
const flowItems = 40_000
