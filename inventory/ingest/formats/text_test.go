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

// fixtureFormat is the text format of a fixture, "" where it is a table or native.
func fixtureFormat(file string) string {
	if strings.HasSuffix(file, ".zone") {
		return "zone"
	}
	golden, err := os.ReadFile(file + ".golden")
	if err != nil {
		return ""
	}
	name, _, _ := strings.Cut(string(golden), "\n")
	return name
}

// Texts are recognised as their format alone, by text formats and tables alike; the
// fixtures of tables, the native tables and other texts by no text format.
func TestTextsAreOfOneFormat(t *testing.T) {
	covered := map[string]bool{}
	for _, pattern := range []string{"../*/testdata/*", "../../../sample-data/small/*", "../../../*.md", "../../*.go"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatal(pattern, err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil || strings.HasSuffix(file, ".golden") {
				continue // a folder, or what was read
			}
			want := fixtureFormat(file)
			covered[want] = true
			holdFormat(t, file, text[:min(len(text), 64<<10)], want)
		}
	}
	for _, f := range formats.All() {
		if _, ok := f.(foreign.TextFormat); ok && !covered[f.Name()] {
			t.Errorf("%s has no fixture", f.Name())
		}
	}
}

func holdFormat(t *testing.T, file string, head []byte, want string) {
	for _, f := range formats.All() {
		switch f := f.(type) {
		case foreign.TextFormat:
			if n := f.Recognise(head); (n > 0) != (f.Name() == want) || n > 0 && n < 90 {
				t.Errorf("%s, which is %q, is recognised as %s: %d", file, want, f.Name(), n)
			}
		case foreign.TableFormat:
			if want == "" {
				continue
			}
			line, _, _ := strings.Cut(string(head), "\n")
			if n := f.Recognise(foreigntest.Header(t, file, strings.ReplaceAll(line, `"`, ""))); n > 1 {
				t.Errorf("%s, which is %q, is recognised as the table %s: %d", file, want, f.Name(), n)
			}
		}
	}
}
