// Package foreign is the contract between the readers of foreign formats and the
// one who makes an estate of what they read.
//
// A reader knows one format: its headers or its syntax, its units, its traps. It
// turns rows into observations, each with its position: an [Asset] that was seen,
// a [Dependency] between two things that were seen, a [Site]. It says who a thing
// is by all the names that the row gives ([Identity]); it does not decide that two
// of them are one, knows no other source, and never invents a thing that was not
// seen. Values are written as cells of the native tables, in their units; a value
// that can't be read is left out, with a finding.
//
// There are two kinds of format: a [TableFormat] has a header row, in a CSV file or
// in a sheet of a workbook, and is recognised by it; a [TextFormat] has a syntax of
// its own and is recognised by the beginning of the text. File names say nothing.
//
// Every row that is read ends in at least one observation, or in a reject, or in
// an [Outcome] that says why it holds nothing of its own; the sink counts.
package foreign
