package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/planner/cost"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/reports/addresses"
	"github.com/wavecut/wavecut/reports/dnschange"
	"github.com/wavecut/wavecut/reports/outfile"
	"github.com/wavecut/wavecut/reports/runbook"
	"github.com/wavecut/wavecut/reports/table"
)

// runbookFlags are the flags of runbook.
type runbookFlags struct {
	plan, format, out, lang, addresses string
	wave                               int
	options                            runbook.Options
	force                              bool
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
Jira's import. Without --out these two go to standard output.

The other formats are files to do it with: ansible inventories, terraform variables
for each target site, and scripts for nsupdate or files for octodns that lower TTLs,
repoint names, roll back and restore. Addresses come from a CSV file with the columns
asset, site and address; what is not known there stands as a variable, and in
values.env. Records come from imported zone files.`,
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
	f.StringVar(&opt.out, "out", "", "write files into this `FOLDER` (default wavecut-runbook, for md and csv none)")
	f.StringVar(&opt.addresses, "addresses", "", "read addresses from this CSV `FILE` (asset, site, address)")
	f.IntVar(&opt.options.CheckMinutes, "check-minutes", 5, "`MINUTES` that a start-up with its checks takes; twice that for what holds data")
	f.IntVar(&opt.options.LowTTLSeconds, "ttl", 60, "`SECONDS` to which the TTL of names is lowered")
	f.BoolVar(&opt.force, "force", false, "replace files that wavecut did not write")
	must(cmd.RegisterFlagCompletionFunc("plan", a.completePlans(1)))
	must(cmd.RegisterFlagCompletionFunc("wave", a.completeWaves(&opt.plan)))
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
	if n := opt.options.CheckMinutes; n < 1 || n > 24*60 {
		return usagef("", "runbook: --check-minutes is at least 1 and at most a day (1440)")
	}
	if n := opt.options.LowTTLSeconds; n < 1 || n > 7*24*3600 {
		return usagef("", "runbook: --ttl is at least 1 and at most a week (604800)")
	}
	run, err := a.books(ctx, db, opt)
	if err != nil {
		return err
	}
	run.lang = lang
	files := format.files(run)
	a.tellFindings(run.findings)
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
		Tables: append([]table.Table{fileTable(dir, names)}, findingDocument(run.findings, countSeverities(run.findings)).Tables...),
	})
}

// runbookRun is what the formats of a runbook are made from.
type runbookRun struct {
	plan  string
	lang  runbook.Lang
	all   []*runbook.Book // of all waves
	books []*runbook.Book // that are written
	// addresses and stored records are what the files for names are made from.
	addresses *addresses.Book
	stored    map[int32]dnschange.Stored
	lowTTL    int
	findings  []inventory.Finding
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
	run := &runbookRun{
		plan: p.Name, all: runbook.Build(l.problem, plan, cost.Evaluate(l.problem, plan), opt.options),
		lowTTL: opt.options.LowTTLSeconds,
	}
	if run.books, err = a.chosenBooks(run, opt.wave); err != nil {
		return nil, err
	}
	for _, b := range run.books {
		run.findings = append(run.findings, b.Findings...)
	}
	return run, a.addSources(ctx, db, l.problem.Estate, opt.addresses, run)
}

// chosenBooks are all books, or that of one wave.
func (a *app) chosenBooks(run *runbookRun, wave int) ([]*runbook.Book, error) {
	if len(run.all) == 0 {
		a.note("nothing moves in the plan %s", run.plan)
	}
	if wave == 0 {
		return run.all, nil
	}
	var numbers []string
	for _, b := range run.all {
		if b.Wave == wave {
			return []*runbook.Book{b}, nil
		}
		numbers = append(numbers, fmt.Sprint(b.Wave))
	}
	hint := "its waves are " + joinWords(numbers)
	if len(numbers) == 0 {
		hint = "nothing moves in it at all"
	}
	return nil, &unknownError{fmt.Sprintf("nothing moves in wave %d of the plan %s", wave, run.plan), hint}
}

// addSources reads the addresses and the records of the names.
func (a *app) addSources(ctx context.Context, db *store.DB, e *inventory.Estate, file string, run *runbookRun) error {
	if file != "" {
		text, err := a.readInput("addresses", file)
		if err != nil {
			return err
		}
		book, found, err := addresses.Read(file, text, e)
		if err != nil {
			return &rejectedError{err.Error(), "the file has the columns asset, site and address"}
		}
		run.addresses, run.findings = book, append(run.findings, found...)
	}
	stored, found, err := storedRecords(ctx, db, e)
	run.stored, run.findings = stored, append(run.findings, found...)
	return err
}

// storedRecords are the records that imported zone files left with the names.
func storedRecords(ctx context.Context, db *store.DB, e *inventory.Estate) (map[int32]dnschange.Stored, []inventory.Finding, error) {
	stored := map[int32]dnschange.Stored{}
	var found []inventory.Finding
	for row, err := range db.Rows(ctx, ingest.Assets, nil) {
		if err != nil {
			return nil, nil, err
		}
		id, _ := row[0].(string)
		text, _ := row[len(row)-1].(string)
		if !strings.Contains(text, "dns_") {
			continue
		}
		var attributes map[string]string
		if json.Unmarshal([]byte(text), &attributes) != nil {
			continue
		}
		name, ok := e.AssetIndex(id)
		if !ok || attributes["dns_zone"] == "" && attributes["dns_records"] == "" {
			continue
		}
		s, err := dnschange.ParseStored(attributes["dns_zone"], attributes["dns_records"])
		if err != nil {
			found = append(found, inventory.Finding{
				Code: runbook.CodeNoDNSName, Severity: inventory.SeverityWarning, Subject: id, Message: err.Error(), Hint: "import the zone file again",
			})
			continue
		}
		stored[name] = s
	}
	return stored, found, nil
}

// tellFindings says how much there is to be solved, beside the answer.
func (a *app) tellFindings(all []inventory.Finding) {
	found := slices.DeleteFunc(slices.Clone(all), func(f inventory.Finding) bool { return f.Severity == inventory.SeverityInfo })
	if len(found) == 0 {
		return
	}
	var codes []string
	for _, f := range found {
		codes = append(codes, f.Code)
	}
	slices.Sort(codes)
	a.note("%s (%s); first: %s %s: %s", count(len(found), "finding"), joinWords(slices.Compact(codes)),
		found[0].Code, found[0].Subject, found[0].Message)
}
