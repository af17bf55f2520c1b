package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/reports/table"
)

// dbCommand holds the commands on the database file.
func (a *app) dbCommand() *cobra.Command {
	return group(&cobra.Command{
		Use:   "db",
		Short: "Look at, check and back up the database",
		Long: `Db holds the commands on the database file. It is one SQLite file, and may be copied
and mailed while no command is writing to it; backup copies it at any time.`,
		Example: `  wavecut db info
  wavecut db check`,
	}, a.dbInfoCommand(), a.dbCheckCommand(), a.dbBackupCommand(), a.dbUpgradeCommand())
}

func (a *app) dbInfoCommand() *cobra.Command {
	return exits(a.prints(&cobra.Command{
		Use:   "info",
		Short: "Say what is in the database",
		Long:  "Info prints the size and version of the database and counts what it holds.",
		Example: `  wavecut db info
  wavecut db info --json`,
		Args: takes(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			ctx := cmd.Context()
			return a.reading(ctx, func(db *store.DB) error {
				info, err := db.Info(ctx)
				if err != nil {
					return err
				}
				return a.answer(infoDocument(info))
			})
		},
	}), codeBusy, codeDatabase, codeOutput)
}

func infoDocument(i store.Info) table.Document {
	return table.Document{Fields: []table.Field{
		{Key: "path", Cell: table.String(i.Path)},
		{Key: "bytes", Cell: table.Int(i.Bytes)},
		{Key: "graph_cache_bytes", Cell: table.Int(i.GraphCacheBytes)},
		{Key: "database_version", Cell: table.Int(i.SchemaVersion)},
		{Key: "sqlite_version", Cell: table.String(i.SQLite)},
		{Key: "sites", Cell: table.Int(i.Sites)},
		{Key: "links", Cell: table.Int(i.Links)},
		{Key: "assets", Cell: table.Int(i.Assets)},
		{Key: "names", Cell: table.Int(i.Names)},
		{Key: "dependencies", Cell: table.Int(i.Dependencies)},
		{Key: "calendar", Cell: table.Int(i.Calendar)},
		{Key: "teams", Cell: table.Int(i.Teams)},
		{Key: "plans", Cell: table.Int(i.Plans)},
		{Key: "imports", Cell: table.Int(i.Imports)},
		{Key: "last_import", Cell: table.String(i.LastImport)},
		{Key: "scenario", Cell: table.String(i.Scenario)},
		{Key: "inventory_digest", Cell: table.String(i.Digest)},
	}}
}

func (a *app) dbCheckCommand() *cobra.Command {
	opt := store.CheckOptions{}
	cmd := a.prints(&cobra.Command{
		Use:   "check",
		Short: "Look for damage in the database",
		Long: `Check looks for damaged pages and for rows that refer to what is not there. With
--content it also compares the inventory and every plan with the digests that were
stored with them, which finds bytes that the disk has changed. It changes nothing.`,
		Example: `  wavecut db check
  wavecut db check --content --json`,
		Args: takes(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			ctx := cmd.Context()
			return a.reading(ctx, func(db *store.DB) error { return a.checkDatabase(ctx, db, opt) })
		},
	})
	cmd.Flags().BoolVar(&opt.Content, "content", false, "compare what is stored with the digests beside it")
	return exits(cmd, codeBusy, codeDatabase, codeOutput)
}

func (a *app) checkDatabase(ctx context.Context, db *store.DB, opt store.CheckOptions) error {
	damage, err := db.Check(ctx, opt)
	if err != nil {
		return err
	}
	rows := make([]table.Row, len(damage))
	for i, d := range damage {
		rows[i] = table.Row{table.String(d)}
	}
	err = a.answer(table.Document{
		Fields: []table.Field{{Key: "path", Cell: table.String(db.Path())}, {Key: "whole", Cell: table.Bool(len(damage) == 0)}},
		Tables: []table.Table{{Name: "damage", Columns: []table.Column{{Key: "damage"}}, Rows: table.Rows(rows)}},
	})
	if err == nil && len(damage) > 0 {
		err = &store.Error{
			Kind: store.Corrupt, Op: "check", Path: db.Path(), Hint: "restore a backup",
			Err: fmt.Errorf("%s", count(len(damage), "fault")),
		}
	}
	return err
}

func (a *app) dbBackupCommand() *cobra.Command {
	force := false
	cmd := &cobra.Command{
		Use:   "backup FILE",
		Short: "Copy the database to a file",
		Long: `Backup writes a copy of the database, which is checked first. The copy appears under
its name when it is complete. Other commands may run meanwhile.`,
		Example: `  wavecut db backup backup.db
  wavecut db backup backup.db --force`,
		Args: takes("FILE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			return a.reading(ctx, func(db *store.DB) error {
				if err := db.Backup(ctx, args[0], store.BackupOptions{Replace: force}); err != nil {
					return err
				}
				return a.answer(table.Document{Fields: []table.Field{{Key: "backup", Cell: table.String(args[0])}}})
			})
		},
	}
	cmd.Flags().BoolVar(&force, "force", false, "replace the file if it exists")
	return exits(cmd, codeBusy, codeDatabase, codeOutput)
}

func (a *app) dbUpgradeCommand() *cobra.Command {
	return exits(a.prints(&cobra.Command{
		Use:   "upgrade",
		Short: "Bring a database of an older version to this one",
		Long: `Upgrade brings a database that an older version made to this one, in one
transaction, after a backup beside it (FILE.v1.bak). Commands that write do so by
themselves; those that only read ask for it. A database of this version stays as it
is.`,
		Example: `  wavecut db upgrade
  wavecut db upgrade --json`,
		Args: takes(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			ctx := cmd.Context()
			return a.writing(ctx, func(db *store.DB) error {
				info, err := db.Info(ctx)
				if err != nil {
					return err
				}
				return a.answer(table.Document{Fields: []table.Field{
					{Key: "path", Cell: table.String(info.Path)}, {Key: "database_version", Cell: table.Int(info.SchemaVersion)},
				}})
			})
		},
	}), codeBusy, codeDatabase, codeOutput)
}
