package sampledata

import (
	"bytes"
	"io/fs"
	"testing"
)

// The committed estate is what the generator makes. After a change to either:
//
//	go run ./sample-data/generate -out sample-data/four-to-two
func TestCommittedEstateIsGenerated(t *testing.T) {
	made := generate(t, Options{})
	committed, err := fs.ReadDir(FourToTwo(), ".")
	if err != nil {
		t.Fatal(err)
	}
	if len(committed) != len(made) {
		t.Errorf("%d files are committed, %d are generated", len(committed), len(made))
	}
	for name, file := range made {
		data, err := fs.ReadFile(FourToTwo(), name)
		if err != nil {
			t.Error(err)
		} else if !bytes.Equal(data, file.Data) {
			t.Errorf("%s differs from what the generator makes", name)
		}
	}
}

func TestSeedDecides(t *testing.T) {
	one, same, other := generate(t, Options{Seed: 7, Assets: 300}), generate(t, Options{Seed: 7, Assets: 300}), generate(t, Options{Seed: 8, Assets: 300})
	for name := range one {
		if !bytes.Equal(one[name].Data, same[name].Data) {
			t.Errorf("%s: the same seed gave two estates", name)
		}
	}
	for _, name := range []string{"assets.csv", "dependencies.csv"} {
		if bytes.Equal(one[name].Data, other[name].Data) {
			t.Errorf("%s: two seeds gave one estate", name)
		}
	}
}

func TestSizes(t *testing.T) {
	for _, o := range []Options{
		{Assets: 1}, {Assets: 10}, {Assets: 100}, {Assets: 1000}, {Assets: 1000, NoNames: true, Dependencies: 5000},
		{Assets: 1000, Names: 4000, Dependencies: 9000}, {Assets: 30000, Dependencies: 150000},
	} {
		estate := generate(t, o)
		o = o.withDefaults()
		assets, names := 0, 0
		for _, a := range readTable(t, estate, "assets.csv") {
			if a["kind"] == "name" {
				names++
			} else {
				assets++
			}
		}
		if assets != o.Assets || names != o.Names {
			t.Errorf("%+v: %d assets, %d names", o, assets, names)
		}
		dependencies := len(readTable(t, estate, "dependencies.csv"))
		if dependencies > o.Dependencies || o.Assets >= 1000 && dependencies < o.Dependencies {
			t.Errorf("%+v: %d dependencies", o, dependencies)
		}
		checkReferences(t, estate)
	}
}

func TestOptionsAreChecked(t *testing.T) {
	for _, o := range []Options{{Assets: -1}, {Names: -1}, {Dependencies: -5}, {Assets: 1 << 40}} {
		if err := Generate(o, memory{}.create); err == nil {
			t.Errorf("%+v was accepted", o)
		}
	}
}

// checkReferences holds that ids are unique, that every reference leads
// somewhere, and that no dependency is there twice or on itself.
func checkReferences(t *testing.T, estate fs.FS) {
	t.Helper()
	known := map[string]bool{"all": true}
	for _, s := range readTable(t, estate, "sites.csv") {
		known["site:"+s["id"]] = true
	}
	for _, a := range readTable(t, estate, "assets.csv") {
		if known["asset:"+a["id"]] {
			t.Errorf("asset %s is there twice", a["id"])
		}
		if (a["kind"] == "name") != (a["site"] == "") || a["site"] != "" && !known["site:"+a["site"]] {
			t.Errorf("asset %s of kind %s has the site %q", a["id"], a["kind"], a["site"])
		}
		known["asset:"+a["id"]], known["team:"+a["team"]], known["application:"+a["application"]] = true, true, true
	}
	seen := map[[3]string]bool{}
	for _, d := range readTable(t, estate, "dependencies.csv") {
		key := [3]string{d["from"], d["to"], d["kind"]}
		if seen[key] || d["from"] == d["to"] || !known["asset:"+d["from"]] || !known["asset:"+d["to"]] {
			t.Errorf("dependency %v is twice, on itself, or leads nowhere", key)
		}
		seen[key] = true
	}
	for _, c := range readTable(t, estate, "calendar.csv") {
		if !known[c["scope"]] {
			t.Errorf("calendar speaks of %s, which is not there", c["scope"])
		}
	}
	for _, team := range readTable(t, estate, "teams.csv") {
		if !known["team:"+team["team"]] {
			t.Errorf("team %s has no asset", team["team"])
		}
	}
}
