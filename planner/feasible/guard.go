package feasible

import (
	"slices"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

// tryGuards is C11: what protects services against the loss of a site stays apart
// in every interval, or at the end where that is all that is asked.
func (s *State) tryGuards(changes []Change) string {
	for i := range changes {
		for _, g := range s.p.GuardsOf(changes[i].Asset) {
			guard := &s.p.Guards[g]
			if guard.EndOnly {
				if s.moving(guard.Members) && !s.outside(guard, int32(s.p.T())) {
					return "C11"
				}
				continue
			}
			for _, m := range guard.Members {
				if w := s.wave[m]; w > 0 && !s.outside(guard, w) {
					return "C11"
				}
			}
		}
	}
	return ""
}

// outside reports whether enough members of a guard, not retired, are outside the
// site of each anchor in an interval.
func (s *State) outside(g *model.Guard, interval int32) bool {
	for _, v := range g.Anchors {
		home := s.siteIn(v, interval)
		if home == inventory.NoSite {
			continue
		}
		left := 0
		for _, m := range g.Members {
			if site := s.siteIn(m, interval); site != home && site != inventory.NoSite {
				left++
			}
		}
		if left < g.Outside {
			return false
		}
	}
	return true
}

// guardAllows is SpreadAllows for a guard.
func (s *State) guardAllows(g *model.Guard, asset, site int32, end func(asset int32) int32) bool {
	if !slices.Contains(g.Anchors, asset) {
		return true
	}
	elsewhere := 0
	for _, m := range g.Members {
		if m != asset && s.p.Estate.Assets[m].Method != inventory.MethodRetire && end(m) != site {
			elsewhere++
		}
	}
	return elsewhere >= g.Outside
}

func (s *State) moving(assets []int32) bool {
	for _, a := range assets {
		if s.wave[a] > 0 {
			return true
		}
	}
	return false
}
