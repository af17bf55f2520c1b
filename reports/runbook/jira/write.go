package jira

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/wavecut/wavecut/reports/escape"
	"github.com/wavecut/wavecut/reports/runbook"
)

// columns are those that Jira's import knows by their names; Labels stands once for
// each label. Estimates are in seconds, as Jira reads them.
var columns = []string{
	"Issue Id", "Parent", "Issue Type", "Summary", "Description", "Start Date", "Due Date", "Priority", "Component",
	"Original Estimate", "Labels", "Labels", "Labels",
}

// Write writes the issues of the waves, numbered through.
func Write(w io.Writer, books []*runbook.Book, plan string, lang runbook.Lang) error {
	f := &file{out: csv.NewWriter(w), plan: plan, lang: lang}
	if err := f.out.Write(columns); err != nil {
		return err
	}
	for _, b := range books {
		if err := f.wave(b); err != nil {
			return err
		}
	}
	f.out.Flush()
	return f.out.Error()
}

// file is the issues as they are numbered.
type file struct {
	out  *csv.Writer
	plan string
	lang runbook.Lang
	last int // the number of the last issue
}

// issue is a row. The zero Start and estimate are left empty.
type issue struct {
	parent               int
	kind                 string
	summary, description string
	start, due           time.Time
	priority, team       string
	estimate             time.Duration
	label                string
}

// write writes an issue of a wave and returns its number.
func (f *file) write(b *runbook.Book, i issue) (int, error) {
	f.last++
	day := func(t time.Time) string {
		if t.IsZero() {
			return ""
		}
		return t.In(b.Location).Format(time.DateOnly)
	}
	parent, estimate := "", ""
	if i.parent > 0 {
		parent = strconv.Itoa(i.parent)
	}
	if i.estimate > 0 {
		estimate = strconv.Itoa(int(i.estimate.Seconds()))
	}
	cells := []string{
		strconv.Itoa(f.last), parent, i.kind, text(i.summary), text(i.description), day(i.start), day(i.due), i.priority,
		text(i.team), estimate, "wavecut", fmt.Sprintf("wave-%02d", b.Wave), label(i.label),
	}
	return f.last, f.out.Write(cells)
}

// text guards what comes from data. Descriptions keep their line breaks.
func text(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = escape.Terminal(lines[i])
	}
	return escape.Formula(strings.Join(lines, "\n"))
}

// label is a label as Jira takes it: without spaces.
func label(s string) string { return strings.ReplaceAll(s, " ", "-") }
