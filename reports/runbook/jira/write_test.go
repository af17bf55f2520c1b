package jira_test

import (
	"bytes"
	"encoding/csv"
	"regexp"
	"strings"
	"testing"

	"github.com/wavecut/wavecut/reports/internal/golden"
	"github.com/wavecut/wavecut/reports/internal/planned"
	"github.com/wavecut/wavecut/reports/runbook"
	"github.com/wavecut/wavecut/reports/runbook/jira"
)

func write(t *testing.T, s *planned.Plan, lang runbook.Lang) ([]byte, [][]string) {
	t.Helper()
	books := runbook.Build(s.Problem, s.Plan, s.Evaluation, runbook.Options{})
	var out bytes.Buffer
	if err := jira.Write(&out, books, "main", lang); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(out.Bytes())).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes(), rows
}

func TestGolden(t *testing.T) {
	s := planned.Small(t, "../../..")
	text, _ := write(t, s, runbook.English)
	golden.Check(t, "issues.en.csv", text)
}

// Every issue has a summary and a due date, tasks hang below an epic that stands
// before them, and every asset that moves has its own.
func TestIssuesHangTogether(t *testing.T) {
	s := planned.Small(t, "../../..")
	_, rows := write(t, s, runbook.Korean)
	epics, moves := map[string]bool{}, 0
	date := regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)
	for _, r := range rows[1:] {
		switch {
		case r[3] == "" || !date.MatchString(r[6]):
			t.Errorf("no summary or date: %q", r)
		case r[2] == "Epic":
			epics[r[0]] = true
		case !epics[r[1]]:
			t.Errorf("no epic: %q", r)
		}
		if r[12] == "move" {
			moves++
		}
		if strings.ContainsAny(r[10]+r[11]+r[12], " ") {
			t.Errorf("a label with a space: %q", r)
		}
	}
	if moves != s.Evaluation.Moved {
		t.Errorf("%d issues for %d assets", moves, s.Evaluation.Moved)
	}
}

// No cell begins a formula or steers a terminal.
func TestHostileTexts(t *testing.T) {
	_, rows := write(t, planned.Hostile(t, "../../.."), runbook.English)
	for _, r := range rows {
		for _, cell := range r {
			if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t") || strings.ContainsAny(cell, "\x1b\x07\r") {
				t.Errorf("the cell %q", cell)
			}
		}
	}
}
