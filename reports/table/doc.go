// Package table is the one model of a table that commands and reports print, and
// its renderers: aligned text for terminals (by tablewriter), CSV, JSON and
// Markdown.
//
// A table has named columns and rows that come one by one, so that CSV and JSON of
// any length take little memory; text and Markdown must know their widths and hold
// the rows. Numbers stay numbers: right-aligned for people, never cut, JSON numbers.
// Every renderer makes texts safe for its sink (package escape). The same table
// gives the same bytes, whatever the locale and the terminal.
//
// In text of a given width only columns of text are cut, the widest first, with an
// ellipsis; where that does not suffice every row becomes a record of lines, in
// which nothing is cut. The package knows nothing of files, colours and totals.
package table
