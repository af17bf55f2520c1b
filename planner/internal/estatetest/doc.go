// Package estatetest makes estates for tests: by hand, a line per thing, with a
// [Builder]; and at random, small and mostly feasible, with [Random].
//
// Estates come out in canonical order, as inventory/ingest and inventory/store
// would hand them over. The same random source gives the same estate. The
// package panics on misuse (an unknown id, a word that cannot be read), since
// that is a fault of the test that calls it. Nothing outside tests imports it.
package estatetest
