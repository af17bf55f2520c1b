// Package lp writes a problem as a mixed-integer program in CPLEX LP format, so
// that anyone can have an optimum checked, or found, by a solver of their own.
//
// The program is model.md, sections 2 to 5, in linear terms: its objective is the
// printed total up to rounding, plus, for each unscheduled asset, a weight that no
// saving outweighs, and its solutions are the plans that keep C1 to C9. What is
// not linear there is made so exactly, not approximately: split costs and the
// longest outage of a wave take auxiliary columns. Methods are those that
// Problem.ResolveMove finds.
//
// The program shares no code with planner/schedule: that both find the same
// optimum says something of both. [Write] documents its columns in the file's
// header. The size grows with assets × targets × windows and with pairs ×
// intervals; solvers can do with about a hundred assets, seldom with more. The
// package solves nothing and reads nothing back.
package lp
