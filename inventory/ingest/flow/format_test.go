package flow_test

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
	"github.com/wavecut/wavecut/inventory/ingest/flow"
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/foreigntest"
)

// update reports whether -update, a flag of foreigntest, says to write the golden
// files anew.
func update() bool { return flag.Lookup("update").Value.String() == "true" }

// recognised is the only format that knows a text.
func recognised(t testing.TB, text string) foreign.TextFormat {
	t.Helper()
	var found foreign.TextFormat
	for _, f := range flow.Formats() {
		if f.Recognise([]byte(text)) > 0 {
			if found != nil {
				t.Fatalf("%s and %s", found.Name(), f.Name())
			}
			found = f
		}
	}
	if found == nil {
		t.Fatalf("not recognised: %.100q", text)
	}
	return found
}

func read(t testing.TB, f foreign.TextFormat, text string, opts foreign.Options) *foreigntest.Recorder {
	t.Helper()
	rec := &foreigntest.Recorder{}
	if err := f.Read(context.Background(), strings.NewReader(text), "flows", opts, rec); err != nil {
		t.Fatal(err)
	}
	return rec
}

func fixtures(t testing.TB) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, pattern := range []string{"testdata/*.log", "testdata/*.json", "testdata/*.csv"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			all[file] = string(text)
		}
	}
	if len(all) < 7 {
		t.Fatalf("%d fixtures", len(all))
	}
	return all
}

func TestGolden(t *testing.T) {
	for file, text := range fixtures(t) {
		f := recognised(t, text)
		got := f.Name() + "\n" + read(t, f, text, foreign.Options{}).String()
		golden := file + ".golden"
		if update() {
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
	}
}

// Line ends and a byte order mark change nothing.
func TestLineEnds(t *testing.T) {
	for file, text := range fixtures(t) {
		f := recognised(t, text)
		want := read(t, f, text, foreign.Options{}).String()
		for name, other := range map[string]string{
			"CR LF": strings.ReplaceAll(text, "\n", "\r\n"), "CR": strings.ReplaceAll(text, "\n", "\r"),
			"byte order mark": "\ufeff" + text, "no last end": strings.TrimRight(text, "\n"),
		} {
			if recognised(t, other).Name() != f.Name() {
				t.Errorf("%s with %s is another format", file, name)
			}
			if diff := cmp.Diff(want, read(t, f, other, foreign.Options{}).String()); diff != "" {
				t.Errorf("%s with %s: %s", file, name, diff)
			}
		}
	}
}

// vpcLine is a line of version 2.
func vpcLine(via, src string, sport int, dst string, dport, bytes, start int) string {
	return fmt.Sprintf("2 123456789012 eni-%s %s %s %d %d 6 1 %d %d %d ACCEPT OK", via, src, dst, sport, dport, bytes, start, start+60)
}

func vpc(t testing.TB) foreign.TextFormat {
	return recognised(t, vpcLine("1", "10.0.0.1", 40000, "10.0.0.2", 443, 1, 1763600400))
}

func needs(rec *foreigntest.Recorder) string {
	var all []string
	for _, l := range rec.Lines {
		if strings.HasPrefix(l, "dependency") {
			_, l, _ = strings.Cut(l, ": ")
			all = append(all, l)
		}
	}
	return strings.Join(all, "\n")
}

// The order of the lines changes nothing but positions.
func TestOrderOfLines(t *testing.T) {
	dice := rand.New(rand.NewPCG(4, 2))
	ports := []int{22, 80, 443, 5432, 9999, 20000, 35000, 40000, 41000, 42000}
	var lines []string
	for range 3000 {
		lines = append(lines, vpcLine(fmt.Sprint(dice.IntN(4)), fmt.Sprintf("10.0.0.%d", 1+dice.IntN(30)), ports[dice.IntN(len(ports))],
			fmt.Sprintf("10.0.0.%d", 1+dice.IntN(30)), ports[dice.IntN(len(ports))], dice.IntN(5000), 1763600400+dice.IntN(9)))
	}
	want := ""
	for round := range 4 {
		rec := read(t, vpc(t), strings.Join(lines, "\n"), foreign.Options{})
		got := needs(rec) + fmt.Sprint(rec.Rows[foreign.Left], rec.Rejected, len(rec.Findings))
		if round > 0 && got != want {
			t.Fatal(cmp.Diff(want, got))
		}
		want = got
		dice.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
	}
}

// Several files that are gathered give what one file of all their lines gives.
func TestGather(t *testing.T) {
	var all []string
	f := vpc(t).(foreign.Gatherer)
	g, rec := f.Gather(), &foreigntest.Recorder{}
	for hour := range 24 {
		var lines []string
		for i := range 50 {
			lines = append(lines, vpcLine("1", fmt.Sprintf("10.0.0.%d", i%7), 40000+i, "10.0.1.1", 5432, 1000, 1763600400+3600*hour+60*i))
		}
		all = append(all, lines...)
		if err := g.Read(context.Background(), strings.NewReader(strings.Join(lines, "\n")), "x", foreign.Options{}, rec); err != nil {
			t.Fatal(err)
		}
	}
	if err := g.Close(rec); err != nil {
		t.Fatal(err)
	}
	one := read(t, f, strings.Join(all, "\n"), foreign.Options{})
	if diff := cmp.Diff(needs(one), needs(rec)); diff != "" || rec.Count() != one.Count() {
		t.Errorf("%d rows, %d rows: %s", rec.Count(), one.Count(), diff)
	}
}

// The fields of a log without a header can be said.
func TestFields(t *testing.T) {
	opts := foreign.Options{Fields: strings.Fields("srcaddr dstaddr srcport dstport protocol start end bytes")}
	rec := read(t, vpc(t), "10.0.0.1 10.0.0.2 40000 443 6 1763600400 1763600460 7500000\n", opts)
	if got, want := needs(rec), `ip="10.0.0.1" -> ip="10.0.0.2" sync calls_per_second="0.016667" traffic_mbps="1" seen 2025-11-20 01:01:00 +0000 UTC`; got != want {
		t.Error(cmp.Diff(want, got))
	}
	opts.Fields = []string{"srcaddr", "bytes"}
	if rec := read(t, vpc(t), "10.0.0.1 1\n", opts); rec.Rejected != 1 {
		t.Errorf("fields without ports: %s", rec)
	}
	stamped := "2025-11-20T01:00:00.000Z " + vpcLine("1", "10.0.0.1", 40000, "10.0.0.2", 443, 1, 1763600400)
	if rec := read(t, recognised(t, stamped), stamped, foreign.Options{}); len(rec.Dependencies) != 1 {
		t.Errorf("a line of CloudWatch Logs: %s", rec)
	}
}

func codes(rec *foreigntest.Recorder) string {
	var all []string
	for _, f := range rec.Findings {
		all = append(all, f.Code+" "+f.Subject)
	}
	return strings.Join(all, ", ")
}

// An estate with a monitor, a backup, a scanner, an onlooker, a proxy and a directory.
func TestRoles(t *testing.T) {
	var lines []string
	call := func(from, to string, port int) {
		lines = append(lines, vpcLine("1", from, 40000+len(lines)%9999, to, port, 1000, 1763600400+len(lines)%600))
	}
	for i := range 60 {
		machine := fmt.Sprintf("10.0.1.%d", i)
		call("10.0.9.1", machine, 9100)
		call("10.0.9.2", machine, 1556)
		call("10.0.9.4", machine, 443)
		call("10.0.9.5", machine, 8080)
		call("10.0.8.1", "10.0.9.5", 443)
		call("10.0.9.3", machine, 22)
		for port := range 60 {
			if i < 20 {
				call("10.0.9.6", machine, 1+port*7)
			}
		}
		call(machine, "10.0.9.9", 389)
		if i%2 == 0 {
			call(machine, fmt.Sprintf("10.0.1.%d", i+1), 5432)
		}
	}
	call("10.0.9.1", "10.0.9.77", 5432)
	rec := read(t, vpc(t), strings.Join(lines, "\n"), foreign.Options{})
	want := "INV434 10.0.9.1, INV434 10.0.9.2, INV434 10.0.9.3, INV434 10.0.9.4, INV434 10.0.9.6, INV435 10.0.9.9"
	if got := codes(rec); got != want {
		t.Error(cmp.Diff(want, got))
	}
	for _, d := range rec.Dependencies {
		from, to := d.From.Addresses[0].String(), d.To.Addresses[0].String()
		none := strings.Contains(fmt.Sprint(d.Values), "none") || d.Kind.DefaultImpact() == inventory.ImpactNone
		onlooks := strings.HasPrefix(from, "10.0.9.") && from != "10.0.9.5" && to != "10.0.9.77"
		if none != onlooks {
			t.Errorf("%s needs %s: %v %v", from, to, d.Kind, d.Values)
		}
	}
	last := rec.Findings[len(rec.Findings)-1].Message
	if !strings.Contains(last, "called by 60 of") || !strings.Contains(last, "directory") {
		t.Error(last)
	}
}

// Very many public callers are told of in one finding.
func TestUsers(t *testing.T) {
	var lines []string
	for i := range 1500 {
		lines = append(lines, vpcLine("1", fmt.Sprintf("203.0.%d.%d", i/250, i%250), 40000, "10.0.0.1", 443, 1000, 1763600400+i%600))
	}
	rec := read(t, vpc(t), strings.Join(lines, "\n"), foreign.Options{})
	if len(rec.Dependencies) != 1000 || codes(rec) != "INV437 flows" {
		t.Errorf("%d dependencies, %s", len(rec.Dependencies), codes(rec))
	}
}

func TestLimits(t *testing.T) {
	line := vpcLine("1", "10.0.0.1", 40000, "10.0.0.2", 443, 1, 1763600400) + "\n"
	var limit *ingest.InputError
	err := vpc(t).Read(context.Background(), strings.NewReader(strings.Repeat(line, 4)), "f", foreign.Options{Records: 3}, &foreigntest.Recorder{})
	if !errors.As(err, &limit) {
		t.Errorf("4 rows over a limit of 3: %v", err)
	}
	read(t, vpc(t), strings.Repeat(line, 3), foreign.Options{Records: 3})
	long := read(t, vpc(t), line+strings.Repeat("9", 2<<20)+"\n"+line, foreign.Options{})
	if long.Rejected != 1 || long.Count() != 3 {
		t.Errorf("a line of 2 MiB: %d rejected of %d", long.Rejected, long.Count())
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := vpc(t).Read(ctx, strings.NewReader(line), "f", foreign.Options{}, &foreigntest.Recorder{}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
