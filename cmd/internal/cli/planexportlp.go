package cli

import (
	"context"
	"io"

	"github.com/spf13/cobra"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/planner"
)

const planExportLPLong = `Export-lp writes the planning problem as a mixed-integer program in CPLEX LP format,
so that anyone can find or check an optimum with a solver of their own (CBC, HiGHS,
SCIP, Gurobi …). Its objective is the total of the plan up to rounding, plus, for
each asset left unscheduled, a weight that no saving outweighs; the head of the file
explains its columns.

With --plan the targets and methods are those of a stored plan, and only the waves
are left to the solver. The program grows with assets × targets × windows: solvers
can do with about a hundred assets, seldom with more.`

// exportLPFlags are the flags of plan export-lp.
type exportLPFlags struct {
	scenario, plan string
	complete       bool
}

// planExportLPCommand writes the problem for outside solvers.
func (a *app) planExportLPCommand() *cobra.Command {
	var opt exportLPFlags
	cmd := a.writes(&cobra.Command{
		Use:   "export-lp",
		Short: "Write the planning problem as CPLEX LP, for outside solvers",
		Long:  planExportLPLong,
		Example: `  wavecut plan export-lp -o problem.lp
  wavecut plan export-lp --plan cheaper --complete -o waves.lp`,
		Args: takes(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			ctx := cmd.Context()
			return a.reading(ctx, func(db *store.DB) error { return a.exportLP(ctx, db, opt) })
		},
	})
	a.takesScenario(cmd, &opt.scenario)
	a.takesPlan(cmd, &opt.plan)
	f := cmd.Flags()
	f.Lookup("plan").Usage = "fix targets and methods as in the plan of this `NAME` (default: leave them open)"
	f.BoolVar(&opt.complete, "complete", false, "leave no way to unschedule an asset; there may then be no solution")
	return exits(cmd, codeRejected, codeBusy, codeDatabase, codeOutput)
}

func (a *app) exportLP(ctx context.Context, db *store.DB, opt exportLPFlags) error {
	o := planner.LPOptions{Complete: opt.complete}
	var l *loaded
	if opt.plan == "" {
		var err error
		if l, err = a.load(ctx, db, opt.scenario); err != nil {
			return err
		}
	} else {
		s, err := a.storedPlanOf(ctx, db, opt.plan, opt.scenario)
		if err != nil {
			return err
		}
		l, o.Placement = s.loaded, s.problem.PlacementOf(s.plan)
	}
	if missing := l.problem.Scenario.MissingMoney(l.problem); len(missing) > 0 {
		return &planner.MissingMoneyError{Currency: l.problem.Scenario.Currency, Keys: missing}
	}
	return a.write(func(w io.Writer) error { return planner.ExportLP(w, l.problem, o) })
}
