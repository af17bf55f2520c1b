package schedule

// state is a plan in a space, with the counters that price and check changes.
type state struct {
	*space
	wave   []int32 // 0…T+1 by asset
	choice []int32 // index into space.options of each asset; -1 where it has none

	total float64 // cost of the plan so far, unscheduled assets priced as they stay
	out   int     // unscheduled assets

	latest []int32 // by site: the last wave in which an asset may leave; T where any is
	due    deadlines
	strain float64 // what the assets that are past their site's deadline weigh

	pairs        []pairCost  // by place in space.adjacent
	perWave      []int32     // assets by wave
	top          []topTwo    // by set*(T+2)+wave: the two longest outages
	leaving      [][]int32   // by site that is given up: assets by last wave
	last         []int32     // by site: the last wave in which an asset leaves
	used         [][]float64 // by limit row: load by wave
	present      []presence  // the capacities that can bind, by site
	away         []int32     // by quorum*(T+2)+wave: members cut over in the wave
	presentStart []int32     // by site: its part of present
}

// topTwo is the longest outage of a set in a wave and the next one.
type topTwo struct{ first, second float64 }

// newState starts with every asset staying where it may and unscheduled where it
// may not.
func newState(s *space) *state {
	st := &state{
		space: s, wave: make([]int32, s.n), choice: make([]int32, s.n),
		perWave: make([]int32, s.t+2),
		top:     make([]topTwo, len(s.outages.weight)*(s.t+2)),
		leaving: make([][]int32, s.sites), last: make([]int32, s.sites),
		used: make([][]float64, len(s.limits.rows)),
		away: make([]int32, len(s.quorums.available)*(s.t+2)),
		due:  newDeadlines(s.sites), latest: make([]int32, s.sites),
	}
	st.freeExits()
	for r := range st.used {
		st.used[r] = make([]float64, s.t+2)
	}
	st.total = s.fixedCost
	for site, costs := range s.exitCost {
		if costs != nil {
			st.leaving[site] = make([]int32, s.t+2)
			st.total += costs[0]
		}
	}
	for i := range int32(s.n) {
		st.wave[i], st.choice[i] = st.start(i)
		if st.wave[i] > 0 {
			st.out++
			st.relist(s.site[i], 0, st.wave[i])
		}
		st.total += s.siteRate[i]*s.elapsed[s.t+1] + s.changeOf(i, st.choice[i], st.wave[i])
	}
	st.tieAll()
	st.startPresence()
	return st
}

// start is the wave and option of an asset before anything is decided.
func (st *state) start(i int32) (wave, choice int32) {
	lo, hi := st.optionStart[i], st.optionStart[i+1]
	if lo == hi {
		return int32(st.t + 1), -1
	}
	choice = lo
	apart := false
	if tied := st.units.tied(i); len(tied) > 1 {
		common := st.commonSite(tied)
		choice = st.optionTo(i, common)
		apart = st.options[choice].move.Target != common
	}
	if st.options[choice].stays() && !apart {
		return 0, choice
	}
	return int32(st.t + 1), choice
}

// optionTo is the asset's option that ends at a site, else one that moves it, else
// its first.
func (s *space) optionTo(i, site int32) int32 {
	best := s.optionStart[i]
	for k := s.optionStart[i]; k < s.optionStart[i+1]; k++ {
		if s.options[k].move.Target == site {
			return k
		}
		if !s.options[k].stays() {
			best = k
		}
	}
	return best
}

// commonSite is the site at which assets that must end together do so at first:
// one that all can reach, where most of them are already, else simply the latter.
func (s *space) commonSite(tied []int32) int32 {
	best, reach, here := int32(0), -1, -1
	for site := range int32(s.sites) {
		can, are := 0, 0
		for _, i := range tied {
			for _, o := range s.optionsOf(i) {
				if o.move.Target == site {
					can++
				}
			}
			if s.site[i] == site {
				are++
			}
		}
		if can > reach || can == reach && are > here {
			best, reach, here = site, can, are
		}
	}
	return best
}

// tieAll prices every pair for the first time.
func (st *state) tieAll() {
	st.pairs = make([]pairCost, len(st.adjacent))
	for i := range int32(st.n) {
		here := st.destination(i, st.choice[i])
		for k := st.adjacentStart[i]; k < st.adjacentStart[i+1]; k++ {
			e := &st.adjacent[k]
			st.pairs[k] = st.costOf(i, e, here, st.destination(e.to, st.choice[e.to]))
			if e.to > i {
				st.total += st.pairs[k].over(st.elapsed, st.wave[i], st.wave[e.to])
			}
		}
	}
}

// targetOf is the site at the end of asset i with an option and a wave.
func (st *state) targetOf(i, choice, wave int32) int32 {
	if wave == 0 || int(wave) > st.t {
		return st.site[i]
	}
	return st.options[choice].move.Target
}

// target is the site at which an asset ends, NoSite once it is retired.
func (st *state) target(i int32) int32 { return st.targetOf(i, st.choice[i], st.wave[i]) }

// moves reports whether a wave is one of 1…T.
func (s *space) moves(wave int32) bool { return wave >= 1 && int(wave) <= s.t }

// apply makes a change and brings every counter along. It does not check.
func (st *state) apply(i, choice, wave int32) {
	if st.wave[i] == wave && st.choice[i] == choice {
		return
	}
	st.total += st.splitDelta(i, choice, wave) + st.ownDelta(i, choice, wave)
	st.out += st.outDelta(i, wave)
	st.strain += st.due.strain(st.site[i], wave) - st.due.strain(st.site[i], st.wave[i])
	old, oldChoice := st.wave[i], st.choice[i]
	if st.moves(old) {
		st.take(i, oldChoice, old, -1)
	}
	st.wave[i], st.choice[i] = wave, choice
	if st.destination(i, choice) != st.destination(i, oldChoice) {
		st.retie(i)
	}
	if st.moves(old) {
		st.settle(i, oldChoice, old)
	}
	if st.moves(wave) {
		st.take(i, choice, wave, 1)
		st.strike(i, choice, wave)
	}
	st.shift(i, oldChoice, old, choice, wave)
	st.relist(st.site[i], old, wave)
}

// relist moves an asset of a site that is given up from one last wave to another
// and prices the exit anew. Wave 0 is none.
func (st *state) relist(site, old, wave int32) {
	if st.leaving[site] == nil {
		return
	}
	st.total -= st.exitCost[site][st.last[site]]
	if old > 0 {
		st.leave(site, old, -1)
	}
	if wave > 0 {
		st.leave(site, wave, 1)
	}
	st.total += st.exitCost[site][st.last[site]]
}

// take adds (by = 1) or removes (by = −1) a move from the counters of its wave.
func (st *state) take(i, choice, wave, by int32) {
	if by > 0 && st.perWave[wave] == 0 {
		st.total += st.waveCost
	}
	st.perWave[wave] += by
	if by < 0 && st.perWave[wave] == 0 {
		st.total -= st.waveCost
	}
	for _, l := range st.limits.loads(choice) {
		st.used[l.row][wave] += float64(by) * l.amount
	}
	for _, q := range st.quorums.quorumsOf(i) {
		st.away[int(q)*(st.t+2)+int(wave)] += by
	}
}

// strike adds the outage of a move to the sets that hold the asset.
func (st *state) strike(i, choice, wave int32) {
	minutes := st.options[choice].move.Minutes
	if minutes <= 0 {
		return
	}
	load := st.outages.load[wave]
	for _, set := range st.outages.setsOf(i) {
		top := &st.top[int(set)*(st.t+2)+int(wave)]
		switch {
		case minutes > top.first:
			st.total += (minutes - top.first) * load * st.outages.weight[set]
			top.first, top.second = minutes, top.first
		case minutes > top.second:
			top.second = minutes
		}
	}
}

// settle removes the outage of a move that left its wave; st.wave[i] has changed.
func (st *state) settle(i, choice, wave int32) {
	minutes := st.options[choice].move.Minutes
	if minutes <= 0 {
		return
	}
	load := st.outages.load[wave]
	for _, set := range st.outages.setsOf(i) {
		top := &st.top[int(set)*(st.t+2)+int(wave)]
		if minutes < top.second {
			continue
		}
		before := top.first
		*top = st.topOf(set, wave, i)
		st.total += (top.first - before) * load * st.outages.weight[set]
	}
}

// topOf finds the two longest outages of a set in a wave, but for one asset.
func (st *state) topOf(set, wave, without int32) topTwo {
	var top topTwo
	for _, m := range st.outages.members(set) {
		if st.wave[m] != wave || m == without {
			continue
		}
		minutes := st.options[st.choice[m]].move.Minutes
		switch {
		case minutes > top.first:
			top.first, top.second = minutes, top.first
		case minutes > top.second:
			top.second = minutes
		}
	}
	return top
}

// leave counts an asset out of a site that is given up, and keeps the last wave.
func (st *state) leave(site, wave, by int32) {
	counts := st.leaving[site]
	counts[wave] += by
	if by > 0 {
		st.last[site] = max(st.last[site], wave)
		return
	}
	for st.last[site] > 0 && counts[st.last[site]] == 0 {
		st.last[site]--
	}
}

// objective orders plans as model.md section 2 asks: by the number of unscheduled
// assets, then by cost.
func (st *state) objective() float64 { return st.total + float64(st.out)*st.unscheduled }
