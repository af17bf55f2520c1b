// Package planner finds migration plans: for every asset of an estate the site
// that it ends at and the wave in which it is cut over.
//
// [Solve] is the front door. It places the assets on the survivors
// (planner/placement), proves what no schedule can undercut (planner/bound),
// searches for the schedule (planner/schedule), prices the outcome by the model
// (planner/cost) and has it checked (planner/verify). The same problem, options
// and version give the same plan on any number of cores. An estate that can't be
// planned whole is no error: what fits nowhere is unscheduled, with its reason.
package planner
