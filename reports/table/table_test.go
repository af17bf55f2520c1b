package table_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"
	"github.com/olekukonko/tablewriter/pkg/twwidth"
	"github.com/wavecut/wavecut/reports/table"
	"pgregory.net/rapid"
)

var update = flag.Bool("update", false, "write the golden files")

var columns = []table.Column{
	{Key: "id", Kind: table.Exact}, {Key: "name"}, {Key: "site"}, {Key: "tier", Kind: table.Number},
	{Key: "memory_gb", Kind: table.Number}, {Key: "burstable"},
}

func sample() table.Table {
	return table.Table{Name: "assets", Columns: columns, Rows: table.Rows([]table.Row{
		{
			table.String("web-1"), table.String("결제 웹 서버 (강남 데이터센터 → 평촌)"), table.String("SEL1"),
			table.Int(0), table.Float(1234567.5), table.Bool(true),
		},
		{
			table.String("db|1"), table.String("=cmd|' /C calc'!A0"), table.String("\x1b[31m\u009bBUS1"),
			table.Int(12), table.Decimal("8.00"), table.Bool(false),
		},
		{table.String("q"), {}, table.String(""), {}, {}, {}},
	})}
}

func TestGolden(t *testing.T) {
	tests := []struct {
		name string
		opt  table.Options
	}{
		{"wide.txt", table.Options{}},
		{"80.txt", table.Options{Width: 80}},
		{"records.txt", table.Options{Width: 40}},
		{"table.csv", table.Options{Format: table.FormatCSV}},
		{"table.json", table.Options{Format: table.FormatJSON}},
		{"table.md", table.Options{Format: table.FormatMarkdown}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			golden(t, tt.name, printed(t, sample(), tt.opt))
		})
	}
}

// A Korean locale makes the library count lines as two columns; it must not here.
func TestLocaleDoesNotShow(t *testing.T) {
	twwidth.SetEastAsian(true)
	golden(t, "wide.txt", printed(t, sample(), table.Options{}))
}

func TestNoRows(t *testing.T) {
	tests := []struct {
		format table.Format
		want   string
	}{
		{table.FormatText, "┌────┬──────┐\n│ id │ name │\n└────┴──────┘\n"},
		{table.FormatCSV, "id,name\n"},
		{table.FormatJSON, "{\n  \"schema_version\": 1,\n  \"assets\": []\n}\n"},
		{table.FormatMarkdown, "| id | name |\n| --- | --- |\n"},
	}
	for _, tt := range tests {
		empty := table.Table{Name: "assets", Columns: columns[:2], Rows: table.Rows(nil)}
		if got := printed(t, empty, table.Options{Format: tt.format, Width: 80}); got != tt.want {
			t.Errorf("as %v:\n%s\nwant:\n%s", tt.format, got, tt.want)
		}
	}
}

// An error among the rows comes out, in every format.
func TestRowError(t *testing.T) {
	broken := errors.New("broken")
	for _, name := range table.FormatNames() {
		format, err := table.ParseFormat(name)
		if err != nil {
			t.Fatal(err)
		}
		rows := func(yield func(table.Row, error) bool) { yield(nil, broken) }
		failing := table.Table{Name: "assets", Columns: columns, Rows: rows}
		if err := failing.Write(&bytes.Buffer{}, table.Options{Format: format}); !errors.Is(err, broken) {
			t.Errorf("as %s the error is %v", name, err)
		}
	}
}

func TestAmounts(t *testing.T) {
	tests := []struct{ in, want string }{
		{"0", "0"}, {"999", "999"}, {"1000", "1,000"}, {"-1234567.50", "-1,234,567.50"}, {"-999", "-999"}, {"1234567", "1,234,567"},
	}
	for _, tt := range tests {
		d := table.Document{Fields: []table.Field{{Key: "x", Cell: table.Amount(tt.in)}}}
		if got := written(t, d, table.FormatText); got != "x  "+tt.want+"\n" {
			t.Errorf("%s shows as %q, want %s", tt.in, got, tt.want)
		}
		if got := written(t, d, table.FormatCSV); got != "x\n"+tt.in+"\n" {
			t.Errorf("%s is %q in CSV", tt.in, got)
		}
	}
}

func TestParseFormat(t *testing.T) {
	if _, err := table.ParseFormat("jsno"); err == nil || !strings.Contains(err.Error(), `did you mean "json"?`) {
		t.Errorf("error is %v", err)
	}
}

// hostile draws any text.
func hostile() *rapid.Generator[string] {
	return rapid.OneOf(rapid.StringMatching(`[가-힣a-z |*]{0,40}`), rapid.String())
}

// visible draws texts in which no combining mark stands alone: such a mark joins
// the frame of its cell, and the two are measured otherwise together than apart.
func visible() *rapid.Generator[string] {
	return rapid.StringMatching(`[가-힣a-zé |*→①…👩-]{0,40}`)
}

// randomTable draws a table of texts and numbers and gives its cells beside it.
func randomTable(t *rapid.T, content *rapid.Generator[string]) ([]table.Column, [][]string, []table.Row) {
	cols := []table.Column{{Key: "id", Kind: table.Exact}, {Key: "name"}, {Key: "long_heading"}, {Key: "n", Kind: table.Number}}
	var cells [][]string
	var rows []table.Row
	for range rapid.IntRange(0, 5).Draw(t, "rows") {
		texts := []string{rapid.StringMatching(`[a-z]{1,20}`).Draw(t, "id"), content.Draw(t, "a"), content.Draw(t, "b")}
		n := rapid.Int64().Draw(t, "n")
		cells = append(cells, append(texts, fmt.Sprint(n)))
		rows = append(rows, table.Row{table.String(texts[0]), table.String(texts[1]), table.String(texts[2]), table.Int(n)})
	}
	return cols, cells, rows
}

// In any width all lines are equally wide and fit, or the rows are records; ids
// and numbers are whole.
func TestTextFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cols, cells, rows := randomTable(t, visible())
		width := rapid.IntRange(20, 120).Draw(t, "width")
		var b bytes.Buffer
		if err := (table.Table{Name: "x", Columns: cols, Rows: table.Rows(rows)}).Write(&b, table.Options{Width: width}); err != nil {
			t.Fatal(err)
		}
		for _, row := range cells {
			if !strings.Contains(b.String(), row[0]) || !strings.Contains(b.String(), row[3]) {
				t.Fatalf("%q is not whole in\n%s", row, b.String())
			}
		}
		lines := strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n")
		if !strings.HasPrefix(lines[0], "┌") {
			return
		}
		for _, line := range lines {
			if w := displaywidth.String(line); w > width || w != displaywidth.String(lines[0]) {
				t.Fatalf("line is %d wide of %d:\n%s", w, width, b.String())
			}
		}
	})
}

// JSON says exactly what the cells hold, but for bytes that are no UTF-8.
func TestJSONReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cols, cells, rows := randomTable(t, hostile())
		var b bytes.Buffer
		if err := (table.Table{Name: "x", Columns: cols, Rows: table.Rows(rows)}).Write(&b, table.Options{Format: table.FormatJSON}); err != nil {
			t.Fatal(err)
		}
		var got struct {
			SchemaVersion int              `json:"schema_version"`
			X             []map[string]any `json:"x"`
		}
		dec := json.NewDecoder(&b)
		dec.UseNumber()
		if err := dec.Decode(&got); err != nil || got.SchemaVersion != table.SchemaVersion || len(got.X) != len(cells) {
			t.Fatalf("%v: %v", got, err)
		}
		for i, row := range cells {
			for j, c := range cols {
				want := any(strings.ToValidUTF8(row[j], "\ufffd"))
				if row[j] == "" {
					want = nil
				} else if c.Kind == table.Number {
					want = json.Number(row[j])
				}
				if got.X[i][c.Key] != want {
					t.Fatalf("%s is %v, want %v", c.Key, got.X[i][c.Key], want)
				}
			}
		}
	})
}

// CSV has a field for every cell, and none that a spreadsheet would calculate.
func TestCSVIsGuarded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cols, cells, rows := randomTable(t, hostile())
		var b bytes.Buffer
		if err := (table.Table{Name: "x", Columns: cols, Rows: table.Rows(rows)}).Write(&b, table.Options{Format: table.FormatCSV}); err != nil {
			t.Fatal(err)
		}
		records, err := csv.NewReader(&b).ReadAll()
		if err != nil || len(records) != len(cells)+1 {
			t.Fatalf("%v, %v", records, err)
		}
		for _, r := range records[1:] {
			for _, c := range r[:3] {
				if strings.HasPrefix(c, "=") || strings.HasPrefix(c, "@") || strings.ContainsAny(c, "\x00\x1b\t\n\r") {
					t.Fatalf("cell %q is not guarded", c)
				}
			}
		}
	})
}

func printed(t *testing.T, tab table.Table, opt table.Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := tab.Write(&b, opt); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil || got != string(want) {
		t.Errorf("%s is (%v)\n%s\nwant\n%s", name, err, got, want)
	}
}

func ExampleTable_Write() {
	t := table.Table{
		Name:    "sites",
		Columns: []table.Column{{Key: "id", Kind: table.Exact}, {Key: "vcpu", Kind: table.Number}},
		Rows:    table.Rows([]table.Row{{table.String("SEL1"), table.Int(4096)}, {table.String("평촌"), table.Int(64)}}),
	}
	if err := t.Write(os.Stdout, table.Options{}); err != nil {
		fmt.Println(err)
	}
	// Output:
	// ┌──────┬──────┐
	// │ id   │ vcpu │
	// ├──────┼──────┤
	// │ SEL1 │ 4096 │
	// │ 평촌 │   64 │
	// └──────┴──────┘
}
