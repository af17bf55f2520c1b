package schedule

import "slices"

// A closing site saves nothing until its last asset has gone, so single changes
// see no reason to bring its stragglers forward. A deadline gives them one: while
// it stands, every asset that leaves its site later than that weighs as much as
// its share of what the earlier exit would save.

// freeExits lifts every hard deadline.
func (st *state) freeExits() {
	for site := range st.latest {
		st.latest[site] = int32(st.t)
	}
}

// setLatest sets the hard deadlines; nil for none.
func (st *state) setLatest(latest []int32) {
	st.freeExits()
	if latest != nil {
		copy(st.latest, latest)
	}
}

// maxExitChoices is how many choices of exits are compared at most.
const maxExitChoices = 12

// exitChoices lists deadlines for all sites: those of the relaxation, the same with
// one site's exit a step of its bill earlier or later, and none.
func (st *state) exitChoices(exit []int) [][]int32 {
	first := st.noDeadlines()
	for site, w := range exit {
		if costs := st.exitCost[site]; costs != nil && w <= st.t {
			first[site] = st.levelEnd(int32(site), int32(w))
		}
	}
	all := [][]int32{first}
	add := func(site int, w int32) {
		if w > 0 && w != first[site] && len(all) < maxExitChoices {
			next := slices.Clone(first)
			next[site] = w
			all = append(all, next)
		}
	}
	for site, costs := range st.exitCost {
		if costs != nil && len(exit) > 0 && exit[site] <= st.t {
			add(site, st.levelBefore(int32(site), first[site]))
			add(site, st.levelEnd(int32(site), min(first[site]+1, int32(st.t))))
		}
	}
	if none := st.noDeadlines(); !slices.Equal(none, first) {
		all = append(all, none)
	}
	return all
}

func (st *state) noDeadlines() []int32 {
	none := make([]int32, st.sites)
	for site := range none {
		none[site] = int32(st.t)
	}
	return none
}

// levelEnd is the last wave in which leaving a site costs what it does in a wave.
func (st *state) levelEnd(site, wave int32) int32 {
	costs := st.exitCost[site]
	for int(wave) < st.t && costs[wave+1] <= costs[wave] {
		wave++
	}
	return wave
}

// levelBefore is the last wave in which leaving a site costs less than it does in a
// wave, 0 where there is none.
func (st *state) levelBefore(site, wave int32) int32 {
	costs := st.exitCost[site]
	for w := wave - 1; w > 0; w-- {
		if costs[w] < costs[wave] {
			return w
		}
	}
	return 0
}

// inTime reports whether an asset may leave its site in a wave, by the hard
// deadlines.
func (st *state) inTime(i, wave int32) bool { return wave <= st.latest[st.site[i]] }

// deadlines is the wave by which each site should be empty, and what an asset
// weighs that leaves later. Sites without a deadline have weight 0.
type deadlines struct {
	wave   []int32
	weight []float64
}

func newDeadlines(sites int) deadlines {
	return deadlines{wave: make([]int32, sites), weight: make([]float64, sites)}
}

// strain is what an asset of a site weighs in a wave.
func (d *deadlines) strain(site, wave int32) float64 {
	if d.weight[site] > 0 && wave > d.wave[site] {
		return d.weight[site]
	}
	return 0
}

// earlier is an exit of a site that is one step of its bill before the present one.
type earlier struct {
	site, wave int32
	saving     float64
	late       int // assets that would have to leave sooner
}

// earlierExits lists, for every closing site, the next steps down of its bill.
func (st *state) earlierExits() []earlier {
	var all []earlier
	for site, costs := range st.exitCost {
		if costs == nil || st.last[site] <= 1 {
			continue
		}
		last := st.last[site]
		late, steps := 0, 0
		for w := last; w > 1 && steps < 3; w-- {
			late += int(st.leaving[site][w])
			if costs[w-1] < costs[w] {
				all = append(all, earlier{int32(site), w - 1, costs[last] - costs[w-1], late})
				steps++
			}
		}
	}
	return all
}

// press sets the deadline for an earlier exit, or none for the zero value.
func (st *state) press(e earlier) {
	for site := range st.due.weight {
		st.due.weight[site] = 0
	}
	if e.saving > 0 {
		st.due.wave[e.site] = e.wave
		st.due.weight[e.site] = 1.5 * e.saving / float64(max(e.late, 1))
	}
	st.strain = 0
	for i := range int32(st.n) {
		st.strain += st.due.strain(st.site[i], st.wave[i])
	}
}

// pursue sets the deadline for an earlier exit and lists who is late for it.
func (a *annealing) pursue(e earlier) {
	a.st.press(e)
	a.late, a.due = a.late[:0], e.wave
	if e.saving <= 0 {
		return
	}
	for w := int(e.wave) + 1; w <= a.st.t; w++ {
		for _, u := range a.in.units[w] {
			if a.belongs(u, e.site) {
				a.late = append(a.late, u)
			}
		}
	}
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

// guided is the objective with the weight of deadlines: what the search follows.
func (st *state) guided() float64 { return st.objective() + st.strain }
