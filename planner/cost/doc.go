// Package cost prices a plan: it is section 3 of the planning model, formula by
// formula, and the figures of section 6 that follow from a plan.
//
// It is the judge of the planner, and shares no code with the search: it takes
// any plan, feasible or not, computes everything from the start, and prefers the
// words of the model to speed (a few thousand assets take milliseconds, a million
// take seconds). It checks no constraint but the one that prices depend on: a
// replica group relieves its members in a wave only where enough of the others
// serve (C7).
//
// Amounts are computed in float64 without rounding, and rounded once for each of
// the four terms; the total is the sum of the rounded terms. What is printed by
// month is rounded so that the months of a term add up to the printed term.
package cost
