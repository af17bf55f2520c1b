package cli

import (
	"context"
	"math"

	"github.com/spf13/cobra"
	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/depgraph"
	"github.com/wavecut/wavecut/inventory/ingest"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/reports/table"
)

// measures are the words of --by.
var measures = []string{"hops", "rtt", "calls"}

// pathFlags are those of graph path.
type pathFlags struct {
	*graphFlags
	by    string
	all   bool
	most  int
	extra float64
}

// graphPathCommand tells how an asset needs another.
func (a *app) graphPathCommand() *cobra.Command {
	opt := pathFlags{graphFlags: newGraphFlags()}
	cmd := &cobra.Command{
		Use:   "path A B",
		Short: "Tell through what an asset needs another",
		Long: `Path prints the best chain of dependencies by which A needs B: the one of the fewest
dependencies, the one of the smallest round-trip time between the sites that it
passes (--by rtt), or the one whose least used dependency is used most (--by calls).
With --all it prints the best few. No path is an empty answer, not an error.`,
		Example: `  wavecut graph path shop-web-1 shop-db-1
  wavecut graph path www.dawon.example shop-db-1 --all --max 5 --by rtt --json`,
		Args:              takes("A", "B"),
		ValidArgsFunction: a.completeIDs(ingest.Assets, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			if opt.most < 1 || opt.extra < 0 || math.IsNaN(opt.extra) {
				return misuse(cmd, "", "--max is below 1 or --extra below 0")
			}
			return a.ask(ctx, opt.graphFlags, func(db *store.DB, v *graphView) error { return a.path(ctx, db, v, args, opt) })
		},
	}
	a.asks(cmd, opt.graphFlags)
	f := cmd.Flags()
	f.StringVar(&opt.by, "by", "hops", "the better path by `MEASURE`: hops, rtt or calls")
	f.BoolVar(&opt.all, "all", false, "print several paths, the best first")
	f.IntVar(&opt.most, "max", 10, "with --all, the most paths")
	f.Float64Var(&opt.extra, "extra", math.Inf(1), "with --all, how much longer than the best a path may be")
	must(cmd.RegisterFlagCompletionFunc("by", words(measures...)))
	a.givesPrices(cmd, opt.graphFlags)
	return cmd
}

func (a *app) path(ctx context.Context, db *store.DB, v *graphView, ids []string, opt pathFlags) error {
	ends, err := v.named(ctx, db, ids)
	if err != nil {
		return err
	}
	how, err := a.measure(ctx, db, v, opt)
	if err != nil {
		return err
	}
	var paths []depgraph.Path
	if opt.all {
		paths = v.Paths(ends[0], ends[1], opt.most, opt.extra, how)
	} else if p, ok := v.Path(ends[0], ends[1], how); ok {
		paths = append(paths, p)
	}
	if len(paths) == 0 {
		a.note("%s does not need %s", ids[0], ids[1])
	}
	return a.answer(v.pathAnswer(paths, opt))
}

// measure says which path is better.
func (a *app) measure(ctx context.Context, db *store.DB, v *graphView, opt pathFlags) (depgraph.PathOptions, error) {
	how := depgraph.PathOptions{Filter: v.filter}
	switch opt.by {
	case "hops":
	case "calls":
		how.By = depgraph.ByStrength
		how.Weight = func(d int32) float64 { return v.Dependency(d).CallsPerSecond }
	case "rtt":
		scenario, err := a.scenarioIfAny(ctx, db, opt.scenario)
		if err != nil {
			return how, err
		}
		prices := model.NewSplitPrice(v.estate, scenario)
		how.By = depgraph.ByWeight
		how.Weight = func(d int32) float64 { return prices.RTTms(v.ends(v.Dependency(d))) }
	default:
		return how, unknownWord("measure", opt.by, measures)
	}
	return how, nil
}

// ends are the sites of both ends of a dependency.
func (v *graphView) ends(d *inventory.Dependency) (from, to int32) {
	return v.Site(d.From), v.Site(d.To)
}

// pathJSON is a path among several.
type pathJSON struct {
	Path   []string `json:"path"`
	Weight float64  `json:"weight"`
}

// pathAnswer shows paths: a step on a line.
func (v *graphView) pathAnswer(paths []depgraph.Path, opt pathFlags) graphAnswer {
	answer := struct {
		SchemaVersion int        `json:"schema_version"`
		Path          []string   `json:"path"`
		By            string     `json:"by"`
		Weight        *float64   `json:"weight"`
		Paths         []pathJSON `json:"paths,omitempty"`
	}{SchemaVersion: table.SchemaVersion, Path: []string{}, By: opt.by}
	for i, p := range paths {
		if i == 0 {
			answer.Path, answer.Weight = v.ids(p.Assets), &paths[0].Weight
		}
		if opt.all {
			answer.Paths = append(answer.Paths, pathJSON{v.ids(p.Assets), p.Weight})
		}
	}
	return graphAnswer{table.Document{Tables: []table.Table{v.pathTable(paths, opt.all)}}, answer}
}

func (v *graphView) pathTable(paths []depgraph.Path, all bool) table.Table {
	columns := []table.Column{
		{Key: "step", Kind: table.Number}, {Key: "id", Kind: table.Exact}, {Key: "site", Kind: table.Exact},
		{Key: "kind"}, {Key: "impact"}, {Key: "calls_per_second", Kind: table.Number},
	}
	if all {
		columns = append([]table.Column{{Key: "path", Kind: table.Number}, {Key: "weight", Kind: table.Number}}, columns...)
	}
	var rows []table.Row
	for i, p := range paths {
		for step, asset := range p.Assets {
			row := table.Row{table.Int(step), table.String(v.Asset(asset).ID), table.String(v.siteOf(asset)), {}, {}, {}}
			if step > 0 {
				d := v.Dependency(p.Dependencies[step-1])
				row[3], row[4], row[5] = table.String(d.Kind.String()), table.String(d.Impact.String()), table.Float(d.CallsPerSecond)
			}
			if all {
				row = append(table.Row{table.Int(i + 1), table.Float(p.Weight)}, row...)
			}
			rows = append(rows, row)
		}
	}
	return table.Table{Name: "path", Columns: columns, Rows: table.Rows(rows)}
}
