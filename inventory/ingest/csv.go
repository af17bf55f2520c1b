package ingest

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/wavecut/wavecut/inventory"
)

// tableReader reads the records of a delimited text: encoding/csv with
// positions, limits, and a way on after a record that is broken.
type tableReader struct {
	name   string
	limits Limits
	win    *window
	csv    *csv.Reader
	skip   int // lines before what csv sees
	text   *openText
}

// malformed is a record that breaks the rules of quoting.
type malformed struct {
	raw    string
	at     inventory.Position
	reason string
}

func (m *malformed) Error() string { return m.reason }

// openTable opens f at its header.
func openTable(f textFile, d dialect) (*tableReader, error) {
	text, err := f.text()
	if err != nil {
		return nil, err
	}
	if err := skipLines(text, d.skip); err != nil {
		text.Close()
		return nil, inputError(f.name, "can't be read", "", err)
	}
	w := &window{r: text, limit: 4 * f.limits.CellBytes}
	return &tableReader{
		name: f.name, limits: f.limits, win: w, csv: newCSV(w, d.delimiter), skip: d.skip, text: text,
	}, nil
}

func newCSV(r io.Reader, delimiter rune) *csv.Reader {
	c := csv.NewReader(r)
	c.Comma, c.Comment = delimiter, '#'
	c.FieldsPerRecord, c.ReuseRecord = -1, true
	return c
}

// skipLines reads n lines, byte by byte: it is asked for at most one short line.
func skipLines(r io.Reader, n int) error {
	b := make([]byte, 1)
	for n > 0 {
		if _, err := io.ReadFull(r, b); err != nil {
			return err
		}
		if b[0] == '\n' {
			n--
		}
	}
	return nil
}

// next is the next record that is neither blank nor a comment. It returns
// io.EOF at the end, a *malformed for a broken record (reading may go on), and an
// *InputError where reading can't go on. The cells are valid until the next call.
func (t *tableReader) next() ([]string, error) {
	for {
		t.win.moveMark(t.csv.InputOffset())
		cells, err := t.csv.Read()
		if err != nil {
			return nil, t.failure(err)
		}
		if blank(cells) || comment(cells[0]) {
			continue
		}
		return cells, t.checkLimits(cells)
	}
}

// blank reports whether a record holds nothing, or the mark with which DOS ends files.
func blank(cells []string) bool {
	for _, c := range cells {
		if c != "" && strings.TrimSpace(c) != "" {
			return len(cells) == 1 && c == "\x1a"
		}
	}
	return true
}

func comment(cell string) bool {
	return cell != "" && strings.HasPrefix(strings.TrimLeft(cell, " \t"), "#")
}

func (t *tableReader) checkLimits(cells []string) error {
	for i, c := range cells {
		if len(c) > t.limits.CellBytes {
			e := t.limitError(fmt.Sprintf("a cell of %d bytes, more than the limit of %d", len(c), t.limits.CellBytes), "raise --max-cell-bytes")
			e.Position.Line, e.Position.Column = t.at(i)
			return e
		}
	}
	return nil
}

func (t *tableReader) limitError(reason, hint string) *InputError {
	return inputError(t.name, reason, hint, nil)
}

// at is the line and the column, from 1, at which cell i of the last record begins.
func (t *tableReader) at(i int) (line, column int) {
	line, column = t.csv.FieldPos(i)
	return line + t.skip, column
}

// failure sorts out what went wrong in reading a record.
func (t *tableReader) failure(err error) error {
	var parse *csv.ParseError
	switch {
	case err == io.EOF:
		return io.EOF
	case errors.As(err, &parse):
		return t.broken(parse)
	case errors.Is(err, errRecordTooLong):
		return t.tooLong()
	}
	return inputError(t.name, "can't be read", "", err)
}

// broken is the error for a record whose quotes are wrong.
func (t *tableReader) broken(p *csv.ParseError) error {
	raw := dropLines(t.win.since(t.csv.InputOffset()), p.StartLine-1-t.win.lines)
	if line, open := openQuote(raw, t.csv.Comma); open {
		return t.unclosed(p.StartLine + line)
	}
	reason := "a quote inside a cell that is not quoted"
	if errors.Is(p.Err, csv.ErrQuote) {
		reason = "a quote is closed before the end of its cell"
	}
	if p.StartLine != p.Line {
		reason += fmt.Sprintf(" (the row begins on line %d)", p.StartLine+t.skip)
	}
	at := inventory.Position{File: t.name, Line: p.Line + t.skip, Column: p.Column}
	return &malformed{raw: strings.TrimRight(string(raw), "\r\n"), at: at, reason: reason}
}

func (t *tableReader) unclosed(line int) error {
	return &InputError{
		Position: inventory.Position{File: t.name, Line: line + t.skip},
		Reason:   "a quote is opened here and never closed",
		Hint:     "close the quote, or double it inside a quoted cell",
	}
}

// tooLong is the error for a record that outgrows the window.
func (t *tableReader) tooLong() error {
	raw, line := t.win.rest(), t.win.lines+1
	for len(raw) > 0 && (raw[0] == '#' || raw[0] == '\n' || raw[0] == '\r') {
		raw = dropLines(raw, 1)
		line++
	}
	if n, open := openQuote(raw, t.csv.Comma); open {
		return t.unclosed(line + n)
	}
	e := inputError(t.name, fmt.Sprintf("a row of more than %d bytes", t.win.limit), "raise --max-cell-bytes", nil)
	e.Position.Line = line + t.skip
	return e
}

// dropLines is raw without its first n lines.
func dropLines(raw []byte, n int) []byte {
	for ; n > 0; n-- {
		_, raw, _ = bytes.Cut(raw, []byte{'\n'})
	}
	return raw
}

// openQuote reports whether raw, the start of a record, ends inside a quoted
// cell, and how many lines below the first one the quote was opened.
func openQuote(raw []byte, delimiter rune) (line int, open bool) {
	start, lines := true, 0
	for i := 0; i < len(raw); i++ {
		switch c := raw[i]; {
		case open && c == '"':
			if i+1 < len(raw) && raw[i+1] == '"' {
				i++
				continue
			}
			open = false
			if i+1 < len(raw) && rune(raw[i+1]) != delimiter && raw[i+1] != '\n' && raw[i+1] != '\r' {
				return 0, false
			}
		case !open && start && c == '"':
			open, line = true, lines
		}
		start = !open && rune(raw[i]) == delimiter
		if raw[i] == '\n' {
			lines++
		}
	}
	return line, open
}

// watch ends the reading with ctx's error once that is done.
func (t *tableReader) watch(ctx context.Context) { t.win.r = contextReader(ctx, t.win.r) }

// offset implements tabular.
func (t *tableReader) offset() int64 { return t.csv.InputOffset() }

// close implements tabular.
func (t *tableReader) close() error { return t.text.Close() }

// unchanged implements tabular.
func (t *tableReader) unchanged() error { return t.text.unchanged() }
