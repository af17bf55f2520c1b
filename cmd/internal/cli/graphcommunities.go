package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/wavecut/wavecut/inventory/depgraph"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/reports/table"
)

// communityFlags are those of graph communities.
type communityFlags struct {
	*graphFlags
	weight     string
	resolution float64
	size       int
	least      int
}

// graphCommunitiesCommand suggests move groups.
func (a *app) graphCommunitiesCommand() *cobra.Command {
	opt := communityFlags{graphFlags: newGraphFlags()}
	cmd := a.asks(&cobra.Command{
		Use:   "communities",
		Short: "Suggest move groups: assets with most ties among themselves",
		Long: `Communities splits the assets into groups that have more to do with each other than
with the rest (by modularity), as suggestions for move groups. For each it tells how
strong the ties inside and across its border are, what its members have in common,
and to which groups its border leads. Assets that must move together or stay on one
site are always in one group.`,
		Example: `  wavecut graph communities
  wavecut graph communities --weight calls --max-size 20 --json`,
		Args: takes(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if opt.resolution <= 0 || opt.size < 0 {
				return misuse(cmd, "", "--resolution is not above 0, or --max-size below 0")
			}
			ctx := cmd.Context()
			return a.ask(ctx, opt.graphFlags, func(db *store.DB, v *graphView) error { return a.communities(ctx, db, v, opt) })
		},
	}, opt.graphFlags)
	f := cmd.Flags()
	f.StringVar(&opt.weight, "weight", "count", "how strong a tie is: `MEASURE` count, calls, traffic or split")
	f.Float64Var(&opt.resolution, "resolution", 1, "above 1 gives smaller groups, below 1 larger ones")
	f.IntVar(&opt.size, "max-size", 0, "the most assets in a group; 0 is no limit")
	f.IntVar(&opt.least, "min", 1, "list only groups of so many assets or more")
	must(cmd.RegisterFlagCompletionFunc("weight", words(weights...)))
	a.givesPrices(cmd, opt.graphFlags)
	return cmd
}

func (a *app) communities(ctx context.Context, db *store.DB, v *graphView, opt communityFlags) error {
	w, err := a.weight(ctx, db, v, opt.weight, opt.scenario)
	if err != nil {
		return err
	}
	found := v.Communities(depgraph.CommunityOptions{
		Filter: v.filter, Weight: w.of, Resolution: opt.resolution, MaxSize: opt.size, Together: v.holds,
	})
	return a.answer(v.communityAnswer(found, opt))
}

// communityJSON is a group in JSON. Numbers of groups begin with 1.
type communityJSON struct {
	Community    int          `json:"community"`
	Hub          string       `json:"hub"`
	Inside       float64      `json:"inside"`
	Across       float64      `json:"across"`
	Applications []tallyJSON  `json:"applications"`
	Teams        []tallyJSON  `json:"teams"`
	Sites        []tallyJSON  `json:"sites"`
	Borders      []borderJSON `json:"borders"`
	Members      []string     `json:"members"`
}

type tallyJSON struct {
	Value  string `json:"value"`
	Assets int    `json:"assets"`
}

type borderJSON struct {
	Community int     `json:"community"`
	Weight    float64 `json:"weight"`
}

func (v *graphView) communityAnswer(found *depgraph.Communities, opt communityFlags) graphAnswer {
	answer := struct {
		SchemaVersion int             `json:"schema_version"`
		Weight        string          `json:"weight"`
		Modularity    float64         `json:"modularity"`
		Communities   []communityJSON `json:"communities"`
	}{table.SchemaVersion, opt.weight, found.Modularity, []communityJSON{}}
	var rows []table.Row
	for i, c := range found.List {
		if len(c.Members) < opt.least {
			break
		}
		answer.Communities = append(answer.Communities, v.communityJSON(i, c))
		rows = append(rows, table.Row{
			table.Int(i + 1), table.Int(len(c.Members)), table.String(v.Asset(c.Hub).ID),
			roundedCell(c.Inside), roundedCell(c.Across), table.String(topTallies(c.Ties.Applications)),
			table.String(topTallies(c.Ties.Teams)), table.String(topTallies(c.Ties.Sites)), table.String(strongestBorders(c.Borders)),
		})
	}
	columns := []table.Column{
		{Key: "community", Kind: table.Number}, {Key: "assets", Kind: table.Number}, {Key: "hub", Kind: table.Exact},
		{Key: "inside", Kind: table.Number}, {Key: "across", Kind: table.Number},
		{Key: "applications"}, {Key: "teams"}, {Key: "sites"}, {Key: "borders"},
	}
	return graphAnswer{table.Document{
		Fields: []table.Field{{Key: "weight", Cell: table.String(opt.weight)}, {Key: "modularity", Cell: roundedCell(found.Modularity)}},
		Tables: []table.Table{{Name: "communities", Columns: columns, Rows: table.Rows(rows)}},
	}, answer}
}

func (v *graphView) communityJSON(i int, c depgraph.Community) communityJSON {
	borders := []borderJSON{}
	for _, b := range c.Borders {
		borders = append(borders, borderJSON{int(b.Other) + 1, b.Weight})
	}
	return communityJSON{
		Community: i + 1, Hub: v.Asset(c.Hub).ID, Inside: c.Inside, Across: c.Across,
		Applications: tallies(c.Ties.Applications), Teams: tallies(c.Ties.Teams), Sites: tallies(c.Ties.Sites),
		Borders: borders, Members: v.ids(c.Members),
	}
}

func tallies(of []depgraph.Tally) []tallyJSON {
	out := []tallyJSON{}
	for _, t := range of {
		out = append(out, tallyJSON{t.Value, t.Assets})
	}
	return out
}

// strongestBorders are the groups to which most of the ties across lead.
func strongestBorders(borders []depgraph.Border) string {
	const few = 3
	var parts []string
	for i, b := range borders {
		if i == few {
			parts = append(parts, "…")
			break
		}
		parts = append(parts, fmt.Sprintf("%d: %.4g", b.Other+1, b.Weight))
	}
	return strings.Join(parts, ", ")
}
