package cli

import (
	"context"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/reports/table"
)

// planListCommand lists the stored plans.
func (a *app) planListCommand() *cobra.Command {
	return exits(a.prints(&cobra.Command{
		Use:   "list",
		Short: "List the stored plans",
		Long: `List lists the plans in the database, the oldest first, with their totals. A plan is
stale where the inventory has changed since it was made.`,
		Example: `  wavecut plan list
  wavecut plan list --json`,
		Args: takes(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			ctx := cmd.Context()
			return a.reading(ctx, func(db *store.DB) error { return a.listPlans(ctx, db) })
		},
	}), codeBusy, codeDatabase, codeOutput)
}

func (a *app) listPlans(ctx context.Context, db *store.DB) error {
	plans, err := db.Plans(ctx)
	if err != nil {
		return err
	}
	columns := []table.Column{
		{Key: "name", Kind: table.Exact}, {Key: "created", Kind: table.Exact}, {Key: "currency", Kind: table.Exact},
		{Key: "total", Kind: table.Number}, {Key: "moved", Kind: table.Number}, {Key: "unscheduled", Kind: table.Number},
		{Key: "violations", Kind: table.Number}, {Key: "effort", Optional: true}, {Key: "seed", Kind: table.Number, Optional: true},
		{Key: "stale", Kind: table.Exact}, {Key: "flags", Optional: true},
	}
	var rows []table.Row
	for i := range plans {
		row, err := planRow(ctx, db, &plans[i])
		if err != nil {
			return err
		}
		rows = append(rows, row)
	}
	return a.answer(table.Table{Name: "plans", Columns: columns, Rows: table.Rows(rows)})
}

func planRow(ctx context.Context, db *store.DB, p *store.Plan) (table.Row, error) {
	s, err := summaryOf(ctx, db, p)
	if err != nil {
		return nil, err
	}
	row := table.Row{
		table.String(p.Name), table.String(p.Created.UTC().Format(time.RFC3339)), table.String(s.Currency),
		table.Amount(string(s.Total)), table.Int(s.Moved), table.Int(len(s.Unscheduled)), table.Int(len(s.Violations)),
		table.String(p.Effort), {}, table.Bool(s.Stale), table.String(strings.Join(p.Flags, ", ")),
	}
	if s.Seed != nil {
		row[8] = table.Uint(*s.Seed)
	}
	return row, nil
}
