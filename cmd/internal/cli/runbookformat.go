package cli

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/wavecut/wavecut/reports/ansible"
	"github.com/wavecut/wavecut/reports/dnschange"
	"github.com/wavecut/wavecut/reports/outfile"
	"github.com/wavecut/wavecut/reports/runbook/jira"
	"github.com/wavecut/wavecut/reports/runbook/markdown"
	"github.com/wavecut/wavecut/reports/terraform"
)

// runbookFormat is a form in which runbooks are written.
type runbookFormat struct {
	name   string
	stdout bool // makes sense as one stream
	files  func(*runbookRun) []outfile.Content
}

// runbookFormats are the forms, in the order in which help lists them.
func runbookFormats() []runbookFormat {
	return []runbookFormat{
		{"md", true, markdownFiles},
		{"csv", true, jiraFiles},
		{"ansible", false, ansibleFiles},
		{"terraform", false, terraformFiles},
		{"nsupdate", false, func(r *runbookRun) []outfile.Content { return r.changes().NSUpdate() }},
		{"octodns", false, func(r *runbookRun) []outfile.Content { return r.changes().OctoDNS() }},
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
func markdownFiles(r *runbookRun) []outfile.Content {
	files := make([]outfile.Content, len(r.books))
	for i, b := range r.books {
		files[i] = outfile.Content{
			Name:  fmt.Sprintf("wave-%02d.md", b.Wave),
			Write: func(w io.Writer) error { return markdown.Write(w, b, r.plan, r.lang) },
		}
	}
	return files
}

// jiraFiles is one file with the issues of all waves.
func jiraFiles(r *runbookRun) []outfile.Content {
	return []outfile.Content{{
		Name:  "issues.csv",
		Write: func(w io.Writer) error { return jira.Write(w, r.books, r.plan, r.lang) },
	}}
}

// ansibleFiles is an inventory for each wave.
func ansibleFiles(r *runbookRun) []outfile.Content {
	return ansible.Files(r.books, r.plan, r.addresses)
}

// terraformFiles is a variable file for each target site and wave.
func terraformFiles(r *runbookRun) []outfile.Content {
	return terraform.Files(r.all, r.books, r.plan, r.addresses)
}

// changes are those of the names, of the waves that are written; they follow from
// all waves before.
func (r *runbookRun) changes() *dnschange.Plan {
	p := dnschange.New(r.all, dnschange.Sources{Addresses: r.addresses, Stored: r.stored, LowTTLSeconds: r.lowTTL})
	r.findings = append(r.findings, p.Findings...)
	p.Waves = slices.DeleteFunc(p.Waves, func(w dnschange.Wave) bool { return !slices.Contains(r.books, w.Book) })
	return p
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
