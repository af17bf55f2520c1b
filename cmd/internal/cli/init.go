package cli

import (
	"context"

	"github.com/spf13/cobra"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/reports/table"
)

// initCommand makes an empty database.
func (a *app) initCommand() *cobra.Command {
	return exits(a.prints(&cobra.Command{
		Use:   "init",
		Short: "Make an empty database",
		Long: `Init makes an empty database where there is none. Import does so by itself; init
is for scripts that want the two apart. A file that exists is left alone.`,
		Example: `  wavecut init --db new.db
  wavecut init --db other.db --json`,
		Args: takes(),
		RunE: func(cmd *cobra.Command, _ []string) error { return a.init(cmd.Context()) },
	}), codeOutput)
}

func (a *app) init(ctx context.Context) error {
	db, err := store.Create(ctx, a.databasePath(), a.storeOptions())
	if err != nil {
		return err
	}
	if err := db.Close(); err != nil {
		return err
	}
	return a.answer(table.Document{Fields: []table.Field{{Key: "created", Cell: table.String(a.databasePath())}}})
}
