package bound

import "slices"

// teamLimits are what the teams can do in a wave.
func (f *frame) teamLimits() []*limit {
	vars := f.teamVars()
	effort := func(i int32) float64 { return f.asset(i).EffortHours }
	var list []*limit
	for _, team := range f.p.Estate.Teams {
		of := func(load func(i int32) float64) func(i int32) float64 {
			return func(i int32) float64 {
				if f.asset(i).Team != team.ID {
					return 0
				}
				return load(i)
			}
		}
		add := func(name string, whole bool, load func(i int32) float64, most float64) {
			if given(most) {
				list = append(list, f.newLimitOf(vars[team.ID], name+" of team "+team.ID, whole, of(load), func(int) float64 { return most }))
			}
		}
		add("assets", true, one, team.MaxAssetsPerWindow)
		add("effort", false, effort, team.HoursPerWindow)
	}
	return list
}

// teamVars lists by team the variables that hold some of its movers, ascending.
func (f *frame) teamVars() map[string][]int32 {
	vars := map[string][]int32{}
	for v := range int32(f.vars()) {
		for _, i := range f.members.at(v) {
			team := f.asset(i).Team
			if list := vars[team]; !slices.Contains(list[max(0, len(list)-1):], v) {
				vars[team] = append(list, v)
			}
		}
	}
	return vars
}
