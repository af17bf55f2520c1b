package cli

import (
	"context"
	"fmt"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/wavecut/wavecut/cmd/internal/term"
	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/planner/model"
)

// importFlags are the flags of import.
type importFlags struct {
	as, encoding, delimiter string
	rejects                 string
	replace, dryRun, strict bool
	limits                  ingest.Limits
}

const importLong = `Import reads folders and files into the database, which is made where there is
none. A folder holds the native tables (sites.csv, assets.csv, dependencies.csv,
and optionally links.csv, calendar.csv, teams.csv) and a scenario.toml.

Rows that can't be read are left out, counted, and written to the file that
--rejects names, in the shape of the input with the reason beside them; all other
rows are stored. Importing the same files again changes nothing, importing newer
ones updates the rows that they hold, and --replace makes the inventory exactly
what the files hold. All of it happens in one transaction: after an error, an
interruption or a power loss the inventory is what it was.`

// importCommand reads an inventory into the database.
func (a *app) importCommand() *cobra.Command {
	var opt importFlags
	cmd := a.prints(&cobra.Command{
		Use:   "import PATH…",
		Short: "Read an inventory into the database",
		Long:  importLong,
		Example: `  wavecut import inventory/
  wavecut import inventory/assets.csv --dry-run --rejects rejects.csv
  wavecut import inventory/ --replace --strict`,
		Args: takes("PATH…"),
		RunE: func(cmd *cobra.Command, args []string) error { return a.importPaths(cmd, args, opt) },
	})
	f := cmd.Flags()
	f.StringVar(&opt.as, "as", "", "take every CSV file for this `TABLE`: "+tableWords())
	f.StringVar(&opt.encoding, "encoding", "", "the `ENCODING` of the files, where it is not recognised")
	f.StringVar(&opt.delimiter, "delimiter", "", "the `CHARACTER` between cells, where it is not recognised")
	f.BoolVar(&opt.replace, "replace", false, "make the inventory exactly what the files hold")
	f.BoolVar(&opt.dryRun, "dry-run", false, "say what would be done, and do nothing")
	f.StringVar(&opt.rejects, "rejects", "", "write rejected rows to this `FILE`")
	f.BoolVar(&opt.strict, "strict", false, "import nothing if any row is rejected")
	f.IntVar(&opt.limits.Columns, "max-columns", 0, "most columns of a file (default 512)")
	f.IntVar(&opt.limits.CellBytes, "max-cell-bytes", 0, "most bytes of a cell (default 1048576)")
	f.Int64Var(&opt.limits.Rows, "max-rows", 0, "most rows of a file (default no limit)")
	f.Int64Var(&opt.limits.FileBytes, "max-bytes", 0, "most bytes of a file (default no limit)")
	must(cmd.RegisterFlagCompletionFunc("as", words(tableNames()...)))
	return exits(cmd, codeRejected, codeBusy, codeDatabase, codeOutput)
}

func tableNames() []string {
	var names []string
	for t := range ingest.NumTables {
		names = append(names, t.String())
	}
	return names
}

func tableWords() string { return fmt.Sprint(tableNames()) }

// options are the options of reading.
func (o *importFlags) options(cmd *cobra.Command) (ingest.Options, error) {
	opts := ingest.Options{Limits: o.limits, CheckScenario: checkScenario}
	if o.as != "" {
		t, ok := ingest.TableNamed(o.as)
		if !ok {
			return opts, unknownWord("table", o.as, tableNames())
		}
		opts.As = &t
	}
	var err error
	if opts.Encoding, err = ingest.ParseEncoding(o.encoding); err != nil {
		return opts, misuse(cmd, "", "%v", err)
	}
	switch r, size := utf8.DecodeRuneInString(o.delimiter); {
	case o.delimiter == `\t`, o.delimiter == "tab":
		opts.Delimiter = '\t'
	case size > 0 && size == len(o.delimiter):
		opts.Delimiter = r
	case o.delimiter != "":
		return opts, misuse(cmd, "write --delimiter ';', or --delimiter tab", "--delimiter wants one character, found %q", o.delimiter)
	}
	return opts, nil
}

// checkScenario refuses a scenario that can't be used.
func checkScenario(text []byte) error {
	_, err := model.ParseScenario(ingest.ScenarioFile, text)
	return err
}

func (a *app) importPaths(cmd *cobra.Command, paths []string, opt importFlags) error {
	ctx := cmd.Context()
	for _, p := range paths {
		if p == "-" {
			return misuse(cmd, "save it to a file first", "standard input can't be read twice")
		}
	}
	opts, err := opt.options(cmd)
	if err != nil {
		return err
	}
	a.inputs, a.leaves = append(a.inputs, paths...), "nothing imported"
	set, err := ingest.Open(ctx, ingest.Paths(paths...), opts)
	if err != nil {
		return err
	}
	if opt.dryRun {
		return a.trying(ctx, func(db *store.DB) error { return a.importSet(ctx, db, set, opt) })
	}
	return a.creating(ctx, func(db *store.DB) error { return a.importSet(ctx, db, set, opt) })
}

// importSet imports and prints the summary.
func (a *app) importSet(ctx context.Context, db *store.DB, set *ingest.Set, opt importFlags) error {
	rejects, err := a.newRejects(opt.rejects)
	if err != nil {
		return err
	}
	defer rejects.discard()
	bar := term.NewProgress(a.env.Streams, a.flags.quiet, a.env.Getenv, a.env.Now)
	defer bar.Stop()
	summary, err := db.Import(ctx, set, store.ImportOptions{
		At: a.env.Now(), Replace: opt.replace, DryRun: opt.dryRun, Rejects: rejects.sink(),
		Accept:   func(s *store.Summary) error { return accept(s, opt.strict, rejects) },
		Progress: func(p store.Progress) { bar.Update(p.Stage, p.Done, p.Total) },
	})
	bar.Stop()
	if err != nil {
		return err
	}
	a.leaves = ""
	if !opt.dryRun {
		a.kept = "the inventory was imported"
	}
	if n := summary.Rejected(); n > 0 && opt.rejects == "" {
		a.note("%s rejected; --rejects FILE writes them to a file", count(n, "row"))
	}
	return a.answer(importDocument(a.databasePath(), summary))
}

// rejectedError says that input was refused as a whole.
type rejectedError struct{ message, hint string }

func (e *rejectedError) Error() string { return e.message }

// accept decides, before anything is kept, whether an import stands.
func accept(s *store.Summary, strict bool, rejects *rejects) error {
	if err := rejects.commit(); err != nil {
		return err
	}
	rows, kept := int64(0), int64(0)
	for _, src := range s.Sources {
		rows += src.Rows
		kept += src.Stored + src.Merged
	}
	const hint = "--rejects FILE writes the rows with their reasons to a file"
	switch n := s.Rejected(); {
	case n > 0 && strict:
		return &rejectedError{fmt.Sprintf("import: %d of %s rejected, nothing imported%s", n, count(rows, "row"), firstError(s)), hint}
	case n > 0 && kept == 0:
		return &rejectedError{fmt.Sprintf("import: all of %s rejected, nothing imported%s", count(n, "row"), firstError(s)), hint}
	}
	return nil
}

// firstError is the first reason for a rejection.
func firstError(s *store.Summary) string {
	for _, f := range s.Findings {
		if f.Severity == inventory.SeverityError {
			return fmt.Sprintf("; the first: %s: %s", f.Position, f.Message)
		}
	}
	return ""
}
