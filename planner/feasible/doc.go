// Package feasible grows a plan that breaks none of the constraints C1 to C9 of
// model.md section 4.
//
// A [State] is such a plan at every moment: it begins with nothing moved (assets
// that must leave are unscheduled, the others stay) and takes a set of changes as
// a whole, or refuses it with the code of a constraint and stays as it was. The
// baselines are filled with it, and constructive steps of a search can be.
//
// What it accepts, planner/verify accepts; the converse holds but for one
// simplification: an asset that started at a site counts, for a freeze of that
// site, as if it were there to the end (C5). Limits are kept to half the
// tolerance, so that the rounding of sums that come and go cannot break them.
//
// A change costs time in the number of its assets, what they are tied to and the
// number of windows, not in the size of the estate. Nothing here prices a plan. A
// State is not safe for concurrent use.
package feasible
