package cli

import (
	"context"

	"github.com/spf13/cobra"
	"github.com/wavecut/wavecut/inventory/depgraph"
	"github.com/wavecut/wavecut/inventory/ingest"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/reports/table"
)

// search is a direction in which the graph is searched.
type search func(*graphView, []int32, depgraph.ReachOptions) []depgraph.Reached

// graphNeedsCommand lists what assets need.
func (a *app) graphNeedsCommand() *cobra.Command {
	return a.searches(&cobra.Command{
		Use:   "needs ASSET…",
		Short: "List what an asset needs, directly or not",
		Long: `Needs lists everything that the assets need, with how many dependencies away it is
and through what it was found, in order of depth, then id.`,
		Example: `  wavecut graph needs shop-web-1
  wavecut graph needs shop-web-1 --depth 2 --impact outage --where 'kind=database' --json`,
	}, func(v *graphView, of []int32, opt depgraph.ReachOptions) []depgraph.Reached { return v.Needs(of, opt) })
}

// graphNeededByCommand lists what needs assets.
func (a *app) graphNeededByCommand() *cobra.Command {
	return a.searches(&cobra.Command{
		Use:   "needed-by ASSET…",
		Short: "List what needs an asset, directly or not",
		Long: `Needed-by lists everything that needs one of the assets, whatever the impact, with
how many dependencies away it is and through what it was found. What goes down with
them is told by wavecut graph impact.`,
		Example: `  wavecut graph needed-by shop-db-1
  wavecut graph needed-by shop-db-1 --depth 1 --kind sync --format csv`,
	}, func(v *graphView, of []int32, opt depgraph.ReachOptions) []depgraph.Reached {
		return v.NeededBy(of, opt)
	})
}

func (a *app) searches(cmd *cobra.Command, find search) *cobra.Command {
	opt, depth := newGraphFlags(), 0
	a.asks(cmd, opt)
	cmd.Flags().IntVar(&depth, "depth", 0, "the most dependencies in a row; 0 is no limit")
	cmd.Args = takes("ASSET…")
	cmd.ValidArgsFunction = a.completeIDs(ingest.Assets, 0)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if depth < 0 {
			return misuse(cmd, "", "--depth is negative")
		}
		ctx := cmd.Context()
		return a.ask(ctx, opt, func(db *store.DB, v *graphView) error { return a.searchGraph(ctx, db, v, args, depth, find) })
	}
	return cmd
}

func (a *app) searchGraph(ctx context.Context, db *store.DB, v *graphView, ids []string, depth int, find search) error {
	of, err := v.named(ctx, db, ids)
	if err != nil {
		return err
	}
	return a.answer(listOrTable(v.nodes(v.reachedShown(find(v, of, depgraph.ReachOptions{Filter: v.links, Depth: depth})))))
}

// listOrTable is a document of one table.
func listOrTable(t table.Table) table.Document { return table.Document{Tables: []table.Table{t}} }
