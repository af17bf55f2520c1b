package cli

import (
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/depgraph"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/reports/table"
)

// diffFlags are those of graph diff.
type diffFlags struct {
	plan     string
	from, to int
}

// graphDiffCommand compares two graphs.
func (a *app) graphDiffCommand() *cobra.Command {
	opt := diffFlags{}
	cmd := exits(a.prints(&cobra.Command{
		Use:   "diff [OLD]",
		Short: "Compare two imports, or the estate after two waves",
		Long: `Diff lists what has changed in the graph: assets that came, went, moved or changed,
and dependencies that came, went, changed, or have become split or joined.

OLD is what to compare the database with: an inventory folder, or another database,
such as a backup from before an import. Without it, --from and --to name two waves of
a plan, and the estate after the one is compared with that after the other; wave 0 is
today.`,
		Example: `  wavecut graph diff --from 0 --to 1 --plan draft
  wavecut graph diff inventory --json`,
		Args: takes("[OLD]"),
		RunE: func(cmd *cobra.Command, args []string) error {
			waves := cmd.Flags().Changed("from") || cmd.Flags().Changed("to")
			if waves == (len(args) == 1) {
				return misuse(cmd, "try: "+firstExample(cmd), "give OLD, or two waves with --from and --to")
			}
			if opt.from < 0 || opt.to < 0 {
				return misuse(cmd, "", "a wave is negative")
			}
			ctx := cmd.Context()
			return a.reading(ctx, func(db *store.DB) error { return a.diffGraphs(ctx, db, first(args), opt) })
		},
	}), codeRejected, codeBusy, codeDatabase, codeOutput)
	f := cmd.Flags()
	f.StringVar(&opt.plan, "plan", "", "the `NAME` of the plan (default the newest)")
	f.IntVar(&opt.from, "from", 0, "compare the estate after this `WAVE`")
	f.IntVar(&opt.to, "to", 0, "with the estate after this `WAVE`")
	must(cmd.RegisterFlagCompletionFunc("plan", a.completePlans(1)))
	must(cmd.RegisterFlagCompletionFunc("from", a.completeWaves(&opt.plan)))
	must(cmd.RegisterFlagCompletionFunc("to", a.completeWaves(&opt.plan)))
	return cmd
}

func (a *app) diffGraphs(ctx context.Context, db *store.DB, old string, opt diffFlags) error {
	estate, err := db.Estate(ctx)
	if err != nil {
		return err
	}
	v := &graphView{Graph: depgraph.New(estate), estate: estate}
	if old == "" {
		if err := a.loadWaves(ctx, db, v, opt.plan, opt.from, opt.to); err != nil {
			return err
		}
		return a.answer(diffDocument(v.At(v.sitesAfter(int32(opt.from))), v.At(v.sitesAfter(int32(opt.to)))))
	}
	before, err := a.otherEstate(ctx, old)
	if err != nil {
		return err
	}
	return a.answer(diffDocument(depgraph.New(before), v.Graph))
}

// otherEstate reads an inventory folder or another database.
func (a *app) otherEstate(ctx context.Context, path string) (*inventory.Estate, error) {
	a.inputs = append(a.inputs, path)
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		estate, _, findings, err := store.ReadFolder(ctx, os.DirFS(path))
		for _, f := range findings {
			if err == nil && f.Severity == inventory.SeverityError {
				return nil, &rejectedError{fmt.Sprintf("read %s: rows are rejected; the first: %s", path, f.Message), "wavecut import --dry-run tells more"}
			}
		}
		return estate, err
	}
	db, err := store.Open(ctx, path, store.ReadOnlyMode, a.storeOptions())
	if err != nil {
		return nil, err
	}
	defer db.Close()
	return db.Estate(ctx)
}

// diffDocument lists the changes: one table of assets and one of dependencies.
func diffDocument(old, new *depgraph.Graph) table.Document {
	d := depgraph.Compare(old, new)
	count := func(key string, n int) table.Field { return table.Field{Key: key, Cell: table.Int(n)} }
	return table.Document{
		Fields: []table.Field{
			count("assets_added", len(d.AddedAssets)), count("assets_removed", len(d.RemovedAssets)),
			count("assets_changed", len(d.ChangedAssets)), count("assets_moved", len(d.Moved)),
			count("dependencies_added", len(d.AddedDependencies)), count("dependencies_removed", len(d.RemovedDependencies)),
			count("dependencies_changed", len(d.ChangedDependencies)),
			count("split", len(d.Separated)), count("joined", len(d.Joined)),
		},
		Tables: []table.Table{assetChanges(old, new, d), dependencyChanges(old, new, d)},
	}
}

func assetChanges(old, new *depgraph.Graph, d *depgraph.Diff) table.Table {
	var rows []table.Row
	add := func(change, id, from, to, columns string) {
		rows = append(rows, table.Row{table.String(change), table.String(id), table.String(from), table.String(to), table.String(columns)})
	}
	site := func(g *depgraph.Graph, v int32) string { return g.Estate().SiteID(g.Site(v)) }
	for _, v := range d.AddedAssets {
		add("added", new.Asset(v).ID, "", site(new, v), "")
	}
	for _, v := range d.RemovedAssets {
		add("removed", old.Asset(v).ID, site(old, v), "", "")
	}
	for _, m := range d.Moved {
		add("moved", new.Asset(m[1]).ID, site(old, m[0]), site(new, m[1]), "")
	}
	for _, c := range d.ChangedAssets {
		add("changed", new.Asset(c.New).ID, "", "", strings.Join(c.Columns, " "))
	}
	columns := []table.Column{
		{Key: "change"}, {Key: "id", Kind: table.Exact}, {Key: "old_site", Kind: table.Exact},
		{Key: "new_site", Kind: table.Exact}, {Key: "columns", Optional: true},
	}
	return table.Table{Name: "assets", Columns: columns, Rows: table.Rows(rows)}
}

func dependencyChanges(old, new *depgraph.Graph, d *depgraph.Diff) table.Table {
	var rows []table.Row
	add := func(change string, g *depgraph.Graph, i int32) {
		dep := g.Dependency(i)
		rows = append(rows, table.Row{
			table.String(change), table.String(g.Asset(dep.From).ID), table.String(g.Asset(dep.To).ID), table.String(dep.Kind.String()),
		})
	}
	for _, i := range d.AddedDependencies {
		add("added", new, i)
	}
	for _, i := range d.RemovedDependencies {
		add("removed", old, i)
	}
	for _, set := range []struct {
		change string
		pairs  [][2]int32
	}{{"changed", d.ChangedDependencies}, {"split", d.Separated}, {"joined", d.Joined}} {
		for _, p := range set.pairs {
			add(set.change, new, p[1])
		}
	}
	columns := []table.Column{{Key: "change"}, {Key: "from", Kind: table.Exact}, {Key: "to", Kind: table.Exact}, {Key: "kind"}}
	return table.Table{Name: "dependencies", Columns: columns, Rows: table.Rows(rows)}
}
