package zone_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest"
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/inventory/ingest/zone"
)

var update = flag.Bool("update", false, "write the golden files anew")

func read(t testing.TB, text, file string, opts foreign.Options) *sink {
	t.Helper()
	s := &sink{}
	if err := (zone.Format{}).Read(context.Background(), strings.NewReader(text), file, opts, s); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.zone")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		got := read(t, string(text), filepath.Base(file), foreign.Options{}).text()
		golden := file + ".golden"
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Errorf("%s: %s", file, diff)
		}
		if zone.Format.Recognise(zone.Format{}, text) < 90 {
			t.Errorf("%s is not recognised", file)
		}
	}
}

// Line ends and a byte order mark change nothing.
func TestLineEnds(t *testing.T) {
	raw, err := os.ReadFile("testdata/shop.zone")
	if err != nil {
		t.Fatal(err)
	}
	want := read(t, string(raw), "f", foreign.Options{}).text()
	for name, text := range map[string]string{
		"CR LF":           strings.ReplaceAll(string(raw), "\n", "\r\n"),
		"CR":              strings.ReplaceAll(string(raw), "\n", "\r"),
		"byte order mark": "\ufeff" + string(raw),
		"no last end":     strings.TrimRight(string(raw), "\n"),
		"Ctrl-Z":          string(raw) + "\x1a",
	} {
		if diff := cmp.Diff(want, read(t, text, "f", foreign.Options{}).text()); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// A zone whose records say everything themselves is the same in any order.
func TestOrderOfRecords(t *testing.T) {
	var lines []string
	for i := range 60 {
		lines = append(lines,
			fmt.Sprintf("h%d.x.example. %d IN A 10.0.0.%d", i%20, 60+i%3, i),
			fmt.Sprintf("c%d.x.example. 60 IN CNAME h%d.x.example.", i, i%25),
			fmt.Sprintf("x.example. 60 IN MX %d m%d.x.example.", i%4, i%3))
	}
	var want string
	for round := range 5 {
		s := &sink{}
		if err := (zone.Format{}).Read(context.Background(), strings.NewReader(strings.Join(lines, "\n")), "f", foreign.Options{}, s); err != nil {
			t.Fatal(err)
		}
		got := withoutLines(s.out.String()) + fmt.Sprint(s.stored, s.merged, len(s.findings))
		if round > 0 && got != want {
			t.Fatal(cmp.Diff(want, got))
		}
		want = got
		rand.New(rand.NewPCG(1, uint64(round))).Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
	}
}

// withoutLines cuts the line numbers off.
func withoutLines(text string) string {
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		lines[i], _, _ = strings.Cut(l, " @")
	}
	return strings.Join(lines, "\n")
}

func TestOrigins(t *testing.T) {
	const text = "www 60 IN A 10.0.0.1\nmail 60 IN A 10.0.0.2\n"
	for _, c := range []struct {
		name, file, origin, want string
		rejected, findings       int
	}{
		{"said", "hosts", "shop.example", "www.shop.example", 0, 0},
		{"said, with its dot", "db.other.example", "Shop.Example.", "www.shop.example", 0, 0},
		{"of a BIND file", "zones.zip/db.shop.example", "", "www.shop.example", 0, 1},
		{"of a Windows file", `c:\dns\shop.example.dns`, "", "www.shop.example", 0, 1},
		{"none", "hosts.txt", "", "", 2, 0},
		{"a number is none", "db.10.1.2", "", "", 2, 0},
	} {
		s := read(t, text, c.file, foreign.Options{Origin: c.origin})
		if s.rejected != c.rejected || len(s.findings) != c.findings || c.want != "" && !strings.Contains(s.out.String(), "asset "+c.want+" ") {
			t.Errorf("%s: %s", c.name, s.text())
		}
		if c.rejected > 0 && !strings.Contains(s.out.String(), inventory.CodeZoneOrigin) {
			t.Errorf("%s: %s", c.name, s.text())
		}
	}
}

func TestTTLs(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"of the record", "$TTL 10\na.x. 1h30m A 10.0.0.1\n", "5400"},
		{"class first", "$TTL 10\na.x. IN 30 A 10.0.0.1\n", "30"},
		{"of $TTL", "$TTL 2d\nz.x. 5 A 10.0.0.9\na.x. A 10.0.0.1\n", "172800"},
		{"of the record before", "z.x. 5 A 10.0.0.9\na.x. IN A 10.0.0.1\n", "5"},
		{"of the SOA record", "x. IN SOA n.x. h.x. 1 2 3 4 77\na.x. IN A 10.0.0.1\n", "77"},
		{"zero", "a.x. 0 A 10.0.0.1\n", "0"},
		{"generated", "$TTL 9\n$GENERATE 1-1 a A 10.0.0.$\n", "9"},
		{"generated with its own", "$TTL 9\n$GENERATE 1-1 a IN 8 A 10.0.0.$\n", "8"},
		{"none", "a.x. IN A 10.0.0.1\n", ""},
	} {
		s := read(t, c.text, "f", foreign.Options{Origin: "x"})
		_, line, _ := strings.Cut(s.out.String(), "asset a.x ")
		line, _, _ = strings.Cut(line, "\n")
		_, got, _ := strings.Cut(line, "dns_ttl_seconds=")
		got, _, _ = strings.Cut(got, " ")
		if got != c.want || (c.want == "") != strings.Contains(s.text(), inventory.CodeZoneTTL) {
			t.Errorf("%s: %q, want %q\n%s", c.name, got, c.want, s.text())
		}
	}
}

func TestWildcards(t *testing.T) {
	s := read(t, `$ORIGIN x.example.
$TTL 60
*	A 10.0.0.1
b.c	A 10.0.0.2
a1	CNAME anything
a2	CNAME no.c
a3	CNAME c
a4	CNAME deep.er
`, "f", foreign.Options{})
	for need, to := range map[string]string{
		"a1": "*.x.example", "a4": "*.x.example",
		"a2": "no.c.x.example", // c exists, as a part of b.c
		"a3": "c.x.example",
	} {
		if !strings.Contains(s.out.String(), "  "+need+".x.example needs "+to+" dns") {
			t.Errorf("%s does not need %s:\n%s", need, to, s.out.String())
		}
	}
}

func TestLimits(t *testing.T) {
	const text = "$TTL 1\na.x. A 10.0.0.1\nb.x. A 10.0.0.2\nbad\n"
	read(t, text, "f", foreign.Options{Records: 3})
	var limit *ingest.InputError
	err := (zone.Format{}).Read(context.Background(), strings.NewReader(text), "f", foreign.Options{Records: 2}, &sink{})
	if !errors.As(err, &limit) {
		t.Errorf("3 records over a limit of 2: %v", err)
	}
	// a parenthesis in each line
	open := read(t, strings.Repeat("a.x. TXT (\n", 50_000), "f", foreign.Options{})
	if open.rejected < 20 {
		t.Errorf("%d rejected", open.rejected)
	}
}

// What the $GENERATE lines of a file stand for is bounded together.
func TestGenerated(t *testing.T) {
	many := read(t, "$GENERATE 0-65535 h$.x. 60 TXT a\n$GENERATE 0-999999 h$.x. 60 TXT a\n", "f", foreign.Options{})
	if many.left != 65536 || many.rejected != 1 {
		t.Errorf("%d left, %d rejected", many.left, many.rejected)
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := (zone.Format{}).Read(ctx, strings.NewReader("a.x. 1 A 10.0.0.1\n"), "f", foreign.Options{}, &sink{}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func TestRecognise(t *testing.T) {
	for text, zoneFile := range map[string]bool{
		"; <<>> DiG 9.18 <<>> axfr x.example\nx.example. 3600 IN SOA a. b. 1 2 3 4 5\n": true,
		"$TTL 3600\n": true,
		"www.x.example. 60 IN A 10.0.0.1\nb.x.example. 60 IN A 10.0.0.2\n": true,
		"id,site,name\nweb-1,SEL1,a\n":                                     false,
		"$50 for a\n":                                                      false,
		"":                                                                 false,
		"2 123456789012 eni-1 10.0.0.1 10.0.0.2 1 2 6 1 1 1 1 ACCEPT OK\n": false,
		"{\"ts\":1}\n":       false,
		"#fields\tts\tuid\n": false,
		"This is a text about nothing.\nAnd more\n": false,
	} {
		if got := (zone.Format{}).Recognise([]byte(text)) > 0; got != zoneFile {
			t.Errorf("%q: %t", text, got)
		}
	}
}
