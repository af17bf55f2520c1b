// Package inventory holds the estate: sites, links, assets, dependencies,
// calendar and teams, as they stand after reading and checking.
//
// It is the vocabulary of the whole program and depends on the standard library
// alone. An [Estate] is a validated snapshot in canonical order: sites, assets,
// links, dependencies, calendar entries and teams are sorted, references are
// indexes into the estate's own slices, and the same inventory gives the same
// estate, whatever the order of the rows it was read from. Reading files is the
// work of inventory/ingest, keeping them that of inventory/store.
//
// Quantities carry their unit in the name. A number that may be absent is a
// float64 that is NaN when not given (see [Given]); a limit that is absent is +Inf.
package inventory
