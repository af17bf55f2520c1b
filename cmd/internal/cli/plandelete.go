package cli

import (
	"context"

	"github.com/spf13/cobra"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/reports/table"
)

// planDeleteCommand deletes a stored plan.
func (a *app) planDeleteCommand() *cobra.Command {
	return exits(a.prints(&cobra.Command{
		Use:   "delete NAME",
		Short: "Delete a stored plan",
		Long:  "Delete removes a plan from the database. Export it first if it may be needed again.",
		Example: `  wavecut plan delete old
  wavecut plan delete draft --json`,
		Args:              takes("NAME"),
		ValidArgsFunction: a.completePlans(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			return a.writing(ctx, func(db *store.DB) error { return a.deletePlan(ctx, db, args[0]) })
		},
	}), codeBusy, codeDatabase, codeOutput)
}

func (a *app) deletePlan(ctx context.Context, db *store.DB, name string) error {
	if _, err := a.findPlan(ctx, db, name); err != nil {
		return err
	}
	if err := db.DeletePlan(ctx, name); err != nil {
		return err
	}
	a.kept = "the plan was deleted"
	return a.answer(table.Document{Fields: []table.Field{{Key: "deleted", Cell: table.String(name)}}})
}
