package model

import "github.com/wavecut/wavecut/inventory"

// Unscheduled is the wave of an asset that should move and could not be
// scheduled. It stays at its site for the whole horizon.
const Unscheduled int32 = -1

// Decision is what a plan says of one placed asset.
type Decision struct {
	Asset  int32 // index into Estate.Assets
	Wave   int32 // 0 stays, 1…T, or Unscheduled
	Target int32 // the site at the end; NoSite for a retired asset
	Method inventory.Method
	// Reason is the constraint that blocks an unscheduled asset.
	Reason string
}

// Moves reports whether the asset is cut over in some wave.
func (d Decision) Moves() bool { return d.Wave > 0 }

// Retires reports whether the asset is retired in some wave.
func (d Decision) Retires() bool { return d.Wave > 0 && d.Method == inventory.MethodRetire }

// Plan is one decision for every placed asset, in the order of Problem.Placed.
type Plan struct {
	Decisions []Decision
}

// SiteIn is the site of a decision's asset in an interval, NoSite once retired.
func (p *Problem) SiteIn(d Decision, interval int) int32 {
	if d.Wave <= 0 || interval < int(d.Wave) {
		return p.Estate.Assets[d.Asset].Site
	}
	return d.Target
}

// Kept says for every site whether it survives under the plan: keep and cloud
// sites do, and the candidates at which some asset is to end. One that is merely
// unscheduled there does not keep a candidate: it should have left.
func (p *Problem) Kept(plan *Plan) []bool {
	kept := make([]bool, len(p.Estate.Sites))
	for i := range kept {
		kept[i] = p.Estate.Sites[i].Survives()
	}
	for _, d := range plan.Decisions {
		if s := p.SiteIn(d, p.T()); d.Wave != Unscheduled && s != inventory.NoSite && p.Estate.Sites[s].Role == inventory.RoleCandidate {
			kept[s] = true
		}
	}
	return kept
}
