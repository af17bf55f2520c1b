// Package ingest reads files into records of the native tables.
//
// [Open] looks at folders and files, finds out what each one is (encoding,
// delimiter, table, by its header) and returns a [Set] of sources. A [Source]
// gives its rows as typed [Record]s, in the order of the file; what a row can
// show by itself is checked here, what needs other rows (does the site exist,
// was this id seen before) is checked by the one who takes the records, who
// hands refused rows back with [Rows.Reject]. So every row ends in exactly one
// place: taken, or in the rejects with file, line, column, value and reason.
//
// Two kinds of trouble are kept apart. An [InputError] means that a source as a
// whole can't be read (no table has this header, the text is in no known
// encoding, a quote is never closed). A finding is a fact about a row or a
// column; it is collected in the [Report] and never stops the reading.
//
// Memory does not grow with the number of rows: a source is read twice as a
// stream, once to find out what it is, once for its rows.
//
// The package writes nothing and knows no database. Foreign formats become
// sources of the same tables.
package ingest
