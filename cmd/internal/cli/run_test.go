package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/spf13/cobra"
	"github.com/wavecut/wavecut/cmd/internal/term"
	"github.com/wavecut/wavecut/reports/outfile"
)

// outcome is what a run left.
type outcome struct {
	code     int
	out, err string
}

// runCommand runs args within the process.
func runCommand(t *testing.T, ctx context.Context, extra func(*app) []*cobra.Command, args ...string) outcome {
	t.Helper()
	var out, errs bytes.Buffer
	a := &app{
		env: Env{
			Streams: term.Streams{In: strings.NewReader(""), Out: &out, Err: &errs},
			Getenv:  func(string) string { return "" },
			Now:     func() time.Time { return time.Date(2027, 3, 1, 0, 0, 0, 0, time.UTC) },
		},
		extra: extra,
	}
	c := a.run(ctx, args)
	return outcome{c, out.String(), errs.String()}
}

// failingWith is a command that ends with an error.
func failingWith(err error) func(*app) []*cobra.Command {
	return func(*app) []*cobra.Command {
		return []*cobra.Command{{Use: "fail", RunE: func(*cobra.Command, []string) error { return err }}}
	}
}

func TestErrorsBecomeExitCodes(t *testing.T) {
	tests := []struct {
		err    error
		code   int
		stderr string
	}{
		{nil, 0, ""},
		{errors.New("move site: it is on fire"), 1, "wavecut: move site: it is on fire\n"},
		{usagef("try: x", "wrong"), 2, "wavecut: wrong\nhint: try: x\n"},
		{fmt.Errorf("outer: %w", usagef("", "wrong")), 2, "wavecut: outer: wrong\n"},
		{&gateError{"3 violations", ""}, 3, "wavecut: 3 violations\n"},
		{&outfile.Error{Kind: outfile.Exists, Path: "x"}, 2, "wavecut: write x: the file exists\nhint: add --force to replace it\n"},
		{&outfile.Error{Kind: outfile.Full, Path: "x", Err: syscall.ENOSPC}, 7, "wavecut: write x: disk full: no space left on device\nhint: free some space and run the command again\n"},
		{&outfile.Error{Path: "x", Err: syscall.EACCES}, 7, "wavecut: write x: permission denied\n"},
		{fmt.Errorf("write y: %w", syscall.ENOSPC), 7, "wavecut: write y: no space left on device\nhint: free some space and run the command again\n"},
		{&answerError{syscall.EPIPE}, 0, ""},
		{&answerError{syscall.EIO}, 7, "wavecut: write standard output: input/output error\n"},
		{errors.New("name \x1b[2Jx\ny"), 1, "wavecut: name \\x1b[2Jx\\ny\n"},
	}
	for _, tt := range tests {
		got := runCommand(t, t.Context(), failingWith(tt.err), "fail")
		if got.code != tt.code || got.err != tt.stderr || got.out != "" {
			t.Errorf("%v: code %d, stderr %q, stdout %q;\nwant code %d, stderr %q", tt.err, got.code, got.err, got.out, tt.code, tt.stderr)
		}
	}
}

func TestInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancelCause(t.Context())
	cancel(ErrInterrupted)
	for _, err := range []error{context.Canceled, fmt.Errorf("import: %w", context.Canceled)} {
		got := runCommand(t, ctx, failingWith(err), "fail")
		if got.code != 130 || got.err != "wavecut: interrupted\n" {
			t.Errorf("code %d, stderr %q", got.code, got.err)
		}
	}
	if got := runCommand(t, ctx, failingWith(nil), "fail"); got.code != 0 {
		t.Errorf("what was done before the signal ends with %d", got.code)
	}
}

// A panic is one line, a stack below it, and code 70; a deferred unlock has run.
func TestPanic(t *testing.T) {
	unlocked := false
	extra := func(*app) []*cobra.Command {
		return []*cobra.Command{{Use: "crash", RunE: func(*cobra.Command, []string) error {
			defer func() { unlocked = true }()
			panic("index out of range")
		}}}
	}
	got := runCommand(t, t.Context(), extra, "crash")
	first, rest, _ := strings.Cut(got.err, "\n")
	if got.code != 70 || first != "wavecut: internal error: index out of range" || !strings.Contains(rest, "goroutine") || !unlocked {
		t.Errorf("code %d, unlocked %v, stderr %s", got.code, unlocked, got.err)
	}
}

func TestErrorAsJSON(t *testing.T) {
	extra := func(a *app) []*cobra.Command {
		return []*cobra.Command{a.prints(&cobra.Command{Use: "fail", RunE: func(*cobra.Command, []string) error {
			return usagef("a hint", "wrong \u009b")
		}})}
	}
	got := runCommand(t, t.Context(), extra, "fail", "--json")
	var object struct {
		SchemaVersion int `json:"schema_version"`
		Error         struct {
			Kind, Message, Hint string
			ExitCode            int `json:"exit_code"`
		}
	}
	if err := json.Unmarshal([]byte(got.err), &object); err != nil {
		t.Fatalf("%q: %v", got.err, err)
	}
	e := object.Error
	if object.SchemaVersion != 1 || e.Kind != "usage" || e.Message != "wrong \u009b" || e.Hint != "a hint" || e.ExitCode != 2 || got.out != "" {
		t.Errorf("stderr %q, stdout %q", got.err, got.out)
	}
	if strings.Contains(got.err, "\u009b") {
		t.Errorf("%q steers a terminal", got.err)
	}
}
