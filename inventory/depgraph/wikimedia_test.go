package depgraph_test

import (
	"cmp"
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/wavecut/wavecut/inventory"
)

const wikimediaDir = "../../../shared/data/wikimedia-2020"

// wikimedia reads what the graph needs of the real estate, which is not part of
// the project.
func wikimedia(t testing.TB) *inventory.Estate {
	t.Helper()
	sites, assets, deps := rows(t, "sites.csv"), rows(t, "assets.csv"), rows(t, "dependencies.csv")
	e := &inventory.Estate{}
	for _, r := range sites {
		e.Sites = append(e.Sites, inventory.Site{ID: r["id"]})
	}
	slices.SortFunc(e.Sites, func(a, b inventory.Site) int { return cmp.Compare(a.ID, b.ID) })
	for _, r := range assets {
		a := inventory.DefaultAsset()
		a.ID, a.Application, a.Team, a.ReplicaGroup = r["id"], r["application"], r["team"], r["replica_group"]
		a.Kind = must(inventory.ParseKind(r["kind"]))
		a.Tier = uint8(must(strconv.Atoi(r["tier"])))
		if s, ok := e.SiteIndex(r["site"]); ok {
			a.Site = s
		}
		e.Assets = append(e.Assets, a)
	}
	slices.SortFunc(e.Assets, func(a, b inventory.Asset) int { return cmp.Compare(a.ID, b.ID) })
	for _, r := range deps {
		e.Dependencies = append(e.Dependencies, wikimediaDependency(e, r))
	}
	slices.SortFunc(e.Dependencies, func(a, b inventory.Dependency) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), cmp.Compare(a.Kind, b.Kind))
	})
	return e
}

func wikimediaDependency(e *inventory.Estate, r map[string]string) inventory.Dependency {
	from, _ := e.AssetIndex(r["from"])
	to, _ := e.AssetIndex(r["to"])
	d := inventory.Dependency{
		From: from, To: to,
		Kind: must(inventory.ParseDependencyKind(r["kind"])), Mode: must(inventory.ParseMode(r["mode"])),
		CallsPerSecond: must(strconv.ParseFloat(r["calls_per_second"], 64)),
		TrafficMbps:    must(strconv.ParseFloat(r["traffic_mbps"], 64)),
	}
	d.Impact = d.Kind.DefaultImpact()
	return d
}

// rows reads a table as column → cell; it skips the test where the data is absent.
func rows(t testing.TB, name string) []map[string]string {
	t.Helper()
	f, err := os.Open(filepath.Join(wikimediaDir, name))
	if err != nil {
		t.Skip("the real estate is not here: ", err)
	}
	defer f.Close()
	records := must(csv.NewReader(f).ReadAll())
	table := make([]map[string]string, 0, len(records))
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, column := range records[0] {
			row[column] = record[i]
		}
		table = append(table, row)
	}
	return table
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}
