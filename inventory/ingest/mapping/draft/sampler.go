package draft

import (
	"strings"

	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/cell"
)

// Sampler takes any table with a header and remembers what its columns hold. It is a
// [foreign.TableFormat] for ingest.Options.Unknown; with Eager it goes before every
// format that knows the table, too.
type Sampler struct {
	Eager  bool
	Tables []*Table // as they were read
}

// Table is a table that was sampled.
type Table struct {
	File, Sheet string
	Header      []string
	Columns     []*Column // by cell
	Rows        int
}

// Name is the format in summaries.
func (s *Sampler) Name() string { return "unknown" }

// Title is the format in words.
func (s *Sampler) Title() string { return "a table that no format knows" }

// eager is more columns than any format knows.
const eager = 100_000

// Recognise counts the columns of what looks like a header: at least two cells, and
// none of them a number or an address.
func (s *Sampler) Recognise(h foreign.Header) int {
	n := 0
	seen := map[string]bool{}
	for _, c := range h.Cells {
		text := foreign.Fold(c)
		if text == "" {
			continue
		}
		_, number := cell.Amount(text)
		_, address := cell.Address(text)
		if number == nil || address == nil {
			return 0
		}
		if !seen[text] {
			n++
		}
		seen[text] = true
	}
	switch {
	case n < 2:
		return 0
	case s.Eager:
		return eager + n
	}
	return n
}

// Open begins to sample a table.
func (s *Sampler) Open(h foreign.Header, _ foreign.Options) (foreign.RowReader, error) {
	t := &Table{File: h.File, Sheet: h.Sheet}
	for i, c := range h.Cells {
		c = strings.TrimSpace(strings.TrimPrefix(c, "\ufeff"))
		t.Header = append(t.Header, c)
		t.Columns = append(t.Columns, &Column{Header: c, twice: h.Index(c) != i, counts: map[string]int{}})
	}
	s.Tables = append(s.Tables, t)
	return t, nil
}

// Row implements [foreign.RowReader].
func (t *Table) Row(row foreign.Row, sink foreign.Sink) error {
	t.Rows++
	for i, c := range t.Columns {
		c.see(row.Cell(i))
	}
	sink.Row(foreign.Left)
	return nil
}

// Close implements [foreign.RowReader].
func (t *Table) Close(foreign.Sink) error { return nil }
