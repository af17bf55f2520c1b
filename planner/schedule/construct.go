package schedule

import (
	"cmp"
	"math"
	"slices"
)

// construct schedules the units in the given order, each into the window that
// costs least among those that keep every constraint, given what is there
// already (a serial schedule generation scheme; Kolisch 1996). Units that fit
// nowhere stay unscheduled.
func (st *state) construct(f firstPlan) {
	order := st.sequence(f.ranks)
	b := builder{trial: trial{st: st}, few: f.few}
	for _, u := range order {
		from := int32(0)
		if f.waves != nil {
			from = int32(f.waves[u])
		}
		b.place(u, from)
	}
	for range 3 {
		if st.out == 0 || !b.retry(order) {
			return
		}
	}
}

// builder places units one after the other.
type builder struct {
	trial
	log     []change // what stood before each change that was kept
	changes []change
	few     int // how many windows that fit are compared
}

// retry places what is still unscheduled, after all else stands.
func (b *builder) retry(order []int32) bool {
	placed := false
	for _, u := range order {
		if b.isOut(u) && b.place(u, 0) {
			placed = true
		}
	}
	return placed
}

func (b *builder) isOut(unit int32) bool {
	for _, i := range b.st.units.members(unit) {
		if int(b.st.wave[i]) > b.st.t && b.st.choice[i] >= 0 {
			return true
		}
	}
	return false
}

// place finds the best wave at or after `from` first, then the best before it.
func (b *builder) place(unit, from int32) bool {
	waves := b.st.wavesOf(unit)
	if waves == nil {
		return false
	}
	k, _ := slices.BinarySearch(waves, from)
	return b.best(unit, waves[k:], max(b.few, 1)) || b.best(unit, waves[:k], len(waves))
}

// best puts the unit into the cheapest of the first few waves that it fits.
func (b *builder) best(unit int32, waves []int32, few int) bool {
	at, least := int32(-1), math.Inf(1)
	for _, w := range waves {
		cost, ok := b.try(unit, w)
		if !ok {
			continue
		}
		if cost < least {
			at, least = w, cost
		}
		if few--; few == 0 {
			break
		}
	}
	if at < 0 {
		return false
	}
	b.changes = b.st.unitTo(b.changes[:0], unit, at)
	ok := b.put(b.changes)
	b.log = append(b.log, b.undo...)
	b.keep()
	return ok
}

// try prices a unit in a wave.
func (b *builder) try(unit, wave int32) (cost float64, ok bool) {
	st := b.st
	b.changes = st.unitTo(b.changes[:0], unit, wave)
	if len(b.changes) == 1 {
		c := b.changes[0]
		if !st.fits(c.i, c.choice, wave) {
			return 0, false
		}
		return st.delta(c.i, c.choice, wave), true
	}
	before := st.objective()
	if !b.put(b.changes) {
		return 0, false
	}
	cost = st.objective() - before
	b.rollback()
	return cost, true
}

// wavesOf is the waves that every moving member of the unit may use.
func (st *state) wavesOf(unit int32) []int32 {
	var common mask
	var single int32 = -1
	count, latest := 0, int32(st.t)
	for _, i := range st.units.members(unit) {
		if st.choice[i] < 0 {
			return nil
		}
		if st.stayPut(i) {
			continue
		}
		single = st.options[st.choice[i]].mask
		latest = min(latest, st.latest[st.site[i]])
		m := st.masks.masks[single]
		if count++; count == 1 {
			common = m
			continue
		}
		common = intersect(common, m)
	}
	if count <= 1 {
		if single < 0 {
			return nil
		}
		return until(st.masks.waves[single], latest)
	}
	var waves []int32
	for w := int32(1); w <= latest; w++ {
		if common.has(w) {
			waves = append(waves, w)
		}
	}
	return waves
}

// until is the waves up to one.
func until(waves []int32, latest int32) []int32 {
	n, _ := slices.BinarySearch(waves, latest+1)
	return waves[:n]
}

func intersect(a, b mask) mask {
	out := make(mask, len(a))
	for k := range a {
		out[k] = a[k] & b[k]
	}
	return out
}

// sequence sorts units by rank, then by number, but puts what a unit must follow
// (`after`) before it. Where `after` runs in a circle the rank decides.
func (st *state) sequence(rank []float64) []int32 {
	byRank := make([]int32, st.units.count())
	for u := range byRank {
		byRank[u] = int32(u)
	}
	slices.SortFunc(byRank, func(a, b int32) int {
		return cmp.Or(cmp.Compare(rank[a], rank[b]), cmp.Compare(a, b))
	})
	q := sequencer{st: st, seen: make([]bool, len(byRank)), order: make([]int32, 0, len(byRank))}
	for _, u := range byRank {
		q.visit(u)
	}
	return q.order
}

// sequencer walks units depth first along `after`.
type sequencer struct {
	st    *state
	seen  []bool
	order []int32
}

func (q *sequencer) visit(unit int32) {
	if q.seen[unit] {
		return
	}
	q.seen[unit] = true
	for _, i := range q.st.units.members(unit) {
		for _, t := range q.st.orders.tiesOf(i) {
			if t.kind == tieAfter {
				q.visit(q.st.units.unitOf[t.other])
			}
		}
	}
	q.order = append(q.order, unit)
}
