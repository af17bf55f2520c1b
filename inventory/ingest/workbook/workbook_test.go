package workbook_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/wavecut/wavecut/inventory/ingest/workbook"
)

var limits = workbook.Limits{Parts: 20, Bytes: 8 << 20, Ratio: 100, Columns: 16, CellBytes: 1 << 10}

const (
	bookPart = `<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="assets" sheetId="1" r:id="rId1"/></sheets></workbook>`
	rels     = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`
	content  = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`
	shared   = `<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>id</t></si><si><r><t>ri</t></r><r><t>ch</t></r></si></sst>`
	styles   = `<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"></styleSheet>`
	root     = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`
	before   = `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`
	after    = `</sheetData></worksheet>`
)

// pack makes a workbook of one sheet.
func pack(sheet string, more map[string]string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	parts := map[string]string{
		"[Content_Types].xml": content, "xl/workbook.xml": bookPart, "xl/_rels/workbook.xml.rels": rels,
		"xl/sharedStrings.xml": shared, "xl/styles.xml": styles, "_rels/.rels": root, "xl/worksheets/sheet1.xml": sheet,
	}
	for name, text := range more {
		parts[name] = text
	}
	for name, text := range parts {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			panic(err)
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func open(data []byte) (*workbook.Book, error) {
	return workbook.Open(bytes.NewReader(data), int64(len(data)), limits)
}

// read reads all sheets: "row: cell|cell".
func read(data []byte) ([]string, error) {
	b, err := open(data)
	if err != nil {
		return nil, err
	}
	defer b.Close()
	var all []string
	for _, s := range b.Sheets() {
		rows, err := s.Rows()
		if err != nil {
			return nil, err
		}
		for rows.Next() {
			cells, err := rows.Cells()
			if err != nil {
				return nil, errors.Join(err, rows.Close())
			}
			all = append(all, fmt.Sprintf("%d: %s", rows.Line(), strings.Join(cells, "|")))
		}
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func TestRead(t *testing.T) {
	rows := `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>` +
		`<row r="3"><c r="A3" t="inlineStr"><is><t>x</t></is></c><c r="C3"><f>1+1</f><v>2</v></c><c r="D3" t="b"><v>1</v></c><c r="E3"><v>46447</v></c></row>`
	got, err := read(pack(before+rows+after, nil))
	want := []string{"1: id|rich", "2: ", "3: x||2|1|46447"}
	if err != nil || strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("read %q, %v", got, err)
	}
}

func TestNotes(t *testing.T) {
	rows := `<row r="1" hidden="1"><c r="A1" t="e"><v>#REF!</v></c><c r="B1"><f>A1</f></c></row>`
	b, err := open(pack(before+rows+`</sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>`, map[string]string{"xl/vbaProject.bin": "x"}))
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	want := workbook.Notes{Merged: 1, Formulas: 1, Valueless: 1, Errors: 1, HiddenRows: 1}
	if got := b.Sheets()[0].Notes; got != want || !b.Macros {
		t.Errorf("noted %+v", got)
	}
}

// What excelize by itself would read as if nothing were wrong, or take gigabytes for.
func TestHostile(t *testing.T) {
	row := func(s string) string { return before + s + after }
	for _, c := range []struct{ name, sheet, want string }{
		{"cut off", before + `<row r="1"><c r="A1"><v>1</v></c>`, "cut off"},
		{"entities", `<!DOCTYPE x [<!ENTITY a "b">]>` + row(""), "document type"},
		{"row beyond the end", row(`<row r="2000000000"/>`), "2000000000"},
		{"row below the first", row(`<row r="-1"/>`), `"-1"`},
		{"row twice", row(`<row r="2"/><row r="2"/>`), "second time"},
		{"cell without a row", row(`<row r="1"><c r="A0"><v>1</v></c></row>`), "A0"},
		{"cell of another row", row(`<row r="1"><c r="A2"><v>1</v></c></row>`), "wrong row"},
		{"far column", row(`<row r="1"><c r="XFD1"><v>1</v></c></row>`), "column 16384, more than the limit of 16"},
		{"shared string beyond the last", row(`<row r="1"><c r="A1" t="s"><v>2</v></c></row>`), "shared string"},
		{"large cell", row(`<row r="1"><c r="A1" t="inlineStr"><is><t>` + strings.Repeat("ab", 600) + `</t></is></c></row>`), "1200 bytes, more than the limit of 1024"},
		{"bomb", row(strings.Repeat(" ", 4<<20)), "more than 100 times"},
		{"not well-formed", row(`<row r="1"></c></row>`), "well-formed"},
		{"cell outside", row(`<c r="A1"/>`), "outside"},
	} {
		_, err := read(pack(c.sheet, nil))
		var e *workbook.Error
		if !errors.As(err, &e) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
	parts := map[string]string{}
	for i := range 14 {
		parts[fmt.Sprintf("x/%d", i)] = ""
	}
	if _, err := read(pack(before+after, parts)); err == nil || !strings.Contains(err.Error(), "21 parts, more than the limit of 20") {
		t.Errorf("many parts: %v", err)
	}
	delete(parts, "x/0")
	if _, err := read(pack(before+after, parts)); err != nil {
		t.Errorf("as many parts as may be: %v", err)
	}
}

// Any bytes are a sheet's rows or an error, within the limits.
func FuzzSheet(f *testing.F) {
	for _, s := range []string{
		before + `<row r="1"><c r="A1" t="s"><v>0</v></c></row>` + after,
		before + `<row r="1"><c t="inlineStr"><is><t>x</t></is></c></row><row r="9"/>` + after,
		before + `<row><c><v>1e3</v></c><c r="P1"/></row><!-- x --><row/>` + after,
		before + `<row r="1"><c r="A1" t="e"><f>A2</f><v>#REF!</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>`,
		`<?xml version="1.0"?><!DOCTYPE a><x:worksheet/>`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, sheet string) {
		rows, err := read(pack(sheet, nil))
		var e *workbook.Error
		if err != nil && !errors.As(err, &e) {
			t.Fatalf("%T: %v", err, err)
		}
		for _, r := range rows {
			if strings.Count(r, "|") >= limits.Columns {
				t.Errorf("a row of more than %d columns: %s", limits.Columns, r)
			}
		}
	})
}

// Any bytes are a workbook or an error.
func FuzzBook(f *testing.F) {
	f.Add(pack(before+`<row r="1"><c r="A1" t="s"><v>0</v></c></row>`+after, nil))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, data []byte) {
		_, err := read(data)
		var e *workbook.Error
		if err != nil && !errors.As(err, &e) {
			t.Fatalf("%T: %v", err, err)
		}
	})
}
