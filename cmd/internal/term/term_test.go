package term_test

import (
	"bytes"
	"sync"
	"testing"
	"time"

	"github.com/wavecut/wavecut/cmd/internal/term"
)

func environment(pairs map[string]string) func(string) string {
	return func(key string) string { return pairs[key] }
}

func TestPalette(t *testing.T) {
	tests := []struct {
		name     string
		choice   term.Colour
		terminal bool
		env      map[string]string
		coloured bool
	}{
		{"a terminal", term.ColourAuto, true, nil, true},
		{"no terminal", term.ColourAuto, false, nil, false},
		{"NO_COLOR", term.ColourAuto, true, map[string]string{"NO_COLOR": "1"}, false},
		{"NO_COLOR empty", term.ColourAuto, true, map[string]string{"NO_COLOR": ""}, true},
		{"dumb", term.ColourAuto, true, map[string]string{"TERM": "dumb"}, false},
		{"always", term.ColourAlways, false, map[string]string{"NO_COLOR": "1", "TERM": "dumb"}, true},
		{"never", term.ColourNever, true, nil, false},
	}
	for _, tt := range tests {
		p := term.NewPalette(tt.choice, tt.terminal, environment(tt.env))
		want := "x"
		if tt.coloured {
			want = "\x1b[1;31mx\x1b[0m"
		}
		if got := p.Error("x"); got != want {
			t.Errorf("%s: %q, want %q", tt.name, got, want)
		}
		if p.Error("") != "" {
			t.Errorf("%s: nothing is painted", tt.name)
		}
	}
}

func TestParseColour(t *testing.T) {
	for i, name := range term.ColourNames() {
		if c, err := term.ParseColour(name); err != nil || int(c) != i {
			t.Errorf("ParseColour(%q) = %v, %v", name, c, err)
		}
	}
	if _, err := term.ParseColour("red"); err == nil {
		t.Error("ParseColour(red) succeeds")
	}
}

// A nil Progress, which is what there is without a terminal, takes everything.
func TestNoProgress(t *testing.T) {
	on := term.Streams{Err: &bytes.Buffer{}, ErrTerminal: true}
	tests := []struct {
		name    string
		streams term.Streams
		quiet   bool
		env     map[string]string
	}{
		{"no terminal", term.Streams{Err: &bytes.Buffer{}}, false, nil},
		{"quiet", on, true, nil},
		{"dumb", on, false, map[string]string{"TERM": "dumb"}},
	}
	for _, tt := range tests {
		p := term.NewProgress(tt.streams, tt.quiet, environment(tt.env), time.Now)
		if p != nil {
			t.Errorf("%s: there is a bar", tt.name)
		}
		p.Update("reading", 1, 2)
		p.Stop()
	}
}

// Work under a second shows nothing; later updates do, from any goroutine, until
// the bar is stopped.
func TestProgress(t *testing.T) {
	var out bytes.Buffer
	now := time.Unix(0, 0)
	clock := func() time.Time { return now }
	p := term.NewProgress(term.Streams{Err: &out, ErrTerminal: true}, false, environment(nil), clock)
	p.Update("reading", 1, 100)
	p.Stop()
	if out.Len() > 0 {
		t.Errorf("work under a second shows %q", out.String())
	}

	p = term.NewProgress(term.Streams{Err: &out, ErrTerminal: true}, false, environment(nil), clock)
	now = now.Add(2 * time.Second)
	var wg sync.WaitGroup
	for i := range int64(20) {
		wg.Go(func() {
			p.Update([]string{"reading", "writing"}[i%2], i, []int64{0, 20}[i%2])
		})
	}
	wg.Wait()
	p.Stop()
	p.Update("late", 1, 2)
	p.Stop()
}
