// Package placement decides on which surviving site every asset ends, before it
// is known when it moves.
//
// [Solve] weighs what a place costs in the long run: the move, the usage of the
// site from then on, the calls that cross between sites for as long as both ends
// are where they end, and an estimate of the outage. Days of the moves are
// estimated from the limits of the waves, or handed in from a schedule, so that
// placement and schedule can be improved in turns: with the days given, usage
// and split costs are exact.
//
// It keeps what can be seen without a schedule of the constraints of model.md
// section 4: eligibility and methods (C2, C9), capacity at the end and a sequence
// in which it is never exceeded (C3), same_site and what hangs together when one
// asset cannot move (C8), replica groups that must be spread (C7). What fits
// nowhere is blocked, with the constraint that blocks it.
//
// The result carries a lower bound on the same estimate over the assets that are
// not blocked. What the package does not do: it picks no survivors (kept is
// handed in) and no waves.
//
// The search itself is planner/placement/partition, which knows nothing of estates.
package placement
