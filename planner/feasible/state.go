package feasible

import (
	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/depgraph"
	"github.com/wavecut/wavecut/planner/model"
)

// State is a plan that keeps C1 to C9.
type State struct {
	p         *model.Problem
	survivors []bool
	rest      []int32 // by asset: its wave while it is not moved, 0 or Unscheduled

	wave []int32      // by asset: 0, 1…T, or Unscheduled
	move []model.Move // by asset, of those of waves 1…T

	waves    waveLoads
	copies   copyLoads
	sites    siteLoads
	peaks    peakLoads
	groups   groupRules
	pools    poolRules
	ties     [][]tie // by asset
	freezes  freezeRules
	outages  *depgraph.Outage
	decision []undoDecision
}

// Change puts an asset into a wave by a move, or takes it out again where Wave is
// model.Unscheduled.
type Change struct {
	Asset int32
	Wave  int32
	Move  model.Move
}

// New is the state in which nothing moves. Survivors says for every site whether
// assets may stay there and come: all of role keep and cloud, and the candidates
// that are to be kept.
//
// An asset that stays at a survivor may have to move all the same, because
// same_site ties it to one that stays at another; see [State.MustMove].
func New(p *model.Problem, survivors []bool) *State {
	n := len(p.Estate.Assets)
	s := &State{
		p: p, survivors: survivors, rest: make([]int32, n), wave: make([]int32, n), move: make([]model.Move, n),
		outages: depgraph.NewOutage(p.Estate, p.Scenario.ImpactDepth),
	}
	s.ties = newTies(p.Estate)
	s.setRest()
	copy(s.wave, s.rest)
	s.waves = newWaveLoads(p)
	s.copies = newCopyLoads(p)
	s.sites = newSiteLoads(p)
	s.peaks = newPeakLoads(p)
	s.groups = newGroupRules(p)
	s.pools = s.newPoolRules()
	s.freezes = s.newFreezeRules()
	return s
}

// setRest decides who has to move.
func (s *State) setRest() {
	for _, a := range s.p.Placed {
		asset := &s.p.Estate.Assets[a]
		if !s.survivors[asset.Site] || asset.Method == inventory.MethodRetire {
			s.rest[a] = model.Unscheduled
		}
	}
	s.displace()
}

// MustMove reports whether the asset is unscheduled as long as it does not move.
func (s *State) MustMove(asset int32) bool { return s.rest[asset] == model.Unscheduled }

// Wave is the asset's wave: 0, 1…T, or model.Unscheduled.
func (s *State) Wave(asset int32) int32 { return s.wave[asset] }

// Survives reports whether assets may stay at the site and come to it.
func (s *State) Survives(site int32) bool { return s.survivors[site] }

// End is the site at which the asset is in the end, NoSite when it is retired.
func (s *State) End(asset int32) int32 {
	if s.wave[asset] > 0 {
		return s.move[asset].Target
	}
	return s.p.Estate.Assets[asset].Site
}

// Plan is the state as a plan. Reasons are left empty.
func (s *State) Plan() *model.Plan {
	plan := &model.Plan{Decisions: make([]model.Decision, len(s.p.Placed))}
	for i, a := range s.p.Placed {
		d := model.Decision{Asset: a, Wave: s.wave[a], Target: s.End(a), Method: s.p.Estate.Assets[a].Method}
		if d.Wave > 0 {
			d.Method = s.move[a].Method
		}
		plan.Decisions[i] = d
	}
	return plan
}

// siteIn is where a placed asset is in an interval, NoSite once it is retired.
func (s *State) siteIn(asset, interval int32) int32 {
	if w := s.wave[asset]; w > 0 && interval >= w {
		return s.move[asset].Target
	}
	return s.p.Estate.Assets[asset].Site
}

// retires reports whether the asset is retired in some wave.
func (s *State) retires(asset int32) bool {
	return s.wave[asset] > 0 && s.move[asset].Target == inventory.NoSite
}

// limit is how far a sum may come: half the tolerance above what is allowed.
func limit(most float64) float64 { return most + model.Tolerance/2 }
