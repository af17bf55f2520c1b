package schedule

import (
	"context"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

// Survey is what a problem leaves to be decided, before any decision: for
// arguments that count. It is read-only.
type Survey struct{ s *space }

// NewSurvey surveys a problem for the given surviving sites.
func NewSurvey(p *model.Problem, kept []bool) *Survey { return &Survey{newSpace(p, kept)} }

// Choice is a way for an asset to end somewhere that C1, C2 and C9 allow.
type Choice struct {
	model.Move
	Stays bool
	// Windows are the waves that are open to a move, ascending, as far as that does
	// not depend on other decisions: C2, C4 (pilot waves), C5 and C9.
	Windows []int32
	// Loads are what it takes of the limits in its wave.
	Loads []Load
}

// Load is what a choice takes of a limit.
type Load struct {
	Row    int32 // in Rows
	Amount float64
}

// Row is a limit of C4 or C6 that can bind.
type Row struct {
	Code, Name string
	Most       []float64 // by wave 1…T; the first is unused
}

// Len is the number of placed assets.
func (v *Survey) Len() int { return v.s.n }

// Rows lists the limits.
func (v *Survey) Rows() []Row {
	var rows []Row
	for k := range v.s.limits.rows {
		r := &v.s.limits.rows[k]
		rows = append(rows, Row{r.code, r.name, r.capacity[:v.s.t+1]})
	}
	return rows
}

// Choices lists what may become of the i-th placed asset, being left out aside.
func (v *Survey) Choices(i int32) []Choice {
	var all []Choice
	for k := v.s.optionStart[i]; k < v.s.optionStart[i+1]; k++ {
		o := &v.s.options[k]
		c := Choice{Move: o.move, Stays: o.stays()}
		if !o.stays() {
			c.Windows = v.s.masks.waves[o.open]
			for _, l := range v.s.limits.loads(k) {
				c.Loads = append(c.Loads, Load{l.row, l.amount})
			}
		}
		all = append(all, c)
	}
	return all
}

// MustMove reports whether the i-th placed asset can't stay where it is.
func (v *Survey) MustMove(i int32) bool { return !v.s.mayStay(i) }

// Retires reports whether it is to be retired.
func (v *Survey) Retires(i int32) bool { return v.s.retires(i) }

// MoveGroups lists the assets that move in one wave or not at all, two or more.
func (v *Survey) MoveGroups() [][]int32 {
	var groups [][]int32
	for u := range int32(v.s.units.count()) {
		if m := v.s.units.members(u); len(m) > 1 {
			groups = append(groups, m)
		}
	}
	return groups
}

// SiteGroups lists the assets that end on one site, two or more.
func (v *Survey) SiteGroups() [][]int32 {
	var groups [][]int32
	for k := range len(v.s.units.tieStart) - 1 {
		if m := v.s.units.tieMember[v.s.units.tieStart[k]:v.s.units.tieStart[k+1]]; len(m) > 1 {
			groups = append(groups, m)
		}
	}
	return groups
}

// Afters lists, for the i-th placed asset, those that it must follow.
func (v *Survey) Afters(i int32) []int32 {
	var all []int32
	for _, t := range v.s.orders.tiesOf(i) {
		if t.kind == tieAfter {
			all = append(all, t.other)
		}
	}
	return all
}

// Needs is what the i-th placed asset takes at its site.
func (v *Survey) Needs(i int32) inventory.Resources { return v.s.asset(i).Needs }

// Complete takes up a plan and makes room for what it leaves unscheduled, by a
// search of the given steps, or, where the problem is tiny, by trying everything.
func Complete(ctx context.Context, p *model.Problem, kept []bool, plan *model.Plan, steps int, seed uint64) *Result {
	st := newState(newSpaceFor(p, kept, asked{old: plan})).takeUp(plan)
	if st.out > 0 && !st.solveExactly(ctx, false) {
		st.annealing(Options{}, seed, newMonitor(nil, 0)).once(ctx, steps)
	}
	return st.result(ctx.Err() != nil)
}
