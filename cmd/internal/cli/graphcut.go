package cli

import (
	"context"

	"github.com/spf13/cobra"
	"github.com/wavecut/wavecut/inventory/depgraph"
	"github.com/wavecut/wavecut/inventory/ingest"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/reports/table"
)

// cutFlags are those of graph cut.
type cutFlags struct {
	*graphFlags
	set, weight string
}

// graphCutCommand finds the cheapest dependencies to sever.
func (a *app) graphCutCommand() *cobra.Command {
	opt := cutFlags{graphFlags: newGraphFlags()}
	cmd := a.asks(&cobra.Command{
		Use:   "cut [A] [B]",
		Short: "Find the cheapest dependencies to sever",
		Long: `Cut finds the dependencies that cost least to sever so that nothing ties A to B any
more, whichever way it points: a minimum cut. With --set it lists what ties a set of
assets to all others: what must be severed to move the set alone.

A dependency costs what the model charges a day while its ends are at two sites: the
two where they are, or, where they share one, that and the surviving site that is
cheapest for it. Names have no site, so that what ties them costs nothing and is left
out. Between A and B a constraint same_site or same_wave is never severed.`,
		Example: `  wavecut graph cut shop-app pay-api-1
  wavecut graph cut --set 'application=payment' --json`,
		Args:              takes("[A]", "[B]"),
		ValidArgsFunction: a.completeIDs(ingest.Assets, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			if (opt.set == "") == (len(args) == 0) || len(args) == 1 {
				return misuse(cmd, "try: "+firstExample(cmd), "give two assets, or --set FILTER")
			}
			ctx := cmd.Context()
			return a.ask(ctx, opt.graphFlags, func(db *store.DB, v *graphView) error { return a.cut(ctx, db, v, args, opt) })
		},
	}, opt.graphFlags)
	f := cmd.Flags()
	f.StringVar(&opt.set, "set", "", "cut off the assets that this `FILTER` lets through")
	f.StringVar(&opt.weight, "weight", "split", "the price of a dependency: `MEASURE` split, calls, traffic or count")
	must(cmd.RegisterFlagCompletionFunc("set", a.completeWhere(ingest.Assets)))
	must(cmd.RegisterFlagCompletionFunc("weight", words(weights...)))
	a.givesPrices(cmd, opt.graphFlags)
	return cmd
}

func (a *app) cut(ctx context.Context, db *store.DB, v *graphView, ids []string, opt cutFlags) error {
	w, err := a.weight(ctx, db, v, opt.weight, opt.scenario)
	if err != nil {
		return err
	}
	if opt.weight == "split" {
		v.filter.Dependency = v.placed
	}
	var found depgraph.Cut
	if opt.set != "" {
		found, err = v.boundary(ctx, db, opt.set, w)
	} else {
		found, err = v.cutBetween(ctx, db, ids, w)
	}
	if err != nil {
		return err
	}
	return a.answer(v.cutDocument(found, opt.weight, w))
}

func (v *graphView) cutBetween(ctx context.Context, db *store.DB, ids []string, w edgeWeight) (depgraph.Cut, error) {
	ends, err := v.named(ctx, db, ids)
	if err != nil {
		return depgraph.Cut{}, err
	}
	if ends[0] == ends[1] {
		return depgraph.Cut{}, usagef("name two assets", "%s can't be cut from itself", ids[0])
	}
	found, ok := v.Cut(ends[:1], ends[1:], depgraph.CutOptions{Filter: v.filter, Weight: v.firm(w)})
	if !ok {
		return found, &unknownError{ids[0] + " and " + ids[1] + " can't be cut apart: ties same_site or same_wave join them", "wavecut graph path tells through what"}
	}
	return found, nil
}

// boundary is what ties a set to the rest. Its ties that must hold are told too,
// but have no price.
func (v *graphView) boundary(ctx context.Context, db *store.DB, set string, w edgeWeight) (depgraph.Cut, error) {
	chosen, err := v.matching(ctx, db, set)
	if err != nil {
		return depgraph.Cut{}, err
	}
	var members []int32
	for i, in := range chosen {
		if in && !v.Gone(int32(i)) {
			members = append(members, int32(i))
		}
	}
	if len(members) == 0 {
		return depgraph.Cut{}, &unknownError{"--set lets no asset through", "try the filter with: wavecut assets --where FILTER"}
	}
	return v.Boundary(members, depgraph.CutOptions{Filter: v.filter, Weight: w.of}), nil
}

func (v *graphView) cutDocument(found depgraph.Cut, word string, w edgeWeight) table.Document {
	side := v.ids(found.Side)
	deps := v.dependencyTable("dependencies", found.Dependencies, nil, "")
	if w.currency != "" {
		deps = v.dependencyTable("dependencies", found.Dependencies, w.of, w.currency)
	}
	total := table.Field{Key: "total", Cell: roundedCell(found.Weight)}
	if w.currency != "" {
		total = table.Field{Key: "cost_per_day", Cell: moneyCell(found.Weight, w.currency)}
	}
	rows := make([]table.Row, len(side))
	for i, id := range side {
		rows[i] = table.Row{table.String(id)}
	}
	firm := 0
	for _, d := range found.Dependencies {
		if v.holds(d) {
			firm++
		}
	}
	return table.Document{
		Fields: []table.Field{
			total,
			{Key: "weight", Cell: table.String(word)},
			{Key: "severed", Cell: table.Int(len(found.Dependencies))},
			{Key: "must_hold", Cell: table.Int(firm)},
		},
		Tables: []table.Table{deps, {Name: "side", Columns: []table.Column{{Key: "id", Kind: table.Exact}}, Rows: table.Rows(rows)}},
	}
}
