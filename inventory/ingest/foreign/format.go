package foreign

import (
	"context"
	"io"
	"time"
)

// Format is what both kinds of format have.
type Format interface {
	// Name is the format in --as and in the summary: lower case, "rvtools-vinfo".
	Name() string
	// Title is the format in words: "RVTools vInfo".
	Title() string
}

// TableFormat is a format with a header row.
type TableFormat interface {
	Format
	// Recognise says how many columns of the header are the format's own, and 0
	// where it is not this format. Of several formats the one with the most wins.
	Recognise(Header) int
	// Open begins to read the rows of a table that was recognised, or that the user
	// says is one; an error names the column that is missing.
	Open(Header, Options) (RowReader, error)
}

// RowReader reads the rows of one table, one after the other.
type RowReader interface {
	// Row reads a row. The cells are valid until it returns; there may be fewer or
	// more than the header has.
	Row(Row, Sink) error
	// Close gives what was gathered over the rows. It is called once, at the end.
	Close(Sink) error
}

// TextFormat is a format with a syntax of its own.
type TextFormat interface {
	Format
	// Recognise looks at the beginning of the text, at most 64 KiB, decoded to UTF-8,
	// and says how sure it is: 0 not at all, 100 beyond doubt.
	Recognise(head []byte) int
	// Read reads the text to its end. file is its name in positions.
	Read(ctx context.Context, text io.Reader, file string, opts Options, sink Sink) error
}

// Gatherer is a text format whose files say more together than one by one: the
// rate of a flow is its sum over the time that all files of the import observe.
// A caller that knows it begins once for all files of the format, and closes at
// the end; one that does not calls Read for each, and gets each file by itself.
type Gatherer interface {
	TextFormat
	Gather() Gathering
}

// Gathering reads the files of a [Gatherer], one after the other. Rows, rejects and
// findings on rows go to the sink of their file; observations come with Close, and
// their positions name the files.
type Gathering interface {
	Read(ctx context.Context, text io.Reader, file string, opts Options, sink Sink) error
	Close(Sink) error
}

// Options say how to read.
type Options struct {
	// Origin is the origin of names in a zone file that names none; "" is none.
	Origin string
	// Fields are the fields of a flow log that has no header of its own, in its order,
	// as the log's maker names them; nil where none were given.
	Fields []string
	// Relations say of relation types of a CMDB which side needs the other: "parent",
	// "child" or "none".
	Relations map[string]string
	// Taken is when the source was taken, where it is known: the file's time. It
	// dates observations that carry no time of their own.
	Taken time.Time
	// Records bounds the records of one source; 0: no bound.
	Records int64
	// Progress is told the records read so far, from time to time; it may be nil.
	Progress func(records int64)
}
