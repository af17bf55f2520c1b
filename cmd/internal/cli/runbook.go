package cli

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"
	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/planner/cost"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/reports/outfile"
	"github.com/wavecut/wavecut/reports/runbook"
	"github.com/wavecut/wavecut/reports/table"
)

// runbookFlags are the flags of runbook.
type runbookFlags struct {
	plan, format, out, lang string
	wave                    int
	options                 runbook.Options
	force                   bool
}

// runbookCommand writes what is to be done for the waves of a plan.
func (a *app) runbookCommand() *cobra.Command {
	opt := runbookFlags{}
	cmd := &cobra.Command{
		Use:   "runbook",
		Short: "Write what to do in each wave, hour by hour",
		Long: `Runbook writes for each wave what is to be done before the window, the go/no-go
list, the order of start-up and checks within the window to the minute, the way
back, and the care afterwards. Markdown (md) is to work from at night, csv is for
Jira's import. Without --out these two go to standard output.`,
		Example: `  wavecut runbook --out runbooks
  wavecut runbook --format csv --lang ko`,
		Args: takes(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.reading(cmd.Context(), func(db *store.DB) error { return a.runbook(cmd.Context(), db, opt) })
		},
	}
	f := cmd.Flags()
	f.StringVar(&opt.plan, "plan", "", "the `NAME` of the plan (default the newest)")
	f.IntVar(&opt.wave, "wave", 0, "only the wave of this `NUMBER` (default all)")
	f.StringVar(&opt.format, "format", "md", "write as `FORMAT`: "+joinWords(runbookFormatNames()))
	f.StringVar(&opt.lang, "lang", "en", "the language of texts: "+joinWords(runbook.LangNames()))
	f.StringVar(&opt.out, "out", "", "write files into this `FOLDER`")
	f.IntVar(&opt.options.CheckMinutes, "check-minutes", 5, "`MINUTES` that a start-up with its checks takes; twice that for what holds data")
	f.IntVar(&opt.options.LowTTLSeconds, "ttl", 60, "`SECONDS` to which the TTL of names is lowered")
	f.BoolVar(&opt.force, "force", false, "replace files that wavecut did not write")
	must(cmd.RegisterFlagCompletionFunc("plan", a.completePlans(1)))
	must(cmd.RegisterFlagCompletionFunc("format", words(runbookFormatNames()...)))
	must(cmd.RegisterFlagCompletionFunc("lang", words(runbook.LangNames()...)))
	return exits(cmd, codeRejected, codeBusy, codeDatabase, codeOutput)
}

// runbook writes the books in the format asked for.
func (a *app) runbook(ctx context.Context, db *store.DB, opt runbookFlags) error {
	format, err := findRunbookFormat(opt.format)
	if err != nil {
		return err
	}
	lang, err := runbook.ParseLang(opt.lang)
	if err != nil {
		return unknownWord("language", opt.lang, runbook.LangNames())
	}
	if opt.options.CheckMinutes < 1 || opt.options.LowTTLSeconds < 1 {
		return usagef("", "runbook: --check-minutes and --ttl are at least 1")
	}
	run, err := a.books(ctx, db, opt)
	if err != nil {
		return err
	}
	run.lang = lang
	a.tellFindings(run.books)
	files, err := format.files(run)
	if err != nil {
		return err
	}
	if opt.out == "" && format.stdout {
		return a.write(func(w io.Writer) error { return writeInTurn(w, files) })
	}
	if opt.out == "" {
		opt.out = "wavecut-runbook"
	}
	dir, err := outfile.WriteAll(opt.out, files, outfile.Options{Replace: opt.force, Protected: a.protected()})
	if err != nil {
		return err
	}
	names := make([]string, len(files))
	for i := range files {
		names[i] = files[i].Name
	}
	return a.answer(table.Document{
		Fields: []table.Field{{Key: "plan", Cell: table.String(run.plan)}},
		Tables: []table.Table{fileTable(dir, names)},
	})
}

// runbookRun is what the formats of a runbook are made from.
type runbookRun struct {
	plan    string
	lang    runbook.Lang
	problem *model.Problem
	books   []*runbook.Book
}

// books makes the runbooks of a stored plan, of all waves or of one.
func (a *app) books(ctx context.Context, db *store.DB, opt runbookFlags) (*runbookRun, error) {
	p, err := a.findPlan(ctx, db, opt.plan)
	if err != nil {
		return nil, err
	}
	l, err := a.loadFor(ctx, db, p, "")
	if err != nil {
		return nil, err
	}
	if l.digest != p.InventoryDigest {
		a.note("the inventory has changed since the plan %s was made; the runbook is of the plan with today's inventory", p.Name)
	}
	plan, _ := model.Bind(l.problem, fileRows(l.problem, p.Rows))
	books := runbook.Build(l.problem, plan, cost.Evaluate(l.problem, plan), opt.options)
	run := &runbookRun{plan: p.Name, problem: l.problem, books: books}
	if len(books) == 0 {
		a.note("nothing moves in the plan %s", p.Name)
	}
	if opt.wave == 0 {
		return run, nil
	}
	var numbers []string
	for _, b := range books {
		if b.Wave == opt.wave {
			run.books = []*runbook.Book{b}
			return run, nil
		}
		numbers = append(numbers, fmt.Sprint(b.Wave))
	}
	hint := "its waves are " + joinWords(numbers)
	if len(numbers) == 0 {
		hint = "nothing moves in it at all"
	}
	return nil, &unknownError{fmt.Sprintf("nothing moves in wave %d of the plan %s", opt.wave, p.Name), hint}
}

// tellFindings says how much there is to be solved, beside the answer.
func (a *app) tellFindings(books []*runbook.Book) {
	n, first := 0, inventory.Finding{}
	for _, b := range books {
		for _, f := range b.Findings {
			if f.Severity == inventory.SeverityInfo {
				continue
			}
			if n++; n == 1 {
				first = f
			}
		}
	}
	if n > 0 {
		a.note("%s; first: %s %s: %s", count(n, "finding"), first.Code, first.Subject, first.Message)
	}
}
