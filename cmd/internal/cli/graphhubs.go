package cli

import (
	"github.com/spf13/cobra"
	"github.com/wavecut/wavecut/inventory/depgraph"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/reports/table"
)

// rankings are the words of --by of graph hubs.
var rankings = []string{"dependents", "betweenness"}

// hubFlags are those of graph hubs.
type hubFlags struct {
	*graphFlags
	top     int
	by      string
	samples int
}

// exactUpTo is the number of assets up to which betweenness is searched from all of
// them, and sampledFrom from how many it is beyond.
const (
	exactUpTo   = 2000
	sampledFrom = 128
)

// graphHubsCommand ranks the assets that many others need.
func (a *app) graphHubsCommand() *cobra.Command {
	opt := hubFlags{graphFlags: newGraphFlags()}
	cmd := a.asks(&cobra.Command{
		Use:   "hubs",
		Short: "Rank the assets that most others need",
		Long: `Hubs ranks the assets that most others need directly, or, with --by betweenness,
through which most of the shortest chains of dependencies pass, and tells what they
tie together. Betweenness is exact up to 2,000 assets and beyond that estimated from
a sample, always the same one.`,
		Example: `  wavecut graph hubs
  wavecut graph hubs --by betweenness --top 5 --json`,
		Args: takes(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if opt.top < 1 || opt.samples < 0 {
				return misuse(cmd, "", "--top is below 1 or --samples below 0")
			}
			return a.ask(cmd.Context(), opt.graphFlags, func(_ *store.DB, v *graphView) error { return a.hubs(v, opt) })
		},
	}, opt.graphFlags)
	f := cmd.Flags()
	f.IntVar(&opt.top, "top", 20, "how many to list")
	f.StringVar(&opt.by, "by", "dependents", "rank by `MEASURE`: dependents or betweenness")
	f.IntVar(&opt.samples, "samples", 0, "estimate betweenness from so many assets")
	must(cmd.RegisterFlagCompletionFunc("by", words(rankings...)))
	return cmd
}

func (a *app) hubs(v *graphView, opt hubFlags) error {
	how := depgraph.HubOptions{Filter: v.links, Top: v.Len()}
	fields := []table.Field{{Key: "by", Cell: table.String(opt.by)}}
	switch opt.by {
	case "dependents":
	case "betweenness":
		samples := opt.samples
		if samples == 0 && v.Len() > exactUpTo {
			samples = sampledFrom
		}
		score, searched := v.Betweenness(depgraph.BetweennessOptions{Filter: v.links, Samples: samples})
		how.Score = score
		fields = append(fields, table.Field{Key: "searched_from", Cell: table.Int(searched)})
	default:
		return unknownWord("measure", opt.by, rankings)
	}
	if v.filter.Asset == nil {
		how.Top = opt.top
	}
	hubs := v.Hubs(how)
	return a.answer(table.Document{Fields: fields, Tables: []table.Table{v.hubTable(hubs, opt.top)}})
}

// hubTable lists the first hubs that the filter on assets lets through.
func (v *graphView) hubTable(hubs []depgraph.Hub, top int) table.Table {
	columns := []table.Column{
		{Key: "id", Kind: table.Exact}, {Key: "dependents", Kind: table.Number}, {Key: "needs", Kind: table.Number},
		{Key: "score", Kind: table.Number}, {Key: "site", Kind: table.Exact}, {Key: "applications"}, {Key: "teams"}, {Key: "sites"},
	}
	var rows []table.Row
	for _, h := range hubs {
		if len(rows) == top {
			break
		}
		if !v.shown(h.Asset) {
			continue
		}
		rows = append(rows, table.Row{
			table.String(v.Asset(h.Asset).ID), table.Int(h.Dependents), table.Int(h.Needs), roundedCell(h.Score),
			table.String(v.siteOf(h.Asset)), table.String(topTallies(h.Ties.Applications)),
			table.String(topTallies(h.Ties.Teams)), table.String(topTallies(h.Ties.Sites)),
		})
	}
	return table.Table{Name: "hubs", Columns: columns, Rows: table.Rows(rows)}
}
