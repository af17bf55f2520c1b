package formats_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/foreigntest"
	"github.com/wavecut/wavecut/inventory/ingest/formats"
)

// tables are the formats that have a header row.
func tables() []foreign.TableFormat {
	var tables []foreign.TableFormat
	for _, f := range formats.All() {
		if t, ok := f.(foreign.TableFormat); ok {
			tables = append(tables, t)
		}
	}
	return tables
}

// Every fixture is recognised as the format that its golden file names, and as no
// other; of a family with fixtures every format has one.
func TestEachFixtureIsOfOneFormat(t *testing.T) {
	files, err := filepath.Glob("../*/testdata/*.csv")
	if err != nil || len(files) < 20 {
		t.Fatalf("%d fixtures: %v", len(files), err)
	}
	covered, families := map[string]bool{}, map[string]bool{}
	for _, file := range files {
		golden, err := os.ReadFile(strings.TrimSuffix(file, ".csv") + ".golden")
		if err != nil {
			continue // a fixture of another kind of test
		}
		want, _, _ := strings.Cut(string(golden), "\n")
		family, _, _ := strings.Cut(want, "-")
		covered[want], families[family] = true, true
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		h := foreigntest.Header(t, filepath.Base(file), string(text))
		for _, f := range tables() {
			n := f.Recognise(h)
			if (n > 0) != (f.Name() == want) {
				t.Errorf("%s, which is %s, is recognised as %s by %d columns", file, want, f.Name(), n)
			}
		}
	}
	for _, f := range tables() {
		if family, _, _ := strings.Cut(f.Name(), "-"); !covered[f.Name()] && families[family] {
			t.Errorf("%s has no fixture", f.Name())
		}
	}
}

// The native tables are of no foreign format.
func TestNativeTablesAreNotForeign(t *testing.T) {
	files, err := filepath.Glob("../../../sample-data/small/*.csv")
	if err != nil || len(files) < 3 {
		t.Fatalf("%d native tables: %v", len(files), err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if f, n, _ := foreigntest.Choose(foreigntest.Header(t, file, string(text)), tables()); n > 0 {
			t.Errorf("%s is recognised as %s", file, f.Name())
		}
	}
}

// Names are unique, and fit for a flag.
func TestNames(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range formats.All() {
		if name := f.Name(); seen[name] || strings.ToLower(name) != name || strings.Contains(name, " ") || f.Title() == "" {
			t.Errorf("%q is no name for a format, or there are two", name)
		}
		seen[f.Name()] = true
	}
}
