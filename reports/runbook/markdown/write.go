package markdown

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/wavecut/wavecut/reports/escape"
	"github.com/wavecut/wavecut/reports/runbook"
)

// Write writes the runbook of a wave. The plan is named at its top.
func Write(w io.Writer, b *runbook.Book, plan string, lang runbook.Lang) error {
	p := &page{
		Speaker: runbook.Speaker{Lang: lang, Location: b.Location, Escape: escape.Markdown}, b: b, plan: plan,
	}
	p.head()
	p.problems()
	p.owners()
	p.before()
	p.conditions()
	p.during()
	p.rollback()
	p.after()
	_, err := p.out.WriteTo(w)
	return err
}

// page is the file as it grows.
type page struct {
	runbook.Speaker
	b    *runbook.Book
	plan string
	out  bytes.Buffer
}

func (p *page) line(format string, args ...any) { fmt.Fprintf(&p.out, format+"\n", args...) }

// heading writes a heading with the lines above and below that Markdown wants.
func (p *page) heading(level int, text string) {
	if p.out.Len() > 0 && !bytes.HasSuffix(p.out.Bytes(), []byte("\n\n")) {
		p.line("")
	}
	p.line("%s %s\n", strings.Repeat("#", level), text)
}

// box writes a line to tick.
func (p *page) box(format string, args ...any) { p.line("- [ ] "+format, args...) }

// id is an asset's identifier, escaped.
func (p *page) id(asset int32) string {
	return escape.Markdown(p.b.Problem.Estate.Assets[asset].ID)
}

// ids are identifiers in a row.
func (p *page) ids(assets []int32) string {
	names := make([]string, len(assets))
	for i, a := range assets {
		names[i] = p.id(a)
	}
	return strings.Join(names, ", ")
}

// team is who answers for an asset, in brackets, or nothing.
func (p *page) team(asset int32) string {
	if t := p.b.Problem.Estate.Assets[asset].Team; t != "" {
		return " (" + escape.Markdown(t) + ")"
	}
	return ""
}

// site is the id of a site, escaped.
func (p *page) site(s int32) string { return escape.Markdown(p.b.Problem.Estate.SiteID(s)) }

// row writes a row of a table.
func (p *page) row(cells ...string) { p.line("| %s |", strings.Join(cells, " | ")) }
