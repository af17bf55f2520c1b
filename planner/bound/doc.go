// Package bound proves how cheap a complete schedule of a placement can be at
// best. [Compute] gives a number below which no feasible schedule can fall that
// moves every mover of the placement with its method, and the order in which the
// relaxed schedules behind that number move things.
//
// # Why it is valid
//
// Write y(v,t) = 1 when mover v has moved by interval t. Every schedule gives
// such a y, and every step below replaces what it costs by something that is not
// more.
//
//   - Migration, overlap, fixed costs of sites that survive or are never emptied,
//     and all of intervals 0 and T are the same for every complete schedule. The
//     wave fixed cost is charged for the least number of waves that the limits,
//     the chains of after, replica groups and disjoint dates allow.
//   - Usage and split costs of interval t depend on y(·,t) alone. A pair of assets
//     is a function of two values of y; where it is not submodular (two assets
//     come to where the other was) its value where neither has moved, or where both
//     have, is lowered until it is.
//   - A site that is left costs, beyond an exit after wave 1, a step of its
//     fixed cost for each interval in which one of its movers is still there.
//     The dearest of these sites are decided one by one: a schedule has, for each
//     interval, a set of them that are empty by then, which only grows. The bound
//     is the least, over all such courses, of the sum over the intervals.
//   - What the calendar surely forbids (C2, C5, C9, pilot waves, movers that are
//     alone over a limit), carried along after and same_wave, fixes y before a
//     mover's first and after its last wave. Movers that must share a wave are one
//     variable; after is the implication y(from,t) ≤ y(to,t).
//   - The wave limits (C4) and copy limits (C6) are relaxed to sums: by interval t
//     no more has moved than waves 1…t hold, and no less than waves t+1…T cannot
//     hold. These are priced by multipliers; any multipliers give a valid bound.
//     C3, C7 and y(t) ≤ y(t+1) are dropped.
//   - Then each interval, alone, is a minimum cut, solved exactly in integers that
//     are rounded towards less.
//   - Branching splits an interval's problem by the value of one variable; the
//     least of the parts' bounds is a bound of the whole.
//   - A service is down at least once, for the longest outage among what it needs.
//
// Sums of floating-point money carry a relative error of some 1e-13; [Minor]
// gives 1e-11 of the bound away for it, and two minor units for the rounding of
// the four printed terms.
package bound
