// Package depgraph answers questions about the dependencies of an estate: what an
// asset needs, who goes down with it, and how assets are tied together.
//
// [Outage] gives the outage sets of the planning model: for each asset the assets
// whose outage takes it down, pools of alternatives respected, a limited number of
// dependencies deep. [Outage.Sets] gives them in bulk, equal sets merged, for a
// planner that prices a million of them.
//
// Everything is built from an [inventory.Estate] in canonical order, refers to
// assets and dependencies by their index in it, and does not change once built.
// The same estate gives the same answers on any number of cores. The package
// knows no prices: weights are handed in by the caller.
package depgraph
