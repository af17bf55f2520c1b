package feasible

import (
	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

// groupRules is what C7 asks of replica groups.
type groupRules struct {
	stamp   int32
	seen    []int32 // stamp by group
	down    []int32 // by wave: members cut over in it; 0 between calls
	retired []int32 // likewise, of those the retired
	members []int32
}

func newGroupRules(p *model.Problem) groupRules {
	return groupRules{seen: make([]int32, len(p.Groups)), down: make([]int32, p.T()+1), retired: make([]int32, p.T()+1)}
}

func (s *State) tryGroups(changes []Change) string {
	s.groups.stamp++
	for i := range changes {
		g := s.p.GroupOf[changes[i].Asset]
		if g < 0 || s.groups.seen[g] == s.groups.stamp {
			continue
		}
		s.groups.seen[g] = s.groups.stamp
		group := &s.p.Groups[g]
		if len(group.Members) < 2 {
			continue
		}
		if !s.available(group.Members, int32(group.MinAvailable)) || group.Spread && !s.spread(group.Members) {
			return "C7"
		}
	}
	return ""
}

// available reports whether in every wave so many of the assets are neither being
// cut over nor retired.
func (s *State) available(assets []int32, least int32) bool {
	g := &s.groups
	moving := false
	for _, a := range assets {
		if w := s.wave[a]; w > 0 {
			moving = true
			g.down[w]++
			if s.retires(a) {
				g.retired[w]++
			}
		}
	}
	if !moving {
		return true
	}
	enough := true
	serving := int32(len(assets))
	for w := 1; w < len(g.down); w++ {
		enough = enough && serving-g.down[w] >= least
		serving -= g.retired[w]
		g.down[w], g.retired[w] = 0, 0
	}
	return enough
}

// spread reports whether a group marked so keeps to it: the members that the plan
// does not retire end on two sites, unless one is unscheduled or none moves and
// all started on one, and once apart are never again all on one site.
func (s *State) spread(all []int32) bool {
	members := s.groups.members[:0]
	moving, unscheduled := false, false
	for _, a := range all {
		if s.retires(a) {
			continue
		}
		members = append(members, a)
		moving = moving || s.wave[a] > 0
		unscheduled = unscheduled || s.wave[a] == model.Unscheduled
	}
	s.groups.members = members
	if len(members) < 2 || !moving {
		return true
	}
	last := int32(s.p.T())
	if !unscheduled && s.together(members, last) {
		return false
	}
	apart := false
	for t := int32(0); t <= last; t++ {
		together := s.together(members, t)
		if together && apart {
			return false
		}
		apart = apart || !together
	}
	return true
}

func (s *State) together(assets []int32, interval int32) bool {
	for _, a := range assets[1:] {
		if s.siteIn(a, interval) != s.siteIn(assets[0], interval) {
			return false
		}
	}
	return true
}

// SpreadAllows reports whether the asset may end at the site as far as the spread
// of its group goes: the others do not all end there too. The function says where
// another member is to end, NoSite where that is open.
func (s *State) SpreadAllows(asset, site int32, end func(asset int32) int32) bool {
	for _, g := range s.p.GuardsOf(asset) {
		if !s.guardAllows(&s.p.Guards[g], asset, site, end) {
			return false
		}
	}
	g := s.p.GroupOf[asset]
	if g < 0 || !s.p.Groups[g].Spread || s.p.Estate.Assets[asset].Method == inventory.MethodRetire {
		return true
	}
	others := 0
	for _, m := range s.p.Groups[g].Members {
		if m == asset || s.p.Estate.Assets[m].Method == inventory.MethodRetire {
			continue
		}
		if end(m) != site {
			return true
		}
		others++
	}
	return others == 0
}
