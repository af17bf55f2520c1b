package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest"
	"github.com/wavecut/wavecut/inventory/ingest/formats"
	"github.com/wavecut/wavecut/inventory/ingest/mapping"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/planner/model"
)

// importFlags are the flags of import.
type importFlags struct {
	as, encoding, delimiter string
	rejects                 string
	mapping, suggest        string
	suggestKnown            bool
	mapped                  *mapping.Mapping
	trust                   []string
	origin, fields          string
	replace, dryRun, strict bool
	limits                  ingest.Limits
}

const importLong = `Import reads folders, files, archives (.zip, .tar.gz, .gz) and standard input (-)
into the database, which is made where there is none. What a file is, its content
tells: the native tables (sites.csv, assets.csv, dependencies.csv, and optionally
links.csv, calendar.csv, teams.csv) as CSV or as the sheets of a workbook, a
scenario.toml, and the exports of other tools that --as lists.

What several sources say of one thing, under whatever name, becomes one asset; a
value of a native table always counts, then the order of --trust, then the newer.
Wavecut assets show tells where each value came from, and what others said.

For tables that nothing recognises, and for places that are no known sites,
--suggest-mapping writes a mapping file with guesses and samples. Read it, correct
it, and give it with --mapping; it is remembered and applied to later imports.

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
  wavecut import inventory/ --replace --strict
  wavecut import inventory/ --trust servicenow,rvtools --dry-run
  wavecut import inventory/ --suggest-mapping mapping.toml`,
		Args: takes("PATH…"),
		RunE: func(cmd *cobra.Command, args []string) error { return a.importPaths(cmd, args, opt) },
	})
	f := cmd.Flags()
	f.StringVar(&opt.as, "as", "", "take every file for this table or `FORMAT`: "+strings.Join(formatNames(), ", "))
	f.StringSliceVar(&opt.trust, "trust", nil, "`FORMATS` or families of formats whose values count before others', the first most")
	f.StringVar(&opt.mapping, "mapping", "", "a mapping `FILE` (TOML) that names sites, trust and columns; it is remembered")
	f.StringVar(&opt.suggest, "suggest-mapping", "", "import nothing; write a mapping to start from to this `FILE`, or to standard output (-)")
	f.BoolVar(&opt.suggestKnown, "suggest-known", false, "with --suggest-mapping: suggest columns of tables that a format knows, too")
	f.StringVar(&opt.origin, "origin", "", "the origin of names in zone files that name none")
	f.StringVar(&opt.fields, "fields", "", "the `NAMES` of the fields of VPC flow logs that have no header, as in \"srcaddr dstaddr srcport …\"")
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
	f.IntVar(&opt.limits.Members, "max-members", 0, "most files of an archive, or parts of a workbook (default 2000)")
	f.IntVar(&opt.limits.Ratio, "max-ratio", 0, "most bytes that a byte of an archive or a workbook may unpack to (default 100)")
	f.Int64Var(&opt.limits.WorkbookBytes, "max-workbook-bytes", 0, "most bytes of a workbook when unpacked (default 1 GiB)")
	f.Int64Var(&opt.limits.UnpackedBytes, "max-unpacked-bytes", 0, "most bytes of a file of an archive (default 64 GiB)")
	f.Int64Var(&opt.limits.Records, "max-records", 0, "most records of a file without a header row (default that of its format)")
	must(cmd.RegisterFlagCompletionFunc("as", words(formatNames()...)))
	return exits(cmd, codeRejected, codeBusy, codeDatabase, codeOutput)
}

func tableNames() []string {
	var names []string
	for t := range ingest.NumTables {
		names = append(names, t.String())
	}
	return names
}

// formatNames are the tables and formats that can be read.
func formatNames() []string {
	names := tableNames()
	for _, f := range formats.All() {
		names = append(names, f.Name())
	}
	return names
}

// options are the options of reading.
func (o *importFlags) options(cmd *cobra.Command) (ingest.Options, error) {
	opts := ingest.Options{Limits: o.limits, CheckScenario: checkScenario, Formats: formats.All()}
	opts.Foreign.Origin = o.origin
	opts.Foreign.Fields = strings.FieldsFunc(o.fields, func(r rune) bool { return r == ' ' || r == ',' })
	if o.as != "" {
		t, table := ingest.TableNamed(o.as)
		f, format := formats.Named(o.as)
		switch {
		case table:
			opts.As = &t
		case format:
			opts.AsFormat = f
		default:
			return opts, unknownWord("table or format", o.as, formatNames())
		}
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
	opts, err := opt.options(cmd)
	if err == nil {
		err = opt.checkSuggest(cmd)
	}
	if err != nil {
		return err
	}
	var remembered *mapping.Mapping
	inputs, err := a.importInputs(cmd, paths)
	if err != nil {
		return err
	}
	a.inputs, a.leaves = append(a.inputs, paths...), "nothing imported"
	if err := opt.readMapping(); err != nil {
		return err
	}
	if opt.mapped == nil {
		if remembered, err = a.rememberedMapping(ctx); err != nil {
			return err
		}
	}
	m := cmp.Or(opt.mapped, remembered)
	if err := applyMapping(m, &opts); err != nil {
		return err
	}
	if opt.suggest != "" {
		return a.suggestMapping(ctx, inputs, opts, m, opt)
	}
	set, err := ingest.Open(ctx, inputs, opts)
	if err != nil {
		return err
	}
	defer set.Close()
	a.inputs = append(a.inputs, filesOf(set)...)
	if opt.dryRun {
		return a.trying(ctx, func(db *store.DB) error { return a.importSet(ctx, db, set, opt) })
	}
	return a.creating(ctx, func(db *store.DB) error { return a.importSet(ctx, db, set, opt) })
}

// importInputs are the paths, with standard input for "-".
func (a *app) importInputs(cmd *cobra.Command, paths []string) ([]ingest.Input, error) {
	var inputs []ingest.Input
	piped := false
	for _, p := range paths {
		if p != "-" {
			inputs = append(inputs, ingest.Paths(p)...)
			continue
		}
		if piped {
			return nil, misuse(cmd, "give - once", "standard input can be read only once")
		}
		piped = true
		inputs = append(inputs, ingest.Stream(a.env.Streams.In, "standard input"))
	}
	return inputs, nil
}

// readMapping reads the mapping file, if one is named.
func (o *importFlags) readMapping() error {
	if o.mapping == "" {
		return nil
	}
	text, err := os.ReadFile(o.mapping)
	if errors.Is(err, os.ErrNotExist) {
		return &ingest.InputError{Position: inventory.Position{File: o.mapping}, Reason: "there is no such file"}
	}
	if err != nil {
		return &ingest.InputError{Position: inventory.Position{File: o.mapping}, Reason: "can't be read", Err: err}
	}
	m, err := mapping.Parse(o.mapping, text)
	if err != nil {
		return &ingest.InputError{Position: inventory.Position{File: o.mapping}, Reason: "not a usable mapping", Hint: "it holds trust, [sites], [[table]] and [servicenow.relations]", Err: err}
	}
	o.mapped = m
	return nil
}

// applyMapping makes the reading do what a mapping says.
func applyMapping(m *mapping.Mapping, opts *ingest.Options) error {
	if m == nil {
		return nil
	}
	opts.Foreign.Relations = m.ServiceNow.Relations
	tables, err := m.Formats()
	if err != nil {
		return &rejectedError{err.Error(), ""}
	}
	opts.Formats = append(tables, opts.Formats...)
	return nil
}

// rememberedMapping is the mapping of earlier imports; nil where there is none yet.
func (a *app) rememberedMapping(ctx context.Context) (m *mapping.Mapping, err error) {
	err = a.reading(ctx, func(db *store.DB) error {
		m, err = db.Mapping(ctx)
		return err
	})
	if k := store.KindOf(err); err != nil && (k == store.Missing || k == store.Empty) {
		return nil, nil // it is made, or told, when it is opened for writing
	}
	return m, err
}

// importSet imports and prints the summary.
func (a *app) importSet(ctx context.Context, db *store.DB, set *ingest.Set, opt importFlags) error {
	rejects, err := a.newRejects(opt.rejects)
	if err != nil {
		return err
	}
	defer rejects.discard()
	bar := a.progress()
	defer bar.Stop()
	summary, err := db.Import(ctx, set, store.ImportOptions{
		At: a.env.Now(), Replace: opt.replace, DryRun: opt.dryRun, Rejects: rejects.sink(),
		Trust: opt.trust, Mapping: opt.mapped,
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
		kept += src.Stored + src.Merged + src.Left
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
