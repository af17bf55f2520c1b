package cli

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/quality"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/reports/table"
)

// quality says how far the inventory can be trusted.
func (a *app) quality(ctx context.Context, db *store.DB) (table.Document, []inventory.Finding, error) {
	e, err := db.Estate(ctx)
	if err != nil {
		return table.Document{}, nil, err
	}
	facts, err := db.Completeness(ctx)
	if err != nil {
		return table.Document{}, nil, err
	}
	r := quality.Assess(e, func(i int) quality.Facts { return facts[e.Assets[i].ID] })
	return table.Document{
		Fields: []table.Field{{Key: "confidence", Cell: percent(r.Confidence)}},
		Tables: []table.Table{
			improvementTable(r), groupTable("by_source", "source", r.BySource), groupTable("by_site", "site", r.BySite), fieldTable(r), worstTable(e, r),
		},
	}, r.Findings, nil
}

// percent is a share of 1 as a number of hundredths.
func percent(v float64) table.Cell { return table.Float(float64(int(1000*v+0.5)) / 10) }

func improvementTable(r *quality.Report) table.Table {
	rows := make([]table.Row, len(r.Improvements))
	for i, m := range r.Improvements {
		rows[i] = table.Row{table.String(m.Field), table.Int(m.Applies - m.Given), table.Int(m.Applies), percent(m.Gain), table.String(m.Where)}
	}
	return table.Table{Name: "improvements", Columns: []table.Column{
		{Key: "give", Kind: table.Exact}, {Key: "missing", Kind: table.Number}, {Key: "of", Kind: table.Number},
		{Key: "gain_percent", Kind: table.Number}, {Key: "mostly_from"},
	}, Rows: table.Rows(rows)}
}

func groupTable(name, key string, groups []quality.Group) table.Table {
	rows := make([]table.Row, len(groups))
	for i, g := range groups {
		var missing []string
		for _, s := range g.Missing {
			missing = append(missing, fmt.Sprintf("%s (%d of %d)", s.Field, s.Applies-s.Given, s.Applies))
		}
		rows[i] = table.Row{table.String(g.Name), table.Int(g.Assets), percent(g.Confidence), table.String(strings.Join(missing, ", "))}
	}
	return table.Table{Name: name, Columns: []table.Column{
		{Key: key, Kind: table.Exact}, {Key: "assets", Kind: table.Number}, {Key: "confidence_percent", Kind: table.Number}, {Key: "missing"},
	}, Rows: table.Rows(rows)}
}

func fieldTable(r *quality.Report) table.Table {
	rows := make([]table.Row, len(r.Fields))
	for i, f := range r.Fields {
		share := 1.0
		if f.Applies > 0 {
			share = float64(f.Given) / float64(f.Applies)
		}
		rows[i] = table.Row{table.String(f.Field), table.Int(f.Given), table.Int(f.Applies), percent(share)}
	}
	return table.Table{Name: "fields", Columns: []table.Column{
		{Key: "field", Kind: table.Exact}, {Key: "given", Kind: table.Number}, {Key: "of", Kind: table.Number}, {Key: "percent", Kind: table.Number},
	}, Rows: table.Rows(rows)}
}

// worstAssets is how many of the assets that are known worst are shown.
const worstAssets = 20

func worstTable(e *inventory.Estate, r *quality.Report) table.Table {
	order := make([]int, len(r.Assets))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(r.Assets[i], r.Assets[j]) })
	var rows []table.Row
	for _, i := range order[:min(worstAssets, len(order))] {
		rows = append(rows, table.Row{table.String(e.Assets[i].ID), table.String(e.SiteID(e.Assets[i].Site)), percent(r.Assets[i])})
	}
	return table.Table{Name: "least_known", Columns: []table.Column{
		{Key: "asset", Kind: table.Exact}, {Key: "site", Kind: table.Exact}, {Key: "confidence_percent", Kind: table.Number},
	}, Rows: table.Rows(rows)}
}
