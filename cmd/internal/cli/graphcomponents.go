package cli

import (
	"github.com/spf13/cobra"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/reports/table"
)

// graphComponentsCommand lists the connected sets.
func (a *app) graphComponentsCommand() *cobra.Command {
	opt, least := newGraphFlags(), 1
	cmd := a.asks(&cobra.Command{
		Use:   "components",
		Short: "List the sets of assets that hang together",
		Long: `Components lists the sets of assets that are tied by dependencies, whichever way
these point, largest first. An asset without dependencies is a set of its own.`,
		Example: `  wavecut graph components
  wavecut graph components --impact outage --min 2 --json`,
		Args: takes(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.ask(cmd.Context(), opt, func(_ *store.DB, v *graphView) error { return a.answer(v.components(least)) })
		},
	}, opt)
	cmd.Flags().IntVar(&least, "min", 1, "list only sets of so many assets or more")
	return cmd
}

func (v *graphView) components(least int) graphAnswer {
	answer := struct {
		SchemaVersion int        `json:"schema_version"`
		Components    [][]string `json:"components"`
	}{SchemaVersion: table.SchemaVersion, Components: [][]string{}}
	var rows []table.Row
	for i, members := range v.Components(v.filter) {
		if len(members) < least {
			break
		}
		ids := v.ids(members)
		answer.Components = append(answer.Components, ids)
		rows = append(rows, table.Row{table.Int(i + 1), table.Int(len(ids)), table.String(someIDs(ids))})
	}
	columns := []table.Column{{Key: "component", Kind: table.Number}, {Key: "assets", Kind: table.Number}, {Key: "members"}}
	return graphAnswer{table.Document{Tables: []table.Table{{Name: "components", Columns: columns, Rows: table.Rows(rows)}}}, answer}
}
