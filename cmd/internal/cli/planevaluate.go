package cli

import (
	"context"

	"github.com/spf13/cobra"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/planner/cost"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/planner/verify"
	"github.com/wavecut/wavecut/reports"
)

// planEvaluateCommand prices a plan file.
func (a *app) planEvaluateCommand() *cobra.Command {
	scenario := ""
	cmd := a.prints(&cobra.Command{
		Use:   "evaluate FILE",
		Short: "Price and check a plan file, whoever made it",
		Long: `Evaluate prices a plan file and lists the constraints that it breaks. The file is
CSV with the columns asset, wave (0 stays, 1 and up, empty is unscheduled), target
and method; - is standard input. The inventory is that of the database.`,
		Example: `  wavecut plan evaluate plan.csv
  wavecut plan evaluate plan.csv --scenario cheaper.toml --json`,
		Args: takes("FILE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			return a.reading(ctx, func(db *store.DB) error { return a.evaluateFile(ctx, db, args[0], scenario) })
		},
	})
	a.takesScenario(cmd, &scenario)
	return exits(cmd, codeRejected, codeBusy, codeDatabase, codeOutput)
}

// takesScenario gives a command the flag of the scenario.
func (a *app) takesScenario(cmd *cobra.Command, into *string) {
	cmd.Flags().StringVar(into, "scenario", "", "take the scenario of this `FILE` instead of the database's")
}

func (a *app) evaluateFile(ctx context.Context, db *store.DB, file, scenario string) error {
	rows, err := a.planRows(file)
	if err != nil {
		return err
	}
	l, err := a.load(ctx, db, scenario)
	if err != nil {
		return err
	}
	summary, _ := evaluateRows(l, rows)
	return a.answer(summary)
}

// evaluateRows prices and checks the rows of a plan file.
func evaluateRows(l *loaded, rows []model.Row) (*reports.Summary, *model.Plan) {
	plan, problems := model.Bind(l.problem, rows)
	evaluation := cost.Evaluate(l.problem, plan)
	summary := reports.Summarise(l.problem, evaluation, verify.Verify(l.problem, plan, problems))
	summary.InventoryDigest = l.digest
	return summary, plan
}
