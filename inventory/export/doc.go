// Package export writes an estate as the files of the native format.
//
// What it writes is read back as an equal estate. A value that has its default
// is written as an empty cell. Attributes are no part of an estate and are not
// written; the scenario is written as it is given. The files are for machines:
// nothing in them is guarded against spreadsheets.
package export
