package markdown_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/wavecut/wavecut/reports/internal/golden"
	"github.com/wavecut/wavecut/reports/internal/planned"
	"github.com/wavecut/wavecut/reports/runbook"
	"github.com/wavecut/wavecut/reports/runbook/markdown"
)

func write(t *testing.T, b *runbook.Book, lang runbook.Lang) string {
	t.Helper()
	var out bytes.Buffer
	if err := markdown.Write(&out, b, "main", lang); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestGolden(t *testing.T) {
	s := planned.Small(t, "../../..")
	books := runbook.Build(s.Problem, s.Plan, s.Evaluation, runbook.Options{})
	last := books[len(books)-1]
	golden.Check(t, "wave-02.en.md", []byte(write(t, books[1], runbook.English)))
	golden.Check(t, "last.ko.md", []byte(write(t, last, runbook.Korean)))
}

// No text is missing, and every line that is to be ticked stands alone.
func TestEveryWaveInEveryLanguage(t *testing.T) {
	s := planned.Filled(t, "../../../sample-data/four-to-two")
	books := runbook.Build(s.Problem, s.Plan, s.Evaluation, runbook.Options{})
	missing := regexp.MustCompile(`(?m)(^|[ |])(h|do|go|how|undo|check|proof|col|unit|day)\.[a-z]+([ |]|$)`)
	for _, b := range books {
		for lang := range runbook.LangNames() {
			text := write(t, b, runbook.Lang(lang))
			if found := missing.FindString(text); found != "" {
				t.Fatalf("wave %d has no text for %q", b.Wave, found)
			}
			for i := range b.Moves {
				if id := s.Problem.Estate.Assets[b.Moves[i].Asset].ID; strings.Count(text, "**"+id+"**") < 2 && !b.Moves[i].Retires() {
					t.Fatalf("wave %d does not say how %s gets there and back", b.Wave, id)
				}
			}
		}
	}
}

// Texts from data make no markup, no line and no column.
func TestHostileTexts(t *testing.T) {
	s := planned.Hostile(t, "../../..")
	for _, b := range runbook.Build(s.Problem, s.Plan, s.Evaluation, runbook.Options{}) {
		text := write(t, b, runbook.English)
		if regexp.MustCompile(`(^|[^\\])<script`).MatchString(text) {
			t.Errorf("wave %d holds a tag", b.Wave)
		}
		for _, bad := range []string{"[a](", "\n- \\[x", "\x1b", "\u202e"} {
			if strings.Contains(text, bad) {
				t.Errorf("wave %d holds %q", b.Wave, bad)
			}
		}
		for _, r := range text {
			if unicode.IsControl(r) && r != '\n' {
				t.Errorf("wave %d holds %U", b.Wave, r)
			}
		}
		if n := strings.Count(text, "- [ ] "); n < len(b.Moves) {
			t.Errorf("wave %d has %d boxes", b.Wave, n)
		}
	}
}
