package cli

import (
	"context"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/reports"
	"github.com/wavecut/wavecut/reports/html"
	"github.com/wavecut/wavecut/reports/lang"
	"github.com/wavecut/wavecut/reports/markdown"
	"github.com/wavecut/wavecut/reports/outfile"
	"github.com/wavecut/wavecut/reports/table"
)

// takesTwoPlans checks that a comparison names its two plans.
func takesTwoPlans(cmd *cobra.Command, args []string) error {
	if len(args) < 2 {
		return misuse(cmd, "try: wavecut report --compare plan-1 cheaper", "--compare takes the names of two plans")
	}
	return takes("A", "B")(cmd, args)
}

// comparisonFile is a file of a comparison.
type comparisonFile struct {
	format, name string
	write        func(io.Writer, *reports.Comparison, lang.Language) error
}

func comparisonFiles() []comparisonFile {
	return []comparisonFile{
		{"html", "comparison.html", html.WriteComparison},
		{"md", "comparison.md", markdown.WriteComparison},
		{"json", "comparison.json", func(w io.Writer, c *reports.Comparison, _ lang.Language) error { return reports.WriteJSON(w, c) }},
	}
}

// chosenComparisons are the files of some formats, with commas between them, or all.
func chosenComparisons(formats string) ([]comparisonFile, error) {
	var known []string
	for _, f := range comparisonFiles() {
		known = append(known, f.format)
	}
	wanted := strings.Split(formats, ",")
	for _, format := range wanted {
		if format != formatAll && !slices.Contains(known, format) {
			return nil, unknownWord("format of a comparison", format, append(known, formatAll))
		}
	}
	return slices.DeleteFunc(comparisonFiles(), func(f comparisonFile) bool {
		return !slices.Contains(wanted, f.format) && !slices.Contains(wanted, formatAll)
	}), nil
}

// compareReports writes how one stored plan differs from another.
func (a *app) compareReports(ctx context.Context, db *store.DB, nameA, nameB string, opt reportFlags) error {
	files, err := chosenComparisons(opt.format)
	if err != nil {
		return err
	}
	language, err := parseLanguage(opt.lang)
	if err != nil {
		return err
	}
	var sides []*reports.Report
	for _, name := range []string{nameA, nameB} {
		in, err := a.reportOf(ctx, db, name)
		if err != nil {
			return err
		}
		sides = append(sides, in.report)
	}
	diff := reports.Compare(sides[0], sides[1])
	var names []string
	for _, f := range files {
		names = append(names, f.name)
	}
	dir, err := outfile.OpenDir(opt.out, names, outfile.Options{Replace: opt.force, Protected: a.protected()})
	if err != nil {
		return err
	}
	for _, f := range files {
		if err := writeInto(dir, f.name, func(w io.Writer) error { return f.write(w, diff, language) }); err != nil {
			return err
		}
	}
	fields := []table.Field{
		{Key: "a", Cell: table.String(diff.A)}, {Key: "b", Cell: table.String(diff.B)}, {Key: "different", Cell: table.Int(len(diff.Moves))},
	}
	return a.answer(table.Document{Fields: fields, Tables: []table.Table{fileTable(dir, names)}})
}
