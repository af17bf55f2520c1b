package planner

import (
	"fmt"
	"strings"

	"github.com/wavecut/wavecut/planner/cost"
	"github.com/wavecut/wavecut/planner/model"
)

// limitUse is how far a plan uses a limit.
type limitUse struct {
	reached int     // waves in which it stands in the way
	share   float64 // the largest in any wave
}

// nearlyAll is the share of a limit that is as good as none, where it is left.
const nearlyAll = 0.1

// usage is how far a plan uses its limits, by their names. Waves of the ramp count
// for the ramp.
func usage(e *cost.Evaluation, p *model.Problem) map[string]limitUse {
	used := map[string]limitUse{}
	for _, h := range e.Headroom {
		name := limitName(h, p)
		u := used[name]
		share := 1.0
		if h.Most > 0 {
			share = h.Used / h.Most
		}
		u.share = max(u.share, share)
		// No asset more fits in, or, where assets take more or less, hardly any.
		if h.Left() <= nearlyAll*h.Most && !countsAssets(h.Limit) || h.Left() < 1 && countsAssets(h.Limit) {
			u.reached++
		}
		used[name] = u
	}
	return used
}

func countsAssets(l cost.Limit) bool {
	return l == cost.LimitAssets || l == cost.LimitTier0 || l == cost.LimitTeamAssets
}

// limitName is the name of a limit as diagnose gives it.
func limitName(h cost.Headroom, p *model.Problem) string {
	switch h.Limit {
	case cost.LimitAssets:
		if h.Wave <= len(p.Scenario.Wave.Ramp) {
			return "wave.ramp"
		}
		return "wave.max_assets"
	case cost.LimitEffort:
		return "wave.max_effort_hours"
	case cost.LimitTier0:
		return "wave.max_tier0"
	case cost.LimitTeamAssets:
		return "max_assets_per_window of team " + h.Subject
	case cost.LimitTeamEffort:
		return "hours_per_window of team " + h.Subject
	case cost.LimitCopy, cost.LimitColdCopy:
		return "bandwidth_mbps of " + h.Subject
	}
	if strings.HasPrefix(string(h.Limit), "capacity_") {
		return fmt.Sprintf("%s of %s", h.Limit, h.Subject)
	}
	return string(h.Limit)
}
