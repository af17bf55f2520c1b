package cli

import (
	"context"

	"github.com/spf13/cobra"
	"github.com/wavecut/wavecut/inventory/store"
)

// planShowCommand shows a stored plan.
func (a *app) planShowCommand() *cobra.Command {
	return exits(a.prints(&cobra.Command{
		Use:   "show [NAME]",
		Short: "Show what a stored plan costs and does",
		Long: `Show prints the summary of a stored plan, of the newest where no name is given: its
cost by term beside that of the baselines, the exits, and what is unscheduled.`,
		Example: `  wavecut plan show
  wavecut plan show cheaper --json`,
		Args:              takes("[NAME]"),
		ValidArgsFunction: a.completePlans(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			return a.reading(ctx, func(db *store.DB) error { return a.showPlan(ctx, db, first(args)) })
		},
	}), codeBusy, codeDatabase, codeOutput)
}

func (a *app) showPlan(ctx context.Context, db *store.DB, name string) error {
	p, err := a.findPlan(ctx, db, name)
	if err != nil {
		return err
	}
	s, err := summaryOf(ctx, db, p)
	if err != nil {
		return err
	}
	return a.answer(s)
}
