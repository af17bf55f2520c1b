package schedule

import (
	"math"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

// presence is the load of one resource at one surviving site by interval, for
// those that some plan could overfill (C3).
type presence struct {
	resource inventory.Resource
	limit    float64
	load     []float64 // by interval 0…T
	peak     *peakLoad // nil but for the demand of a peak (C12)
}

// amount is what an asset takes.
func (p *presence) amount(st *space, i int32) float64 {
	if p.peak != nil {
		return p.peak.demand[i]
	}
	return st.asset(i).Needs[p.resource]
}

// bounds cuts a range of intervals to those that count.
func (p *presence) bounds(from, to int32) (int32, int32) {
	if p.peak != nil {
		return max(from, p.peak.from), min(to, p.peak.to+1)
	}
	return from, to
}

// startPresence finds the capacities that can bind and the load before any move.
func (st *state) startPresence() {
	here := make([]inventory.Resources, st.sites)
	most := make([]inventory.Resources, st.sites)
	for i := range int32(st.n) {
		needs := &st.asset(i).Needs
		add(&here[st.site[i]], needs)
		for _, o := range st.optionsOf(i) {
			if !o.stays() && o.move.Target != inventory.NoSite {
				add(&most[o.move.Target], needs)
			}
		}
	}
	st.presentStart = make([]int32, st.sites+1)
	for site := range st.sites {
		if st.kept[site] {
			st.addPresence(site, &here[site], &most[site])
			st.addPeaks(int32(site))
		}
		st.presentStart[site+1] = int32(len(st.present))
	}
}

func add(sum, needs *inventory.Resources) {
	for r := range sum {
		sum[r] += needs[r]
	}
}

func (st *state) addPresence(site int, here, most *inventory.Resources) {
	capacity := &st.p.Estate.Sites[site].Capacity
	for r := range inventory.NumResources {
		limit := math.Max(capacity[r], here[r])
		if here[r]+most[r] <= limit+model.Tolerance {
			continue
		}
		p := presence{resource: r, limit: limit, load: make([]float64, st.t+1)}
		for t := range p.load {
			p.load[t] = here[r]
		}
		st.present = append(st.present, p)
	}
}

// presentAt is the bounded resources of a site.
func (st *state) presentAt(site int32) []presence {
	if site == inventory.NoSite {
		return nil
	}
	return st.present[st.presentStart[site]:st.presentStart[site+1]]
}

// arrives is the first interval in which an option loads its target.
func (st *state) arrives(choice, wave int32) int32 {
	if st.options[choice].move.OverlapDays > 0 {
		return wave - 1
	}
	return wave
}

// shift moves the asset's load from where the old decision had it to the new one.
func (st *state) shift(i, oldChoice, old, choice, wave int32) {
	if len(st.present) == 0 {
		return
	}
	if st.moves(old) && st.moves(wave) && oldChoice == choice {
		lo, hi, by := old, wave, 1.0
		if old > wave {
			lo, hi, by = wave, old, -1.0
		}
		st.fill(st.site[i], lo, hi, i, by)
		st.fill(st.options[choice].move.Target, st.arrives(choice, lo), st.arrives(choice, hi), i, -by)
		return
	}
	st.occupy(i, oldChoice, old, -1)
	st.occupy(i, choice, wave, 1)
}

// occupy adds (by = 1) or removes (by = −1) the asset's load under a decision.
func (st *state) occupy(i, choice, wave int32, by float64) {
	leaves := int32(st.t + 1)
	if st.moves(wave) {
		leaves = wave
		st.fill(st.options[choice].move.Target, st.arrives(choice, wave), int32(st.t+1), i, by)
	}
	st.fill(st.site[i], 0, leaves, i, by)
}

func (st *state) fill(site, from, to, i int32, by float64) {
	for k := range st.presentAt(site) {
		p := &st.present[st.presentStart[site]+int32(k)]
		if amount := p.amount(st.space, i); amount != 0 {
			lo, hi := p.bounds(from, to)
			for t := lo; t < hi; t++ {
				p.load[t] += by * amount
			}
		}
	}
}

// roomFor checks C3 for a change: the intervals in which the asset would newly
// load a site are within its limits.
func (st *state) roomFor(i, choice, wave int32) bool {
	if len(st.present) == 0 {
		return true
	}
	old := st.wave[i]
	if st.moves(wave) {
		target, from, to := st.options[choice].move.Target, st.arrives(choice, wave), int32(st.t+1)
		if st.moves(old) && st.options[st.choice[i]].move.Target == target {
			to = min(to, st.arrives(st.choice[i], old))
		}
		if !st.free(target, from, to, i) {
			return false
		}
	}
	leaves, left := int32(st.t+1), int32(st.t+1)
	if st.moves(wave) {
		leaves = wave
	}
	if st.moves(old) {
		left = old
	}
	return st.free(st.site[i], left, leaves, i)
}

// free reports whether a site has room for an asset in intervals [from, to).
func (st *state) free(site, from, to, i int32) bool {
	present := st.presentAt(site)
	for k := range present {
		p := &present[k]
		amount := p.amount(st.space, i)
		if amount == 0 {
			continue
		}
		lo, hi := p.bounds(from, to)
		for t := lo; t < hi; t++ {
			if p.load[t]+amount > p.limit+model.Tolerance {
				return false
			}
		}
	}
	return true
}

// roomAround checks C3 at both sites of a change that was made. Assets that are
// lifted on the way come back to their sites unasked, so what fits says of each
// change by itself is not enough where several are made.
func (st *state) roomAround(c change) bool {
	return st.within(st.site[c.i]) && st.within(st.targetOf(c.i, c.choice, c.wave))
}

// within reports whether a site is within its capacities in every interval.
func (st *state) within(site int32) bool {
	present := st.presentAt(site)
	for k := range present {
		for _, load := range present[k].load {
			if load > present[k].limit+model.Tolerance {
				return false
			}
		}
	}
	return true
}

// withinAll is within for every site.
func (st *state) withinAll() bool {
	for site := range int32(st.sites) {
		if !st.within(site) {
			return false
		}
	}
	return true
}
