// Package mincut finds minimum cuts of large sparse networks, again and again
// while their costs change.
//
// The problem is stated without terminals: choose a set X of nodes that minimises
//
//	Σ cost(v) over v in X  +  Σ capacity(u→v) over the arcs with u in X, v not in X
//
// where costs may be negative and capacities may not. A cost below zero is a
// source arc and one above zero a sink arc of the usual network; the minimum is
// the maximum flow plus the sum of the negative costs.
//
// A [Builder] collects nodes and arcs, a [Graph] holds them as flat arrays.
// [Graph.Solve] is exact, in int64 arithmetic. Costs and capacities may be changed
// after a Solve in any direction; the flow found so far is kept, so that the next
// Solve pays only for the difference (Kohli and Torr, 2007). [Graph.Minimal] and
// [Graph.Maximal] are the smallest and the largest minimising set.
//
// A capacity of [Infinite] is never cut as long as the sum of all finite costs and
// capacities stays below it, which is the caller's duty. A Graph is not safe for
// concurrent use; a [Graph.Clone] shares the topology alone and is.
package mincut
