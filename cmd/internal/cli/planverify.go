package cli

import (
	"context"

	"github.com/spf13/cobra"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/planner/verify"
	"github.com/wavecut/wavecut/reports"
	"github.com/wavecut/wavecut/reports/table"
)

// planVerifyCommand checks a plan against the constraints.
func (a *app) planVerifyCommand() *cobra.Command {
	scenario := ""
	cmd := a.prints(&cobra.Command{
		Use:   "verify FILE",
		Short: "Check a plan against every constraint",
		Long: `Verify checks a plan file against the constraints C1 to C10, on its own: it shares
no code with the planner. Explain tells more about each constraint.`,
		Example: `  wavecut plan verify plan.csv
  wavecut plan verify plan.csv --json`,
		Args: takes("FILE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			return a.reading(ctx, func(db *store.DB) error { return a.verifyFile(ctx, db, args[0], scenario) })
		},
	})
	a.takesScenario(cmd, &scenario)
	return exits(cmd, codeGate, codeRejected, codeBusy, codeDatabase, codeOutput)
}

func (a *app) verifyFile(ctx context.Context, db *store.DB, file, scenario string) error {
	rows, err := a.planRows(file)
	if err != nil {
		return err
	}
	l, err := a.load(ctx, db, scenario)
	if err != nil {
		return err
	}
	plan, problems := model.Bind(l.problem, rows)
	return a.tellViolations(file, reports.NewViolations(verify.Verify(l.problem, plan, problems)))
}

// tellViolations prints what a plan breaks, and fails the gate if there is any.
func (a *app) tellViolations(name string, violations []reports.Violation) error {
	err := a.answer(table.Document{
		Fields: []table.Field{
			{Key: "plan", Cell: table.String(name)},
			{Key: "count", Cell: table.Int(len(violations))},
		},
		Tables: []table.Table{reports.ViolationTable(violations)},
	})
	if err == nil && len(violations) > 0 {
		err = &gateError{"plan verify: " + count(len(violations), "violation"), "wavecut explain CODE tells more about each"}
	}
	return err
}
