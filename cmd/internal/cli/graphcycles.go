package cli

import (
	"github.com/spf13/cobra"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/reports/table"
)

// graphCyclesCommand lists the cycles.
func (a *app) graphCyclesCommand() *cobra.Command {
	opt := newGraphFlags()
	return a.asks(&cobra.Command{
		Use:   "cycles",
		Short: "List the assets that need each other in a circle",
		Long: `Cycles lists the sets of two or more assets of which each needs all others, directly
or not (strongly connected components), largest first, each with a shortest round
from its first member back to it.`,
		Example: `  wavecut graph cycles
  wavecut graph cycles --impact outage --json`,
		Args: takes(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.ask(cmd.Context(), opt, func(_ *store.DB, v *graphView) error { return a.answer(v.cycles()) })
		},
	}, opt)
}

func (v *graphView) cycles() graphAnswer {
	answer := struct {
		SchemaVersion int        `json:"schema_version"`
		Cycles        [][]string `json:"cycles"`
		Rounds        [][]string `json:"rounds"`
	}{SchemaVersion: table.SchemaVersion, Cycles: [][]string{}, Rounds: [][]string{}}
	var rows []table.Row
	for i, c := range v.Cycles(v.filter) {
		members, round := v.ids(c.Members), v.round(c.Round)
		answer.Cycles, answer.Rounds = append(answer.Cycles, members), append(answer.Rounds, round)
		rows = append(rows, table.Row{
			table.Int(i + 1), table.Int(len(members)), table.String(someIDs(members)), table.String(someIDs(round)),
		})
	}
	columns := []table.Column{
		{Key: "cycle", Kind: table.Number}, {Key: "assets", Kind: table.Number}, {Key: "members"}, {Key: "round"},
	}
	return graphAnswer{table.Document{Tables: []table.Table{{Name: "cycles", Columns: columns, Rows: table.Rows(rows)}}}, answer}
}

// round are the ids along dependencies, the first again at the end.
func (v *graphView) round(deps []int32) []string {
	ids := make([]string, 0, len(deps)+1)
	for i, d := range deps {
		if i == 0 {
			ids = append(ids, v.Asset(v.Dependency(d).From).ID)
		}
		ids = append(ids, v.Asset(v.Dependency(d).To).ID)
	}
	return ids
}
