package cli

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"
	"github.com/wavecut/wavecut/inventory/ingest"
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/inventory/ingest/mapping"
	"github.com/wavecut/wavecut/inventory/ingest/mapping/draft"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/reports/outfile"
	"github.com/wavecut/wavecut/reports/table"
)

// checkSuggest refuses flags that only an import can follow.
func (o *importFlags) checkSuggest(cmd *cobra.Command) error {
	if o.suggest == "" {
		if o.suggestKnown {
			return misuse(cmd, "add --suggest-mapping FILE", "--suggest-known says what --suggest-mapping writes")
		}
		return nil
	}
	for _, name := range []string{"replace", "rejects", "strict", "as"} {
		if cmd.Flags().Changed(name) {
			return misuse(cmd, "leave --"+name+" for the import itself", "--suggest-mapping imports nothing, and --%s has no meaning beside it", name)
		}
	}
	return nil
}

// suggestMapping writes a mapping to start from: m with guesses for what the inputs
// hold beyond it.
func (a *app) suggestMapping(ctx context.Context, inputs []ingest.Input, opts ingest.Options, m *mapping.Mapping, opt importFlags) error {
	sampler := &draft.Sampler{Eager: opt.suggestKnown}
	opts.Unknown = sampler
	if sampler.Eager {
		opts.Formats = append(opts.Formats, sampler)
	}
	set, err := ingest.Open(ctx, inputs, opts)
	if err != nil {
		return err
	}
	defer set.Close()
	a.inputs = append(a.inputs, filesOf(set)...)
	d := &draft.Draft{Base: m, Places: &draft.Places{Mapping: m}, Beside: besideKnown(set, sampler), Whole: opt.suggestKnown}
	if d.Places.Sites, err = a.knownSites(ctx, set); err != nil {
		return err
	}
	if err := a.sample(ctx, set, draft.Observer{Places: d.Places}); err != nil {
		return err
	}
	d.Tables = sampler.Tables
	text, tables := d.Text()
	return a.answerSuggestion(text, tables, opt.suggest)
}

// answerSuggestion writes the mapping, and says what it holds unless it was itself
// asked for.
func (a *app) answerSuggestion(text []byte, tables []draft.Summary, path string) error {
	a.leaves = ""
	if path == "-" {
		_, err := a.out.Write(text)
		return err
	}
	if err := outfile.Write(path, text, outfile.Options{Replace: a.print.force, Protected: a.protected()}); err != nil {
		return err
	}
	a.note("read %s, correct it, and import with --mapping %s", path, path)
	return a.answer(suggestionDocument(path, tables))
}

// suggestionDocument says which tables a suggested mapping holds.
func suggestionDocument(path string, tables []draft.Summary) table.Document {
	columns := []table.Column{
		{Key: "file"}, {Key: "sheet", Optional: true}, {Key: "name", Kind: table.Exact}, {Key: "rows", Kind: table.Number},
		{Key: "columns", Kind: table.Number}, {Key: "guessed", Kind: table.Number}, {Key: "active"},
	}
	var rows []table.Row
	for _, t := range tables {
		rows = append(rows, table.Row{
			table.String(t.File), table.String(t.Sheet), table.String(t.Name), table.Int(int64(t.Rows)),
			table.Int(int64(t.Columns)), table.Int(int64(t.Mapped)), table.Bool(!t.Off),
		})
	}
	return table.Document{
		Fields: []table.Field{{Key: "mapping", Cell: table.String(path)}},
		Tables: []table.Table{{Name: "tables", Columns: columns, Rows: table.Rows(rows)}},
	}
}

// filesOf are the files of a set, which no output may replace; members of archives
// have names that no file has.
func filesOf(set *ingest.Set) []string {
	var all []string
	for _, src := range set.Sources {
		all = append(all, src.Name)
	}
	for _, src := range set.Foreign {
		all = append(all, src.Name)
	}
	return all
}

// besideKnown are the workbooks of which a sheet is recognised.
func besideKnown(set *ingest.Set, sampler *draft.Sampler) map[string]bool {
	known := map[string]bool{}
	for _, src := range set.Sources {
		known[src.Name] = known[src.Name] || src.Sheet != ""
	}
	for _, src := range set.Foreign {
		known[src.Name] = known[src.Name] || src.Sheet != "" && src.Format != foreign.Format(sampler)
	}
	return known
}

// knownSites are the sites of the database and of the sites tables among the inputs.
func (a *app) knownSites(ctx context.Context, set *ingest.Set) ([]draft.Site, error) {
	var all []draft.Site
	column := func(name string) int {
		return slices.IndexFunc(ingest.Sites.Columns(), func(c ingest.Column) bool { return c.Name == name })
	}
	siteID, siteName := column("id"), column("name")
	err := a.reading(ctx, func(db *store.DB) error {
		for row, err := range db.Rows(ctx, ingest.Sites, nil) {
			if err != nil {
				return err
			}
			id, _ := row[siteID].(string)
			name, _ := row[siteName].(string)
			all = append(all, draft.Site{ID: id, Name: name})
		}
		return nil
	})
	if k := store.KindOf(err); err != nil && k != store.Missing && k != store.Empty {
		return nil, err
	}
	for _, src := range set.Sources {
		if src.Table != ingest.Sites {
			continue
		}
		more, err := sitesIn(ctx, src)
		if err != nil {
			return nil, err
		}
		all = append(all, more...)
	}
	slices.SortFunc(all, func(a, b draft.Site) int { return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(b.Name, a.Name)) })
	return slices.CompactFunc(all, func(a, b draft.Site) bool { return a.ID == b.ID }), nil
}

// sitesIn are the sites of a table among the inputs.
func sitesIn(ctx context.Context, src *ingest.Source) ([]draft.Site, error) {
	rows, err := src.Rows(ctx, &ingest.Report{})
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []draft.Site
	for id, name := src.Index("id"), src.Index("name"); rows.Next(); {
		all = append(all, draft.Site{ID: rows.Record().Text(id), Name: rows.Record().Text(name)})
	}
	return all, rows.Err()
}

// sample reads the tables; texts without a header row name no places.
func (a *app) sample(ctx context.Context, set *ingest.Set, to ingest.Observer) error {
	bar := a.progress()
	defer bar.Stop()
	var tables []*ingest.Foreign
	total := int64(0)
	for _, src := range set.Foreign {
		if _, ok := src.Format.(foreign.TableFormat); ok {
			tables = append(tables, src)
			total += src.Bytes
		}
	}
	before := int64(0)
	for _, src := range tables {
		_, err := src.Read(ctx, &ingest.Report{}, to, func(bytes, _ int64) { bar.Update("looking at columns", before+bytes, total) })
		if err != nil {
			return fmt.Errorf("sample: %w", err)
		}
		before += src.Bytes
	}
	return nil
}
