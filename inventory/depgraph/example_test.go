package depgraph_test

import (
	"fmt"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/depgraph"
)

// shop is a name that needs any of two web servers, which need one database.
func shop() *inventory.Estate {
	e := &inventory.Estate{Sites: []inventory.Site{{ID: "icn"}, {ID: "pus"}}}
	for _, a := range []struct {
		id   string
		kind inventory.Kind
		site int32
	}{
		{"db", inventory.KindDatabase, 0}, {"shop.example", inventory.KindName, inventory.NoSite},
		{"web1", inventory.KindWeb, 0}, {"web2", inventory.KindWeb, 1},
	} {
		asset := inventory.DefaultAsset()
		asset.ID, asset.Kind, asset.Site = a.id, a.kind, a.site
		e.Assets = append(e.Assets, asset)
	}
	e.Dependencies = []inventory.Dependency{
		{From: 1, To: 2, Kind: inventory.DNS, Mode: inventory.ModeAny},
		{From: 1, To: 3, Kind: inventory.DNS, Mode: inventory.ModeAny},
		{From: 2, To: 0, CallsPerSecond: 90},
		{From: 3, To: 0, CallsPerSecond: 10},
	}
	return e
}

func names(e *inventory.Estate, assets []int32) []string {
	var ids []string
	for _, v := range assets {
		ids = append(ids, e.Assets[v].ID)
	}
	return ids
}

// Neither web server alone takes the name down: they are a pool.
func ExampleOutage_Set() {
	e := shop()
	outage := depgraph.NewOutage(e, 4)
	name, _ := e.AssetIndex("shop.example")
	fmt.Println(names(e, outage.Set(name, nil)))
	// Output: [db shop.example]
}

func ExampleOutage_Sets() {
	e := shop()
	sets := depgraph.NewOutage(e, 4).Sets([]int32{0, 1, 2, 3}, func(v int32) bool { return e.Assets[v].Kind == inventory.KindDatabase })
	fmt.Println(sets.Len(), names(e, sets.Set(0)), sets.Of)
	// Output: 1 [db] [0 0 0 0]
}

func ExampleGraph_Needs() {
	e := shop()
	for _, r := range depgraph.New(e).Needs([]int32{1}, depgraph.ReachOptions{}) {
		fmt.Println(r.Depth, e.Assets[r.Asset].ID)
	}
	// Output:
	// 1 web1
	// 1 web2
	// 2 db
}

func ExampleGraph_Impact() {
	e := shop()
	g := depgraph.New(e)
	fmt.Println(names(e, g.Impact([]int32{2}, depgraph.ImpactOptions{}).Assets()))
	fmt.Println(names(e, g.Impact([]int32{2, 3}, depgraph.ImpactOptions{}).Assets()))
	// Output:
	// [web1]
	// [web1 web2 shop.example]
}

func ExampleGraph_Path() {
	e := shop()
	path, ok := depgraph.New(e).Path(1, 0, depgraph.PathOptions{})
	fmt.Println(ok, names(e, path.Assets))
	// Output: true [shop.example web1 db]
}

// The cheapest way to move the database away from the first web server takes the
// second along.
func ExampleGraph_Cut() {
	e := shop()
	g := depgraph.New(e)
	calls := func(d int32) float64 { return g.Dependency(d).CallsPerSecond }
	cut, _ := g.Cut([]int32{0}, []int32{2}, depgraph.CutOptions{Weight: calls})
	fmt.Println(names(e, cut.Side), cut.Dependencies, cut.Weight)
	// Output: [db web2] [2 1] 90
}

func ExampleGraph_At() {
	e := shop()
	after := depgraph.New(e).At([]int32{1, inventory.NoSite, 0, 1}) // the database moves to pus
	needs, _ := after.Between(0, 1, depgraph.Filter{})
	fmt.Println(len(needs.Dependencies), needs.CallsPerSecond)
	// Output: 1 90
}
