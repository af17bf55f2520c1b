package cli

import (
	"context"
	"slices"

	"github.com/spf13/cobra"
	"github.com/wavecut/wavecut/inventory/ingest"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/planner"
	"github.com/wavecut/wavecut/planner/model"
)

const planExplainLong = `Explain says why a plan, the newest where none is named, sends an asset where and
when it does: what binds it (each constraint with its figures, and what it keeps the
asset from saving), the assets that it deals with and what the two cost while apart,
the services that go down with it, and what every other decision on it would add to
the total, the rest of the plan as it is, or which constraint forbids it.

For people the other targets are shown by their cheapest wave; --all shows every
wave of each, as JSON and CSV do. Of a name, which does not move itself, it tells
the waves that take it down.`

// planExplainCommand says why a plan decides on an asset as it does.
func (a *app) planExplainCommand() *cobra.Command {
	name, all := "", false
	cmd := a.prints(&cobra.Command{
		Use:   "explain ASSET",
		Short: "Say what binds an asset, and what other waves and targets would cost",
		Long:  planExplainLong,
		Example: `  wavecut plan explain shop-web-1
  wavecut plan explain shop-web-1 --plan cheaper --json`,
		Args:              takes("ASSET"),
		ValidArgsFunction: a.completeIDs(ingest.Assets, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			return a.reading(ctx, func(db *store.DB) error { return a.explainAsset(ctx, db, name, args[0], all) })
		},
	})
	a.takesPlan(cmd, &name)
	cmd.Flags().BoolVar(&all, "all", false, "show every wave of every target, and every asset that pulls")
	return exits(cmd, codeRejected, codeBusy, codeDatabase, codeOutput)
}

// takesPlan gives a command the flag of the plan that it is about.
func (a *app) takesPlan(cmd *cobra.Command, into *string) {
	cmd.Flags().StringVar(into, "plan", "", "the `NAME` of the plan (default the newest)")
	must(cmd.RegisterFlagCompletionFunc("plan", a.completePlans(1<<30)))
}

func (a *app) explainAsset(ctx context.Context, db *store.DB, name, id string, all bool) error {
	s, err := a.storedPlanOf(ctx, db, name, "")
	if err != nil {
		return err
	}
	asset, ok := s.problem.Estate.AssetIndex(id)
	if !ok {
		return unknownID(ctx, db, ingest.Assets, id)
	}
	why := planner.Explain(s.problem, s.plan, asset)
	return a.answer(&explainedAsset{p: s.problem, plan: s, why: why, all: all})
}

// boundPlan is a stored plan and the problem that it is for.
type boundPlan struct {
	*loaded
	name string
	plan *model.Plan
	rows []model.Row
	// problems are the rows that the problem knows no more.
	problems []model.RowProblem
}

// storedPlanOf loads a plan, the newest where no name is given, and binds it to
// today's inventory under its own scenario, or under that of a file.
func (a *app) storedPlanOf(ctx context.Context, db *store.DB, name, scenario string) (*boundPlan, error) {
	s := &boundPlan{}
	var err error
	if s.name, s.rows, s.loaded, err = a.storedProblem(ctx, db, name, scenario); err != nil {
		return nil, err
	}
	s.plan, s.problems = model.Bind(s.problem, s.rows)
	return s, nil
}

// decision is what the plan decides on an asset of the estate, if it decides.
func (s *boundPlan) decision(asset int32) (model.Decision, bool) {
	place, ok := slices.BinarySearch(s.problem.Placed, asset)
	if !ok {
		return model.Decision{}, false
	}
	return s.plan.Decisions[place], true
}
