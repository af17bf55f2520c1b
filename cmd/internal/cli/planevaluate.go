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
	scenario, bare := "", false
	cmd := a.prints(&cobra.Command{
		Use:   "evaluate FILE",
		Short: "Price and check a plan file, whoever made it",
		Long: `Evaluate prices a plan file and lists the constraints that it breaks. The file is
CSV with the columns asset, wave (0 stays, 1 and up, empty is unscheduled), target
and method; - is standard input. The inventory is that of the database. Beside the
plan stand as-is, by-application and components, with the survivors of the plan.`,
		Example: `  wavecut plan evaluate plan.csv
  wavecut plan evaluate plan.csv --scenario cheaper.toml --json`,
		Args: takes("FILE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			return a.reading(ctx, func(db *store.DB) error {
				l, summary, plan, err := a.pricedFile(ctx, db, args[0], scenario)
				if err != nil {
					return err
				}
				if !bare {
					a.compare(l, summary, plan)
				}
				return a.answer(summary)
			})
		},
	})
	a.takesScenario(cmd, &scenario)
	cmd.Flags().BoolVar(&bare, "no-baselines", false, "price the plan alone, which is faster")
	return exits(cmd, codeRejected, codeBusy, codeDatabase, codeOutput)
}

// compare prices the baselines beside a plan, with a bar.
func (a *app) compare(l *loaded, s *reports.Summary, plan *model.Plan) {
	bar := a.progress()
	defer bar.Stop()
	addBaselines(l.problem, l.problem.Kept(plan), s, bar)
}

// takesScenario gives a command the flag of the scenario.
func (a *app) takesScenario(cmd *cobra.Command, into *string) {
	cmd.Flags().StringVar(into, "scenario", "", "take the scenario of this `FILE` instead of the stored one")
}

// pricedFile prices and checks a plan file.
func (a *app) pricedFile(ctx context.Context, db *store.DB, file, scenario string) (*loaded, *reports.Summary, *model.Plan, error) {
	rows, err := a.planRows(ctx, file)
	if err != nil {
		return nil, nil, nil, err
	}
	l, err := a.load(ctx, db, scenario)
	if err != nil {
		return nil, nil, nil, err
	}
	plan, problems := model.Bind(l.problem, rows)
	evaluation := cost.Evaluate(l.problem, plan)
	if err := evaluation.Countable(); err != nil {
		return nil, nil, nil, err
	}
	summary := reports.Summarise(l.problem, evaluation, verify.Verify(l.problem, plan, problems))
	summary.InventoryDigest = l.digest
	return l, summary, plan, nil
}
