// Package workbook reads the sheets of XLSX workbooks as rows of text, one after
// the other.
//
// The reading itself is excelize's. Before it, every part of the file is looked at
// as a stream: the number of parts, their real sizes, well-formedness, row and
// column numbers, indexes of shared strings. What breaks a rule or a limit is an
// [Error] that names the place; excelize by itself would read such a file as if
// nothing were wrong, or take gigabytes for it.
//
// Cells are given as they are stored: a date is a serial number, a formula is its
// last value, true is 1. Merged cells hold their value in the first of them. Hidden
// sheets are told as such. Macros, links to other files and formulas are never
// followed.
package workbook
