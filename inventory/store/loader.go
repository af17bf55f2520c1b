package store

import (
	"context"
	"fmt"
	"strings"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest"
)

// loader does one import inside a transaction.
type loader struct {
	db       *DB
	tx       *txn
	set      *ingest.Set
	opts     ImportOptions
	report   *ingest.Report
	summary  *Summary
	index    [ingest.NumTables]*keyIndex
	importNo int64
	deps     dependencySet
	merged   int64 // rows of dependencies that went up in others
	digest   loadDigest
	later    []string // statements that are put off
	foreign  *foreignLoad
	meter    meter
}

// keyQueries give number, key, is a name, has a site.
var keyQueries = [ingest.NumTables]string{
	ingest.Sites:    "SELECT no, id, 0, 0 FROM site",
	ingest.Links:    "SELECT no, from_no || ' ' || to_no, 0, 0 FROM link",
	ingest.Assets:   "SELECT no, id, kind IS 'name', site_no IS NOT NULL FROM asset", // see keyEntry.loose
	ingest.Calendar: "SELECT no, concat_ws(char(0), kind, scope, start, \"end\", ifnull(name, '')), 0, 0 FROM calendar",
	ingest.Teams:    "SELECT no, team, 0, 0 FROM team",
}

func newLoader(ctx context.Context, db *DB, tx *txn, set *ingest.Set, opts ImportOptions) (*loader, error) {
	l := &loader{
		db: db, tx: tx, set: set, opts: opts,
		report:  &ingest.Report{Rejects: opts.Rejects},
		summary: &Summary{Replaced: opts.Replace, Tables: map[string]ingest.Change{}},
	}
	l.meter.tell, l.meter.now.Total = opts.Progress, set.Bytes()
	for t, query := range keyQueries {
		if query == "" {
			continue
		}
		x, err := loadKeys(ctx, tx, query)
		if err != nil {
			return nil, err
		}
		l.index[t] = x
	}
	err := tx.QueryRowContext(ctx, "INSERT INTO import (at, replaced, summary) VALUES (?, ?, '{}') RETURNING no",
		opts.At.UTC().Format("2006-01-02T15:04:05Z"), btoi(opts.Replace)).Scan(&l.importNo)
	l.summary.Import = l.importNo
	return l, err
}

// load reads all sources, table by table.
func (l *loader) load(ctx context.Context) error {
	for _, f := range l.set.Skipped {
		l.report.Add(f)
	}
	if err := l.complete(ctx); err != nil {
		return err
	}
	if l.opts.Replace {
		if err := l.setAside(ctx); err != nil {
			return err
		}
	}
	numbers, err := l.register(ctx)
	if err != nil {
		return err
	}
	overlays := func(src *ingest.Source) bool {
		return l.foreign != nil && src.Table == ingest.Assets && src.Index("site") < 0
	}
	keyed := func(from, to ingest.Table, late bool) error {
		for i, src := range l.set.Sources {
			if src.Table < from || src.Table > to || overlays(src) != late {
				continue
			}
			if err := l.source(ctx, src, numbers[i]); err != nil {
				return err
			}
		}
		return nil
	}
	if err := keyed(ingest.Sites, ingest.Assets, false); err != nil {
		return err
	}
	if err := l.reconcile(ctx); err != nil {
		return err
	}
	if err := keyed(ingest.Assets, ingest.Assets, true); err != nil { // overlays on what was found
		return err
	}
	if err := l.dependencies(ctx); err != nil {
		return err
	}
	if err := l.links(ctx); err != nil {
		return err
	}
	if err := keyed(ingest.Calendar, ingest.Teams, false); err != nil {
		return err
	}
	if l.opts.Replace {
		return l.compare(ctx)
	}
	return nil
}

// complete refuses files that can't make an inventory: where a table that every
// inventory has was never imported and is not among the files, or none of its
// files has the columns that new rows need.
func (l *loader) complete(ctx context.Context) error {
	if err := l.beginForeign(ctx); err != nil || l.foreign != nil {
		return err
	}
	for t := range ingest.NumTables {
		known := false
		err := l.tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM source WHERE table_name = ?)", t.String()).Scan(&known)
		if err != nil {
			return err
		}
		if known && !l.opts.Replace || len(l.set.Sources) == 0 {
			continue
		}
		if t.Needed() && !l.set.Has(t) {
			return &ingest.InputError{
				Reason: fmt.Sprintf("there is no %s table", t), Position: inventory.Position{File: l.names()},
				Hint: "an inventory needs sites.csv, assets.csv and dependencies.csv; a header without rows will do",
			}
		}
		if err := l.someWhole(t); err != nil {
			return err
		}
	}
	return nil
}

// someWhole wants one source of the table to have the columns that new rows need.
func (l *loader) someWhole(t ingest.Table) error {
	var first error
	for _, src := range l.set.Sources {
		if src.Table != t {
			continue
		}
		err := lacking(src)
		if err == nil {
			return nil
		}
		if first == nil {
			first = err
		}
	}
	return first
}

func lacking(src *ingest.Source) error {
	lacks := src.Lacks()
	if src.Table == ingest.Assets && src.Index("site") < 0 {
		lacks = append(lacks, "site")
	}
	if len(lacks) == 0 {
		return nil
	}
	return &ingest.InputError{
		Position: inventory.Position{File: src.Name},
		Reason:   fmt.Sprintf("the %s table needs the column %s", src.Table, strings.Join(lacks, ", ")),
		Hint:     src.MissingHint(lacks[0]),
	}
}

// names lists the sources for a message.
func (l *loader) names() string {
	names := make([]string, len(l.set.Sources))
	for i, src := range l.set.Sources {
		names[i] = src.Name
	}
	return strings.Join(names, ", ")
}

var tableOf = [ingest.NumTables]string{"site", "link", "asset", "dependency", "calendar", "team"}

func (l *loader) empty(ctx context.Context, t ingest.Table) (bool, error) {
	var some bool
	err := l.tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM "+tableOf[t]+")").Scan(&some)
	return !some, err
}

// register notes the sources and returns their numbers.
func (l *loader) register(ctx context.Context) ([]int32, error) {
	numbers := make([]int32, len(l.set.Sources))
	insert := func(s ingest.SourceSummary, no *int32) error {
		return l.tx.QueryRowContext(ctx,
			"INSERT INTO source (import_no, name, format, table_name, sha256, bytes, sheet) VALUES (?, ?, ?, ?, ?, ?, nullif(?, '')) RETURNING no",
			l.importNo, s.Name, s.Format, s.Table, s.SHA256, s.Bytes, s.Sheet).Scan(no)
	}
	for i, src := range l.set.Sources {
		if err := insert(src.Summarise(), &numbers[i]); err != nil {
			return nil, err
		}
	}
	if l.foreign != nil {
		l.foreign.sources = make([]int32, len(l.set.Foreign))
		for i, src := range l.set.Foreign {
			if err := insert(src.Summarise(), &l.foreign.sources[i]); err != nil {
				return nil, err
			}
		}
	}
	return numbers, nil
}

// source reads one source whose rows have keys.
func (l *loader) source(ctx context.Context, src *ingest.Source, no int32) error {
	s := src.Summarise()
	rows, err := src.Rows(ctx, l.report)
	if err != nil {
		return err
	}
	defer rows.Close()
	err = l.storeKeyed(ctx, src, rows, no, &s.Tally)
	l.summary.Sources = append(l.summary.Sources, s)
	return err
}

// change adds to what is told of a table.
func (l *loader) change(t ingest.Table, c ingest.Change) {
	sum := l.summary.Tables[t.String()]
	sum.Added += c.Added
	sum.Changed += c.Changed
	sum.Unchanged += c.Unchanged
	sum.Removed += c.Removed
	l.summary.Tables[t.String()] = sum
}
