// Package schedule decides which asset is cut over in which window, and refines
// where it goes meanwhile.
//
// A space is the problem compiled into arrays: for every placed asset its
// options (targets with what a move there takes), the windows that each option
// may use, its dependencies by pair, the outage sets that hold it and every
// limit. A state is one plan in that space together with the counters that make
// the cost of a change computable without looking at the rest: delta prices a
// change, fits checks it against every hard constraint, apply makes it. The
// searches (construction, annealing, compound moves) are written on these three.
//
// The state's total is that of planner/cost to within rounding, and what fits
// lets through planner/verify finds no fault with; tests hold both.
package schedule
