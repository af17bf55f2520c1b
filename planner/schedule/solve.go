package schedule

import (
	"cmp"
	"context"
	"math"
	"slices"
	"sync"

	"github.com/wavecut/wavecut/planner/model"
)

// Options say how hard to search and from where.
type Options struct {
	// Kept says for every site whether it survives.
	Kept []bool
	// Placement is where the assets go at first.
	Placement *model.Placement
	// Wave is, for every placed asset, the wave around which a relaxation would
	// have it move, 0 for none; a start, not a limit. Nil for none.
	Wave []float64
	// Exit is, by site, the wave by which a relaxation would have emptied it, T+1 for
	// none; a start like Wave. Nil for none.
	Exit []int
	// Steps is the number of proposals of each chain.
	Steps int
	// Chains is the number of independent searches; the best wins. The result
	// does not depend on how many run at a time.
	Chains int
	Seed   uint64
	// FixTargets keeps every asset at the placement's target.
	FixTargets bool
	// Pins are decisions that must be kept, by place in Problem.Placed; nil for
	// none. Those that no plan can keep are dropped, and named in the result.
	Pins []Pin
	// From is an existing plan: the search starts from it as well, and to decide on
	// an asset otherwise costs the scenario's change_cost. Nil for none.
	From *model.Plan
	// Progress is told the best cost and the unscheduled assets so far.
	Progress func(Progress)

	accepted func(*state) // for tests: called after every change that was accepted
}

// Progress is how far a search is.
type Progress struct {
	Done, Steps int
	Cost        float64
	Unscheduled int
}

// Result is the plan found and what the search thinks it costs.
type Result struct {
	Plan        *model.Plan
	Cost        float64
	Unscheduled int
	Interrupted bool
	// Changed is the number of assets decided on otherwise than in Options.From, and
	// Change what that costs in the search; it is not in Cost.
	Changed    int
	Change     float64
	BrokenPins []BrokenPin
}

// Better orders results as model.md section 2 asks.
func (r *Result) Better(o *Result) bool {
	if r.Unscheduled != o.Unscheduled {
		return r.Unscheduled < o.Unscheduled
	}
	return r.Cost+r.Change < o.Cost+o.Change
}

// Solve searches for the schedule (and the targets, unless they are fixed) of
// least cost. It always returns a plan that keeps every hard constraint; what it
// could not schedule is unscheduled. A cancelled context ends the search early.
//
// It builds several starts, gives each a short search, and goes on from the best
// of them, each with its own seed.
func Solve(ctx context.Context, p *model.Problem, o Options) *Result {
	starts := buildStarts(newSpaceFor(p, o.Kept, o.asked(p)), o)
	if st := starts[0]; st.solveExactly(ctx, o.FixTargets) {
		return st.result(false)
	}
	short := max(o.Steps/16, min(o.Steps, 20000))
	watch := newMonitor(o.Progress, short*len(starts)+o.Steps*o.Chains)
	each(len(starts), func(k int) { starts[k].annealing(o, o.seed(k), watch).once(ctx, short) })
	slices.SortStableFunc(starts, func(a, b *state) int { return cmp.Compare(a.objective(), b.objective()) })
	chains := make([]*state, o.Chains)
	for k := range chains {
		chains[k] = starts[k*min(len(starts), 2)/o.Chains].clone()
	}
	each(len(chains), func(k int) { chains[k].annealing(o, o.seed(100+k), watch).cycles(ctx, o.Steps) })
	best := slices.MinFunc(chains, func(a, b *state) int { return cmp.Compare(a.objective(), b.objective()) })
	return best.result(ctx.Err() != nil)
}

// seed is the seed of the k-th search.
func (o *Options) seed(k int) uint64 { return o.Seed + uint64(k)*0x9e3779b97f4a7c15 }

// each does n pieces of work, two at a time.
func each(n int, work func(k int)) {
	gate := make(chan struct{}, 2)
	var wg sync.WaitGroup
	for k := range n {
		gate <- struct{}{}
		wg.Go(func() {
			work(k)
			<-gate
		})
	}
	wg.Wait()
}

// firstPlan is an order in which a start is constructed.
type firstPlan struct {
	ranks []float64 // by unit
	waves []float64 // by unit: where to begin looking for its window; nil: the first
	few   int       // how many windows that fit are compared
	// latest is the deadline of each site, nil for none.
	latest []int32
}

// firstPlans lists the orders to start from: the relaxation's with each of several
// choices of exits, the row's, and one for each order in which the sites may be
// emptied. Large estates take fewer.
func (st *state) firstPlans(o Options) []firstPlan {
	var plans []firstPlan
	exits := st.exitChoices(o.Exit)
	if o.Wave != nil {
		ranks, waves := st.ranks(o.Wave), st.unitWaves(o.Wave)
		for _, latest := range exits {
			plans = append(plans, firstPlan{ranks: ranks, waves: waves, few: 4, latest: latest})
		}
	}
	if row := st.rowWaves(o.Steps, o.Seed); row != nil {
		plans = append(plans, firstPlan{ranks: row, waves: row, few: 1, latest: exits[0]})
	}
	orders := st.siteOrders()
	switch {
	case st.n > 200000 && len(plans) > 0:
		orders = nil
	case st.n > 20000:
		orders = orders[:1]
	}
	for _, order := range orders {
		plans = append(plans, firstPlan{ranks: st.siteRanks(order), few: 4})
	}
	return plans
}

// buildStarts constructs a plan for each order, and takes up an existing one.
func buildStarts(s *space, o Options) []*state {
	base := newState(s)
	base.adopt(o.Placement)
	plans := base.firstPlans(o)
	starts := make([]*state, len(plans))
	each(len(plans), func(k int) {
		starts[k] = base.clone()
		starts[k].setLatest(plans[k].latest)
		starts[k].construct(plans[k])
	})
	if o.From != nil && !o.FixTargets {
		starts = append([]*state{base.clone().takeUp(o.From)}, starts...)
	}
	return starts
}

// once anneals one time from a temperature that fits the state.
func (a *annealing) once(ctx context.Context, steps int) {
	a.repair()
	t0 := a.scale() * 0.2
	a.run(ctx, steps, t0, t0/500)
	a.restore()
	a.repair()
	a.restore()
}

// cycles anneals several times, each from the best plan so far and from a lower
// temperature, with a deadline that would let a site go earlier.
func (a *annealing) cycles(ctx context.Context, steps int) {
	const rounds = 12
	t0 := a.scale() * 0.2
	fine := newPolishing(a)
	for round := range rounds {
		a.pursue(a.pickExit())
		t := t0
		if a.st.n <= smallEstate {
			t *= hotter[round%len(hotter)]
		}
		a.run(ctx, steps/rounds, t, t0/200)
		a.restore()
		a.pursue(earlier{})
		a.repair()
		fine.run(steps / rounds / 8)
		t0 *= 0.85
	}
	a.run(ctx, steps/8, 0, 0)
	a.restore()
	fine.run(steps / 8)
}

// smallEstate is the number of assets up to which there is time for heat that
// melts the plan, and hotter what the rounds' temperatures are multiplied by there.
const smallEstate = 500

var hotter = [...]float64{1, 30, 5}

// pickExit draws an earlier exit, those that save much for few assets first.
// Sometimes it draws none, so that the plan is improved for itself.
func (a *annealing) pickExit() earlier {
	exits := a.st.earlierExits()
	if len(exits) == 0 || a.rng.IntN(4) == 0 {
		return earlier{}
	}
	slices.SortStableFunc(exits, func(x, y earlier) int {
		return cmp.Compare(y.saving/float64(y.late+1), x.saving/float64(x.late+1))
	})
	return exits[min(a.rng.IntN(len(exits)), a.rng.IntN(len(exits)))]
}

// annealing prepares a search from the state.
func (st *state) annealing(o Options, seed uint64, watch *monitor) *annealing {
	a := newAnnealing(st, seed)
	a.watch, a.accepted = watch, o.accepted
	if o.FixTargets {
		a.flips, a.fixed = nil, true
	}
	return a
}

// scale is the median uphill change of random relocations.
func (a *annealing) scale() float64 {
	var up []float64
	st := a.st
	for range 2000 {
		if len(a.free) == 0 {
			break
		}
		u := a.free[a.rng.IntN(len(a.free))]
		from := a.waveOf(u)
		if from == 0 {
			continue
		}
		to := a.draw(u, from)
		if to == from || !st.moves(to) || !a.allowed(u, to) {
			continue
		}
		for _, c := range st.unitTo(nil, u, to) {
			if d := st.delta(c.i, c.choice, to); d > 0 && d < st.unscheduled/2 {
				up = append(up, d)
			}
		}
	}
	if len(up) == 0 {
		return 0
	}
	slices.Sort(up)
	return up[len(up)/2]
}

// adopt chooses the options that the placement names; waves come later.
func (st *state) adopt(pl *model.Placement) {
	if pl == nil {
		return
	}
	for i := range int32(st.n) {
		if pl.Blocked[i] != "" {
			continue
		}
		for k := st.optionStart[i]; k < st.optionStart[i+1]; k++ {
			if st.options[k].move.Target != pl.Moves[i].Target {
				continue
			}
			wave := int32(st.t + 1)
			if st.options[k].stays() {
				wave = 0
			}
			st.apply(i, k, wave)
		}
	}
}

// ranks orders units by the relaxation's wave, then the most constrained first.
func (st *state) ranks(wave []float64) []float64 {
	ranks := make([]float64, st.units.count())
	for u := range ranks {
		for _, i := range st.units.members(int32(u)) {
			if wave != nil {
				ranks[u] = math.Max(ranks[u], wave[i])
			}
		}
		ranks[u] += float64(len(st.wavesOf(int32(u)))) / float64(100*(st.t+2))
	}
	return ranks
}

// unitWaves is the relaxation's wave of each unit.
func (st *state) unitWaves(wave []float64) []float64 {
	waves := make([]float64, st.units.count())
	for u := range waves {
		for _, i := range st.units.members(int32(u)) {
			waves[u] = math.Max(waves[u], wave[i])
		}
	}
	return waves
}

// clone copies the state; the space is shared.
func (st *state) clone() *state {
	c := *st
	c.wave, c.choice = slices.Clone(st.wave), slices.Clone(st.choice)
	c.perWave, c.top, c.away, c.last = slices.Clone(st.perWave), slices.Clone(st.top), slices.Clone(st.away), slices.Clone(st.last)
	c.pairs, c.latest = slices.Clone(st.pairs), slices.Clone(st.latest)
	c.leaving, c.used = cloneRows(st.leaving), cloneRows(st.used)
	c.due = deadlines{slices.Clone(st.due.wave), slices.Clone(st.due.weight)}
	c.present = slices.Clone(st.present)
	for k := range c.present {
		c.present[k].load = slices.Clone(st.present[k].load)
	}
	return &c
}

func cloneRows[T any](rows [][]T) [][]T {
	out := make([][]T, len(rows))
	for k := range rows {
		out[k] = slices.Clone(rows[k])
	}
	return out
}

// plan writes the state as decisions.
func (st *state) plan() *model.Plan {
	plan := &model.Plan{Decisions: make([]model.Decision, st.n)}
	for i := range int32(st.n) {
		d := model.Decision{Asset: st.p.Placed[i], Wave: st.wave[i], Target: st.site[i], Method: st.asset(i).Method}
		switch {
		case int(st.wave[i]) > st.t:
			d.Wave, d.Reason = model.Unscheduled, st.reason(i)
		case st.wave[i] > 0:
			m := &st.options[st.choice[i]].move
			d.Target, d.Method = m.Target, m.Method
		}
		plan.Decisions[i] = d
	}
	return plan
}
