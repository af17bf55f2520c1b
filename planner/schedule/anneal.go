package schedule

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"

	"github.com/wavecut/wavecut/planner/model"
)

// annealing is one run of simulated annealing over the exact cost: units change
// waves, swap waves where limits are full, and change targets. (Kirkpatrick,
// Gelatt, Vecchi 1983; the neighbourhood biased to the waves of neighbours as in
// Rodriguez-Tello, Hao, Torres-Jimenez 2008.)
type annealing struct {
	trial
	rng     *rand.Rand
	free    []int32 // units that may change
	flips   []int32 // assets that have several options
	fixed   bool    // targets are fixed, and so flips is empty
	in      lists   // units by wave
	changes []change

	// scratch of the moves of several units
	pool, group, back []int32
	late              []int32 // units that are past their site's deadline when it is set
	due               int32   // that deadline
	lifted            []int32
	inGroup           []bool

	temperature float64
	best        snapshot
	watch       *monitor
	accepted    func(*state)
}

// lists keeps, for each wave, the units in it, for drawing one at random.
type lists struct {
	units [][]int32
	at    []int32 // place of each unit in its list
}

// snapshot is the best plan so far, brought up to date from the assets changed
// since it was taken.
type snapshot struct {
	objective    float64
	wave, choice []int32
	dirty        []int32
	marked       []bool
}

func newAnnealing(st *state, seed uint64) *annealing {
	a := &annealing{
		trial: trial{st: st}, rng: rand.New(rand.NewPCG(seed, 0x5eed)),
		inGroup: make([]bool, st.units.count()),
	}
	for u := range int32(st.units.count()) {
		if st.mayMove(u) {
			a.free = append(a.free, u)
		}
	}
	for i := range int32(st.n) {
		if st.optionStart[i+1]-st.optionStart[i] > 1 {
			a.flips = append(a.flips, i)
		}
	}
	a.in = lists{units: make([][]int32, st.t+2), at: make([]int32, st.units.count())}
	for _, u := range a.free {
		a.in.add(u, a.waveOf(u))
	}
	a.best = snapshot{
		objective: st.objective(), wave: append([]int32(nil), st.wave...),
		choice: append([]int32(nil), st.choice...), marked: make([]bool, st.n),
	}
	return a
}

func (l *lists) add(unit, wave int32) {
	l.at[unit] = int32(len(l.units[wave]))
	l.units[wave] = append(l.units[wave], unit)
}

func (l *lists) remove(unit, wave int32) {
	list := l.units[wave]
	k, end := l.at[unit], len(list)-1
	list[k] = list[end]
	l.at[list[k]] = k
	l.units[wave] = list[:end]
}

// waveOf is the wave of a unit: that of its members that do not stay.
func (a *annealing) waveOf(unit int32) int32 {
	for _, i := range a.st.units.members(unit) {
		if !a.st.stayPut(i) {
			return a.st.wave[i]
		}
	}
	return 0
}

// run makes the given number of proposals while the temperature falls from t0 to
// t1 geometrically. It ends early where the context does.
func (a *annealing) run(ctx context.Context, steps int, t0, t1 float64) {
	if len(a.free) == 0 && len(a.flips) == 0 {
		return
	}
	const batch = 256
	cool := 1.0
	if t0 > 0 {
		cool = math.Pow(t1/t0, batch/float64(max(steps, batch)))
	}
	a.temperature = t0
	for step := 0; step < steps; step += batch {
		for range min(batch, steps-step) {
			a.propose()
		}
		a.temperature *= cool
		if step%(batch*64) == 0 {
			if ctx.Err() != nil {
				return
			}
			a.watch.note(batch*64, a.st, a.best.objective)
		}
	}
}

// restore brings the state back to the best plan seen.
func (a *annealing) restore() {
	for _, i := range a.best.dirty {
		a.best.marked[i] = false
		if a.st.wave[i] != a.best.wave[i] || a.st.choice[i] != a.best.choice[i] {
			a.st.apply(i, a.best.choice[i], a.best.wave[i])
		}
	}
	a.best.dirty = a.best.dirty[:0]
	a.relistAll()
}

// touch marks an asset as changed since the best plan was kept.
func (s *snapshot) touch(i int32) {
	if !s.marked[i] {
		s.marked[i] = true
		s.dirty = append(s.dirty, i)
	}
}

// note keeps the present plan if it is the best.
func (a *annealing) note() {
	if a.accepted != nil {
		a.accepted(a.st)
	}
	objective := a.st.objective()
	if objective >= a.best.objective-1e-9*math.Abs(a.best.objective) {
		return
	}
	a.best.objective = objective
	for _, i := range a.best.dirty {
		a.best.wave[i], a.best.choice[i] = a.st.wave[i], a.st.choice[i]
		a.best.marked[i] = false
	}
	a.best.dirty = a.best.dirty[:0]
}

// accepts is the Metropolis rule.
func (a *annealing) accepts(delta float64) bool {
	return delta <= 0 || a.temperature > 0 && a.rng.Float64() < math.Exp(-delta/a.temperature)
}

// propose draws one change and makes it if the rule accepts it.
func (a *annealing) propose() {
	if len(a.flips) > 0 && (len(a.free) == 0 || a.rng.IntN(8) == 0) {
		a.flip(a.flips[a.rng.IntN(len(a.flips))])
		return
	}
	switch r := a.rng.IntN(64); {
	case r == 0 && len(a.st.outages.weight) > 0:
		a.gather()
		return
	case r == 1:
		a.gatherNeighbours()
		return
	case r == 2:
		a.trade()
		return
	case r == 3:
		a.scatter()
		return
	}
	u, to := a.pick()
	from := a.waveOf(u)
	if from == 0 || to == from {
		return
	}
	if !a.relocate(u, from, to) {
		a.exchange(u, from, to)
	}
}

// pick draws a unit and a wave for it. While a site has a deadline, every eighth
// is one that is late, with a wave in time.
func (a *annealing) pick() (unit, wave int32) {
	if len(a.late) > 0 && a.rng.IntN(8) == 0 {
		u := a.late[a.rng.IntN(len(a.late))]
		if waves := a.st.wavesOf(u); len(waves) > 0 && a.waveOf(u) > a.due {
			n, _ := slices.BinarySearch(waves, a.due+1)
			return u, waves[a.rng.IntN(max(n, 1))]
		}
	}
	u := a.free[a.rng.IntN(len(a.free))]
	if from := a.waveOf(u); from > 0 {
		return u, a.draw(u, from)
	}
	return u, 0
}

// draw picks a wave for a unit: that of something it is tied to, a near one, or any.
func (a *annealing) draw(u, from int32) int32 {
	waves := a.st.wavesOf(u)
	if len(waves) == 0 {
		return from
	}
	members := a.st.units.members(u)
	i := members[a.rng.IntN(len(members))]
	switch r := a.rng.IntN(10); {
	case r < 4:
		if to := a.nearNeighbour(i); to > 0 {
			return to
		}
	case r < 6:
		if to := a.nearPartner(i); to > 0 {
			return to
		}
	case r < 9:
		return from + int32(a.rng.IntN(7)) - 3
	}
	return waves[a.rng.IntN(len(waves))]
}

// nearNeighbour is the wave of a random neighbour, sometimes one beside it.
func (a *annealing) nearNeighbour(i int32) int32 {
	lo, hi := a.st.adjacentStart[i], a.st.adjacentStart[i+1]
	if lo == hi {
		return 0
	}
	return a.st.wave[a.st.adjacent[lo+int32(a.rng.IntN(int(hi-lo)))].to] + a.jitter()
}

// nearPartner is the wave of a random asset that some service needs as well.
func (a *annealing) nearPartner(i int32) int32 {
	sets := a.st.outages.setsOf(i)
	if len(sets) == 0 {
		return 0
	}
	members := a.st.outages.members(sets[a.rng.IntN(len(sets))])
	return a.st.wave[members[a.rng.IntN(len(members))]]
}

func (a *annealing) jitter() int32 {
	if a.rng.IntN(2) == 0 {
		return 0
	}
	return int32(a.rng.IntN(3)) - 1
}

// relocate brings a unit to another wave. It reports false only where a limit of
// the wave stood in the way, so that an exchange might help.
func (a *annealing) relocate(u, from, to int32) bool {
	st := a.st
	if !st.moves(to) || !a.allowed(u, to) {
		return true
	}
	a.changes = st.unitTo(a.changes[:0], u, to)
	if len(a.changes) == 1 {
		c := a.changes[0]
		if !st.withinLimits(c.i, c.choice, to) || !st.keepsQuorum(c.i, c.choice, to) {
			return false
		}
		if d := st.delta(c.i, c.choice, to); a.accepts(d) && st.fits(c.i, c.choice, to) {
			st.apply(c.i, c.choice, to)
			a.moved(c.i)
			a.relist(u, from, to)
			a.note()
		}
		return true
	}
	return a.attempt(a.changes, func() { a.relist(u, from, to) })
}

// allowed checks a wave against the windows of every moving member.
func (a *annealing) allowed(u, to int32) bool {
	for _, i := range a.st.units.members(u) {
		if !a.st.stayPut(i) && (!a.st.inTime(i, to) || !a.st.masks.masks[a.st.options[a.st.choice[i]].mask].has(to)) {
			return false
		}
	}
	return true
}

// exchange swaps the waves of a unit and a random one of the other wave.
func (a *annealing) exchange(u, from, to int32) {
	if !a.st.moves(from) || len(a.in.units[to]) == 0 {
		return
	}
	v := a.counterpart(u, to)
	if v == u || !a.allowed(v, from) || a.exchangeTwo(u, v) {
		return
	}
	a.changes = a.st.unitTo(a.st.unitTo(a.changes[:0], u, to), v, from)
	a.attempt(a.changes, func() {
		a.relist(u, from, to)
		a.relist(v, to, from)
	})
}

// counterpart draws a unit of a wave to go back in exchange for one that would
// come: one that takes of the limit that is in the way, and every other time one
// that goes to the same site and so makes room there too.
func (a *annealing) counterpart(u, to int32) int32 {
	list := a.in.units[to]
	at := a.rng.IntN(len(list))
	row := a.fullRow(u, to)
	if row < 0 {
		return list[at]
	}
	sameTarget := a.rng.IntN(2) == 0
	target := a.st.target(a.st.units.members(u)[0])
	for k := range min(len(list), 64) {
		v := list[(at+k)%len(list)]
		if a.st.uses(v, row) && (!sameTarget || a.st.target(a.st.units.members(v)[0]) == target) {
			return v
		}
	}
	return list[at]
}

// fullRow is the limit of a wave that has the least room for a unit and not
// enough; -1 where all have.
func (a *annealing) fullRow(u, to int32) int32 {
	st, tightest, scarce := a.st, int32(-1), 0.0
	for _, i := range st.units.members(u) {
		if st.stayPut(i) {
			continue
		}
		for _, l := range st.limits.loads(st.choice[i]) {
			capacity := st.limits.rows[l.row].capacity[to]
			if st.used[l.row][to]+l.amount <= capacity+model.Tolerance {
				continue
			}
			if s := l.amount / math.Max(capacity, model.Tolerance); s > scarce {
				tightest, scarce = l.row, s
			}
		}
	}
	return tightest
}

// attempt makes several changes at once, and keeps them if the rule accepts them.
// It reports whether they kept the constraints.
func (a *annealing) attempt(changes []change, kept func()) bool {
	if len(changes) == 1 {
		return a.attemptOne(changes[0], kept)
	}
	before := a.st.guided()
	if !a.put(changes) {
		return false
	}
	if !a.accepts(a.st.guided() - before) {
		a.rollback()
		return true
	}
	for _, c := range changes {
		a.moved(c.i)
	}
	a.keep()
	kept()
	a.note()
	return true
}

// attemptOne is attempt for one change, which can be priced and checked before it
// is made.
func (a *annealing) attemptOne(c change, kept func()) bool {
	st := a.st
	if st.moves(c.wave) && !st.withinLimits(c.i, c.choice, c.wave) {
		return false
	}
	if !a.accepts(st.delta(c.i, c.choice, c.wave)) {
		return true
	}
	if !st.fits(c.i, c.choice, c.wave) {
		return false
	}
	st.apply(c.i, c.choice, c.wave)
	a.moved(c.i)
	kept()
	a.note()
	return true
}

func (a *annealing) moved(i int32) { a.best.touch(i) }

func (a *annealing) relist(unit, from, to int32) {
	if from != to {
		a.in.remove(unit, from)
		a.in.add(unit, to)
	}
}
