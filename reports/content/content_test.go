package content_test

import (
	"encoding/json"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/wavecut/wavecut/reports"
	"github.com/wavecut/wavecut/reports/content"
	"github.com/wavecut/wavecut/reports/lang"
)

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

func words(t *testing.T, r *reports.Report, l lang.Language) *content.Content {
	t.Helper()
	return content.New(r, lang.New(l), content.Limits{Rows: 100, WaveRows: 100})
}

// amount reads an amount as it is printed.
func amount(s string) *big.Int {
	n, _ := new(big.Int).SetString(strings.NewReplacer(",", "", "−", "-", ".", "").Replace(s), 10)
	return n
}

// What is printed adds up to the unit, in every language: the months to their sums,
// the sites of a month to its colocation, the terms to the total.
func TestPrintedSumsAreExact(t *testing.T) {
	for _, l := range lang.Languages() {
		c := words(t, report(t), l)
		months := c.Tables[content.Months].Rows
		last := months[len(months)-1]
		for column := 1; column < 7; column++ {
			sum := new(big.Int)
			for _, row := range months[:len(months)-1] {
				sum.Add(sum, amount(row[column].Text))
			}
			if sum.Cmp(amount(last[column].Text)) != 0 {
				t.Errorf("%s: column %d comes to %s, its sum says %s", l, column, sum, last[column].Text)
			}
		}
		if total := amount(string(c.R.Summary.Total)); amount(last[1].Text).Cmp(total) != 0 {
			t.Errorf("%s: the months come to %s, the plan to %s", l, last[1].Text, total)
		}
		for i, row := range c.Tables[content.SiteMonths].Rows {
			sum := new(big.Int)
			for _, cell := range row[1:] {
				sum.Add(sum, amount(cell.Text))
			}
			if sum.Cmp(amount(months[i][2].Text)) != 0 {
				t.Errorf("%s: the sites of %s come to %s, its colocation to %s", l, row[0].Text, sum, months[i][2].Text)
			}
		}
	}
}

// Every table has as many cells in a row as headings, a caption, and an id of its own.
func TestTablesAreWhole(t *testing.T) {
	for _, l := range lang.Languages() {
		c := words(t, report(t), l)
		var all []content.Table
		for _, table := range c.Tables {
			all = append(all, table)
		}
		for _, w := range c.Waves {
			all = append(all, w.Moves, w.Names, w.Limits)
		}
		ids := map[string]bool{}
		for _, table := range all {
			if ids[table.ID] || table.Caption == "" {
				t.Errorf("%s: the table %q has the caption %q", l, table.ID, table.Caption)
			}
			ids[table.ID] = true
			for _, row := range table.Rows {
				if len(row) != len(table.Columns) {
					t.Errorf("%s: a row of %s has %d cells for %d columns", l, table.ID, len(row), len(table.Columns))
				}
			}
		}
	}
}

// A table that is cut says so, with both numbers.
func TestCutTablesSaySo(t *testing.T) {
	r := report(t)
	for range 300 {
		r.Findings = append(r.Findings, r.Findings[0])
	}
	got := words(t, r, lang.English).Tables[content.Findings]
	if len(got.Rows) != 100 || !strings.Contains(got.More, "100") || !strings.Contains(got.More, "302") {
		t.Errorf("%d rows are left, with the word %q", len(got.Rows), got.More)
	}
}

// The headline says the plan's own figures, and warns of what is wrong.
func TestHeadline(t *testing.T) {
	r := report(t)
	r.Summary.Stale, r.Summary.Interrupted = true, true
	r.Summary.Violations = []reports.Violation{{Code: "C3", Subject: "OLD"}}
	c := words(t, r, lang.English)
	text := strings.Join(c.Headline, " ")
	for _, want := range []string{"2 assets", "2 waves", "₩28.6 m", "8 weeks", "more than staying"} {
		if !strings.Contains(text, want) {
			t.Errorf("the headline %q lacks %q", text, want)
		}
	}
	if len(c.Warnings) != 3 {
		t.Errorf("the warnings are %q", c.Warnings)
	}
}
