package cli

import (
	"io"
	"slices"
	"time"

	"github.com/wavecut/wavecut/planner/cost"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/reports"
	"github.com/wavecut/wavecut/reports/calendar"
	"github.com/wavecut/wavecut/reports/html"
	"github.com/wavecut/wavecut/reports/lang"
	"github.com/wavecut/wavecut/reports/markdown"
	"github.com/wavecut/wavecut/reports/runbook"
	"github.com/wavecut/wavecut/reports/sheet"
	"github.com/wavecut/wavecut/reports/wavegraph"
	"github.com/wavecut/wavecut/reports/workbook"
)

// reportInput is what the files of a report are written from. Most need the report
// alone; those for machines may look at the problem and the plan.
type reportInput struct {
	report     *reports.Report
	problem    *model.Problem
	plan       *model.Plan
	evaluation *cost.Evaluation
	rows       []model.Row // the plan as a file holds it
	language   lang.Language
	made       time.Time // when the plan was
}

// reportFile is a file of a report. A format may have several.
type reportFile struct {
	format, name string
	write        func(io.Writer, *reportInput) error
}

// reportFiles registers every format of the report command; `--format all` writes
// them all.
func reportFiles() []reportFile {
	files := []reportFile{
		{"html", "report.html", func(w io.Writer, in *reportInput) error {
			return html.Write(w, in.report, html.Options{Language: in.language, Graphs: waveGraphs(in), Estate: in.problem.Estate})
		}},
		{"md", "report.md", func(w io.Writer, in *reportInput) error { return markdown.Write(w, in.report, in.language) }},
		{"json", "report.json", func(w io.Writer, in *reportInput) error { return reports.WriteJSON(w, in.report) }},
		{formatPDF, "report.pdf", nil}, // see withPrinter
		{"xlsx", "report.xlsx", func(w io.Writer, in *reportInput) error { return workbook.Write(w, in.report, in.language) }},
		{"ics", "calendar.ics", func(w io.Writer, in *reportInput) error {
			books := runbook.Build(in.problem, in.plan, in.evaluation, runbook.Options{})
			return calendar.Write(w, in.report, books, in.made, in.language)
		}},
		{"csv", "plan.csv", func(w io.Writer, in *reportInput) error { return model.WritePlan(w, in.rows) }},
	}
	for _, t := range sheet.Tables() {
		files = append(files, reportFile{"csv", "tables/" + t.Key + ".csv", func(w io.Writer, in *reportInput) error {
			return t.WriteCSV(w, in.report)
		}})
	}
	return files
}

// formatAll stands for every format.
const formatAll = "all"

// demoFiles are those that need no other program.
func demoFiles() []reportFile {
	return slices.DeleteFunc(reportFiles(), func(f reportFile) bool { return f.write == nil })
}

func reportFormats() []string {
	var names []string
	for _, f := range reportFiles() {
		if len(names) == 0 || names[len(names)-1] != f.format {
			names = append(names, f.format)
		}
	}
	return names
}

// The most nodes that the pictures of a page have: of one wave, and of all together
// where waves are not so large that with the least of tied assets they take more.
const (
	mostWaveNodes = 5000
	mostNodes     = 30000
	leastTied     = 500
)

// waveGraphs are the pictures of the waves that are not empty.
func waveGraphs(in *reportInput) []*wavegraph.Graph {
	pictures := wavegraph.New(in.problem, in.plan)
	waves := in.report.Waves
	share := mostNodes / max(len(waves), 1)
	graphs := make([]*wavegraph.Graph, len(waves))
	for i := range waves {
		most := min(mostWaveNodes, max(share, waves[i].Assets+leastTied))
		graphs[i] = pictures.Build(waves[i].Wave, wavegraph.Options{MaxNodes: most})
	}
	return graphs
}
