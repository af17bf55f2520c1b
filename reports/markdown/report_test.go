package markdown_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/wavecut/wavecut/reports"
	"github.com/wavecut/wavecut/reports/lang"
	"github.com/wavecut/wavecut/reports/markdown"
)

var update = flag.Bool("update", false, "write the golden file")

// report reads the report that package reports holds golden.
func report(t *testing.T) *reports.Report {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "testdata", "report.json"))
	if err != nil {
		t.Fatal(err)
	}
	var r reports.Report
	if err := json.Unmarshal(text, &r); err != nil {
		t.Fatal(err)
	}
	return &r
}

func written(t *testing.T, r *reports.Report) string {
	t.Helper()
	return writtenIn(t, r, lang.English)
}

func writtenIn(t *testing.T, r *reports.Report, l lang.Language) string {
	t.Helper()
	var b bytes.Buffer
	if err := markdown.Write(&b, r, l); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	for _, l := range lang.Languages() {
		got := writtenIn(t, report(t), l)
		path := filepath.Join("testdata", "report."+string(l)+".md")
		if *update {
			if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil || got != string(want) {
			t.Errorf("the report is (%v)\n%s\nwant\n%s", err, got, want)
		}
		if strings.Contains(got, "missing text") || strings.Contains(got, "%!") {
			t.Errorf("%s: a text is missing or takes other values:\n%s", l, got)
		}
	}
}

// escaped are the characters that a backslash makes literal.
var escaped = regexp.MustCompile(`\\.`)

// Whatever is in a name, rows stay rows: every line of a table has as many cells
// as its heading, and no name makes markup.
func TestHostileNames(t *testing.T) {
	r := report(t)
	const payload = "a|b\n## x\r\n<script>alert(1)</script> [l](http://x) `c` \x1b[2J"
	r.Title = payload
	r.Summary.Plan = payload
	r.Exits[0].Name, r.Waves[0].Moves[0].Name, r.Waves[0].Moves[0].Team = payload, payload, payload
	r.Services[0].Name, r.Summary.Unscheduled[0].Reason = payload, payload
	cells := 0
	for _, line := range strings.Split(written(t, r), "\n") {
		bare := escaped.ReplaceAllString(line, "")
		n := strings.Count(bare, "|")
		switch {
		case !strings.HasPrefix(line, "|"):
			cells = 0
		case cells == 0:
			cells = n
		case n != cells:
			t.Errorf("the row %q has %d bars, its heading %d", line, n, cells)
		}
		if strings.ContainsAny(strings.TrimPrefix(bare, ">"), "<>[]`\x1b") {
			t.Errorf("the line %q holds markup", line)
		}
	}
}

// A plan in which nothing moves still makes a report.
func TestEmptyPlan(t *testing.T) {
	r := report(t)
	r.Waves, r.Services, r.Exits, r.Headroom, r.Summary.Unscheduled = nil, nil, nil, nil, nil
	if got := written(t, r); !strings.HasPrefix(got, "# Migration plan") || strings.Contains(got, "### Wave 2") {
		t.Errorf("the report is\n%s", got)
	}
}

// A comparison has every text in both languages, and no name is taken literally.
func TestComparison(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "testdata", "comparison.json"))
	if err != nil {
		t.Fatal(err)
	}
	var c reports.Comparison
	if err := json.Unmarshal(text, &c); err != nil {
		t.Fatal(err)
	}
	c.A, c.Moves[0].Name, c.Services[0].Name = "<b>A</b>", "<script>x</script>", "<img src=x>"
	for _, l := range lang.Languages() {
		var b bytes.Buffer
		if err := markdown.WriteComparison(&b, &c, l); err != nil {
			t.Fatal(err)
		}
		for _, bad := range []string{"missing text", "%!", "<b>A", "<script>x", "<img src"} {
			if strings.Contains(escaped.ReplaceAllString(b.String(), ""), bad) {
				t.Errorf("%s: the comparison holds %q", l, bad)
			}
		}
		c.Comparable = !c.Comparable
	}
}
