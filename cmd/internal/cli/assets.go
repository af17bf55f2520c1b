package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"
	"github.com/wavecut/wavecut/inventory/ingest"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/reports/table"
)

// assetsCommand lists assets.
func (a *app) assetsCommand() *cobra.Command {
	cmd := a.list(&listing{
		table: ingest.Assets,
		brief: []string{"id", "site", "name", "kind", "tier", "application", "team"},
	}, &cobra.Command{
		Use:   "assets",
		Short: "List the assets",
		Long:  "Assets lists the assets of the inventory, names among them, in order of their ids.",
		Example: `  wavecut assets
  wavecut assets --where 'tier<=1 and kind in (database,cache)'
  wavecut assets --where 'name~"*결제*"' --columns id,site,fqdn,memory_gb --json`,
	})
	cmd.AddCommand(a.assetsShowCommand())
	return cmd
}

// assetsShowCommand shows one asset.
func (a *app) assetsShowCommand() *cobra.Command {
	return exits(a.prints(&cobra.Command{
		Use:   "show ID",
		Short: "Show an asset, and where each value came from",
		Long: `Show prints every value of an asset and says whether it was given in a file or is
the default, with the file and the line that the asset came from. Where exports of
other tools were imported it tells of each value the format, file, sheet, line and
time that it is from, what other sources said, and by what else the asset is known.`,
		Example: `  wavecut assets show shop-web-1
  wavecut assets show shop-web-1 --json`,
		Args:              takes("ID"),
		ValidArgsFunction: a.completeIDs(ingest.Assets, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			return a.reading(ctx, func(db *store.DB) error { return a.showAsset(ctx, db, args[0]) })
		},
	}), codeBusy, codeDatabase, codeOutput)
}

func (a *app) showAsset(ctx context.Context, db *store.DB, id string) error {
	r, err := db.Record(ctx, ingest.Assets, id)
	if err != nil {
		return err
	}
	if r == nil {
		return unknownID(ctx, db, ingest.Assets, id)
	}
	return a.answer(recordDocument(id, r))
}

// recordDocument shows a row's values with their origins.
func recordDocument(id string, r *store.Record) table.Document {
	columns := []table.Column{{Key: "field", Kind: table.Exact}, {Key: "value"}, {Key: "origin", Kind: table.Exact}}
	var rows []table.Row
	for _, v := range r.Values {
		origin := "default"
		switch {
		case v.From != nil:
			origin = v.From.Format + " " + v.From.Position.String()
		case v.Given:
			origin = "file"
		case v.Value == nil:
			origin = ""
		}
		rows = append(rows, table.Row{table.String(v.Name), cell(v.Value), table.String(origin)})
	}
	return table.Document{
		Fields: []table.Field{
			{Key: "id", Cell: table.String(id)},
			{Key: "source", Cell: table.String(r.Origin.Source)},
			{Key: "line", Cell: table.Int(r.Origin.Line)},
			{Key: "import", Cell: table.Int(r.Origin.Import)},
			{Key: "imported", Cell: table.String(r.Origin.At)},
		},
		Tables: append([]table.Table{{Name: "values", Columns: columns, Rows: table.Rows(rows)}}, sayingTables(r)...),
	}
}

// sayingTables tell what sources in foreign formats say, and by what else the asset
// is known; none where there are no such sources.
func sayingTables(r *store.Record) []table.Table {
	if len(r.Said) == 0 {
		return nil
	}
	said := make([]table.Row, len(r.Said))
	for i, s := range r.Said {
		said[i] = table.Row{
			table.String(s.Column), table.String(s.Text), table.Bool(s.Counts), table.String(s.Format),
			table.String(sheetFile(s.Position)), place(s.Position.Line), table.String(s.Seen),
		}
	}
	aliases := make([]table.Row, len(r.Aliases))
	for i, a := range r.Aliases {
		aliases[i] = table.Row{table.String(a.Kind), table.String(a.Value)}
	}
	return []table.Table{
		{Name: "said", Columns: []table.Column{
			{Key: "field", Kind: table.Exact}, {Key: "value"}, {Key: "counts", Kind: table.Exact}, {Key: "format", Kind: table.Exact},
			{Key: "file"}, {Key: "line", Kind: table.Number}, {Key: "seen", Kind: table.Exact, Optional: true},
		}, Rows: table.Rows(said)},
		{Name: "aliases", Columns: []table.Column{{Key: "kind", Kind: table.Exact}, {Key: "value", Kind: table.Exact}}, Rows: table.Rows(aliases)},
	}
}

// unknownID is the error of an id that is not there, with the one that was
// probably meant.
func unknownID(ctx context.Context, db *store.DB, t ingest.Table, id string) error {
	noun := map[ingest.Table]string{ingest.Assets: "asset", ingest.Sites: "site"}[t]
	near, err := db.NearestID(ctx, t, id)
	if err != nil {
		return err
	}
	hint := fmt.Sprintf("run wavecut %v for the list", t)
	if near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	return &unknownError{fmt.Sprintf("there is no %s %q", noun, id), hint}
}

// unknownError says that something that was named does not exist.
type unknownError struct{ message, hint string }

func (e *unknownError) Error() string { return e.message }
