package ingest_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest"
)

// reading is what came of a file.
type reading struct {
	source   *ingest.Source
	records  []string // "line: a|b|c"
	rejects  []string // "code line:column cells"
	findings []string // "code", of what was not rejected
	report   *ingest.Report
	rows     *ingest.Rows
}

// Reject implements ingest.RejectSink.
func (r *reading) Reject(row ingest.Reject) error {
	r.rejects = append(r.rejects, fmt.Sprintf("%s %d:%d %s", row.Problem.Code, row.Position.Line, row.Position.Column, strings.Join(row.Cells, "|")))
	return nil
}

// read reads one file as it would be read from a folder.
func read(ctx context.Context, name string, data []byte, opts ingest.Options) (*reading, error) {
	fsys := fstest.MapFS{name: {Data: data}}
	set, err := ingest.Open(ctx, []ingest.Input{{FS: fsys, Path: name}}, opts)
	if err != nil {
		return nil, err
	}
	r := &reading{source: set.Sources[0], report: &ingest.Report{}}
	r.report.Rejects = r
	r.rows, err = r.source.Rows(ctx, r.report)
	if err != nil {
		return nil, err
	}
	defer r.rows.Close()
	for r.rows.Next() {
		r.records = append(r.records, show(r.rows.Record()))
	}
	for _, f := range r.report.Findings() {
		if f.Severity != inventory.SeverityError {
			r.findings = append(r.findings, f.Code)
		}
	}
	return r, r.rows.Err()
}

func show(rec *ingest.Record) string {
	cells := make([]string, len(rec.Values))
	for i, v := range rec.Values {
		if v != nil {
			cells[i] = fmt.Sprint(v)
		}
	}
	s := fmt.Sprintf("%d: %s", rec.Line, strings.Join(cells, "|"))
	if len(rec.Attributes) > 0 {
		s += " +" + strings.Join(rec.Attributes, "|")
	}
	return s
}

// teams is the smallest table: team, hours_per_window, max_assets_per_window.
func readTeams(t *testing.T, data string) (*reading, error) {
	t.Helper()
	return read(t.Context(), "teams.csv", []byte(data), ingest.Options{})
}

func TestShapes(t *testing.T) {
	const header = "team,hours_per_window\n"
	for _, c := range []struct {
		name, in          string
		records, rejects  string
		findings, problem string
	}{
		{name: "plain", in: header + "core,8\ndata,\n", records: "2: core|8; 3: data|"},
		{name: "no newline at the end", in: header + "core,8", records: "2: core|8"},
		{name: "byte order mark", in: "\ufeff" + header + "core,8\n", records: "2: core|8"},
		{name: "byte order mark before a quoted header", in: "\ufeff\"team\",hours_per_window\ncore,8\n", records: "2: core|8"},
		{name: "CRLF", in: "team,hours_per_window\r\ncore,8\r\n", records: "2: core|8"},
		{name: "old Mac", in: "team,hours_per_window\rcore,8\rdata,9\r", records: "2: core|8; 3: data|9"},
		{name: "semicolons", in: "team;hours_per_window\ncore;8,5\n", records: "2: core|8.5"},
		{name: "tabs", in: "team\thours_per_window\ncore\t8\n", records: "2: core|8"},
		{name: "bars", in: "team|hours_per_window\ncore|8\n", records: "2: core|8"},
		{name: "sep line", in: "sep=;\nteam;hours_per_window\ncore;8\n", records: "3: core|8"},
		{name: "sep line of an odd kind", in: "\ufeffSEP=^\r\nteam^hours_per_window\r\ncore^8\r\n", records: "3: core|8"},
		{name: "one column", in: "team\ncore\n", records: "2: core"},
		{name: "any order", in: "hours_per_window,team\n8,core\n", records: "2: core|8"},
		{name: "case, space and star", in: " *Team , HOURS_PER_WINDOW\ncore, 8 \n", records: "2: core|8"},
		{name: "comments and blank lines", in: "# made by hand\n\n" + header + "\n# a \"comment, with\ncore,8\n  # another,\n\"#quoted\",1\n,\n", records: "6: core|8"},
		{name: "empty columns at the end", in: "team,hours_per_window,,\ncore,8,,\n,,,\n", records: "2: core|8"},
		{name: "Ctrl-Z at the end", in: header + "core,8\r\n\x1a", records: "2: core|8"},
		{name: "quotes", in: header + "\"co,\"\"re\",8\n\"two\nlines\",8\nx,1\n", records: `2: co,"re|8; 5: x|1`, rejects: "INV202 3:1 two\nlines|8"},
		{name: "bare quote", in: header + "5\" rack,8\ncore,8\n", records: "3: core|8", rejects: `INV101 2:2 5" rack,8`},
		{name: "quote that ends early", in: header + "\"co\"re,8\ndata,8\n", records: "3: data|8", rejects: `INV101 2:4 "co"re,8`},
		{name: "bare quote after a comment", in: header + "# note\n\na\"b,8\ndata,8\n", records: "5: data|8", rejects: `INV101 4:2 a"b,8`},
		{name: "quote that runs over lines", in: header + "a,\"8\nb,8\nc,\"9\"\nd,8\n", records: "5: d|8", rejects: "INV101 4:3 a,\"8\nb,8\nc,\"9\""},
		{name: "unclosed quote", in: header + "core,8\ndata,\"8\nmore,1\n", problem: "teams.csv:3: a quote is opened here and never closed"},
		{name: "unclosed quote on a later line", in: header + "core,\"8\n\",x\"\ny\n", rejects: "INV101 3:4 core,\"8\n\",x\"; INV103 4:0 y"},
		{name: "too short", in: header + "core\ndata,8\n", records: "3: data|8", rejects: "INV103 2:0 core"},
		{name: "too long", in: header + "core,8,x\ndata,8\n", records: "3: data|8", rejects: "INV102 2:0 core|8|x"},
		{name: "longer by nothing", in: header + "core,8,,\n", records: "2: core|8"},
		{name: "value under no name", in: "team,hours_per_window,\ncore,8,x\n", rejects: "INV102 2:0 core|8|x"},
		{name: "header alone", in: header, findings: "INV106"},
		{name: "no key", in: header + ",8\n", rejects: "INV201 2:1 |8"},
		{name: "nothing", in: "", problem: "no header row"},
		{name: "only comments", in: "# x\n", problem: "no header row"},
		{name: "NUL in an identifier", in: header + "a\x00b,8\n", rejects: "INV202 2:1 a\x00b|8"},
		{name: "invisible characters around", in: header + "\u200bcore\u00a0,8\n", records: "2: core|8"},
		{name: "invisible characters inside", in: header + "co\u202ere,8\n", records: "2: co\u202ere|8", findings: "INV108"},
		{name: "like a formula", in: header + "=cmd|x,8\n-,1\n-5,1\n@x,1\n", records: "2: =cmd|x|8; 3: -|1; 4: -5|1; 5: @x|1", findings: "INV109 INV109"},
		{name: "unknown column", in: "team,note\ncore,x\n", records: "2: core", findings: "INV105"},
		{name: "column twice", in: "team,Team\ncore,x\n", problem: "the column team stands in the header twice"},
		{name: "unknown column twice", in: "team,x,x\ncore,1,2\n", problem: `the column "x" stands in the header twice`},
		{name: "missing column", in: "teem,hours_per_window\ncore,8\n", problem: "the teams table needs the column team"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, err := readTeams(t, c.in)
			if c.problem != "" {
				if err == nil || !strings.Contains(err.Error(), c.problem) {
					t.Fatalf("error is %v, want %q", err, c.problem)
				}
				var input *ingest.InputError
				if !errors.As(err, &input) {
					t.Errorf("error is a %T", err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.Join(r.records, "; "); got != c.records {
				t.Errorf("records are\n%q, want\n%q", got, c.records)
			}
			if got := strings.Join(r.rejects, "; "); got != c.rejects {
				t.Errorf("rejects are\n%q, want\n%q", got, c.rejects)
			}
			if got := strings.Join(r.findings, " "); got != c.findings {
				t.Errorf("findings are %q, want %q", got, c.findings)
			}
			if r.rows.Read != int64(len(r.records))+r.rows.Refused || r.rows.Refused != int64(len(r.rejects)) {
				t.Errorf("%d rows read, %d refused, %d records, %d rejects", r.rows.Read, r.rows.Refused, len(r.records), len(r.rejects))
			}
		})
	}
}

func TestMissingColumnNamesTheNearest(t *testing.T) {
	for header, want := range map[string]string{
		"teem,hours_per_window": `rename the column "teem" to team`,
		"the_team,x":            `rename the column "the_team" to team`,
		"a,b":                   `the columns are "a", "b"`,
	} {
		_, err := readTeams(t, header+"\n1,2\n")
		var input *ingest.InputError
		if !errors.As(err, &input) || input.Hint != want {
			t.Errorf("%s: hint is %q, want %q", header, input.Hint, want)
		}
	}
}

func TestAttributes(t *testing.T) {
	r, err := read(t.Context(), "assets.csv", []byte("id,Zone,site,owner\na,z1,S,\nb,,S,kim\n"), ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(r.source.Attributes, r.records, r.findings); got != "[Zone owner] [2: a|S +z1| 3: b|S +|kim] [INV104 INV104]" {
		t.Error(got)
	}
}

func TestRecognition(t *testing.T) {
	for header, want := range map[string]string{
		"id,role":                       "sites",
		"id,site":                       "assets",
		"id,tier":                       "assets",
		"id,capacity_vcpu,note":         "sites",
		"from,to":                       "dependencies",
		"from,to,kind":                  "dependencies",
		"from,to,bandwidth_mbps,rtt_ms": "links",
		"from,to,bandwidth_mbps":        "links",
		"kind,scope,start,end":          "calendar",
		"team":                          "teams",
		"id,name":                       "fit several tables",
		"a,b":                           "no table has these columns",
	} {
		r, err := read(t.Context(), "x.csv", []byte(header+"\n"), ingest.Options{})
		switch {
		case err != nil && !strings.Contains(err.Error(), want):
			t.Errorf("%s: %v", header, err)
		case err == nil && r.source.Table.String() != want:
			t.Errorf("%s is taken for %v", header, r.source.Table)
		}
	}
}

func TestFolder(t *testing.T) {
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	fsys := fstest.MapFS{
		"x/sites.csv": file("id,role\n"), "x/more.CSV": file("from,to\n"), "x/assets.csv": file("id,site\n"),
		"x/notes.csv": file("a,b\n1,2\n"), "x/README.md": file("id,role\n"), "x/scenario.toml": file("keep = 2\n"),
		"x/below/teams.csv": file("team\n"),
	}
	set, err := ingest.Open(t.Context(), []ingest.Input{{FS: fsys, Path: "x", Name: "some/x"}}, ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, s := range set.Sources {
		names = append(names, s.Name+" "+s.Table.String())
	}
	if got := strings.Join(names, ", "); got != "some/x/sites.csv sites, some/x/assets.csv assets, some/x/more.CSV dependencies" {
		t.Error(got)
	}
	if string(set.Scenario) != "keep = 2\n" || len(set.Skipped) != 1 || set.Skipped[0].Position.File != "some/x/notes.csv" {
		t.Errorf("scenario %q, skipped %v", set.Scenario, set.Skipped)
	}
}

func TestOpenRefuses(t *testing.T) {
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	fsys := fstest.MapFS{
		"empty/README": file("x"), "book.csv": file("PK\x03\x04..."), "gz.csv": file("\x1f\x8b..."), "db.csv": file("SQLite format 3\x00..."),
		"bad/scenario.toml": file("a = \"\xff\""), "two/scenario.toml": file("a = 1"), "large/scenario.toml": file(strings.Repeat("#", 2000)),
		"wide.csv": file("team," + strings.Repeat("x,", 512) + "\n"),
	}
	limits := ingest.Limits{ScenarioBytes: 1000}
	for _, c := range []struct {
		paths []string
		want  string
	}{
		{[]string{"empty"}, "nothing to import here"},
		{[]string{"none"}, "there is no such file or folder"},
		{[]string{"book.csv"}, "damaged or unfinished ZIP archive"},
		{[]string{"gz.csv"}, "is damaged: it can't be decompressed"},
		{[]string{"db.csv"}, "is a database"},
		{[]string{"bad"}, "is not UTF-8"},
		{[]string{"two", "two"}, "a second scenario"},
		{[]string{"large"}, "more than the limit of 1000 bytes"},
		{[]string{"wide.csv"}, "514 columns, more than the limit of 512"},
	} {
		var inputs []ingest.Input
		for _, p := range c.paths {
			inputs = append(inputs, ingest.Input{FS: fsys, Path: p})
		}
		_, err := ingest.Open(t.Context(), inputs, ingest.Options{Limits: limits})
		var input *ingest.InputError
		if !errors.As(err, &input) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v: %v, want %q", c.paths, err, c.want)
		}
	}
}

func TestScenarioIsChecked(t *testing.T) {
	fsys := fstest.MapFS{"scenario.toml": {Data: []byte("keep = x")}}
	refuse := errors.New("line 1: no value")
	_, err := ingest.Open(t.Context(), []ingest.Input{ingest.Folder(fsys)}, ingest.Options{CheckScenario: func([]byte) error { return refuse }})
	if !errors.Is(err, refuse) {
		t.Error(err)
	}
}

func TestLimits(t *testing.T) {
	limits := ingest.Limits{CellBytes: 64, NameChars: 5, Rows: 2, FileBytes: 200}
	for _, c := range []struct{ name, in, want string }{
		{"cell at the limit", "team,x\na," + strings.Repeat("x", 64) + "\n", ""},
		{"cell over the limit", "team,x\na," + strings.Repeat("x", 65) + "\n", "teams.csv:2:3: a cell of 65 bytes, more than the limit of 64"},
		{"name at the limit", "team\n한글이름들\n", ""},
		{"rows at the limit", "team\na\nb\n", ""},
		{"rows over the limit", "team\na\nb\nc\n", "more rows than the limit of 2"},
		{"file over the limit", "team\n" + strings.Repeat("a\n", 200), "405 bytes, more than the limit of 200"},
	} {
		r, err := read(t.Context(), "teams.csv", []byte(c.in), ingest.Options{Limits: limits})
		if c.want != "" {
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%s: %v, want %q", c.name, err, c.want)
			}
			continue
		}
		if err != nil || len(r.rejects) > 0 {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	r, err := read(t.Context(), "teams.csv", []byte("team\nabcdef\n"), ingest.Options{Limits: limits})
	if err != nil || !slices.Equal(r.rejects, []string{"INV202 2:1 abcdef"}) {
		t.Errorf("a name over the limit: %v %v", r, err)
	}
}

// A quote that is never closed must not take the rest of a large file with it.
func TestUnclosedQuoteFailsEarly(t *testing.T) {
	in := "team,x\na,b\n# note\n\nc,\"open\n" + strings.Repeat("d,e\n", 1<<20)
	limits := ingest.Limits{CellBytes: 1 << 10}
	_, err := read(t.Context(), "teams.csv", []byte(in), ingest.Options{Limits: limits})
	if err == nil || !strings.Contains(err.Error(), "teams.csv:5: a quote is opened here and never closed") {
		t.Error(err)
	}
	long := "team,x\na,b\n\nc," + strings.Repeat("x", 1<<20) + "\n"
	_, err = read(t.Context(), "teams.csv", []byte(long), ingest.Options{Limits: limits})
	if err == nil || !strings.Contains(err.Error(), "teams.csv:4: a row of more than") {
		t.Error(err)
	}
}

func TestCancelledReading(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := read(ctx, "teams.csv", []byte("team\na\n"), ingest.Options{}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func TestRulesOfRows(t *testing.T) {
	for _, c := range []struct{ name, in, rejects string }{
		{"dependencies.csv", "from,to,kind\na,a,sync\na,b,\n", "INV306 2:3 a|a|sync"},
		{"links.csv", "from,to,bandwidth_mbps,rtt_ms\na,a,1,1\na,b,0,1\na,b,1,0\n", "INV308 2:3 a|a|1|1; INV309 3:5 a|b|0|1"},
		{"calendar.csv", "kind,scope,start,end\n" +
			"freeze,all,2027-01-02,2027-01-02\nfreeze,all,2027-01-02,2027-01-03\n" +
			"event,all,2027-01-02T10:00:00Z,2027-01-02T10:00:00+00:00\nevent,all,2027-01-02,2027-01-01T00:00:00Z\n" +
			"event,SEL1,2027-01-02,2027-01-03\nparty,all,2027-01-02,2027-01-03\nevent,all,02/01/2027,2027-01-03\n",
			"INV310 2:23 freeze|all|2027-01-02|2027-01-02; INV310 4:32 event|all|2027-01-02T10:00:00Z|2027-01-02T10:00:00+00:00; " +
				"INV207 6:7 event|SEL1|2027-01-02|2027-01-03; INV205 7:1 party|all|2027-01-02|2027-01-03; INV206 8:11 event|all|02/01/2027|2027-01-03"},
		{"assets.csv", "id,site,tier,storage_gb,kind,spread,min_available,allowed_sites\na,S,5,1,web,yes,1,S\nb,S,0,-1,web,yes,1,S\n" +
			"c,S,0,1,webb,yes,1,S\nd,S,0,1,web,maybe,1,S\ne,S,0,1,web,yes,0,S\nf,S,1.5,1,web,yes,1,S\ng,S,4,1,Web,YES,1, b; a ;b;\n",
			"INV204 2:5 a|S|5|1|web|yes|1|S; INV204 3:7 b|S|0|-1|web|yes|1|S; INV205 4:9 c|S|0|1|webb|yes|1|S; " +
				"INV205 5:13 d|S|0|1|web|maybe|1|S; INV204 6:17 e|S|0|1|web|yes|0|S; INV203 7:5 f|S|1.5|1|web|yes|1|S"},
	} {
		r, err := read(t.Context(), c.name, []byte(c.in), ingest.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(r.rejects, "; "); got != c.rejects {
			t.Errorf("%s: rejects are\n%s, want\n%s", c.name, got, c.rejects)
		}
	}
}

func TestListsAreSets(t *testing.T) {
	r, err := read(t.Context(), "assets.csv", []byte("id,allowed_sites\na, b; a ;b;\nb,;\n"), ingest.Options{})
	if err != nil || fmt.Sprint(r.records) != "[2: a|a;b 3: b|]" {
		t.Error(r, err)
	}
}
