package cli

import (
	"bytes"
	"context"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/wavecut/wavecut/cmd/internal/term"
	sampledata "github.com/wavecut/wavecut/sample-data"
)

// An interrupted search prints and stores the best plan so far, marked as such.
func TestInterruptedPlanIsKept(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.CopyFS("inventory", sampledata.Small()); err != nil {
		t.Fatal(err)
	}
	mustRun(t, "import", "inventory")
	ctx, cancel := context.WithCancelCause(t.Context())
	var out, errs bytes.Buffer
	a := &app{env: Env{
		Streams: term.Streams{In: strings.NewReader(""), Out: &out, Err: &errs, ErrTerminal: true},
		Getenv:  func(string) string { return "" },
		Now: func() time.Time { // first asked for when the search begins
			cancel(ErrInterrupted)
			return time.Date(2027, 3, 1, 0, 0, 0, 0, time.UTC)
		},
	}}
	code := a.run(ctx, []string{"plan", "create", "early", "--color", "never"})
	if want := "wavecut: interrupted, the best plan so far is stored as early\n"; code != 130 || errs.String() != want {
		t.Errorf("code %d, stderr %q, want 130, %q", code, errs.String(), want)
	}
	if !strings.Contains(out.String(), "interrupted  ") {
		t.Errorf("the summary does not say that it was interrupted:\n%s", out.String())
	}
	if list := mustRun(t, "plan", "list", "--format", "csv"); !strings.Contains(list, "early,") || !strings.Contains(list, "interrupted") {
		t.Errorf("the plans are\n%s", list)
	}
	if shown := mustRun(t, "plan", "show", "early", "--json"); !strings.Contains(shown, `"interrupted": true`) {
		t.Errorf("the plan is\n%s", shown)
	}
}
