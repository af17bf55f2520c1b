package markdown

import (
	"bytes"
	"fmt"
	"io"

	"github.com/wavecut/wavecut/reports"
	"github.com/wavecut/wavecut/reports/escape"
	"github.com/wavecut/wavecut/reports/table"
)

// topServices is how many of the services that are hit are listed.
const topServices = 50

// Write writes the report.
func Write(w io.Writer, r *reports.Report) error {
	p := &page{}
	p.line("# Migration plan: %s", r.Title)
	p.line("From %s to %s (%s), in %s.", r.Start, r.End, r.TimeZone, r.Summary.Currency)
	p.summary(r)
	p.exits(r)
	p.waves(r)
	p.costs(r)
	p.downtime(r)
	p.headroom(r)
	for i := range r.Waves {
		p.wave(&r.Waves[i])
	}
	if p.err != nil {
		return p.err
	}
	_, err := p.text.WriteTo(w)
	return err
}

// page is the file as it grows; it keeps the first error.
type page struct {
	text bytes.Buffer
	err  error
}

// line writes a paragraph or a heading. What comes from data is among the args,
// which are escaped when they are texts.
func (p *page) line(format string, args ...any) {
	for i, a := range args {
		if s, ok := a.(string); ok {
			args[i] = escape.Markdown(s)
		}
	}
	if p.text.Len() > 0 {
		p.text.WriteByte('\n')
	}
	fmt.Fprintf(&p.text, format+"\n", args...)
}

// table writes a table with a heading, or nothing where there is no row.
func (p *page) table(heading string, columns []table.Column, rows []table.Row) {
	if len(rows) == 0 || p.err != nil {
		return
	}
	if heading != "" {
		p.line("## " + heading)
	}
	p.text.WriteByte('\n')
	p.err = table.Table{Columns: columns, Rows: table.Rows(rows)}.Write(&p.text, table.Options{Format: table.FormatMarkdown})
}

// whole writes a table that was made elsewhere.
func (p *page) whole(heading string, t table.Table) {
	var rows []table.Row
	for row, err := range t.Rows {
		if p.err = err; err != nil {
			return
		}
		rows = append(rows, row)
	}
	p.table(heading, t.Columns, rows)
}

func number(keys ...string) []table.Column {
	columns := make([]table.Column, len(keys))
	for i, k := range keys {
		columns[i] = table.Column{Key: k, Kind: table.Number}
	}
	return columns
}

func text(keys ...string) []table.Column {
	columns := make([]table.Column, len(keys))
	for i, k := range keys {
		columns[i] = table.Column{Key: k}
	}
	return columns
}

func amount(a reports.Amount) table.Cell {
	if a == "" {
		return table.Cell{}
	}
	return table.Amount(string(a))
}
