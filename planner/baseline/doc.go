// Package baseline makes the three plans that stand beside every plan of the
// planner (model.md section 6): as-is, in which nothing moves; by-application,
// what a spreadsheet does; and components, what today's tools do.
//
// The last two keep every constraint. They share one filler, which takes units of
// assets largest first, each to the survivor with most room and into the first
// window that holds it whole, and splits over the windows what no window holds.
// What fits nowhere is unscheduled, with the constraint that blocked it most.
// Nothing is improved afterwards, and nothing is priced.
package baseline
