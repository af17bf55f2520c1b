package arch

import (
	"slices"
	"strings"
	"testing"
)

// layers are the parts of the program from the bottom up. A package imports its
// own layer and those below it.
var layers = []string{"inventory", "planner", "reports", "cmd"}

// samples are imported by cmd and by tests, and may use the inventory's types.
const samples = "sample-data"

// homes are where each library may be imported. A new library needs a line here.
var homes = map[string][]string{
	"github.com/BurntSushi/toml":           {"planner", "inventory/ingest"},
	"github.com/clipperhouse/displaywidth": {"reports/table", "cmd/internal/cli", "reports/picture"},
	"github.com/tetratelabs/wazero":        {"reports/picture/svg"},
	"github.com/olekukonko/tablewriter":    {"reports", "cmd/internal"},
	"github.com/spf13/cobra":               {"cmd"},
	"github.com/spf13/pflag":               {"cmd"},
	"github.com/vbauerster/mpb/v8":         {"cmd/internal/term"},
	"github.com/xuri/excelize/v2":          {"inventory/ingest", "reports"},
	"github.com/miekg/dns":                 {"inventory/ingest", "reports"},
	"github.com/arran4/golang-ical":        {"reports"},
	"go.yaml.in/yaml/v3":                   {"reports"},
	"golang.org/x/net":                     {"reports/addresses"},
	"golang.org/x/term":                    {"cmd/internal/term"},
	"golang.org/x/text":                    {"inventory/ingest", "planner/model"},
	"gonum.org/v1/gonum":                   {"inventory/depgraph", "planner"},
	"modernc.org/sqlite":                   {"inventory/store"},
	"modernc.org/libc":                     {"inventory/store"},
}

// testOnly are libraries for tests.
var testOnly = []string{
	"pgregory.net/rapid", "github.com/google/go-cmp", "github.com/rogpeppe/go-internal",
	"github.com/chromedp/chromedp", "github.com/chromedp/cdproto",
}

func TestImportsRunOneWay(t *testing.T) {
	for _, p := range packages(t) {
		for _, imported := range p.Imports {
			below, own := strings.CutPrefix(imported, module+"/")
			if own && !mayImport(p.path(), below) {
				t.Errorf("%s imports %s, against the direction", p.path(), below)
			}
		}
	}
}

func mayImport(from, to string) bool {
	if within(to, samples) {
		return layer(from) == len(layers)-1 || within(from, samples)
	}
	if within(from, samples) {
		return layer(to) == 0
	}
	return layer(to) <= layer(from)
}

// layer is the index of a package's layer, or -1 where it has none.
func layer(path string) int {
	return slices.IndexFunc(layers, func(l string) bool { return within(path, l) })
}

func TestEveryPackageHasALayer(t *testing.T) {
	for _, p := range packages(t) {
		if layer(p.path()) < 0 && !within(p.path(), samples) {
			t.Errorf("%s is in no layer", p.path())
		}
	}
}

// The estate's types, the filter and the suggestions need nothing but the standard library.
func TestInventoryStandsAlone(t *testing.T) {
	alone := []string{"inventory", "inventory/filter", "inventory/snapshot", "inventory/suggest"}
	for _, p := range packages(t) {
		if !slices.Contains(alone, p.path()) {
			continue
		}
		for _, imported := range p.Imports {
			if !standard(imported) && !slices.Contains(alone, strings.TrimPrefix(imported, module+"/")) {
				t.Errorf("%s imports %s", p.path(), imported)
			}
		}
	}
}

// standard reports whether a package is of the standard library, whose paths have
// no dot in their first element.
func standard(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return !strings.Contains(first, ".")
}

func TestLibrariesStayAtHome(t *testing.T) {
	for _, p := range packages(t) {
		for _, imported := range p.Imports {
			if foreign(imported) && !atHome(p.path(), imported) {
				t.Errorf("%s imports %s, whose home it is not", p.path(), imported)
			}
		}
		for _, imported := range slices.Concat(p.TestImports, p.XTestImports) {
			if foreign(imported) && !withinAny(imported, testOnly) && !atHome(p.path(), imported) {
				t.Errorf("a test of %s imports %s, whose home it is not", p.path(), imported)
			}
		}
	}
}

func foreign(path string) bool { return !standard(path) && !within(path, module) }

func atHome(path, library string) bool {
	for name, at := range homes {
		if within(library, name) {
			return withinAny(path, at)
		}
	}
	return false
}
