package sampledata

import (
	"io/fs"
	"strings"
	"testing"
)

// The columns of the native tables (formats.md), so that the small estate is
// held to all of them.
var nativeColumns = map[string][]string{
	"sites.csv": siteColumns, "links.csv": linkColumns, "assets.csv": assetColumns,
	"dependencies.csv": dependencyColumns, "calendar.csv": calendarColumns, "teams.csv": teamColumns,
}

func TestSmallUsesEveryColumn(t *testing.T) {
	for table, columns := range nativeColumns {
		rows := readTable(t, Small(), table)
		for _, column := range columns {
			if len(values(rows, column)) == 0 {
				t.Errorf("%s: no row has a value under %s", table, column)
			}
		}
		if len(rows[0]) != len(columns) {
			t.Errorf("%s has %d columns, the format %d", table, len(rows[0]), len(columns))
		}
	}
}

// values are the values of a column, with how often each occurs.
func values(table rows, column string) map[string]int {
	found := map[string]int{}
	for _, row := range table {
		if v := row[column]; v != "" {
			found[v]++
		}
	}
	return found
}

func TestSmallHasEveryWord(t *testing.T) {
	for _, c := range []struct{ table, column, words string }{
		{"sites.csv", "role", "retire keep cloud"},
		{"assets.csv", "kind", "name web api app batch database cache queue storage network other"},
		{"assets.csv", "form", "vm container service physical"},
		{"assets.csv", "environment", "stage test dev"},
		{"assets.csv", "exposure", "external internal"},
		{"assets.csv", "method", "live cold physical retire retain"},
		{"assets.csv", "data_class", "public personal regulated"},
		{"dependencies.csv", "kind", "sync async batch replication dns"},
		{"dependencies.csv", "mode", "any"},
		{"dependencies.csv", "impact", "degraded none"},
		{"dependencies.csv", "constraint", "same_wave same_site after"},
		{"calendar.csv", "kind", "freeze event"},
	} {
		have := values(readTable(t, Small(), c.table), c.column)
		for _, word := range strings.Fields(c.words) {
			if have[word] == 0 {
				t.Errorf("%s: %s is never %s", c.table, c.column, word)
			}
		}
	}
	for _, scope := range []string{"all", "site:", "team:", "application:", "asset:"} {
		found := false
		for have := range values(readTable(t, Small(), "calendar.csv"), "scope") {
			found = found || strings.HasPrefix(have, scope)
		}
		if !found {
			t.Errorf("calendar.csv: no scope is %s", scope)
		}
	}
}

func TestSmallIsSmallAndSound(t *testing.T) {
	checkReferences(t, Small())
	roles := map[string]string{}
	for _, s := range readTable(t, Small(), "sites.csv") {
		roles[s["id"]] = s["role"]
	}
	placed := 0
	for _, a := range readTable(t, Small(), "assets.csv") {
		if a["site"] != "" {
			placed++
		}
		if a["method"] == "retain" && roles[a["site"]] == "retire" {
			t.Errorf("%s is to stay at %s, which is left", a["id"], a["site"])
		}
	}
	if placed != 40 {
		t.Errorf("%d assets have a site, the commentary says 40", placed)
	}
}

// What is embedded is what an import takes, and nothing else.
func TestEmbeddedFiles(t *testing.T) {
	for name, estate := range map[string]fs.FS{"small": Small(), "four-to-two": FourToTwo()} {
		files, err := fs.ReadDir(estate, ".")
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if nativeColumns[f.Name()] == nil && f.Name() != "scenario.toml" {
				t.Errorf("%s: %s is not a table of the format", name, f.Name())
			}
		}
		if want := len(nativeColumns) + 1; len(files) != want {
			t.Errorf("%s: %d files, want %d", name, len(files), want)
		}
	}
}
