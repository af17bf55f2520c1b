package cli

import (
	"context"

	"github.com/spf13/cobra"
	"github.com/wavecut/wavecut/inventory/store"
)

// planImportCommand stores a plan file.
func (a *app) planImportCommand() *cobra.Command {
	scenario, replace := "", false
	cmd := a.prints(&cobra.Command{
		Use:   "import NAME FILE",
		Short: "Store a plan file under a name",
		Long: `Import prices and checks a plan file as evaluate does, and stores it under the name,
so that reports can be made of it. A plan that breaks constraints is stored with
them. - is standard input.`,
		Example: `  wavecut plan import spare plan.csv
  wavecut plan import other plan.csv --json`,
		Args: takes("NAME", "FILE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			return a.writing(ctx, func(db *store.DB) error { return a.importPlan(ctx, db, args[0], args[1], scenario, replace) })
		},
	})
	a.takesScenario(cmd, &scenario)
	cmd.Flags().BoolVar(&replace, "replace", false, "replace the plan of that name if there is one")
	return exits(cmd, codeRejected, codeBusy, codeDatabase, codeOutput)
}

func (a *app) importPlan(ctx context.Context, db *store.DB, name, file, scenario string, replace bool) error {
	name, err := a.newPlanName(ctx, db, name, replace)
	if err != nil {
		return err
	}
	l, summary, plan, err := a.pricedFile(ctx, db, file, scenario)
	if err != nil {
		return err
	}
	summary.Plan = name
	p, err := a.storedPlan(l, plan, summary)
	if err != nil {
		return err
	}
	p.Flags = []string{flagImported}
	if err := db.SavePlan(ctx, p, store.SavePlanOptions{Replace: replace}); err != nil {
		return err
	}
	a.kept = "the plan was stored as " + name
	return a.answer(summary)
}
