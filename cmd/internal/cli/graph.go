package cli

import "github.com/spf13/cobra"

// graphCommand holds the questions to the dependency graph.
func (a *app) graphCommand() *cobra.Command {
	return group(&cobra.Command{
		Use:   "graph",
		Short: "Ask what needs what, what fails together, and what to cut",
		Long: `Graph holds the questions to the dependencies of the estate: what an asset needs,
who goes down with it, how two are tied, what must be severed to move some alone.

Filters on dependencies (--kind, --impact) say which are followed. Filters on assets
(--where, --site, --wave) say which are listed by needs, needed-by, impact and hubs,
and which exist at all for the others. With --at-wave K the graph is as it stands
after wave K of a plan.`,
		Example: `  wavecut graph needs shop-web-1
  wavecut graph impact shop-db-1`,
	},
		a.graphNeedsCommand(), a.graphNeededByCommand(), a.graphImpactCommand(), a.graphPathCommand(),
		a.graphCyclesCommand(), a.graphComponentsCommand(), a.graphHubsCommand(), a.graphCommunitiesCommand(),
		a.graphCutCommand(), a.graphBetweenCommand(), a.graphStatsCommand(), a.graphDiffCommand(), a.graphExportCommand(),
	)
}
