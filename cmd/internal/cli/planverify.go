package cli

import (
	"context"
	"os"
	"slices"

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
		Use:   "verify [NAME or FILE]",
		Short: "Check a plan against every constraint",
		Long: `Verify checks a stored plan (the newest where none is named) or a plan file against
the constraints C1 to C13, on its own: it shares no code with the planner. The
inventory is that of the database, the scenario that of the stored plan.`,
		Example: `  wavecut plan verify
  wavecut plan verify plan.csv --json`,
		Args:              takes("[NAME or FILE]"),
		ValidArgsFunction: a.completePlans(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			return a.reading(ctx, func(db *store.DB) error { return a.verifyPlan(ctx, db, first(args), scenario) })
		},
	})
	a.takesScenario(cmd, &scenario)
	return exits(cmd, codeGate, codeRejected, codeBusy, codeDatabase, codeOutput)
}

func (a *app) verifyPlan(ctx context.Context, db *store.DB, name, scenario string) error {
	isFile, err := a.namesFile(ctx, db, name)
	if err != nil {
		return err
	}
	var rows []model.Row
	var l *loaded
	if isFile {
		if rows, err = a.planRows(ctx, name); err == nil {
			l, err = a.load(ctx, db, scenario)
		}
	} else {
		name, rows, l, err = a.storedProblem(ctx, db, name, scenario)
	}
	if err != nil {
		return err
	}
	plan, problems := model.Bind(l.problem, rows)
	return a.tellViolations(name, reports.NewViolations(verify.Verify(l.problem, plan, problems)))
}

// namesFile reports whether a name is that of a file and of no stored plan.
func (a *app) namesFile(ctx context.Context, db *store.DB, name string) (bool, error) {
	if name == "" || name == "-" {
		return name == "-", nil
	}
	plans, err := db.Plans(ctx)
	if err != nil || slices.ContainsFunc(plans, func(p store.Plan) bool { return p.Name == name }) {
		return false, err
	}
	_, err = os.Stat(name)
	return err == nil, nil
}

// storedProblem is a stored plan's rows and the problem that it is for.
func (a *app) storedProblem(ctx context.Context, db *store.DB, name, scenario string) (string, []model.Row, *loaded, error) {
	p, err := a.findPlan(ctx, db, name)
	if err != nil {
		return "", nil, nil, err
	}
	l, err := a.loadFor(ctx, db, p, scenario)
	if err != nil {
		return "", nil, nil, err
	}
	if l.digest != p.InventoryDigest {
		a.note("the inventory has changed since the plan %s was made", p.Name)
	}
	return p.Name, fileRows(l.problem, p.Rows), l, nil
}

// tellViolations prints what a plan breaks, and fails the gate if there is any.
func (a *app) tellViolations(name string, violations []reports.Violation) error {
	err := a.answer(table.Document{
		Fields: []table.Field{
			{Key: "plan", Cell: table.String(name)},
			{Key: "count", Label: "violations", Cell: table.Int(len(violations))},
		},
		Tables: []table.Table{reports.ViolationTable(violations)},
	})
	if err == nil && len(violations) > 0 {
		err = &gateError{"plan verify: " + count(len(violations), "violation"), "wavecut explain CODE tells more about each"}
	}
	return err
}
