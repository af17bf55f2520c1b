package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
)

// Foreign is a source in a foreign format.
type Foreign struct {
	Name      string // as shown to people
	Sheet     string // of a workbook, or ""
	Format    foreign.Format
	Encoding  Encoding
	Delimiter rune // of a delimited text, else 0
	SHA256    string
	Bytes     int64
	// Taken is when the source was written, as far as known.
	Taken time.Time
	// Header is the header row of a table.
	Header foreign.Header

	opts foreign.Options
	rows int64 // limit; 0: none
	open func() (tabular, error)
	text func() (*openText, error)
}

// Observer takes what a foreign source holds. What it is given is its own.
type Observer interface {
	Asset(*foreign.Asset) error
	Dependency(*foreign.Dependency) error
	Site(*foreign.Site) error
}

func (o *opener) foreignText(f textFile, format foreign.TextFormat) *Foreign {
	return &Foreign{
		Name: f.name, Format: format, Encoding: f.encoding, SHA256: f.sha256, Bytes: f.bytes, Taken: f.taken,
		opts: o.foreignOptions(f.taken), rows: f.limits.Rows, text: f.text,
	}
}

func (o *opener) foreignTable(f textFile, d dialect, h foreign.Header, format foreign.TableFormat) *Foreign {
	return &Foreign{
		Name: f.name, Format: format, Encoding: f.encoding, Delimiter: d.delimiter, SHA256: f.sha256, Bytes: f.bytes,
		Taken: f.taken, Header: h, opts: o.foreignOptions(f.taken), rows: f.limits.Rows,
		open: func() (tabular, error) { return openTable(f, d) },
	}
}

func (o *opener) foreignOptions(taken time.Time) foreign.Options {
	opts := o.opts.Foreign
	opts.Taken = taken.UTC().Truncate(time.Second)
	if taken.IsZero() {
		opts.Taken = time.Time{}
	}
	if opts.Records == 0 {
		opts.Records = o.opts.Limits.Records
	}
	return opts
}

// Read reads the source to its end: what it holds goes to the observer, what was
// found to the report. progress, which may be nil, is told bytes and rows so far.
func (s *Foreign) Read(ctx context.Context, report *Report, to Observer, progress func(bytes, rows int64)) (Tally, error) {
	sink := &foreignSink{Observer: to, src: s, report: report}
	if progress == nil {
		progress = func(int64, int64) {}
	}
	var err error
	if s.text != nil {
		err = s.readText(ctx, sink, progress)
	} else {
		err = s.readTable(ctx, sink, progress)
	}
	return sink.tally, s.located(err)
}

// located puts the source into an error that names none.
func (s *Foreign) located(err error) error {
	var input *InputError
	switch {
	case err == nil, errors.As(err, &input), errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	}
	return &InputError{Position: inventory.Position{File: s.Name, Sheet: s.Sheet}, Reason: "can't be read as " + s.Format.Title(), Err: err}
}

func (s *Foreign) readText(ctx context.Context, sink *foreignSink, progress func(bytes, rows int64)) error {
	format, ok := s.Format.(foreign.TextFormat)
	if !ok {
		return fmt.Errorf("%s needs a header row", s.Format.Name())
	}
	text, err := s.text()
	if err != nil {
		return err
	}
	defer text.Close()
	opts := s.opts
	opts.Progress = func(records int64) { progress(text.raw, records) }
	if err := format.Read(ctx, contextReader(ctx, text), s.Name, opts, sink); err != nil {
		return err
	}
	sink.tally.Rows = sink.tally.Stored + sink.tally.Merged + sink.tally.Left + sink.tally.Rejected
	progress(text.raw, sink.tally.Rows)
	if _, err := io.Copy(io.Discard, text); err != nil {
		return unread(s.Name, err)
	}
	return text.unchanged()
}

func (s *Foreign) readTable(ctx context.Context, sink *foreignSink, progress func(bytes, rows int64)) error {
	format, ok := s.Format.(foreign.TableFormat)
	if !ok {
		return fmt.Errorf("%s has no header row", s.Format.Name())
	}
	t, err := s.open()
	if err != nil {
		return err
	}
	defer t.close()
	t.watch(ctx)
	if _, err := t.next(); err != nil {
		return fmt.Errorf("read header: %w", err)
	}
	reader, err := format.Open(s.Header, s.opts)
	if err != nil {
		return err
	}
	if err := s.rowsOf(t, reader, sink, progress); err != nil {
		return err
	}
	if err := reader.Close(sink); err != nil {
		return err
	}
	sink.settle()
	progress(t.offset(), sink.tally.Rows)
	return t.unchanged()
}

// rowsOf hands the rows of a table to its reader.
func (s *Foreign) rowsOf(t tabular, reader foreign.RowReader, sink *foreignSink, progress func(bytes, rows int64)) error {
	for {
		cells, err := t.next()
		var bad *malformed
		switch {
		case err == io.EOF:
			if sink.tally.Rows == 0 {
				sink.Finding(inventory.Finding{Code: inventory.CodeNoRows, Severity: inventory.SeverityWarning,
					Position: inventory.Position{File: s.Name, Sheet: s.Sheet}, Message: "no rows below the header"})
			}
			return nil
		case errors.As(err, &bad):
			sink.tally.Rows++
			if err := sink.malformed(bad); err != nil {
				return err
			}
			continue
		case err != nil:
			return err
		}
		if sink.tally.Rows++; s.rows > 0 && sink.tally.Rows > s.rows {
			return inputError(s.Name, fmt.Sprintf("more rows than the limit of %d", s.rows), "raise --max-rows", nil)
		}
		if sink.tally.Rows%1024 == 0 {
			progress(t.offset(), sink.tally.Rows)
		}
		line, column := t.at(0)
		row := foreign.Row{Cells: cells, At: inventory.Position{File: s.Name, Sheet: s.Sheet, Line: line, Column: column}}
		if p := s.overlong(cells); p != nil {
			err = sink.Reject(row.At, cells, *p)
		} else {
			err = reader.Row(row, sink)
		}
		if err != nil {
			return err
		}
	}
}

// overlong refuses a row with a value beyond the last column: a delimiter that is not
// quoted has moved all that follows it. Rows that end early are complete, as tools
// leave empty cells out.
func (s *Foreign) overlong(cells []string) *foreign.Problem {
	for i := len(s.Header.Cells); i < len(cells); i++ {
		if strings.TrimSpace(cells[i]) != "" {
			return &foreign.Problem{
				Code: inventory.CodeTooManyCells, Value: cells[i], Hint: "quote the cell that holds a delimiter",
				Reason: fmt.Sprintf("the row has %d cells under %d columns", len(cells), len(s.Header.Cells)),
			}
		}
	}
	return nil
}

// foreignSink counts what a reader does with its rows.
type foreignSink struct {
	Observer
	src    *Foreign
	report *Report
	tally  Tally
	shown  *Source
}

// Row implements foreign.Sink.
func (s *foreignSink) Row(o foreign.Outcome) {
	switch o {
	case foreign.Stored:
		s.tally.Stored++
	case foreign.Merged:
		s.tally.Merged++
	case foreign.Left:
		s.tally.Left++
	}
}

// Reject implements foreign.Sink.
func (s *foreignSink) Reject(at inventory.Position, raw []string, p foreign.Problem) error {
	s.tally.Rejected++
	return s.report.reject(Reject{Source: s.source(), Position: at, Cells: raw, Problem: Problem(p)})
}

// Finding implements foreign.Sink.
func (s *foreignSink) Finding(f inventory.Finding) { s.report.Add(f) }

func (s *foreignSink) malformed(m *malformed) error {
	return s.Reject(m.at, []string{m.raw}, foreign.Problem{
		Code: inventory.CodeMalformedRow, Reason: m.reason, Hint: "quote the cell and double the quotes inside it",
	})
}

// source is the source as rejects show it.
func (s *foreignSink) source() *Source {
	if s.shown == nil {
		s.shown = &Source{Name: s.src.Name, Sheet: s.src.Sheet, Header: slices.Clone(s.src.Header.Cells)}
	}
	return s.shown
}

// settle counts the rows of a table of which the reader said nothing.
func (s *foreignSink) settle() {
	t := &s.tally
	if silent := t.Rows - t.Stored - t.Merged - t.Left - t.Rejected; silent > 0 {
		t.Left += silent
	}
}

// Summarise begins the summary of the source.
func (s *Foreign) Summarise() SourceSummary {
	sum := SourceSummary{
		Name: s.Name, Sheet: s.Sheet, Format: s.Format.Name(), Encoding: s.Encoding, SHA256: s.SHA256, Bytes: s.Bytes,
	}
	if s.Delimiter != 0 {
		sum.Delimiter = string(s.Delimiter)
	}
	return sum
}
