package sampledata

import (
	"cmp"
	"io/fs"
	"slices"
	"testing"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/depgraph"
)

// graphOf is an estate's assets and dependencies, as far as its graph needs them.
func graphOf(t testing.TB, files fs.FS) *inventory.Estate {
	t.Helper()
	e := &inventory.Estate{}
	for _, row := range readTable(t, files, "assets.csv") {
		a := inventory.DefaultAsset()
		a.ID, a.Application = row["id"], row["application"]
		a.Kind = must(inventory.ParseKind(row["kind"]))(t)
		if row["site"] != "" {
			a.Site = 0
		}
		e.Assets = append(e.Assets, a)
	}
	slices.SortFunc(e.Assets, func(a, b inventory.Asset) int { return cmp.Compare(a.ID, b.ID) })
	for _, row := range readTable(t, files, "dependencies.csv") {
		d := inventory.Dependency{Kind: must(inventory.ParseDependencyKind(row["kind"]))(t)}
		d.From, _ = e.AssetIndex(row["from"])
		d.To, _ = e.AssetIndex(row["to"])
		if row["mode"] == "any" {
			d.Mode = inventory.ModeAny
		}
		d.Impact = d.Kind.DefaultImpact()
		switch row["impact"] {
		case "degraded":
			d.Impact = inventory.ImpactDegraded
		case "none":
			d.Impact = inventory.ImpactNone
		}
		e.Dependencies = append(e.Dependencies, d)
	}
	slices.SortFunc(e.Dependencies, func(a, b inventory.Dependency) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), cmp.Compare(a.Kind, b.Kind))
	})
	return e
}

// must is a parser's value, or the end of the test.
func must[T any](v T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// giantShare is the share of all assets in the largest connected component.
func giantShare(e *inventory.Estate) float64 {
	root := make([]int32, len(e.Assets))
	for i := range root {
		root[i] = int32(i)
	}
	find := func(i int32) int32 {
		for root[i] != i {
			root[i] = root[root[i]]
			i = root[i]
		}
		return i
	}
	for _, d := range e.Dependencies {
		root[find(d.From)] = find(d.To)
	}
	sizes, most := make([]int, len(root)), 0
	for i := range root {
		r := find(int32(i))
		sizes[r]++
		most = max(most, sizes[r])
	}
	return float64(most) / float64(len(root))
}

// cycles are the sizes of the strongly connected components of two or more,
// found by walking forward and then back (Kosaraju, Sharir 1981).
func cycles(e *inventory.Estate) []int {
	forward, back := make([][]int32, len(e.Assets)), make([][]int32, len(e.Assets))
	for _, d := range e.Dependencies {
		forward[d.From] = append(forward[d.From], d.To)
		back[d.To] = append(back[d.To], d.From)
	}
	seen, order := make([]bool, len(e.Assets)), []int32{}
	var walk func(next [][]int32, i int32)
	walk = func(next [][]int32, i int32) {
		if seen[i] {
			return
		}
		seen[i] = true
		for _, j := range next[i] {
			walk(next, j)
		}
		order = append(order, i)
	}
	for i := range e.Assets {
		walk(forward, int32(i))
	}
	finished := order
	seen, order = make([]bool, len(e.Assets)), nil
	var sizes []int
	for _, i := range slices.Backward(finished) {
		before := len(order)
		if walk(back, i); len(order)-before > 1 {
			sizes = append(sizes, len(order)-before)
		}
	}
	return sizes
}

func TestFourToTwoIsARealGraph(t *testing.T) {
	e := graphOf(t, FourToTwo())
	if share := giantShare(e); share < 0.9 || share == 1 {
		t.Errorf("the largest component holds %.3f of all, want nearly all", share)
	}
	if sizes := cycles(e); len(sizes) < 5 || slices.Max(sizes) < 4 || slices.Max(sizes) > 400 {
		t.Errorf("cycles of sizes %v: want several, none of them everything", sizes)
	}
	needed := map[string]int{}
	for _, d := range e.Dependencies {
		needed[e.Assets[d.To].ID]++
	}
	for id, least := range map[string]int{
		"edge.haneulmarket.example": 1000, "member-db-01": 200, "product-db-01": 200, "order-db-01": 100,
		"login-net-01": 100, "payment-net-01": 50, "finder-api-01": 50, "cdn-net-01": 50,
	} {
		if needed[id] < least {
			t.Errorf("%s is needed by %d, want a hub of at least %d", id, needed[id], least)
		}
	}
}

// Hundreds of names go down with one shared database, and most with several.
func TestFourToTwoOutageSetsAreDense(t *testing.T) {
	e := graphOf(t, FourToTwo())
	sets := depgraph.NewOutage(e, 4)
	hub, _ := e.AssetIndex("member-db-01")
	names, onHub, members := 0, 0, 0
	var buf []int32
	for i := range e.Assets {
		if !e.Assets[i].IsName() {
			continue
		}
		names++
		buf = sets.Set(int32(i), buf[:0])
		if _, on := slices.BinarySearch(buf, hub); on {
			onHub++
		}
		for _, v := range buf {
			if e.Assets[v].Placed() {
				members++
			}
		}
	}
	if onHub < names/5 {
		t.Errorf("%d of %d names go down with member-db-01", onHub, names)
	}
	if members < 4*names {
		t.Errorf("%d names have %d assets in their outage sets", names, members)
	}
}

// The dependencies of one asset of one kind and mode any are one pool, so those
// that are meant as two would make an outage set too small.
func TestPoolsAreOfOneService(t *testing.T) {
	for name, files := range map[string]fs.FS{"small": Small(), "four-to-two": FourToTwo()} {
		type pool struct {
			from int32
			kind inventory.DependencyKind
		}
		serving := map[pool]string{}
		e := graphOf(t, files)
		pools := 0
		for _, d := range e.Dependencies {
			if d.Mode != inventory.ModeAny {
				continue
			}
			to, key := &e.Assets[d.To], pool{d.From, d.Kind}
			if what, again := serving[key]; again && what != to.Application+" "+to.Kind.String() {
				t.Errorf("%s: the pool of %s mixes %s with %s", name, e.Assets[d.From].ID, what, to.ID)
			} else if again {
				pools++
			}
			serving[key] = to.Application + " " + to.Kind.String()
		}
		if pools == 0 {
			t.Errorf("%s has no pools", name)
		}
	}
}
