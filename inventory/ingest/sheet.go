package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/inventory/ingest/workbook"
)

// headerRows is in how many of a sheet's first rows a header is looked for: above
// it may stand a title.
const headerRows = 20

// workbook recognises the sheets of a workbook.
func (o *opener) workbook(b blob, at place, r io.ReaderAt, size int64) error {
	l := o.opts.Limits
	book, err := workbook.Open(r, size, workbook.Limits{
		Parts: l.Members, Bytes: l.WorkbookBytes, Ratio: l.Ratio, Columns: l.Columns, CellBytes: l.CellBytes,
	})
	if err != nil {
		return sheetError(b.name, err)
	}
	o.set.closers = append(o.set.closers, book)
	sum, err := fingerprint(b)
	if err != nil {
		return err
	}
	o.noteBook(b, book)
	recognised := 0
	for _, s := range book.Sheets() {
		done, err := o.sheet(b, book, s, sum)
		if err != nil {
			return err
		}
		recognised += btoi(done)
	}
	if recognised == 0 {
		names := make([]string, 0, len(book.Sheets()))
		for _, s := range book.Sheets() {
			names = append(names, quote(s.Name))
		}
		return o.leave(b, at, inputError(b.name, "no sheet is a table or format that is known: "+strings.Join(names, ", "),
			"the first row of a sheet must name the columns; name them with --mapping", nil))
	}
	return nil
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// noteBook tells what a workbook holds that is not read.
func (o *opener) noteBook(b blob, book *workbook.Book) {
	say := func(message string) {
		o.set.Skipped = append(o.set.Skipped, inventory.Finding{Code: inventory.CodeSheetNote, Severity: inventory.SeverityInfo,
			Position: inventory.Position{File: b.name}, Message: message})
	}
	if book.Macros {
		say("holds macros, which were ignored")
	}
	if book.Links {
		say("holds links to other workbooks, which were not followed")
	}
}

// sheet recognises a sheet; done is false where it was left out.
func (o *opener) sheet(b blob, book *workbook.Book, s *workbook.Sheet, sum sum) (done bool, err error) {
	note := func(severity inventory.Severity, message, hint string) {
		o.set.Skipped = append(o.set.Skipped, inventory.Finding{Code: inventory.CodeSheetNote, Severity: severity, Subject: s.Name,
			Position: inventory.Position{File: b.name, Sheet: s.Name}, Message: message, Hint: hint})
	}
	if s.Hidden {
		note(inventory.SeverityInfo, "the sheet is hidden and was left out", "unhide it if it is to be read")
		return false, nil
	}
	line, h, m, format, err := o.sheetHeader(b, s)
	if err != nil {
		return false, sheetError(b.name, err)
	}
	if line == 0 {
		note(inventory.SeverityInfo, "the sheet is no table or format that is known and was left out", "")
		return false, nil
	}
	for _, n := range []struct {
		count         int
		message, hint string
	}{
		{s.Notes.Merged, "merged cells: their value counts for the first of them alone", "undo the merging"},
		{s.Notes.Valueless, "formulas without a value were read as empty cells", "open the workbook, let it compute, and save it"},
		{s.Notes.Errors, "cells hold an error such as #REF!", "correct the formulas"},
	} {
		if n.count > 0 {
			note(inventory.SeverityWarning, fmt.Sprintf("%d %s", n.count, n.message), n.hint)
		}
	}
	open := func() (tabular, error) { return openSheet(b, s, line, len(h.Cells)) }
	if format != nil {
		o.set.Foreign = append(o.set.Foreign, &Foreign{
			Name: b.name, Sheet: s.Name, Format: format, Encoding: XLSX, SHA256: sum.sha256, Bytes: s.Bytes, Taken: b.taken,
			Header: h, opts: o.foreignOptions(b.taken), rows: o.opts.Limits.Rows, open: open,
		})
		return true, nil
	}
	src := &Source{Name: b.name, Sheet: s.Name, Table: m.table, Encoding: XLSX, SHA256: sum.sha256, Bytes: s.Bytes,
		Header: h.Cells, limits: o.opts.Limits, headerLine: line, open: open, serials: true, date1904: book.Date1904}
	if err := src.lay(m); err != nil {
		return false, err
	}
	o.set.Sources = append(o.set.Sources, src)
	return true, nil
}

// sheetHeader looks for the header of a sheet among its first rows. Line 0: none.
func (o *opener) sheetHeader(b blob, s *workbook.Sheet) (line int, h foreign.Header, m headerMatch, f foreign.TableFormat, err error) {
	rows, err := s.Rows()
	if err != nil {
		return 0, h, m, nil, err
	}
	defer rows.Close()
	var likeliest unknownHeader
	for n := 0; n < headerRows && rows.Next(); {
		cells, err := rows.Cells()
		if err != nil {
			return 0, h, m, nil, err
		}
		if blank(cells) || comment(cells[0]) {
			continue
		}
		n++
		h = foreign.NewHeader(b.name, s.Name, rows.Line(), slices.Clone(cells))
		if m, f, err = o.header(s.Name, h, place{}); err == nil {
			return rows.Line(), h, m, f, nil
		}
		likeliest.see(h, o.opts.Unknown)
	}
	if likeliest.columns > 0 {
		return likeliest.header.Line, likeliest.header, m, o.opts.Unknown, rows.Err()
	}
	return 0, h, m, nil, rows.Err()
}

// unknownHeader is the row that looks most like a header: the first of those with
// the most columns.
type unknownHeader struct {
	header  foreign.Header
	columns int
}

func (u *unknownHeader) see(h foreign.Header, f foreign.TableFormat) {
	if f == nil {
		return
	}
	if n := f.Recognise(h); n > u.columns {
		u.header, u.columns = h, n
	}
}

// sheetError is a workbook's error as one of the input.
func sheetError(name string, err error) error {
	var e *workbook.Error
	if !errors.As(err, &e) {
		return cause(name, "can't be read", err)
	}
	at := inventory.Position{File: name, Sheet: e.Sheet, Line: e.Row}
	return &InputError{Position: at, Reason: e.Reason, Hint: e.Hint}
}

// sheetTable gives the rows of a sheet as records.
type sheetTable struct {
	ctx    context.Context
	name   string
	sheet  *workbook.Sheet
	rows   *workbook.Rows
	header int // its line
	width  int
	cells  []string
}

// openSheet opens a sheet at its header.
func openSheet(b blob, s *workbook.Sheet, header, width int) (tabular, error) {
	rows, err := s.Rows()
	if err != nil {
		return nil, sheetError(b.name, err)
	}
	return &sheetTable{ctx: context.Background(), name: b.name, sheet: s, rows: rows, header: header, width: width}, nil
}

// next implements tabular.
func (t *sheetTable) next() ([]string, error) {
	for t.rows.Next() {
		if t.rows.Line() < t.header {
			continue
		}
		if t.rows.Line()%512 == 0 && t.ctx.Err() != nil {
			return nil, t.ctx.Err()
		}
		cells, err := t.rows.Cells()
		if err != nil {
			return nil, sheetError(t.name, err)
		}
		if blank(cells) || comment(cells[0]) {
			continue
		}
		t.cells = append(t.cells[:0], cells...)
		for len(t.cells) < t.width {
			t.cells = append(t.cells, "")
		}
		return t.cells, nil
	}
	if err := t.rows.Err(); err != nil {
		return nil, sheetError(t.name, err)
	}
	return nil, io.EOF
}

// at implements tabular: the column is that of the sheet.
func (t *sheetTable) at(i int) (line, column int) { return t.rows.Line(), i + 1 }

// offset implements tabular: rows are taken to be of one size.
func (t *sheetTable) offset() int64 { return min(t.sheet.Bytes, int64(t.rows.Line())*200) }

// watch implements tabular.
func (t *sheetTable) watch(ctx context.Context) { t.ctx = ctx }

// unchanged implements tabular: a workbook is read as it was when it was opened.
func (t *sheetTable) unchanged() error { return nil }

// close implements tabular.
func (t *sheetTable) close() error { return t.rows.Close() }
