package sampledata

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// table writes one CSV file, cell by cell. Appending to one buffer it writes
// several million rows a second, for which encoding/csv and fmt would need a
// string per cell. The first error is kept and told by close.
type table struct {
	name  string
	out   io.WriteCloser
	buf   *bufio.Writer
	row   []byte
	cells int
	width int // columns of the header
	err   error
}

// newTable opens the file and writes its header.
func newTable(create Create, name string, columns []string) (*table, error) {
	out, err := create(name)
	if err != nil {
		return nil, fmt.Errorf("create %s: %w", name, err)
	}
	t := &table{name: name, out: out, buf: bufio.NewWriterSize(out, 1<<18), width: len(columns)}
	for _, c := range columns {
		t.text(c)
	}
	t.end()
	return t, nil
}

// text appends a cell, quoted where RFC 4180 asks for it, or where a reader
// would take the row for a comment.
func (t *table) text(s string) *table {
	t.comma()
	if plain(s) && (t.cells > 1 || !strings.HasPrefix(s, "#")) {
		t.row = append(t.row, s...)
		return t
	}
	t.row = append(t.row, '"')
	t.row = append(t.row, strings.ReplaceAll(s, `"`, `""`)...)
	t.row = append(t.row, '"')
	return t
}

// plain reports whether a cell needs no quotes.
func plain(s string) bool {
	for i := range len(s) {
		switch s[i] {
		case ',', '"', '\r', '\n':
			return false
		}
	}
	return true
}

// bytes appends a cell that needs no quotes.
func (t *table) bytes(b []byte) *table {
	t.comma()
	t.row = append(t.row, b...)
	return t
}

// number appends a whole number.
func (t *table) number(n int) *table {
	t.comma()
	t.row = strconv.AppendInt(t.row, int64(n), 10)
	return t
}

// nonzero appends a whole number, or nothing for 0.
func (t *table) nonzero(n int) *table {
	if n == 0 {
		return t.none(1)
	}
	return t.number(n)
}

// fixed appends n ÷ 10^places, without the zeros at its end; nothing for 0.
func (t *table) fixed(n, places int) *table {
	if n == 0 {
		return t.none(1)
	}
	unit := 1
	for range places {
		unit *= 10
	}
	t.number(n / unit)
	if n %= unit; n > 0 {
		t.row = append(t.row, '.')
	}
	for n > 0 {
		unit /= 10
		t.row = append(t.row, byte('0'+n/unit))
		n %= unit
	}
	return t
}

// none appends n empty cells.
func (t *table) none(n int) *table {
	for range n {
		t.comma()
	}
	return t
}

func (t *table) comma() {
	if t.cells++; t.cells > 1 {
		t.row = append(t.row, ',')
	}
}

// end ends the row.
func (t *table) end() {
	if t.cells != t.width && t.err == nil {
		t.err = fmt.Errorf("write %s: row of %d cells under %d columns", t.name, t.cells, t.width)
	}
	t.row = append(t.row, '\n')
	if _, err := t.buf.Write(t.row); err != nil && t.err == nil {
		t.err = fmt.Errorf("write %s: %w", t.name, err)
	}
	t.row, t.cells = t.row[:0], 0
}

// close flushes and closes the file, and returns the first error of all.
func (t *table) close() error {
	if err := t.buf.Flush(); err != nil && t.err == nil {
		t.err = fmt.Errorf("write %s: %w", t.name, err)
	}
	if err := t.out.Close(); err != nil && t.err == nil {
		t.err = fmt.Errorf("close %s: %w", t.name, err)
	}
	return t.err
}
