package markdown

import (
	"fmt"
	"io"

	"github.com/wavecut/wavecut/reports"
	"github.com/wavecut/wavecut/reports/content"
	"github.com/wavecut/wavecut/reports/lang"
)

// WriteComparison writes how two plans differ, in a language.
func WriteComparison(w io.Writer, diff *reports.Comparison, language lang.Language) error {
	c := content.NewComparison(diff, lang.New(language), limits())
	p := &page{}
	p.line("# ", c.Title)
	if c.Warning != "" {
		p.line("> ", c.Warning)
	}
	if c.Lead != "" {
		p.line("", c.Lead)
	}
	if len(diff.Moves) == 0 {
		p.line("", c.W.T("compare.none"))
	}
	for _, t := range c.Tables {
		p.table(t)
	}
	if p.err != nil {
		return fmt.Errorf("write Markdown: %w", p.err)
	}
	_, err := p.text.WriteTo(w)
	return err
}
