package cli

import (
	"github.com/spf13/cobra"
	"github.com/wavecut/wavecut/inventory/ingest"
)

// sitesCommand lists sites.
func (a *app) sitesCommand() *cobra.Command {
	return a.list(&listing{
		table: ingest.Sites,
		brief: []string{
			"id", "name", "role", "region", "capacity_vcpu", "capacity_memory_gb", "capacity_storage_gb",
			"monthly_fixed_cost", "contract_end",
		},
	}, &cobra.Command{
		Use:   "sites",
		Short: "List the sites",
		Long:  "Sites lists the data centers, colocations and cloud regions, in order of their ids.",
		Example: `  wavecut sites
  wavecut sites --where 'role=retire and contract_end<2028-01-01'`,
	})
}
