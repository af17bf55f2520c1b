package depgraph_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/depgraph"
)

// changed drops, adds and changes assets and dependencies, and gives the estate
// anew in canonical order, with one more site, the first.
func changed(r *rand.Rand, e *inventory.Estate) *inventory.Estate {
	next := &inventory.Estate{Sites: append([]inventory.Site{{ID: "0"}}, e.Sites...)}
	index := map[string]int32{}
	for _, a := range e.Assets {
		if r.IntN(6) == 0 {
			continue
		}
		if a.Site != inventory.NoSite {
			a.Site = 1 + (a.Site+int32(r.IntN(8)/7))%3
		}
		if r.IntN(8) == 0 {
			a.Team, a.DowntimeCostPerHour = "other", 5
		}
		next.Assets = append(next.Assets, a)
		if r.IntN(6) == 0 {
			next.Assets = append(next.Assets, inventory.Asset{ID: a.ID + "b", Site: inventory.NoSite})
		}
	}
	for i, a := range next.Assets {
		index[a.ID] = int32(i)
	}
	for _, d := range e.Dependencies {
		from, ok := index[e.Assets[d.From].ID]
		to, ok2 := index[e.Assets[d.To].ID]
		if !ok || !ok2 || r.IntN(5) == 0 {
			continue
		}
		d.From, d.To = from, to
		if r.IntN(5) == 0 {
			d.CallsPerSecond++
		}
		next.Dependencies = append(next.Dependencies, d)
		if len(next.Assets) > 0 && strings.HasSuffix(next.Assets[len(next.Assets)-1].ID, "b") && r.IntN(4) == 0 {
			next.Dependencies = append(next.Dependencies, inventory.Dependency{From: from, To: int32(len(next.Assets) - 1)})
		}
	}
	next.Dependencies = canonical(next.Dependencies)
	return next
}

func canonical(deps []inventory.Dependency) []inventory.Dependency {
	ends := func(d inventory.Dependency) []int32 { return []int32{d.From, d.To, int32(d.Kind)} }
	slices.SortStableFunc(deps, func(a, b inventory.Dependency) int { return slices.Compare(ends(a), ends(b)) })
	return slices.CompactFunc(deps, func(a, b inventory.Dependency) bool { return slices.Equal(ends(a), ends(b)) })
}

// words lists a diff as words, with ids in place of numbers.
func words(old, new *depgraph.Graph, d *depgraph.Diff) []string {
	var w []string
	dep := func(g *depgraph.Graph, n int32) string {
		x := g.Dependency(n)
		return fmt.Sprint(g.Asset(x.From).ID, "-", g.Asset(x.To).ID, "-", x.Kind)
	}
	for _, v := range d.AddedAssets {
		w = append(w, "added "+new.Asset(v).ID)
	}
	for _, v := range d.RemovedAssets {
		w = append(w, "removed "+old.Asset(v).ID)
	}
	for _, c := range d.ChangedAssets {
		w = append(w, fmt.Sprint("changed ", old.Asset(c.Old).ID, new.Asset(c.New).ID, c.Columns))
	}
	for _, p := range d.Moved {
		w = append(w, "moved "+old.Asset(p[0]).ID+new.Asset(p[1]).ID)
	}
	for _, n := range d.AddedDependencies {
		w = append(w, "added "+dep(new, n))
	}
	for _, n := range d.RemovedDependencies {
		w = append(w, "removed "+dep(old, n))
	}
	for name, pairs := range map[string][][2]int32{"changed ": d.ChangedDependencies, "separated ": d.Separated, "joined ": d.Joined} {
		for _, p := range pairs {
			w = append(w, name+dep(old, p[0])+dep(new, p[1]))
		}
	}
	slices.Sort(w)
	return w
}

// slowWords finds the same by maps from id.
func slowWords(old, new *inventory.Estate) []string {
	var w []string
	a, b := byID(old), byID(new)
	for id, x := range a {
		y, ok := b[id]
		if !ok {
			w = append(w, "removed "+id)
			continue
		}
		if old.SiteID(x.Site) != new.SiteID(y.Site) {
			w = append(w, "moved "+id+id)
		}
		if x.Team != y.Team {
			w = append(w, fmt.Sprint("changed ", id, id, []string{"team", "downtime_cost_per_hour"}))
		}
	}
	for id := range b {
		if _, ok := a[id]; !ok {
			w = append(w, "added "+id)
		}
	}
	c, d := byEnds(old), byEnds(new)
	for ends, x := range c {
		y, ok := d[ends]
		if !ok {
			w = append(w, "removed "+ends)
			continue
		}
		if x.CallsPerSecond != y.CallsPerSecond {
			w = append(w, "changed "+ends+ends)
		}
		if was, is := splitBy(old, x), splitBy(new, y); was && !is {
			w = append(w, "joined "+ends+ends)
		} else if is && !was {
			w = append(w, "separated "+ends+ends)
		}
	}
	for ends := range d {
		if _, ok := c[ends]; !ok {
			w = append(w, "added "+ends)
		}
	}
	slices.Sort(w)
	return w
}

func byID(e *inventory.Estate) map[string]inventory.Asset {
	m := map[string]inventory.Asset{}
	for _, a := range e.Assets {
		m[a.ID] = a
	}
	return m
}

func byEnds(e *inventory.Estate) map[string]inventory.Dependency {
	m := map[string]inventory.Dependency{}
	for _, d := range e.Dependencies {
		m[fmt.Sprint(e.Assets[d.From].ID, "-", e.Assets[d.To].ID, "-", d.Kind)] = d
	}
	return m
}

func splitBy(e *inventory.Estate, d inventory.Dependency) bool {
	a, b := e.Assets[d.From].Site, e.Assets[d.To].Site
	return a != inventory.NoSite && b != inventory.NoSite && a != b
}

func TestCompare(t *testing.T) {
	for seed := range uint64(500) {
		r := rand.New(rand.NewPCG(seed, 97))
		old := randomEstate(r, 1+r.IntN(30), 3*r.Float64())
		new := changed(r, old)
		a, b := depgraph.New(old), depgraph.New(new)
		if diff := cmp.Diff(slowWords(old, new), words(a, b, depgraph.Compare(a, b))); diff != "" {
			t.Fatalf("seed %d: difference (-slow +got):\n%s", seed, diff)
		}
		if diff := cmp.Diff(slowWords(new, old), words(b, a, depgraph.Compare(b, a))); diff != "" {
			t.Fatalf("seed %d: difference the other way (-slow +got):\n%s", seed, diff)
		}
		if d := depgraph.Compare(a, a); !d.Empty() {
			t.Fatalf("seed %d: a graph differs from itself: %+v", seed, d)
		}
	}
}

// Every column of an asset is compared.
func TestCompareSeesEveryColumn(t *testing.T) {
	base := inventory.DefaultAsset()
	other := inventory.Asset{
		Site: inventory.NoSite, Name: "x", FQDN: "x", Kind: 1, Form: 1, Environment: 1, Exposure: 1, Application: "x", Team: "x",
		Needs: inventory.Resources{1, 1, 1, 1, 1}, ChangeGBPerDay: 1, Tier: 1, DowntimeCostPerHour: 1, MaxDowntimeMinutes: 1,
		Method: 1, EffortHours: math.Pi, ReplicaGroup: "x", MinAvailable: 2, Spread: true, AllowedSites: []int32{0},
		DataClass: "x", DNSTTLSeconds: 1, PeakFactor: 2, Burstable: true,
		DRMode: 1, RTOMinutes: 1, RPOMinutes: 1, DRSite: "s",
	}
	sites := []inventory.Site{{ID: "s"}}
	old := depgraph.New(&inventory.Estate{Sites: sites, Assets: []inventory.Asset{base}})
	new := depgraph.New(&inventory.Estate{Sites: sites, Assets: []inventory.Asset{other}})
	got := depgraph.Compare(old, new).ChangedAssets[0].Columns
	want := strings.Fields(`name fqdn kind form environment exposure application team rack_units power_kw vcpu
		memory_gb storage_gb change_gb_per_day tier downtime_cost_per_hour max_downtime_minutes method effort_hours
		replica_group min_available spread data_class dns_ttl_seconds peak_factor burstable
		dr_mode rto_minutes rpo_minutes dr_site allowed_sites`)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("columns (-want +got):\n%s", diff)
	}
}

func TestCompareTwoWaves(t *testing.T) {
	e := &inventory.Estate{
		Sites:        []inventory.Site{{ID: "x"}, {ID: "y"}},
		Assets:       []inventory.Asset{{ID: "a"}, {ID: "b"}, {ID: "c"}},
		Dependencies: []inventory.Dependency{{From: 0, To: 1}, {From: 2, To: 1}},
	}
	g := depgraph.New(e)
	got := depgraph.Compare(g, g.At([]int32{1, 0, inventory.NoSite})) // a moves, c is retired
	want := &depgraph.Diff{
		RemovedAssets: []int32{2}, Moved: [][2]int32{{0, 0}},
		RemovedDependencies: []int32{1}, Separated: [][2]int32{{0, 0}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("difference of two waves (-want +got):\n%s", diff)
	}
}
