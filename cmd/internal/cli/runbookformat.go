package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/wavecut/wavecut/reports/outfile"
	"github.com/wavecut/wavecut/reports/runbook/jira"
	"github.com/wavecut/wavecut/reports/runbook/markdown"
)

// runbookFormat is a form in which runbooks are written.
type runbookFormat struct {
	name   string
	stdout bool // makes sense as one stream
	files  func(*runbookRun) ([]outfile.Content, error)
}

// runbookFormats are the forms, in the order in which help lists them.
func runbookFormats() []runbookFormat {
	return []runbookFormat{
		{"md", true, markdownFiles},
		{"csv", true, jiraFiles},
	}
}

func runbookFormatNames() []string {
	var names []string
	for _, f := range runbookFormats() {
		names = append(names, f.name)
	}
	return names
}

func findRunbookFormat(name string) (runbookFormat, error) {
	for _, f := range runbookFormats() {
		if f.name == name {
			return f, nil
		}
	}
	return runbookFormat{}, unknownWord("format", name, runbookFormatNames())
}

func joinWords(names []string) string { return strings.Join(names, ", ") }

// markdownFiles is a file for each wave.
func markdownFiles(r *runbookRun) ([]outfile.Content, error) {
	files := make([]outfile.Content, len(r.books))
	for i, b := range r.books {
		files[i] = outfile.Content{
			Name:  fmt.Sprintf("wave-%02d.md", b.Wave),
			Write: func(w io.Writer) error { return markdown.Write(w, b, r.plan, r.lang) },
		}
	}
	return files, nil
}

// jiraFiles is one file with the issues of all waves.
func jiraFiles(r *runbookRun) ([]outfile.Content, error) {
	return []outfile.Content{{
		Name:  "issues.csv",
		Write: func(w io.Writer) error { return jira.Write(w, r.books, r.plan, r.lang) },
	}}, nil
}

// writeInTurn writes all files to one stream, a blank line between them.
func writeInTurn(w io.Writer, files []outfile.Content) error {
	for i := range files {
		if i > 0 {
			if _, err := io.WriteString(w, "\n"); err != nil {
				return err
			}
		}
		if err := files[i].Write(w); err != nil {
			return err
		}
	}
	return nil
}
