package schedule

import (
	"cmp"
	"slices"

	"github.com/wavecut/wavecut/planner/model"
)

// asked is what the options want of the space.
func (o *Options) asked(p *model.Problem) asked {
	a := asked{pins: o.Pins, old: o.From}
	if o.From != nil {
		a.changeCost = p.Scenario.ChangeCost
	}
	return a
}

// result reads the state.
func (st *state) result(interrupted bool) *Result {
	r := &Result{Plan: st.plan(), Unscheduled: st.out, Interrupted: interrupted, BrokenPins: st.asked.broken}
	if st.asked.old != nil {
		for i := range int32(st.n) {
			if st.differs(i, st.choice[i], st.wave[i]) {
				r.Changed++
			}
		}
	}
	r.Change = float64(r.Changed) * st.asked.changeCost
	r.Cost = st.total - r.Change
	return r
}

// takeUp brings a fresh state to an existing plan: as it is where that keeps every
// constraint, else unit by unit as far as that goes, and the rest where it costs
// least.
func (st *state) takeUp(old *model.Plan) *state {
	whole := st.clone()
	if whole.copyPlan(old) && whole.withinRows() && whole.feasible() {
		return whole
	}
	b := builder{trial: trial{st: st}}
	order := st.inOldOrder(old)
	for _, u := range order {
		b.putBack(u, old)
	}
	for _, u := range order {
		if b.isOut(u) {
			b.place(u, max(0, st.oldWave(u, old)))
		}
	}
	b.retry(order)
	return st
}

// copyPlan makes the decisions of a plan, unchecked. It reports false if some
// decision is none of the asset's options.
func (st *state) copyPlan(old *model.Plan) bool {
	for i := range int32(st.n) {
		choice, wave, ok := st.oldChoice(i, old)
		if !ok {
			return false
		}
		st.apply(i, choice, wave)
	}
	return true
}

// oldChoice is the option and wave that a plan has for an asset, if it has them
// still.
func (st *state) oldChoice(i int32, old *model.Plan) (choice, wave int32, ok bool) {
	d := old.Decisions[i]
	switch {
	case d.Wave == model.Unscheduled:
		return st.movingChoice(i, d.Target), int32(st.t + 1), true
	case d.Wave == 0:
		for k := st.optionStart[i]; k < st.optionStart[i+1]; k++ {
			if st.options[k].stays() {
				return k, 0, true
			}
		}
		return 0, 0, false
	}
	k := decided(d, st.optionsOf(i))
	if k < 0 || int(d.Wave) > st.t {
		return 0, 0, false
	}
	return st.optionStart[i] + int32(k), d.Wave, true
}

// movingChoice is an option that moves the asset: to the target if there is one,
// else its present one, else the first; what it has where there is none.
func (st *state) movingChoice(i, target int32) int32 {
	best := st.choice[i]
	for k := st.optionStart[i]; k < st.optionStart[i+1]; k++ {
		switch o := &st.options[k]; {
		case o.stays():
		case o.move.Target == target:
			return k
		case st.stayPut(i) && best == st.choice[i]:
			best = k
		}
	}
	return best
}

// withinRows checks every limit of C4 and C6.
func (st *state) withinRows() bool {
	for r := range st.used {
		for w := 1; w <= st.t; w++ {
			if st.used[r][w] > st.limits.rows[r].capacity[w]+model.Tolerance {
				return false
			}
		}
	}
	return true
}

// putBack decides on a unit as the plan does, if that keeps every constraint;
// else it gives its assets the plan's targets at least, where they have them.
func (b *builder) putBack(unit int32, old *model.Plan) {
	st := b.st
	b.changes = b.changes[:0]
	whole := true
	for _, i := range st.units.members(unit) {
		choice, wave, ok := st.oldChoice(i, old)
		whole = whole && ok
		if ok {
			b.changes = append(b.changes, change{i, choice, wave})
		}
	}
	if whole && b.put(b.changes) {
		b.keep()
		return
	}
	for _, c := range b.changes {
		if out := int32(st.t + 1); st.moves(c.wave) && len(st.units.tied(c.i)) == 1 && st.wave[c.i] == out {
			st.apply(c.i, c.choice, out)
		}
	}
}

// inOldOrder sorts units by their waves in a plan; those without one are last.
func (st *state) inOldOrder(old *model.Plan) []int32 {
	ranks := make([]float64, st.units.count())
	for u := range ranks {
		ranks[u] = float64(st.oldWave(int32(u), old))
		if ranks[u] < 0 {
			ranks[u] = float64(st.t + 1)
		}
	}
	order := st.sequence(ranks)
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(ranks[a], ranks[b]) })
	return order
}

// oldWave is the latest wave of a unit's assets in a plan.
func (st *state) oldWave(unit int32, old *model.Plan) int32 {
	last := model.Unscheduled
	for _, i := range st.units.members(unit) {
		last = max(last, old.Decisions[i].Wave)
	}
	return last
}
