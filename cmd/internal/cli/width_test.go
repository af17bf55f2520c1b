package cli

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/clipperhouse/displaywidth"
	"github.com/wavecut/wavecut/cmd/internal/term"
	sampledata "github.com/wavecut/wavecut/sample-data"
)

// In terminals of any width nothing is wider than the terminal but what must not
// be cut, and ids are whole.
func TestWidths(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.CopyFS("inventory", sampledata.Small()); err != nil {
		t.Fatal(err)
	}
	mustRun(t, "import", "inventory")
	for _, width := range []int{20, 60, 80, 120, 500} {
		var out bytes.Buffer
		a := &app{env: Env{
			Streams: term.Streams{Out: &out, Err: &bytes.Buffer{}, OutTerminal: true, Width: width},
			Getenv:  func(string) string { return "" },
			Now:     time.Now,
		}}
		if code := a.run(t.Context(), []string{"assets"}); code != 0 {
			t.Fatalf("code %d", code)
		}
		if !strings.Contains(out.String(), "www.dawon.example") {
			t.Errorf("in width %d an id is cut:\n%s", width, out.String())
		}
		for _, line := range strings.Split(out.String(), "\n") {
			if strings.HasPrefix(line, "│") && displaywidth.String(line) > width {
				t.Errorf("in width %d a line is %d wide: %s", width, displaywidth.String(line), line)
			}
		}
		if records := !strings.HasPrefix(out.String(), "┌"); records != (width < 80) {
			t.Errorf("in width %d records are printed: %v", width, records)
		}
	}
}
