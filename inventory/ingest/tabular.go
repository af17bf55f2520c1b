package ingest

import "context"

// tabular gives the records of a table, a delimited text or a sheet, one after
// the other; the first is the header.
type tabular interface {
	// next is the next record that is neither blank nor a comment, valid until the
	// next call. It returns io.EOF at the end, a *malformed for a record that is
	// broken (reading may go on), and an *InputError where reading can't go on.
	next() ([]string, error)
	// at is the line and the column, from 1, at which cell i of the last record begins.
	at(i int) (line, column int)
	// offset is about how many bytes of the source were read.
	offset() int64
	// watch ends the reading with ctx's error once that is done.
	watch(ctx context.Context)
	// unchanged says, at the end, whether the source is still what it was.
	unchanged() error
	close() error
}
