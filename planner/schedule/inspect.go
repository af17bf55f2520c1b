package schedule

import (
	"slices"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/depgraph"
	"github.com/wavecut/wavecut/planner/cost"
	"github.com/wavecut/wavecut/planner/model"
)

// Inspector answers what would come of other decisions in one plan, the rest of it
// as it is. It is not safe for concurrent use.
type Inspector struct {
	st    *state
	graph *depgraph.Graph
	// dependents are the assets that go down with one, by asset of the estate.
	dependents map[int32][]int32
}

// Inspect takes up a plan, ours or not. What it says of a plan that breaks
// constraints is only as good as the plan.
func Inspect(p *model.Problem, plan *model.Plan) *Inspector {
	st := newState(newSpaceFor(p, p.Kept(plan), asked{plan: plan}))
	for i := range int32(st.n) {
		choice, wave, ok := st.oldChoice(i, plan)
		if !ok {
			choice, wave = st.movingChoice(i, plan.Decisions[i].Target), int32(st.t+1)
		}
		st.apply(i, choice, wave)
	}
	return &Inspector{st: st, graph: depgraph.New(p.Estate), dependents: map[int32][]int32{}}
}

// Alternative is another decision on an asset.
type Alternative struct {
	// Target is where it would end; NoSite for what is to be retired.
	Target int32
	// Wave is when it would move, 0 for staying; Any where the target is refused
	// whatever the wave.
	Wave int32
	// With are the assets that have to change along with it (C8), as they would be.
	With []model.Decision
	// Change is what it would add to the total, by term, not rounded. Where it is
	// forbidden that is what it would add if it were not; 0 where there is no move.
	Change cost.Amounts
	// Obstacle is what forbids it; the zero value where nothing does.
	Obstacle Obstacle
}

// Allowed reports whether the plan with this decision keeps every constraint.
func (a *Alternative) Allowed() bool { return a.Obstacle.Code == "" }

// Alternatives lists every other decision on the i-th placed asset: by target, in
// the order of the sites, then by wave.
func (n *Inspector) Alternatives(i int32) []Alternative {
	var all []Alternative
	st := n.st
	for target := range int32(st.sites) {
		if o := n.refused(i, target); o.Code != "" {
			wave := Any
			if target == st.site[i] {
				wave = 0
			}
			all = append(all, Alternative{Target: target, Wave: wave, Obstacle: o})
			continue
		}
		all = n.appendTo(all, i, target)
	}
	return n.appendTo(all, i, inventory.NoSite)
}

// appendTo adds the alternatives that end at a target: by the plan's own method if
// that is the plan's target, else by the first that the asset has.
func (n *Inspector) appendTo(all []Alternative, i, target int32) []Alternative {
	st := n.st
	k := st.choice[i]
	if k < 0 || st.options[k].move.Target != target {
		at := slices.IndexFunc(st.optionsOf(i), func(o option) bool { return o.move.Target == target })
		if at < 0 {
			return all
		}
		k = st.optionStart[i] + int32(at)
	}
	if st.options[k].stays() {
		if st.wave[i] != 0 {
			all = append(all, n.alternative(i, k, 0))
		}
		return all
	}
	for w := int32(1); int(w) <= st.t; w++ {
		if k != st.choice[i] || w != st.wave[i] {
			all = append(all, n.alternative(i, k, w))
		}
	}
	return all
}

// alternative weighs a decision and what it draws along.
func (n *Inspector) alternative(i, choice, wave int32) Alternative {
	st := n.st
	a := Alternative{Target: st.targetOf(i, choice, wave), Wave: wave}
	changes, o := n.drawn(change{i, choice, wave})
	for _, c := range changes[1:] {
		a.With = append(a.With, n.decision(c))
	}
	a.Change, a.Obstacle = n.weigh(changes)
	if o.Code != "" {
		a.Obstacle = o
	}
	return a
}

func (n *Inspector) decision(c change) model.Decision {
	d := model.Decision{Asset: n.st.p.Placed[c.i], Wave: c.wave, Target: n.st.site[c.i], Method: n.st.asset(c.i).Method}
	if n.st.moves(c.wave) {
		m := &n.st.options[c.choice].move
		d.Target, d.Method = m.Target, m.Method
	}
	return d
}

// weigh prices changes and finds what forbids them. The state is as before after it.
func (n *Inspector) weigh(changes []change) (sum cost.Amounts, o Obstacle) {
	t := trial{st: n.st}
	for _, c := range changes {
		add := n.st.terms(c)
		sum.Colocation += add.Colocation
		sum.Migration += add.Migration
		sum.Downtime += add.Downtime
		sum.Split += add.Split
		t.set(c.i, c.choice, c.wave)
	}
	o = n.broken(changes)
	t.rollback()
	return sum, o
}

// terms is what a change adds to each term of the cost.
func (st *state) terms(c change) cost.Amounts {
	now, then := st.move(c.i, st.choice[c.i], st.wave[c.i]), st.move(c.i, c.choice, c.wave)
	return cost.Amounts{
		Colocation: st.exitDelta(c.i, c.wave) + st.ownDelta(c.i, c.choice, c.wave) - (then - now),
		Migration:  st.waveDelta(c.i, c.wave) + then - now,
		Downtime:   st.outageDelta(c.i, c.choice, c.wave),
		Split:      st.splitDelta(c.i, c.choice, c.wave),
	}
}

// move is the part of an asset's own cost that is migration: that of its move but
// for the overlap, which is usage.
func (st *state) move(i, choice, wave int32) float64 {
	if !st.moves(wave) {
		return 0
	}
	o := &st.options[choice]
	return o.move.Cost - o.move.OverlapDays*o.rate
}

// drawn lists a change and those that C8 has follow from it: what shares its wave
// and what ends at its site. The obstacle says that some can't follow.
func (n *Inspector) drawn(first change) ([]change, Obstacle) {
	d := drawing{n: n, changes: []change{first}, in: map[int32]bool{first.i: true}}
	for k := 0; k < len(d.changes); k++ {
		d.wave(d.changes[k])
		d.site(d.changes[k])
	}
	return d.changes, d.obstacle
}

// drawing is what drawn has found so far.
type drawing struct {
	n        *Inspector
	changes  []change
	in       map[int32]bool
	obstacle Obstacle
}

func (d *drawing) add(c change) {
	d.in[c.i] = true
	if st := d.n.st; st.choice[c.i] != c.choice || st.wave[c.i] != c.wave {
		d.changes = append(d.changes, c)
	}
}

// wave draws along what moves in one wave with an asset.
func (d *drawing) wave(c change) {
	st := d.n.st
	if !st.moves(c.wave) || c.wave == st.wave[c.i] {
		return
	}
	for _, m := range st.units.members(st.units.unitOf[c.i]) {
		if !d.in[m] && !st.stayPut(m) {
			choice := st.choice[m]
			if st.sharesSite(c.i, m) {
				choice = st.optionTo(m, st.targetOf(c.i, c.choice, c.wave))
			}
			d.add(change{m, choice, c.wave})
		}
	}
}

// sharesSite reports whether two assets must end on one site.
func (st *state) sharesSite(i, m int32) bool { return st.units.tieOf[i] == st.units.tieOf[m] }

// site draws along what ends on one site with an asset.
func (d *drawing) site(c change) {
	st := d.n.st
	target := st.targetOf(c.i, c.choice, c.wave)
	if target == st.target(c.i) && int(st.wave[c.i]) <= st.t {
		return
	}
	for _, m := range st.units.tied(c.i) {
		if d.in[m] || st.optionStart[m] == st.optionStart[m+1] {
			continue
		}
		k := st.optionTo(m, target)
		switch o := &st.options[k]; {
		case o.move.Target != target:
			d.obstacle = d.n.tied(c.i, m, "same_site with", "which cannot go there")
		case o.stays():
			d.add(change{m, k, 0})
		case st.moves(st.wave[m]) && st.units.unitOf[m] != st.units.unitOf[c.i]:
			d.add(change{m, k, st.wave[m]})
		default:
			d.add(change{m, k, c.wave})
		}
	}
}
