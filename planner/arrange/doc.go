// Package arrange puts the nodes of a weighted graph in a row so that what is
// tied stays close: a minimum linear arrangement with given slot times and a
// linear pull on every node,
//
//	minimise  Σ weight(u,v)·|time(u) − time(v)|  +  Σ pull(v)·time(v)
//
// where each slot takes one node. It is the skeleton of the wave problem (who is
// cut over before whom) without calendars, and the start from which
// planner/schedule searches. Annealing alone is far off on meshes, so the row is
// found from coarse to fine: nodes are merged along heavy edges (Koren and Harel
// 2002; Safro, Ron and Brandt 2006), the coarsest row is annealed, and each level
// is unfolded and refined. [Graph] is read-only; [Row] is deterministic in its
// inputs and seed.
package arrange
