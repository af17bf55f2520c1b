package markdown

import (
	"bytes"
	"fmt"
	"io"

	"github.com/wavecut/wavecut/reports"
	"github.com/wavecut/wavecut/reports/content"
	"github.com/wavecut/wavecut/reports/escape"
	"github.com/wavecut/wavecut/reports/lang"
	"github.com/wavecut/wavecut/reports/table"
)

// limits are the most rows that tables have in the file.
func limits() content.Limits { return content.Limits{Rows: 200, WaveRows: 24000} }

// Write writes the report in a language.
func Write(w io.Writer, r *reports.Report, language lang.Language) error {
	p := &page{Content: content.New(r, lang.New(language), limits())}
	p.head()
	p.decision()
	p.waves()
	p.money()
	p.estate()
	p.data()
	p.end()
	if p.err != nil {
		return fmt.Errorf("write Markdown: %w", p.err)
	}
	_, err := p.text.WriteTo(w)
	return err
}

// page is the file as it grows; it keeps the first error.
type page struct {
	*content.Content
	text bytes.Buffer
	err  error
}

// line writes a paragraph, with the mark of a heading or a list before it.
func (p *page) line(mark, text string) {
	if p.text.Len() > 0 && mark != item {
		p.text.WriteByte('\n')
	}
	p.text.WriteString(mark + escape.Markdown(text) + "\n")
}

// item marks an entry of a list.
const item = "- "

// list writes a list.
func (p *page) list(items []string) {
	if len(items) > 0 {
		p.text.WriteByte('\n')
	}
	for _, s := range items {
		p.line(item, s)
	}
}

// section begins one, with its heading.
func (p *page) section(key string) { p.line("## ", p.W.T("section."+key)) }

// table writes a table with its heading, or nothing where there is no row.
func (p *page) table(t content.Table) {
	if len(t.Rows) == 0 || p.err != nil {
		return
	}
	p.line("### ", t.Caption)
	p.text.WriteByte('\n')
	out := table.Table{Rows: table.Rows(rows(t))}
	for _, c := range t.Columns {
		kind := table.Text
		if c.Number {
			kind = table.Number
		}
		out.Columns = append(out.Columns, table.Column{Key: c.Text, Kind: kind})
	}
	p.err = out.Write(&p.text, table.Options{Format: table.FormatMarkdown})
	if t.More != "" {
		p.line("", t.More)
	}
}

func rows(t content.Table) []table.Row {
	out := make([]table.Row, len(t.Rows))
	for i, row := range t.Rows {
		for _, c := range row {
			out[i] = append(out[i], table.String(c.Text))
		}
	}
	return out
}
