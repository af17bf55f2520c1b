package cli

import (
	"context"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/wavecut/wavecut/inventory/quality"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/planner"
	"github.com/wavecut/wavecut/planner/baseline"
	"github.com/wavecut/wavecut/planner/continuity"
	"github.com/wavecut/wavecut/planner/cost"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/planner/verify"
	"github.com/wavecut/wavecut/reports"
	"github.com/wavecut/wavecut/reports/lang"
	"github.com/wavecut/wavecut/reports/outfile"
	"github.com/wavecut/wavecut/reports/table"
)

// reportFlags are the flags of report.
type reportFlags struct {
	plan, format, lang, chromium, out string
	compare, force                    bool
}

// reportCommand writes the reports of a plan.
func (a *app) reportCommand() *cobra.Command {
	opt := reportFlags{}
	cmd := &cobra.Command{
		Use:   "report [--compare A B]",
		Short: "Write the reports of a plan into a folder",
		Long: `Report writes what a plan is, does and costs into a folder: the decision on one
page, the waves with their moves, names, limits and risks, the money by month, the
sites by wave, the downtime, what stays split, and how all was computed. The page
(html) is one file that opens anywhere, offline; a PDF of it takes an installed
Chromium or Chrome. xlsx is a workbook, ics a calendar of windows, deadlines, freezes
and exits. What an earlier report wrote there is replaced.

With --compare it writes instead how the plan B differs from the plan A: costs,
exits, waves, moves and downtime, as html, md or json.`,
		Example: `  wavecut report
  wavecut report --plan cheaper --format all --lang ko --out cheaper-report
  wavecut report --compare plan-1 cheaper --out comparison`,
		Args: func(cmd *cobra.Command, args []string) error {
			if opt.compare {
				return takesTwoPlans(cmd, args)
			}
			return takes()(cmd, args)
		},
		ValidArgsFunction: a.completePlans(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			if opt.compare {
				return a.reading(ctx, func(db *store.DB) error { return a.compareReports(ctx, db, args[0], args[1], opt) })
			}
			return a.reading(ctx, func(db *store.DB) error { return a.report(ctx, db, opt) })
		},
	}
	f := cmd.Flags()
	f.StringVar(&opt.plan, "plan", "", "the `NAME` of the plan (default the newest)")
	f.StringVar(&opt.format, "format", "html", "write as `FORMATS`: html, md, json, pdf, xlsx, ics, csv (the plan and all tables), some of them with commas between, or all")
	f.StringVar(&opt.chromium, "chromium", "", "the `PATH` of the Chromium or Chrome that prints the PDF")
	f.StringVar(&opt.lang, "lang", "en", "write in `LANGUAGE`: en or ko")
	f.StringVar(&opt.out, "out", "wavecut-report", "write into this `FOLDER`")
	f.BoolVar(&opt.compare, "compare", false, "compare two plans, named as arguments")
	f.BoolVar(&opt.force, "force", false, "replace files that no report wrote")
	must(cmd.RegisterFlagCompletionFunc("plan", a.completePlans(1)))
	must(cmd.RegisterFlagCompletionFunc("lang", words("en", "ko")))
	must(cmd.RegisterFlagCompletionFunc("format", words(append(reportFormats(), "all")...)))
	return exits(cmd, codeBusy, codeDatabase, codeOutput)
}

// chosenFiles are the files of some formats, with commas between them, or of all.
func chosenFiles(formats string) ([]reportFile, error) {
	var chosen []reportFile
	wanted := strings.Split(formats, ",")
	for _, format := range wanted {
		if !slices.Contains(append(reportFormats(), formatAll), format) {
			return nil, unknownWord("format", format, append(reportFormats(), formatAll))
		}
	}
	for _, f := range reportFiles() {
		if slices.Contains(wanted, f.format) || slices.Contains(wanted, formatAll) {
			chosen = append(chosen, f)
		}
	}
	return chosen, nil
}

func (a *app) report(ctx context.Context, db *store.DB, opt reportFlags) error {
	files, err := chosenFiles(opt.format)
	if err != nil {
		return err
	}
	if files, err = a.withPrinter(ctx, files, opt); err != nil {
		return err
	}
	language, err := parseLanguage(opt.lang)
	if err != nil {
		return err
	}
	in, err := a.reportOf(ctx, db, opt.plan)
	if err != nil {
		return err
	}
	in.language = language
	var names []string
	for _, f := range files {
		names = append(names, f.name)
	}
	dir, err := outfile.OpenDir(opt.out, names, outfile.Options{Replace: opt.force, Protected: a.protected()})
	if err != nil {
		return err
	}
	if err := a.writeWatched(dir, files, in); err != nil {
		return err
	}
	return a.answer(table.Document{
		Fields: []table.Field{{Key: "plan", Cell: table.String(in.report.Summary.Plan)}},
		Tables: []table.Table{fileTable(dir, names)},
	})
}

// parseLanguage reads the language of a report.
func parseLanguage(word string) (lang.Language, error) {
	l, err := lang.Parse(word)
	if err != nil {
		return "", unknownWord("language", word, []string{"en", "ko"})
	}
	return l, nil
}

// reportOf makes the report of a stored plan, of the newest where no name is given.
func (a *app) reportOf(ctx context.Context, db *store.DB, name string) (*reportInput, error) {
	p, err := a.findPlan(ctx, db, name)
	if err != nil {
		return nil, err
	}
	l, err := a.loadFor(ctx, db, p, "")
	if err != nil {
		return nil, err
	}
	s, err := summaryOf(ctx, db, p)
	if err != nil {
		return nil, err
	}
	return a.buildReport(ctx, db, l, p, s)
}

// buildReport makes the report of a stored plan. Of a stale one the figures are
// those of today's inventory, so that they agree with each other.
func (a *app) buildReport(ctx context.Context, db *store.DB, l *loaded, p *store.Plan, s *reports.Summary) (*reportInput, error) {
	rows := fileRows(l.problem, p.Rows)
	plan, problems := model.Bind(l.problem, rows)
	evaluation := cost.Evaluate(l.problem, plan)
	if s.Stale {
		a.note("the inventory has changed since the plan %s was made; the report is of the plan with today's inventory", p.Name)
		fresh := reports.Summarise(l.problem, evaluation, verify.Verify(l.problem, plan, problems))
		fresh.Plan, fresh.Stale, fresh.Seed, fresh.InventoryDigest = s.Plan, true, s.Seed, l.digest
		s = fresh
	}
	found, err := db.Findings(ctx)
	if err != nil {
		return nil, err
	}
	facts, err := db.Completeness(ctx)
	if err != nil {
		return nil, err
	}
	trust := quality.Assess(l.problem.Estate, func(i int) quality.Facts { return facts[l.problem.Estate.Assets[i].ID] })
	asIs := cost.Evaluate(l.problem, baseline.AsIs(l.problem))
	byApplication := cost.Evaluate(l.problem, baseline.ByApplication(l.problem, l.problem.Kept(plan)))
	s.AddBaseline("as-is", asIs)
	s.AddBaseline("by-application", byApplication)
	losses, err := continuity.Assess(ctx, l.problem, plan)
	if err != nil {
		return nil, err
	}
	r := reports.Build(reports.Sources{
		Problem: l.problem, Plan: plan, Evaluation: evaluation, Summary: s,
		AsIs: asIs, ByApplication: byApplication, Score: &trust.Confidence, Losses: losses,
		Findings: append(found, planner.Check(l.problem)...),
		Version:  buildVersion(a.env.Build), Effort: p.Effort,
	})
	return &reportInput{report: r, language: lang.English, problem: l.problem, plan: plan, evaluation: evaluation, rows: rows, made: p.Created}, nil
}

func writeReport(dir *outfile.Dir, files []reportFile, in *reportInput) error {
	for _, f := range files {
		if err := writeInto(dir, f.name, func(w io.Writer) error { return f.write(w, in) }); err != nil {
			return err
		}
	}
	return nil
}

// writeWatched writes the files of a report, with a bar.
func (a *app) writeWatched(dir *outfile.Dir, files []reportFile, in *reportInput) error {
	bar := a.progress()
	defer bar.Stop()
	for i := range files {
		bar.Update("report", int64(i), int64(len(files)))
		if err := writeReport(dir, files[i:i+1], in); err != nil {
			return err
		}
	}
	return nil
}

// writeInto writes one file of a folder whole or not at all.
func writeInto(dir *outfile.Dir, name string, content func(io.Writer) error) error {
	f, err := dir.Create(name)
	if err != nil {
		return err
	}
	defer f.Discard()
	if err := content(f); err != nil {
		return err
	}
	return f.Commit()
}

// fileTable lists the files that were written.
func fileTable(dir *outfile.Dir, names []string) table.Table {
	rows := make([]table.Row, len(names))
	for i, n := range names {
		rows[i] = table.Row{table.String(dir.Path(n))}
	}
	return table.Table{Name: "files", Columns: []table.Column{{Key: "file", Kind: table.Exact}}, Rows: table.Rows(rows)}
}
