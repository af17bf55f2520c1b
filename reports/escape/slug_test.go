package escape_test

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/wavecut/wavecut/reports/escape"
	"pgregory.net/rapid"
)

func TestSlug(t *testing.T) {
	for in, want := range map[string]string{"web-1": "web-1", "db.shop.example": "db.shop.example", "a1": "a1"} {
		if got := escape.Slug(in); got != want {
			t.Errorf("Slug(%q) = %q, want %q", in, got, want)
		}
	}
	for _, in := range []string{"", "../x", "/etc/x", "CON", "con.txt", "com1", "a:b", "Wave A", "wave a", strings.Repeat("a", 300), "a\x00b", "서울", ".", "..", "-a", "a..b"} {
		if got := escape.Slug(in); got == in || got == "" {
			t.Errorf("Slug(%q) = %q", in, got)
		}
	}
}

var (
	slug       = regexp.MustCompile(`^[a-z0-9][a-z0-9.-]*[a-z0-9]$|^[a-z0-9]$`)
	identifier = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)
)

// A slug is a local name on every system, and no two texts share one.
func TestSlugIsAName(t *testing.T) {
	seen := map[string]string{}
	rapid.Check(t, func(t *rapid.T) {
		in := hostile().Draw(t, "text")
		got := escape.Slug(in)
		if !slug.MatchString(got) || len(got) > 60 || strings.Contains(got, "..") || !filepath.IsLocal(got) {
			t.Fatalf("Slug(%q) = %q", in, got)
		}
		if before, ok := seen[got]; ok && before != in {
			t.Fatalf("%q and %q share %q", before, in, got)
		}
		seen[got] = in
		if id := escape.Identifier(in); !identifier.MatchString(id) || len(id) > 62 {
			t.Fatalf("Identifier(%q) = %q", in, id)
		}
	})
}

// Among texts that are known the names are as short as can be, and all different.
func TestSlugsAndIdentifiers(t *testing.T) {
	got := escape.Identifiers([]string{"PANGYO", "web-1", "web_1", "lb 1", "판교", "10.0.0.1"})
	if got["PANGYO"] != "pangyo" || got["lb 1"] != "lb_1" || got["web-1"] == got["web_1"] || got["판교"] == "" {
		t.Errorf("identifiers are %v", got)
	}
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SliceOf(rapid.OneOf(hostile(), rapid.StringMatching(`[aA][-_. ]?[bB1]?`))).Draw(t, "texts")
		for i, names := range []map[string]string{escape.Slugs(texts), escape.Identifiers(texts)} {
			seen := map[string]string{}
			for text, name := range names {
				if before, ok := seen[name]; ok {
					t.Fatalf("%q and %q share %q", before, text, name)
				}
				if seen[name] = text; ![]*regexp.Regexp{slug, identifier}[i].MatchString(name) {
					t.Fatalf("%q has the name %q", text, name)
				}
			}
		}
	})
}

func ExampleSlug() {
	fmt.Println(escape.Slug("web-1"), escape.Slug("Wave A"))
	// Output: web-1 wave-a-ddd08e723b
}

func ExampleIdentifiers() {
	fmt.Println(escape.Identifiers([]string{"PTK1", "web-1"}))
	// Output: map[PTK1:ptk1 web-1:web_1]
}
