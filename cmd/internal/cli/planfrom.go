package cli

import (
	"context"

	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/planner/model"
)

// planFrom takes up an existing plan, stored or of a file, for another problem:
// its waves are found again by their windows' starts.
func (a *app) planFrom(ctx context.Context, db *store.DB, p *model.Problem, name string) (*model.Plan, error) {
	if name == "" {
		return nil, nil
	}
	rows, err := a.rowsOf(ctx, db, name)
	if err != nil {
		return nil, err
	}
	plan, problems := model.Rebind(p, rows)
	if len(problems) > 0 {
		first := problems[0]
		a.note("of %s %s can't be taken over: %s: %s", name, count(len(problems), "row"), first.Subject, first.Detail)
	}
	return plan, nil
}

// rowsOf are the rows of a stored plan under its own scenario, or of a plan file.
func (a *app) rowsOf(ctx context.Context, db *store.DB, name string) ([]model.Row, error) {
	isFile, err := a.namesFile(ctx, db, name)
	if err != nil {
		return nil, err
	}
	if isFile {
		return a.planRows(ctx, name)
	}
	_, rows, _, err := a.storedProblem(ctx, db, name, "")
	return rows, err
}
