package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/reports/table"
)

// planDiffCommand compares two stored plans.
func (a *app) planDiffCommand() *cobra.Command {
	return exits(a.prints(&cobra.Command{
		Use:   "diff A B",
		Short: "Compare two stored plans",
		Long:  "Diff prints the totals of two plans and the assets for which they decide differently.",
		Example: `  wavecut plan diff plan-1 cheaper
  wavecut plan diff plan-1 cheaper --format csv`,
		Args:              takes("A", "B"),
		ValidArgsFunction: a.completePlans(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			return a.reading(ctx, func(db *store.DB) error { return a.diffPlans(ctx, db, args[0], args[1]) })
		},
	}), codeBusy, codeDatabase, codeOutput)
}

func (a *app) diffPlans(ctx context.Context, db *store.DB, nameA, nameB string) error {
	var fields []table.Field
	var plans []*store.Plan
	for _, side := range []struct{ key, name string }{{"a", nameA}, {"b", nameB}} {
		p, err := a.findPlan(ctx, db, side.name)
		if err != nil {
			return err
		}
		s, err := summaryOf(ctx, db, p)
		if err != nil {
			return err
		}
		plans = append(plans, p)
		fields = append(fields,
			table.Field{Key: side.key, Cell: table.String(p.Name)},
			table.Field{Key: "total_" + side.key, Cell: table.Amount(string(s.Total))},
			table.Field{Key: "unscheduled_" + side.key, Cell: table.Int(len(s.Unscheduled))},
		)
	}
	rows := differences(plans[0].Rows, plans[1].Rows)
	fields = append(fields, table.Field{Key: "different", Cell: table.Int(len(rows))})
	columns := []table.Column{
		{Key: "asset", Kind: table.Exact}, {Key: "wave_a", Kind: table.Number}, {Key: "wave_b", Kind: table.Number},
		{Key: "target_a"}, {Key: "target_b"}, {Key: "method_a"}, {Key: "method_b"},
	}
	return a.answer(table.Document{Fields: fields, Tables: []table.Table{{Name: "differences", Columns: columns, Rows: table.Rows(rows)}}})
}

// differences are the assets that two plans treat differently, or that only one
// has. Both lists are in order of the assets.
func differences(a, b []store.PlanRow) []table.Row {
	var rows []table.Row
	for len(a) > 0 || len(b) > 0 {
		var x, y *store.PlanRow
		order := compareFirst(a, b)
		if order <= 0 {
			x, a = &a[0], a[1:]
		}
		if order >= 0 {
			y, b = &b[0], b[1:]
		}
		if x == nil || y == nil || x.Wave != y.Wave || x.Target != y.Target || x.Method != y.Method {
			rows = append(rows, difference(x, y))
		}
	}
	return rows
}

// compareFirst says which list comes first by its first asset; an empty one last.
func compareFirst(a, b []store.PlanRow) int {
	switch {
	case len(a) == 0:
		return 1
	case len(b) == 0:
		return -1
	}
	return strings.Compare(a[0].Asset, b[0].Asset)
}

func difference(x, y *store.PlanRow) table.Row {
	row := make(table.Row, 7)
	for i, r := range []*store.PlanRow{x, y} {
		if r == nil {
			continue
		}
		row[0] = table.String(r.Asset)
		if r.Wave != store.Unscheduled {
			row[1+i] = table.Int(r.Wave)
		}
		row[3+i], row[5+i] = table.String(r.Target), table.String(r.Method)
	}
	return row
}
