package verify

import (
	"strings"

	"github.com/wavecut/wavecut/inventory"
)

// checkTargets is C1: every asset of a retire site moves to a keep or cloud
// site, or is retired in a wave 1…T, or is unscheduled; no asset moves to a
// retire site; wave 0 exactly when the target is the current site. Candidates at
// which assets end are kept, N at most.
func (r *run) checkTargets() {
	for i := range r.wave {
		if r.estate.Assets[i].Placed() {
			r.checkTarget(int32(i))
		}
	}
	r.checkKeep()
}

func (r *run) checkTarget(a int32) {
	asset := &r.estate.Assets[a]
	wave, target := r.wave[a], r.target[a]
	switch {
	case wave < 0 || r.retires(a):
	case wave == 0:
		r.checkStay(a, asset)
	case target == inventory.NoSite:
		r.report("C1", asset.ID, wave, "moves nowhere and is not retired")
	case target == asset.Site:
		r.report("C1", asset.ID, wave, "moves in wave %d to the site where it is", wave)
	case r.estate.Sites[target].Role == inventory.RoleRetire:
		r.report("C1", asset.ID, wave, "moves to %s, which is to be retired", r.estate.Sites[target].ID)
	}
}

func (r *run) checkStay(a int32, asset *inventory.Asset) {
	switch {
	case r.target[a] != asset.Site:
		r.report("C1", asset.ID, 0, "has wave 0 and a target other than its site")
	case asset.Method == inventory.MethodRetire:
		r.report("C1", asset.ID, 0, "is to be retired, and stays")
	case r.estate.Sites[asset.Site].Role == inventory.RoleRetire:
		r.report("C1", asset.ID, 0, "stays at %s, which is to be retired", r.estate.Sites[asset.Site].ID)
	}
}

// checkKeep counts the candidates at which some asset ends.
func (r *run) checkKeep() {
	if !r.candidates {
		return
	}
	kept := make([]bool, len(r.estate.Sites))
	count := 0
	for i, wave := range r.wave {
		if wave < 0 || !r.estate.Assets[i].Placed() {
			continue
		}
		if s := r.siteIn(int32(i), r.waves); s != inventory.NoSite && !kept[s] && r.estate.Sites[s].Role == inventory.RoleCandidate {
			kept[s] = true
			count++
		}
	}
	if count > r.scenario.Keep {
		r.report("C1", "keep", NoWave, "%d candidates survive (%s), keep = %d", count, r.siteIDs(kept), r.scenario.Keep)
	}
}

func (c *Checker) siteIDs(in []bool) string {
	var ids []string
	for s, yes := range in {
		if yes {
			ids = append(ids, c.estate.Sites[s].ID)
		}
	}
	return strings.Join(ids, ", ")
}
