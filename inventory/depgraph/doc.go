// Package depgraph answers questions about the dependencies of an estate: what an
// asset needs, who goes down with it, and how assets are tied together.
//
// [Outage] gives the outage sets of the planning model: for each asset the assets
// whose outage takes it down, pools of alternatives respected, a limited number of
// dependencies deep. [Outage.Sets] gives them in bulk, equal sets merged, for a
// planner that prices a million of them.
//
// [Graph] holds all dependencies in both directions and answers the questions of
// people: Needs, NeededBy and Impact; Path and Paths; Cycles, Components and
// Communities; Hubs and Betweenness; Cut and Boundary; Between, Collapse, Around
// and Stats; and Compare for two graphs. A [Filter] chooses the part of the graph
// that a question sees, and [Graph.At] puts the assets where they are after a wave.
// [Directed] shows a graph to gonum.
//
// Everything is built from an [inventory.Estate] in canonical order, refers to
// assets and dependencies by their index in it, does not change once built, and is
// safe for concurrent use. The same estate gives the same answers on any number of
// cores. Searches are linear in what they visit, and hold no stack that grows with
// the depth of the graph. The package reads no files and knows no prices: weights
// are handed in by the caller.
package depgraph
