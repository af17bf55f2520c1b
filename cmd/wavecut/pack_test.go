package main

import (
	"archive/zip"
	"encoding/csv"
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

const (
	relationTypes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	sheetTypes    = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	packageTypes  = "http://schemas.openxmlformats.org/package/2006/"
)

// pack is a command of scripts: "pack FILE.zip FILE…" makes an archive, and
// "pack FILE.xlsx FILE.csv…" a workbook with a sheet of every table.
func pack(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: pack FILE FILE…")
	}
	f, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	z := zip.NewWriter(f)
	add := func(name, text string) {
		w, err := z.Create(name)
		ts.Check(err)
		_, err = w.Write([]byte(text))
		ts.Check(err)
	}
	if filepath.Ext(args[0]) == ".xlsx" {
		packBook(ts, add, args[1:])
	} else {
		for _, name := range args[1:] {
			add(name, ts.ReadFile(name))
		}
	}
	ts.Check(z.Close())
	ts.Check(f.Close())
}

func packBook(ts *testscript.TestScript, add func(name, text string), tables []string) {
	const head = `<?xml version="1.0" encoding="UTF-8"?>`
	var sheets, relations strings.Builder
	for i, table := range tables {
		name := strings.TrimSuffix(filepath.Base(table), ".csv")
		fmt.Fprintf(&sheets, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, name, i+1, i+1)
		fmt.Fprintf(&relations, `<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/sheet%d.xml"/>`, i+1, relationTypes, i+1)
		add(fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1), head+sheetOf(ts, ts.ReadFile(table)))
	}
	add("[Content_Types].xml", head+`<Types xmlns="`+packageTypes+`content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`)
	add("_rels/.rels", head+`<Relationships xmlns="`+packageTypes+`relationships"><Relationship Id="rId1" Type="`+relationTypes+`/officeDocument" Target="xl/workbook.xml"/></Relationships>`)
	add("xl/workbook.xml", head+`<workbook xmlns="`+sheetTypes+`" xmlns:r="`+relationTypes+`"><sheets>`+sheets.String()+`</sheets></workbook>`)
	add("xl/_rels/workbook.xml.rels", head+`<Relationships xmlns="`+packageTypes+`relationships">`+relations.String()+`</Relationships>`)
}

// sheetOf is a sheet with the cells of a CSV table as texts in place.
func sheetOf(ts *testscript.TestScript, text string) string {
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	ts.Check(err)
	var b strings.Builder
	b.WriteString(`<worksheet xmlns="` + sheetTypes + `"><sheetData>`)
	for i, row := range rows {
		fmt.Fprintf(&b, `<row r="%d">`, i+1)
		for j, cell := range row {
			fmt.Fprintf(&b, `<c r="%c%d" t="inlineStr"><is><t>`, 'A'+j, i+1)
			ts.Check(xml.EscapeText(&b, []byte(cell)))
			b.WriteString(`</t></is></c>`)
		}
		b.WriteString(`</row>`)
	}
	b.WriteString(`</sheetData></worksheet>`)
	return b.String()
}
