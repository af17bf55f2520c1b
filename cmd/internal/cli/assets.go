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
the default, with the file and the line that the asset came from.`,
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
		Tables: []table.Table{{Name: "values", Columns: columns, Rows: table.Rows(rows)}},
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
