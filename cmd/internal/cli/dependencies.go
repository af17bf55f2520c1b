package cli

import (
	"github.com/spf13/cobra"
	"github.com/wavecut/wavecut/inventory/ingest"
)

// dependenciesCommand lists dependencies.
func (a *app) dependenciesCommand() *cobra.Command {
	return a.list(&listing{table: ingest.Dependencies, brief: columnNames(ingest.Dependencies)}, &cobra.Command{
		Use:   "dependencies",
		Short: "List the dependencies",
		Long:  "Dependencies lists which asset needs which, in order of from, to and kind.",
		Example: `  wavecut dependencies
  wavecut dependencies --where 'to=order-db-1 and impact=outage'
  wavecut dependencies --where 'constraint!=""' --format csv`,
	})
}
