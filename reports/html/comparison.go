package html

import (
	"bytes"
	"fmt"
	"io"

	"github.com/wavecut/wavecut/reports"
	"github.com/wavecut/wavecut/reports/content"
	"github.com/wavecut/wavecut/reports/lang"
)

// comparisonPage is what the template of a comparison is executed with.
type comparisonPage struct {
	*content.Comparison
	Policy string
}

// ScriptWords are the texts that the script puts into the page.
func (p *comparisonPage) ScriptWords() map[string]string { return scriptWords(p.W) }

// WriteComparison writes how two plans differ as a page of the same kind.
func WriteComparison(w io.Writer, diff *reports.Comparison, language lang.Language) error {
	t, policy, err := parse()
	if err != nil {
		return fmt.Errorf("write HTML: %w", err)
	}
	p := &comparisonPage{content.NewComparison(diff, lang.New(language), limits()), policy}
	var b bytes.Buffer
	if err := t.ExecuteTemplate(&b, "comparison.html", p); err != nil {
		return fmt.Errorf("write HTML: %w", err)
	}
	_, err = b.WriteTo(w)
	return err
}
