// Package cell reads the cells of foreign tables: numbers, sizes, addresses, host
// names, lists and words.
//
// Foreign tools write numbers for people: with separators, with units, with a
// comma where a point is meant. Every function here has one rule, says no where
// two readings are possible, and never turns what it can't read into 0. The
// results are written as the native tables have them.
//
// Sizes. A GB of memory is 1024 MB, as memory is sold and as every tool counts it:
// MB and MiB of memory are one. Storage is decimal, as the planner counts copies:
// a GB is 10⁹ bytes, a GiB 1.073741824 GB. Sizes are rounded to a millionth of a GB.
package cell
