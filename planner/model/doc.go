// Package model holds the facts and the decisions of a consolidation: the
// scenario, the calendar of cutover windows, what a move of an asset to a site
// takes, and the plan. It is model.md sections 1, 2 and 5 in Go.
//
// A [Problem] binds an inventory.Estate to a [Scenario] and derives what both
// the evaluator (planner/cost) and the search need: windows and intervals, the
// resolved method of every (asset, target), prices per day. It holds no search
// state and is safe for concurrent reading. A [Plan] is one decision for every
// placed asset. Nothing here prices or checks a plan.
//
// Waves count from 1 to T = len(Problem.Windows); wave 0 is an asset that stays,
// [Unscheduled] one that should move and does not. Intervals count from 0 to T.
package model
