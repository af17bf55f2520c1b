package schedule

// delta is what a change of one asset's option and wave adds to the objective, the
// weight of deadlines included. It reads the state and changes nothing.
func (st *state) delta(i, choice, wave int32) float64 {
	return st.splitDelta(i, choice, wave) + st.ownDelta(i, choice, wave) +
		st.exitDelta(i, wave) + st.waveDelta(i, wave) + st.outageDelta(i, choice, wave) +
		float64(st.outDelta(i, wave))*st.unscheduled +
		st.due.strain(st.site[i], wave) - st.due.strain(st.site[i], st.wave[i])
}

// outDelta is the change of the number of unscheduled assets.
func (st *state) outDelta(i, wave int32) int {
	change := 0
	if int(st.wave[i]) > st.t {
		change--
	}
	if int(wave) > st.t {
		change++
	}
	return change
}

// ownDelta is the change of what depends on the asset alone: usage, the cost of
// its move, and of differing from the old plan.
func (st *state) ownDelta(i, choice, wave int32) float64 {
	return st.own(i, choice, wave) - st.own(i, st.choice[i], st.wave[i])
}

func (st *state) own(i, choice, wave int32) float64 {
	end := st.elapsed[st.t+1]
	change := st.changeOf(i, choice, wave)
	if !st.moves(wave) {
		return change + st.siteRate[i]*end
	}
	o := &st.options[choice]
	at := st.elapsed[wave]
	return change + st.siteRate[i]*at + o.rate*(end-at) + o.move.Cost
}

// exitDelta is the change of the fixed cost of the asset's site.
func (st *state) exitDelta(i, wave int32) float64 {
	site, old := st.site[i], st.wave[i]
	costs := st.exitCost[site]
	if costs == nil || wave == old {
		return 0
	}
	last := st.last[site]
	next := max(last, wave)
	if old == last && wave < last && st.leaving[site][old] == 1 {
		next = last - 1
		for next > wave && st.leaving[site][next] == 0 {
			next--
		}
	}
	return costs[next] - costs[last]
}

// waveDelta is the change of the fixed cost of waves that hold any asset.
func (st *state) waveDelta(i, wave int32) float64 {
	old, sum := st.wave[i], 0.0
	if wave == old {
		return 0
	}
	if st.moves(old) && st.perWave[old] == 1 {
		sum -= st.waveCost
	}
	if st.moves(wave) && st.perWave[wave] == 0 {
		sum += st.waveCost
	}
	return sum
}

// outageDelta is the change of the downtime of the services that need the asset.
func (st *state) outageDelta(i, choice, wave int32) float64 {
	sets := st.outages.setsOf(i)
	if len(sets) == 0 {
		return 0
	}
	old, before, after := st.wave[i], 0.0, 0.0
	if st.moves(old) {
		before = st.options[st.choice[i]].move.Minutes
	}
	if st.moves(wave) {
		after = st.options[choice].move.Minutes
	}
	if wave == old {
		return st.outageInPlace(i, before, after)
	}
	oldLoad, newLoad := st.outages.load[old], st.outages.load[wave]
	sum := 0.0
	for _, set := range sets {
		row := int(set) * (st.t + 2)
		change := 0.0
		if before > 0 {
			if top := &st.top[row+int(old)]; before >= top.first {
				change -= (top.first - top.second) * oldLoad
			}
		}
		if after > 0 {
			if top := &st.top[row+int(wave)]; after > top.first {
				change += (after - top.first) * newLoad
			}
		}
		sum += change * st.outages.weight[set]
	}
	return sum
}

// outageInPlace is outageDelta where the wave stays and the option changes.
func (st *state) outageInPlace(i int32, before, after float64) float64 {
	if before == after {
		return 0
	}
	wave, sum := st.wave[i], 0.0
	for _, set := range st.outages.setsOf(i) {
		top := st.top[int(set)*(st.t+2)+int(wave)]
		rest := top.first
		if before >= top.first {
			rest = top.second
		}
		sum += (max(rest, after) - top.first) * st.outages.weight[set]
	}
	return sum * st.outages.load[wave]
}
