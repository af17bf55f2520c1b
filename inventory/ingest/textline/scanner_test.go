package textline_test

import (
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"

	"pgregory.net/rapid"

	"github.com/wavecut/wavecut/inventory/ingest/textline"
)

func lines(t interface{ Fatal(...any) }, text string, limit int) (all []string, cut int) {
	s := textline.New(strings.NewReader(text), limit)
	for s.Next() {
		all = append(all, string(s.Bytes()))
		if s.Line() != len(all) {
			t.Fatal("line", s.Line(), "after", len(all))
		}
		if s.Cut() {
			cut++
		}
	}
	if s.Err() != nil {
		t.Fatal(s.Err())
	}
	return all, cut
}

func TestLines(t *testing.T) {
	long := strings.Repeat("x", 300<<10)
	for _, c := range []struct {
		name, text string
		want       []string
		cut        int
	}{
		{"empty", "", nil, 0},
		{"no end", "a", []string{"a"}, 0},
		{"LF", "a\n\nb\n", []string{"a", "", "b"}, 0},
		{"CR LF", "a\r\nb\r\n", []string{"a", "b"}, 0},
		{"CR", "a\rb\r", []string{"a", "b"}, 0},
		{"byte order mark", "\ufeffa\n", []string{"a"}, 0},
		{"Ctrl-Z", "a\n\x1a", []string{"a"}, 0},
		{"beyond the buffer", "a\n" + long + "\nb\n", []string{"a", long[:1000], "b"}, 1},
		{"beyond the limit", strings.Repeat("y", 1001) + "\nb", []string{strings.Repeat("y", 1000), "b"}, 1},
		{"at the limit", strings.Repeat("y", 1000) + "\r\nb", []string{strings.Repeat("y", 1000), "b"}, 0},
	} {
		got, cut := lines(t, c.text, 1000)
		if !reflect.DeepEqual(got, c.want) || cut != c.cut {
			t.Errorf("%s: %d lines, %d cut, want %d and %d", c.name, len(got), cut, len(c.want), c.cut)
		}
	}
	if got, cut := lines(t, long+"\r\n", len(long)); len(got) != 1 || got[0] != long || cut != 0 {
		t.Error("a long line within the limit is not whole")
	}
}

func TestFailingReader(t *testing.T) {
	s := textline.New(io.MultiReader(strings.NewReader("a\nb"), iotest.ErrReader(io.ErrNoProgress)), 10)
	for s.Next() {
	}
	if !errors.Is(s.Err(), io.ErrNoProgress) {
		t.Error(s.Err())
	}
}

// Lines joined by any line end come back as they were.
func TestJoined(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.SliceOfN(rapid.StringMatching(`[a-z ]{1,20}`), 1, 20).Draw(t, "lines")
		end := rapid.SampledFrom([]string{"\n", "\r\n", "\r"}).Draw(t, "end")
		got, _ := lines(t, strings.Join(want, end)+end, 100)
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("%q", got)
		}
	})
}
