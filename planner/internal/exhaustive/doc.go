// Package exhaustive finds the best plan of a tiny problem by trying every plan.
//
// It is the oracle that tests hold the solver and its bound against, and is
// trusted because it is simple: planner/verify says which plans are sound,
// planner/cost what they cost. A plan is a target and a wave for every asset (or
// a wave alone, where the placement is given), with the method that
// Problem.ResolveMove finds. Plans compare by the number of unscheduled assets,
// then by total. Nothing outside tests imports it.
package exhaustive
