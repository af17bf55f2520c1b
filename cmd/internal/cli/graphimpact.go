package cli

import (
	"context"

	"github.com/spf13/cobra"
	"github.com/wavecut/wavecut/inventory/depgraph"
	"github.com/wavecut/wavecut/inventory/ingest"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/reports/table"
)

// impactFlags are those of graph impact.
type impactFlags struct {
	*graphFlags
	depth          int
	ignoreReplicas bool
}

// graphImpactCommand lists who is down when assets are.
func (a *app) graphImpactCommand() *cobra.Command {
	opt := impactFlags{graphFlags: newGraphFlags()}
	cmd := &cobra.Command{
		Use:   "impact ASSET…",
		Short: "List who is down when assets are",
		Long: `Impact lists who is down when all of the assets are, by tier, exposure and team and
one by one, as the planner counts outages: along dependencies of impact outage, as
many deep as the scenario's impact_depth. Of a pool (mode any) all targets must be
down; a replica group covers for its members as long as min_available of it are left.`,
		Example: `  wavecut graph impact shop-db-1
  wavecut graph impact lb-1 lb-2 --where 'exposure=external' --json`,
		Args:              takes("ASSET…"),
		ValidArgsFunction: a.completeIDs(ingest.Assets, 0),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			if cmd.Flags().Changed("depth") && opt.depth < 0 {
				return misuse(cmd, "", "--depth is negative")
			}
			if len(opt.kinds)+len(opt.impacts) > 0 {
				return misuse(cmd, "use wavecut graph needed-by for other questions", "an outage follows the dependencies of impact outage, whatever --kind and --impact")
			}
			return a.ask(ctx, opt.graphFlags, func(db *store.DB, v *graphView) error { return a.impact(ctx, db, v, args, opt) })
		},
	}
	a.asks(cmd, opt.graphFlags)
	f := cmd.Flags()
	f.IntVar(&opt.depth, "depth", -1, "the most dependencies in a row; 0 is no limit (default the scenario's impact_depth)")
	f.BoolVar(&opt.ignoreReplicas, "ignore-replicas", false, "count what needs a member of a replica group as down with it")
	must(f.MarkHidden("kind"))
	must(f.MarkHidden("impact"))
	return cmd
}

func (a *app) impact(ctx context.Context, db *store.DB, v *graphView, ids []string, opt impactFlags) error {
	of, err := v.named(ctx, db, ids)
	if err != nil {
		return err
	}
	depth := opt.depth
	if depth < 0 {
		scenario, err := a.scenarioIfAny(ctx, db, "")
		if err != nil {
			return err
		}
		if depth = scenario.ImpactDepth; depth == 0 {
			// The scenario says that nothing else goes down; to the graph 0 is no limit.
			return a.answer(v.impactDocument(&depgraph.Impact{Down: alone(of)}, 0))
		}
	}
	found := v.Impact(of, depgraph.ImpactOptions{Depth: depth, IgnoreReplicas: opt.ignoreReplicas, Asset: v.filter.Asset})
	return a.answer(v.impactDocument(found, depth))
}

// alone are assets that take nothing down with them.
func alone(assets []int32) []depgraph.Reached {
	down := make([]depgraph.Reached, len(assets))
	for i, asset := range assets {
		down[i] = depgraph.Reached{Asset: asset, Via: -1}
	}
	return down
}

// impactDocument shows an outage: in figures, by what it is counted, one by one.
func (v *graphView) impactDocument(found *depgraph.Impact, depth int) table.Document {
	down := found.Assets()
	nodes := v.nodes(found.Down)
	covered := make([]table.Row, len(found.Covered))
	for i, c := range found.Covered {
		covered[i] = table.Row{table.String(v.Asset(c).ID), table.String(v.Asset(c).ReplicaGroup)}
	}
	return table.Document{
		Fields: []table.Field{
			{Key: "down", Cell: table.Int(len(down))},
			{Key: "depth", Cell: table.Int(depth)},
		},
		Tables: []table.Table{
			nodes,
			tallyTable("by_tier", "tier", v.TallyBy(down, tierOf)),
			tallyTable("by_exposure", "exposure", v.TallyBy(down, exposureOf)),
			tallyTable("by_team", "team", v.TallyBy(down, teamOf)),
			{
				Name:    "covered_by_replicas",
				Columns: []table.Column{{Key: "id", Kind: table.Exact}, {Key: "replica_group"}},
				Rows:    table.Rows(covered),
			},
		},
	}
}
