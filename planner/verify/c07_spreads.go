package verify

// checkSpreads is the third clause of C7: the members, not retired, of a group
// marked spread (when two or more, and one of them moves or they start on two
// sites) end on at least two sites unless one is unscheduled, and sit all on one
// site in an interval only if they did so in every interval before it.
func (r *run) checkSpreads() {
	for i := range r.groups {
		if r.groups[i].spread {
			r.checkSpread(&r.groups[i])
		}
	}
}

func (r *run) checkSpread(g *group) {
	members := make([]int32, 0, len(g.members))
	moving, unscheduled := false, false
	for _, m := range g.members {
		if r.retires(m) {
			continue
		}
		members = append(members, m)
		moving = moving || r.wave[m] > 0
		unscheduled = unscheduled || r.wave[m] < 0
	}
	if len(members) < 2 || !moving && r.together(members, 0) {
		return
	}
	if !unscheduled && r.together(members, r.waves) {
		r.report("C7", "group:"+g.name, r.waves, "all end on one site")
	}
	apart := false
	for t := int32(0); t <= r.waves; t++ {
		together := r.together(members, t)
		if together && apart {
			r.report("C7", "group:"+g.name, t, "all on one site again")
		}
		apart = apart || !together
	}
}

// together reports whether the assets are all on one site in an interval.
func (r *run) together(assets []int32, interval int32) bool {
	for _, a := range assets[1:] {
		if r.siteIn(a, interval) != r.siteIn(assets[0], interval) {
			return false
		}
	}
	return true
}
