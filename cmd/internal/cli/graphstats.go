package cli

import (
	"github.com/spf13/cobra"
	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/depgraph"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/reports/table"
)

// graphStatsCommand counts the graph.
func (a *app) graphStatsCommand() *cobra.Command {
	opt := newGraphFlags()
	return a.asks(&cobra.Command{
		Use:   "stats",
		Short: "Count assets, dependencies, sets and cycles",
		Long: `Stats describes the graph in figures: assets and dependencies by kind and impact,
those across sites, pools, components, cycles, and how many others an asset needs
and is needed by.`,
		Example: `  wavecut graph stats
  wavecut graph stats --impact outage --json`,
		Args: takes(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.ask(cmd.Context(), opt, func(_ *store.DB, v *graphView) error {
				return a.answer(statsDocument(v.Stats(v.filter)))
			})
		},
	}, opt)
}

func statsDocument(s depgraph.Stats) table.Document {
	number := func(key string, n int) table.Field { return table.Field{Key: key, Cell: table.Int(n)} }
	fields := []table.Field{
		number("assets", s.Assets), number("names", s.Names), number("placed", s.Placed), number("alone", s.Alone),
		number("dependencies", s.Dependencies), number("split", s.Split), number("constrained", s.Constrained), number("pools", s.Pools),
		number("components", s.Components), number("largest_component", s.LargestComponent),
		number("cycles", s.Cycles), number("largest_cycle", s.LargestCycle), number("in_cycles", s.InCycles),
	}
	return table.Document{Fields: fields, Tables: []table.Table{degreeTable(s), dependencyCounts("by_kind", "kind", kindCounts(s)), dependencyCounts("by_impact", "impact", impactCounts(s))}}
}

func degreeTable(s depgraph.Stats) table.Table {
	columns := []table.Column{
		{Key: "per_asset"}, {Key: "mean", Kind: table.Number}, {Key: "median", Kind: table.Number},
		{Key: "p90", Kind: table.Number}, {Key: "p99", Kind: table.Number}, {Key: "most", Kind: table.Number},
	}
	row := func(name string, d depgraph.Spread) table.Row {
		return table.Row{table.String(name), roundedCell(d.Mean), table.Int(d.Median), table.Int(d.P90), table.Int(d.P99), table.Int(d.Most)}
	}
	return table.Table{
		Name: "degrees", Columns: columns,
		Rows: table.Rows([]table.Row{row("needs", s.Needs), row("dependents", s.Dependents)}),
	}
}

func dependencyCounts(name, key string, rows []table.Row) table.Table {
	return table.Table{Name: name, Columns: []table.Column{{Key: key}, {Key: "dependencies", Kind: table.Number}}, Rows: table.Rows(rows)}
}

func kindCounts(s depgraph.Stats) []table.Row {
	var rows []table.Row
	for k, n := range s.ByKind {
		rows = append(rows, table.Row{table.String(inventory.DependencyKind(k).String()), table.Int(n)})
	}
	return rows
}

func impactCounts(s depgraph.Stats) []table.Row {
	var rows []table.Row
	for k, n := range s.ByImpact {
		rows = append(rows, table.Row{table.String(inventory.Impact(k).String()), table.Int(n)})
	}
	return rows
}
