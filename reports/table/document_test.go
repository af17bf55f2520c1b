package table_test

import (
	"bytes"
	"testing"

	"github.com/wavecut/wavecut/reports/table"
)

func document() table.Document {
	return table.Document{
		Fields: []table.Field{
			{Key: "file", Cell: table.String("a|b\x1b.csv")}, {Key: "rows", Cell: table.Int(12)}, {Key: "none"},
		},
		Tables: []table.Table{
			{Name: "by_kind", Columns: columns[:1], Rows: table.Rows([]table.Row{{table.String("web")}})},
			{Name: "empty", Columns: columns[:2], Rows: table.Rows(nil)},
		},
	}
}

func TestDocumentGolden(t *testing.T) {
	for _, name := range table.FormatNames() {
		format, err := table.ParseFormat(name)
		if err != nil {
			t.Fatal(err)
		}
		golden(t, "document."+name, written(t, document(), format))
	}
}

// People do not see optional columns without a value; programs do.
func TestOptionalColumns(t *testing.T) {
	optional := []table.Column{{Key: "a"}, {Key: "b", Optional: true}, {Key: "c", Optional: true}}
	tab := func() table.Document {
		rows := []table.Row{{table.String("x"), {}, {}}, {table.String("y"), {}, table.Int(0)}}
		return table.Document{Tables: []table.Table{{Name: "t", Columns: optional, Rows: table.Rows(rows)}}}
	}
	if got, want := written(t, tab(), table.FormatMarkdown), "| a | c |\n|:--|:--|\n| x |   |\n| y | 0 |\n"; got != want {
		t.Errorf("Markdown is\n%s\nwant\n%s", got, want)
	}
	if got, want := written(t, tab(), table.FormatCSV), "a,b,c\nx,,\ny,,0\n"; got != want {
		t.Errorf("CSV is\n%s\nwant\n%s", got, want)
	}
}

// A value that is wider than the terminal goes on below itself, word by word.
func TestLongValuesFold(t *testing.T) {
	d := table.Document{Fields: []table.Field{
		{Key: "a", Cell: table.String("x")}, {Key: "long", Cell: table.String("one two three 네다섯 six  seven 일곱여덟아홉열 eleven")},
	}}
	var b bytes.Buffer
	if err := d.Write(&b, table.Options{Width: 24}); err != nil {
		t.Fatal(err)
	}
	if want := "a     x\nlong  one two three\n      네다섯 six  seven\n      일곱여덟아홉열\n      eleven\n"; b.String() != want {
		t.Errorf("text is\n%s\nwant\n%s", b.String(), want)
	}
}

// Values alone are one row in CSV.
func TestDocumentWithoutTables(t *testing.T) {
	d := table.Document{Fields: document().Fields}
	if got, want := written(t, d, table.FormatCSV), "file,rows,none\na|b\\x1b.csv,12,\n"; got != want {
		t.Errorf("CSV is\n%s\nwant\n%s", got, want)
	}
	if got, want := written(t, d, table.FormatJSON), "{\n  \"schema_version\": 1,\n  \"file\": \"a|b\\u001b.csv\",\n  \"rows\": 12,\n  \"none\": null\n}\n"; got != want {
		t.Errorf("JSON is\n%s\nwant\n%s", got, want)
	}
}

func written(t *testing.T, d table.Document, format table.Format) string {
	t.Helper()
	var b bytes.Buffer
	if err := d.Write(&b, table.Options{Format: format, Width: 80}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
