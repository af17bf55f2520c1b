package verify

// checkWaves is C4: the assets, effort hours (in all, and by team), assets by
// team and tier-0 assets of a wave are within the limits; wave i of the ramp has
// at most ramp[i] assets; assets of a tier below pilot_min_tier are not in waves
// 1…pilot_waves. Waves are counted by window number.
func (r *run) checkWaves() {
	limits := &r.scenario.Wave
	for w := int32(1); w <= r.waves; w++ {
		members := r.in(w)
		n := float64(len(members))
		r.limit("wave.max_assets", w, "assets", n, limits.MaxAssets)
		if int(w) <= len(limits.Ramp) {
			r.limit("wave.ramp", w, "assets", n, limits.Ramp[w-1])
		}
		var hours sum
		tier0 := 0
		for _, a := range members {
			hours.add(r.estate.Assets[a].EffortHours)
			if r.estate.Assets[a].Tier == 0 {
				tier0++
			}
			r.checkPilot(a, w)
		}
		r.limit("wave.max_effort_hours", w, "hours", hours.value(), limits.MaxEffortHours)
		r.limit("wave.max_tier0", w, "assets of tier 0", float64(tier0), limits.MaxTier0)
		r.checkTeams(w, members)
	}
}

func (r *run) limit(subject string, wave int32, what string, value, limit float64) {
	if exceeds(value, limit) {
		r.report("C4", subject, wave, "%s %s of %s", number(value), what, number(limit))
	}
}

func (r *run) checkPilot(a, wave int32) {
	limits := &r.scenario.Wave
	if tier := int(r.estate.Assets[a].Tier); int(wave) <= limits.PilotWaves && tier < limits.PilotMinTier {
		r.report("C4", r.id(a), wave, "tier %d in a pilot wave, which takes tier %d and less critical", tier, limits.PilotMinTier)
	}
}

// checkTeams adds up what each team has to do in the wave.
func (r *run) checkTeams(wave int32, members []int32) {
	if len(r.estate.Teams) == 0 {
		return
	}
	hours := make([]sum, len(r.estate.Teams))
	count := make([]float64, len(r.estate.Teams))
	for _, a := range members {
		if t := r.teamOf[a]; t >= 0 {
			hours[t].add(r.estate.Assets[a].EffortHours)
			count[t]++
		}
	}
	for t, team := range r.estate.Teams {
		r.limit("team:"+team.ID, wave, "assets", count[t], team.MaxAssetsPerWindow)
		r.limit("team:"+team.ID, wave, "hours", hours[t].value(), team.HoursPerWindow)
	}
}
