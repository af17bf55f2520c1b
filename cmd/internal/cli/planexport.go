package cli

import (
	"context"
	"io"

	"github.com/spf13/cobra"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/planner/model"
)

// planExportCommand writes a stored plan as a file.
func (a *app) planExportCommand() *cobra.Command {
	return exits(a.writes(&cobra.Command{
		Use:   "export [NAME]",
		Short: "Write a stored plan as CSV",
		Long: `Export writes a plan, the newest where no name is given, as CSV: a row for each
asset with its wave, target and method, and for people the window, the site that it
leaves, the outage and the reason. Import, evaluate and verify read the file again.`,
		Example: `  wavecut plan export -o exported.csv
  wavecut plan export cheaper`,
		Args:              takes("[NAME]"),
		ValidArgsFunction: a.completePlans(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			return a.reading(ctx, func(db *store.DB) error { return a.exportPlan(ctx, db, first(args)) })
		},
	}), codeBusy, codeDatabase, codeOutput)
}

func (a *app) exportPlan(ctx context.Context, db *store.DB, name string) error {
	p, err := a.findPlan(ctx, db, name)
	if err != nil {
		return err
	}
	l, err := a.loadFor(ctx, db, p, "")
	if err != nil {
		return err
	}
	rows := fileRows(l.problem, p.Rows)
	return a.write(func(w io.Writer) error { return model.WritePlan(w, rows) })
}
