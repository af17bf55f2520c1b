package cli

import (
	"context"
	"fmt"
	"io"
	"io/fs"

	"github.com/spf13/cobra"
	"github.com/wavecut/wavecut/inventory/ingest"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/planner"
	"github.com/wavecut/wavecut/reports"
	"github.com/wavecut/wavecut/reports/outfile"
	"github.com/wavecut/wavecut/reports/table"
	sampledata "github.com/wavecut/wavecut/sample-data"
)

// The names in the folder of the demo.
const (
	demoDatabase  = "wavecut.db"
	demoInventory = "inventory"
	demoPlan      = "demo"
)

// demoFlags are the flags of demo.
type demoFlags struct {
	dir, effort string
	force       bool
}

// demoCommand does the main job on the sample estate.
func (a *app) demoCommand() *cobra.Command {
	opt := demoFlags{}
	cmd := &cobra.Command{
		Use:   "demo",
		Short: "Plan the consolidation of a sample estate, from import to report",
		Long: `Demo does the whole job on the sample estate that the program brings along, four
data centers of which two are left: import, check, plan, verify and report. It
leaves the inventory, the database, the plan and the reports in a folder, to be
looked at and played with. What an earlier demo made there is replaced.`,
		Example: `  wavecut demo
  wavecut demo --dir tour --effort quick`,
		Args: takes(),
		RunE: func(cmd *cobra.Command, _ []string) error { return a.demo(cmd.Context(), opt) },
	}
	f := cmd.Flags()
	f.StringVar(&opt.dir, "dir", "wavecut-demo", "the `FOLDER` to work in")
	f.StringVar(&opt.effort, "effort", planner.Standard.String(), "how long to search: quick, standard or thorough")
	f.BoolVar(&opt.force, "force", false, "replace files that no demo made")
	must(cmd.RegisterFlagCompletionFunc("effort", words("quick", "standard", "thorough")))
	return exits(cmd, codeGate, codeDatabase, codeOutput)
}

func (a *app) demo(ctx context.Context, opt demoFlags) error {
	effort, err := planner.ParseEffort(opt.effort)
	if err != nil {
		return usagef("", "%v", err)
	}
	dir, names, err := openDemo(opt)
	if err != nil {
		return err
	}
	a.flags.db = dir.Path(demoDatabase)
	if err := removeDatabase(a.flags.db); err != nil {
		return err
	}
	var s *reports.Summary
	if err := a.creating(ctx, func(db *store.DB) error {
		s, err = a.demoIn(ctx, db, dir, effort)
		return err
	}); err != nil {
		return err
	}
	return a.endDemo(dir, names, s)
}

// openDemo claims the folder and writes the inventory into it.
func openDemo(opt demoFlags) (*outfile.Dir, []string, error) {
	estate := sampledata.FourToTwo()
	entries, err := fs.ReadDir(estate, ".")
	if err != nil {
		return nil, nil, err
	}
	names := []string{demoDatabase}
	for _, f := range demoFiles() {
		names = append(names, f.name)
	}
	claimed := names
	for _, e := range entries {
		claimed = append(claimed, demoInventory+"/"+e.Name())
	}
	dir, err := outfile.OpenDir(opt.dir, claimed, outfile.Options{Replace: opt.force})
	if err != nil {
		return nil, nil, err
	}
	for _, e := range entries {
		if err := copyInto(dir, estate, e.Name()); err != nil {
			return nil, nil, err
		}
	}
	return dir, names, nil
}

func copyInto(dir *outfile.Dir, from fs.FS, name string) error {
	text, err := fs.ReadFile(from, name)
	if err != nil {
		return err
	}
	return writeInto(dir, demoInventory+"/"+name, func(w io.Writer) error {
		_, err := w.Write(text)
		return err
	})
}

// demoIn imports, checks, plans, verifies and reports.
func (a *app) demoIn(ctx context.Context, db *store.DB, dir *outfile.Dir, effort planner.Effort) (*reports.Summary, error) {
	if err := a.demoImport(ctx, db, dir.Path(demoInventory)); err != nil {
		return nil, err
	}
	found, err := a.findings(ctx, db, "")
	if err != nil {
		return nil, err
	}
	a.step("checked: %s", count(len(found), "finding"))
	l, err := a.load(ctx, db, "")
	if err != nil {
		return nil, err
	}
	made, err := a.solve(ctx, l, planner.Options{Effort: effort, Seed: 1})
	if err != nil {
		return nil, err
	}
	s := made.summary
	s.Plan = demoPlan
	if err := a.keepPlan(ctx, db, l, made, true); err != nil {
		return nil, err
	}
	a.step("planned: %s in %s, %s unscheduled", count(s.Moved, "move"), count(s.Waves, "wave"), count(len(s.Unscheduled), "asset"))
	p, err := db.LoadPlan(context.WithoutCancel(ctx), demoPlan)
	if err != nil {
		return nil, err
	}
	in, err := a.buildReport(ctx, db, l, p, s)
	if err != nil {
		return nil, err
	}
	a.step("verified: %s", count(len(s.Violations), "violation"))
	return s, writeReport(dir, demoFiles(), in)
}

func (a *app) demoImport(ctx context.Context, db *store.DB, folder string) error {
	set, err := ingest.Open(ctx, ingest.Paths(folder), ingest.Options{CheckScenario: checkScenario})
	if err != nil {
		return err
	}
	defer set.Close()
	bar := a.progress()
	defer bar.Stop()
	summary, err := db.Import(ctx, set, store.ImportOptions{
		At: a.env.Now(), Progress: func(p store.Progress) { bar.Update(p.Stage, p.Done, p.Total) },
	})
	bar.Stop()
	if err != nil {
		return err
	}
	rows := int64(0)
	for _, src := range summary.Sources {
		rows += src.Stored
	}
	a.step("imported: %s of %s", count(rows, "row"), count(len(summary.Sources), "file"))
	return nil
}

// step says on stderr what was done, unless --quiet.
func (a *app) step(format string, args ...any) {
	if !a.flags.quiet {
		fmt.Fprintf(a.env.Streams.Err, format+"\n", args...)
	}
}

// endDemo prints the summary, and names the files to open.
func (a *app) endDemo(dir *outfile.Dir, names []string, s *reports.Summary) error {
	doc := table.Document{Fields: s.Figures(), Tables: []table.Table{s.CostTable(), s.ExitTable(), fileTable(dir, names)}}
	if err := a.answer(doc); err != nil {
		return err
	}
	a.step("next: open %s, or: wavecut plan show --db %s", dir.Path("report.html"), dir.Path(demoDatabase))
	switch {
	case s.Interrupted:
		return context.Canceled
	case len(s.Violations) > 0:
		return &gateError{"demo: " + count(len(s.Violations), "violation"), ""}
	}
	return nil
}
