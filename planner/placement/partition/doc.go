// Package partition gives every item of a graph one of a few labels at the least
// cost: what an item costs under each label, plus, for every edge, a price that
// depends on the labels of its two ends. Labels have limits on several loads,
// items may be forbidden some labels, and the items of a [Group] must not all
// end under one label.
//
// It is the engine under planner/placement (items are assets that end on one
// site together, labels are surviving sites) and knows nothing of estates, so
// that plain graphs test it: with no cost per label and two tight limits it is
// balanced graph bipartition.
//
// [Solve] returns the best labelling that it finds and a bound that no labelling
// within the limits can undercut. The same instance and options give the same
// answer on any number of cores; effort is counted in steps.
//
// How it works: what has one label left is folded away. Two labels without tight
// limits are one minimum cut; with tight ones the limits are priced by
// multipliers, which gives the bound and starts for the search. More labels use
// expansion and swap moves (Boykov, Veksler and Zabih 2001). Beside these stands
// a multilevel partitioner in the manner of Karypis and Kumar (1998): heavy-edge
// coarsening, growing at the coarsest level, Fiduccia–Mattheyses refinement (1982)
// and flow refinement of a band around the boundary (Sanders and Schulz 2011) at
// every level, cycles and combination of good labellings. Small instances are
// searched exhaustively.
//
// What it does not do: it does not look at time. That a labelling can be reached
// step by step is the caller's matter.
package partition
