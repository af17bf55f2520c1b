package inventory

import "math"

// Defaults of formats.md that are not the zero value.
const (
	DefaultDecommissionDays = 14
	DefaultDataClass        = "internal"
)

// DefaultSite is a site with every default of formats.md and nothing else.
func DefaultSite() Site {
	return Site{Capacity: Unlimited(), EarlyExitFee: math.Inf(1), DecommissionDays: DefaultDecommissionDays}
}

// DefaultTeam is a team without limits.
func DefaultTeam() Team {
	return Team{HoursPerWindow: math.Inf(1), MaxAssetsPerWindow: math.Inf(1)}
}
