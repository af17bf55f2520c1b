package placement

import (
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/planner/placement/partition"
)

// Effort says how much work a placement may take, in steps.
type Effort = partition.Effort

// The efforts.
const (
	Quick    = partition.Quick
	Standard = partition.Standard
	Thorough = partition.Thorough
)

// Anywhere stands for a site that is not prescribed.
const Anywhere int32 = -2

// Options say how hard to look and what is known beforehand. Slices are by place
// in Problem.Placed and may be nil.
type Options struct {
	Effort Effort
	Seed   uint64
	// MoveDay is the day on which an asset moves if it does, counted from the
	// start; nil: one mean day for all, from the limits of the waves.
	MoveDay []float64
	// Pinned is the site on which an asset must end, or Anywhere. A pin that
	// cannot be kept is ignored and listed in the result.
	Pinned []int32
	// Previous is where an existing plan puts an asset, or Anywhere: every other
	// end costs the scenario's change_cost more, and the search begins there.
	Previous []int32
	// OutagePerMinute is what a minute of an asset's outage costs in its window;
	// nil: shares of the services that it takes down.
	OutagePerMinute []float64
}

// Result is a placement and what is known of its worth.
type Result struct {
	model.Placement
	// Cost is the estimate for the assets that are not blocked, in major units;
	// Bound is what no placement of them can undercut, within the constraints
	// that can be seen without a schedule.
	Cost, Bound float64
	// BrokenPins are the places of assets whose pin could not be kept.
	BrokenPins []int32
	// Interrupted says that the context ended the search early.
	Interrupted bool
}
