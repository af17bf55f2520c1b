// Package arrange puts the nodes of a weighted graph in a row so that what is
// tied stays close: a minimum linear arrangement with given slot times and a
// linear pull on every node,
//
//	minimise  Σ weight(u,v)·|time(u) − time(v)|  +  Σ pull(v)·time(v)
//
// where each slot takes one node; several slots may have one time. It is the
// skeleton of the wave problem (who is cut over before whom) without calendars,
// and the start from which planner/schedule searches.
//
// Annealing alone is far off on meshes and trees, so the row is found from the
// whole to the parts: the graph is cut in two at the least weight, and each half
// again, several times with different parameters. From the best of these rows an
// annealing goes on that takes nodes out and puts them in elsewhere, swaps them,
// and exchanges and turns whole runs; between its rounds windows of the row are
// taken apart and divided anew, and in the end every short window is ordered
// exactly. On grids, trees, hypercubes, paths and cycles of 1,000 nodes the
// outcome is within 1 % of the known optimum after a few million changes.
//
// [Graph] is read-only. [Row] is deterministic in its inputs and seed, and runs
// on one core; its work is about n log n for a given number of steps per node.
// Nodes are all of one size.
package arrange
