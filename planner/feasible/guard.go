package feasible

import (
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
				if s.moving(guard.Members) && !s.outside(guard.Members, guard.Outside, int32(s.p.T())) {
					return "C11"
				}
				continue
			}
			for _, m := range guard.Members {
				if w := s.wave[m]; w > 0 && !s.outside(guard.Members, guard.Outside, w) {
					return "C11"
				}
			}
		}
	}
	return ""
}

// outside reports whether at least so many of the assets, not retired, are outside
// every one site in an interval.
func (s *State) outside(assets []int32, least int, interval int32) bool {
	at := map[int32]int{}
	left := 0
	for _, a := range assets {
		if site := s.siteIn(a, interval); site != inventory.NoSite {
			at[site]++
			left++
		}
	}
	for _, n := range at {
		if left-n < least {
			return false
		}
	}
	return left > 0
}

// guardAllows is SpreadAllows for a guard.
func (s *State) guardAllows(g *model.Guard, asset, site int32, end func(asset int32) int32) bool {
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
