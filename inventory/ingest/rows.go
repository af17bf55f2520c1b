package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/wavecut/wavecut/inventory"
)

// Rows reads the records of a source one by one.
//
// After the last [Rows.Next], Read = records returned + Refused, where Refused
// counts the rows that were rejected here and those handed to [Rows.Reject].
type Rows struct {
	Read    int64 // rows so far, blank and comment lines left out
	Refused int64

	src     *Source
	report  *Report
	table   tabular
	parsers []cellParser
	rule    rule
	cells   []string
	record  Record
	err     error
}

func openRows(ctx context.Context, s *Source, report *Report) (*Rows, error) {
	t, err := s.open()
	if err != nil {
		return nil, err
	}
	t.watch(ctx)
	if _, err := t.next(); err != nil {
		t.close()
		return nil, inputError(s.Name, "the header can't be read", "", err)
	}
	s.describe(report)
	r := &Rows{src: s, report: report, table: t, rule: ruleOf(s)}
	for _, c := range s.Columns {
		p := newCellParser(c, s.limits.NameChars, s.Delimiter != ',')
		p.serials, p.date1904 = s.serials, s.date1904
		r.parsers = append(r.parsers, p)
	}
	r.record.Values = make([]any, len(s.Columns))
	r.record.Attributes = make([]string, len(s.Attributes))
	return r, nil
}

// Close ends the reading.
func (r *Rows) Close() error { return r.table.close() }

// Err is what ended the reading, if not the end of the source.
func (r *Rows) Err() error { return r.err }

// Record is the current record.
func (r *Rows) Record() *Record { return &r.record }

// Offset is about how many bytes of the source were read.
func (r *Rows) Offset() int64 { return r.table.offset() }

// Next goes to the next row that can be read; those that can't are rejected on
// the way. It is false at the end and when the reading failed.
func (r *Rows) Next() bool {
	for {
		cells, err := r.table.next()
		var bad *malformed
		switch {
		case err == nil:
			r.Read++
		case errors.As(err, &bad):
			r.Read++
			r.rejectMalformed(bad)
			cells = nil
		case err == io.EOF:
			r.err = r.atEnd()
			return false
		default:
			r.err = err
		}
		if r.err == nil && r.tooMany() {
			r.err = inputError(r.src.Name, fmt.Sprintf("more rows than the limit of %d", r.src.limits.Rows), "raise --max-rows", nil)
		}
		if r.err != nil {
			return false
		}
		if cells != nil && r.take(cells) {
			return true
		}
	}
}

func (r *Rows) tooMany() bool {
	limit := r.src.limits.Rows
	return limit > 0 && r.Read > limit
}

// atEnd checks what can be told only at the end.
func (r *Rows) atEnd() error {
	if r.Read == 0 {
		r.report.Add(inventory.Finding{Code: inventory.CodeNoRows, Severity: inventory.SeverityWarning,
			Position: r.src.place(0), Message: "no rows below the header"})
	}
	return r.table.unchanged()
}

// take reads the cells of a row into the record. It is false when the row was rejected.
func (r *Rows) take(cells []string) bool {
	r.cells = cells
	r.record.Line, _ = r.table.at(0)
	if p := r.shape(cells); p != nil {
		r.Reject(p)
		return false
	}
	for i := range r.parsers {
		if p := r.cell(i); p != nil {
			r.Reject(p)
			return false
		}
	}
	for i, at := range r.src.layout.attributes {
		if p := r.attribute(i, at); p != nil {
			r.Reject(p)
			return false
		}
	}
	if p := r.rule(&r.record); p != nil {
		r.Reject(p)
		return false
	}
	return true
}

// shape checks that the row has a cell for each column and nothing beside.
func (r *Rows) shape(cells []string) *Problem {
	want := len(r.src.Header)
	if len(cells) < want {
		return &Problem{Code: inventory.CodeTooFewCells, Reason: fmt.Sprintf("the row has %d of %d cells", len(cells), want),
			Hint: "write every delimiter, also after empty cells"}
	}
	for i := want; i < len(cells); i++ {
		if !blank(cells[i : i+1]) {
			return &Problem{Code: inventory.CodeTooManyCells, Value: cells[i], Reason: fmt.Sprintf("the row has %d cells under %d columns", len(cells), want),
				Hint: "quote a cell that holds the delimiter"}
		}
	}
	for _, i := range r.src.layout.unnamed {
		if !blank(cells[i : i+1]) {
			return &Problem{Code: inventory.CodeTooManyCells, Value: cells[i], Reason: fmt.Sprintf("a value in column %d, which has no name", i+1),
				Hint: "name the column in the header"}
		}
	}
	return nil
}

// cell reads the cell of native column i.
func (r *Rows) cell(i int) *Problem {
	p := &r.parsers[i]
	raw := r.cells[r.src.layout.cells[i]]
	switch {
	case raw == "" && !p.Key:
		r.record.Values[i] = nil
		return nil
	case p.serials && errorCell(raw):
		return p.problem(inventory.CodeErrorCell, raw, "the cell holds an error", "correct its formula")
	case raw == p.last && raw != "":
		r.record.Values[i] = p.lastValue
		return nil
	}
	s, odd := clean(raw)
	v, bad := p.parse(s, odd)
	switch {
	case bad != nil:
		return bad
	case v == nil && p.Key:
		return p.problem(inventory.CodeMissingValue, "", "a value is required", "")
	case p.textual() && r.remark(p.Name, s, odd):
	case v != nil:
		p.last, p.lastValue = raw, v
	}
	r.record.Values[i] = v
	return nil
}

func (r *Rows) attribute(i, at int) *Problem {
	s, odd := clean(r.cells[at])
	if odd&oddNUL != 0 {
		return &Problem{Code: inventory.CodeUnreadableText, Column: r.src.Attributes[i], Value: s, Reason: "holds a NUL character"}
	}
	r.remark(r.src.Attributes[i], s, odd)
	r.record.Attributes[i] = s
	return nil
}

// remark adds findings on texts that are kept and yet odd, and tells whether this
// one is.
func (r *Rows) remark(column, s string, odd oddity) bool {
	if odd != 0 {
		r.Warn(&Problem{Code: inventory.CodeInvisibleCharacter, Column: column, Value: s, Reason: "holds invisible characters"})
	}
	if formula(s) {
		r.Warn(&Problem{Code: inventory.CodeFormula, Column: column, Value: s, Reason: "begins like a formula; kept as text"})
		return true
	}
	return odd != 0
}

// position is where the cell of the named column, or else the row, begins.
func (r *Rows) position(column string) inventory.Position {
	at := r.src.place(r.record.Line)
	if i := r.src.Index(column); i >= 0 {
		at.Line, at.Column = r.table.at(r.src.layout.cells[i])
	}
	return at
}

// Warn adds a finding on the current row, which is kept.
func (r *Rows) Warn(p *Problem) {
	r.report.Add(p.finding(inventory.SeverityWarning, r.position(p.Column), ""))
}

// Reject refuses the current row. It must be called before the next Next. An
// error of the rejects file ends the reading.
func (r *Rows) Reject(p *Problem) {
	r.refuse(Reject{Source: r.src, Position: r.position(p.Column), Cells: r.cells, Problem: *p})
}

func (r *Rows) rejectMalformed(m *malformed) {
	p := Problem{Code: inventory.CodeMalformedRow, Reason: m.reason, Hint: "quote the cell and double the quotes inside it"}
	r.refuse(Reject{Source: r.src, Position: m.at, Cells: []string{m.raw}, Problem: p})
}

func (r *Rows) refuse(row Reject) {
	r.Refused++
	if err := r.report.reject(row); err != nil && r.err == nil {
		r.err = fmt.Errorf("write rejects: %w", err)
	}
}
