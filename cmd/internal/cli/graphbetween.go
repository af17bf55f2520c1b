package cli

import (
	"context"

	"github.com/spf13/cobra"
	"github.com/wavecut/wavecut/inventory/depgraph"
	"github.com/wavecut/wavecut/inventory/ingest"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/reports/table"
)

// graphBetweenCommand lists what ties two sites.
func (a *app) graphBetweenCommand() *cobra.Command {
	opt := newGraphFlags()
	cmd := a.asks(&cobra.Command{
		Use:   "between SITE SITE",
		Short: "List the dependencies between two sites",
		Long: `Between lists the dependencies with one end at each of two sites, both ways, and adds
up what they carry and what being split costs a day where there is a scenario. With
one site given twice it lists those within it.`,
		Example: `  wavecut graph between GURO PANGYO
  wavecut graph between GURO DAEGU --impact outage --json`,
		Args:              takes("SITE", "SITE"),
		ValidArgsFunction: a.completeIDs(ingest.Sites, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			return a.ask(ctx, opt, func(db *store.DB, v *graphView) error { return a.between(ctx, db, v, args, opt) })
		},
	}, opt)
	a.givesPrices(cmd, opt)
	return cmd
}

func (a *app) between(ctx context.Context, db *store.DB, v *graphView, ids []string, opt *graphFlags) error {
	sites, err := v.siteSet(ctx, db, ids)
	if err != nil {
		return err
	}
	scenario, err := a.scenarioIfAny(ctx, db, opt.scenario)
	if err != nil {
		return err
	}
	price := model.NewSplitPrice(v.estate, scenario)
	perDay := func(i int32) float64 {
		d := v.Dependency(i)
		from, to := v.ends(d)
		return price.PerDay(d, from, to)
	}
	there, back := v.Between(sites[0], sites[1], v.filter)
	deps := there.Dependencies
	directions := []table.Row{direction(ids[0], ids[1], there, perDay, scenario.Currency)}
	if sites[0] != sites[1] {
		deps = append(deps[:len(deps):len(deps)], back.Dependencies...)
		directions = append(directions, direction(ids[1], ids[0], back, perDay, scenario.Currency))
	}
	columns := []table.Column{
		{Key: "from_site", Kind: table.Exact}, {Key: "to_site", Kind: table.Exact}, {Key: "dependencies", Kind: table.Number},
		{Key: "calls_per_second", Kind: table.Number}, {Key: "traffic_mbps", Kind: table.Number}, {Key: "cost_per_day", Kind: table.Number},
	}
	return a.answer(table.Document{
		Fields: []table.Field{{Key: "rtt_ms", Cell: table.Float(price.RTTms(sites[0], sites[1]))}},
		Tables: []table.Table{
			v.dependencyTable("dependencies", deps, perDay, scenario.Currency),
			{Name: "directions", Columns: columns, Rows: table.Rows(directions)},
		},
	})
}

func direction(from, to string, t depgraph.Traffic, perDay func(int32) float64, currency string) table.Row {
	sum := 0.0
	for _, d := range t.Dependencies {
		sum += perDay(d)
	}
	return table.Row{
		table.String(from), table.String(to), table.Int(len(t.Dependencies)),
		roundedCell(t.CallsPerSecond), roundedCell(t.TrafficMbps), moneyCell(sum, currency),
	}
}
