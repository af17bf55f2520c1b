package workbook_test

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/wavecut/wavecut/reports"
	"github.com/wavecut/wavecut/reports/internal/planned"
	"github.com/wavecut/wavecut/reports/internal/tools"
	"github.com/wavecut/wavecut/reports/lang"
	"github.com/wavecut/wavecut/reports/sheet"
	"github.com/wavecut/wavecut/reports/workbook"
	"github.com/xuri/excelize/v2"
)

func write(t testing.TB, r *reports.Report, l lang.Language) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := workbook.Write(&b, r, l); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// read gives the cells of a sheet, not as they are shown.
func read(t *testing.T, text []byte, sheet string) [][]string {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// Every sheet holds what the report holds, number for number.
func TestSheetsHoldTheReport(t *testing.T) {
	r := planned.Small(t, "../..").Report()
	for _, l := range lang.Languages() {
		text := write(t, r, l)
		for _, table := range sheet.Tables() {
			rows := read(t, text, table.In(l))
			n := 1
			for want := range table.Rows(r) {
				for i, c := range table.Columns {
					got := ""
					if i < len(rows[n]) {
						got = rows[n][i]
					}
					switch {
					case c.Kind == sheet.Date || c.Kind == sheet.Moment:
						if _, err := strconv.ParseFloat(got, 64); (err == nil) != (want[i] != "") {
							t.Errorf("%s row %d: %s is %q, want a number for %q", table.Key, n, c.Key, got, want[i])
						}
					case c.Kind == sheet.Flag:
						if got != map[string]string{"true": "1", "false": "0", "": ""}[want[i]] {
							t.Errorf("%s row %d: %s is %q, want %q", table.Key, n, c.Key, got, want[i])
						}
					case got != want[i]:
						t.Errorf("%s row %d: %s is %q, want %q", table.Key, n, c.Key, got, want[i])
					}
				}
				n++
			}
			if len(rows) != n {
				t.Errorf("%s has %d rows, want %d", table.Key, len(rows), n)
			}
		}
	}
}

// Headings are complete in both languages, and different within a table.
func TestHeadings(t *testing.T) {
	keys := map[string]bool{}
	for _, table := range sheet.Tables() {
		if keys[table.Key] {
			t.Errorf("the table %s twice", table.Key)
		}
		keys[table.Key] = true
		for l := range 2 {
			if table.Title[l] == "" || len([]rune(table.Title[l])) > 31 {
				t.Errorf("%s has the title %q", table.Key, table.Title[l])
			}
			seen := map[string]bool{}
			for _, c := range table.Columns {
				if c.Heading[l] == "" || seen[strings.ToLower(c.Heading[l])] {
					t.Errorf("%s.%s has the heading %q", table.Key, c.Key, c.Heading[l])
				}
				seen[strings.ToLower(c.Heading[l])] = true
			}
		}
	}
}

func TestSameBytes(t *testing.T) {
	r := planned.Small(t, "../..").Report()
	if !bytes.Equal(write(t, r, lang.English), write(t, r, lang.English)) {
		t.Error("the same report gives other bytes")
	}
}

// Nothing from data is a formula, a link or a control character.
func TestHostileTexts(t *testing.T) {
	r := planned.Hostile(t, "../..").Report()
	r.Findings[0].Message = strings.Repeat("긴", 40000)
	text := write(t, r, lang.English)
	f, err := excelize.OpenReader(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	own := regexp.MustCompile(`^SUM\('Money by month'![A-Z]2:[A-Z]\d+\)$`)
	for _, name := range f.GetSheetList() {
		rows, err := f.GetRows(name)
		if err != nil {
			t.Fatal(err)
		}
		for y, row := range rows {
			for x, value := range row {
				at, _ := excelize.CoordinatesToCellName(x+1, y+1)
				if formula, _ := f.GetCellFormula(name, at); formula != "" && !own.MatchString(formula) {
					t.Errorf("%s!%s is the formula %s", name, at, formula)
				}
				if linked, _, _ := f.GetCellHyperLink(name, at); linked {
					t.Errorf("%s!%s is a link", name, at)
				}
				if strings.ContainsAny(value, "\x1b\x07\n\u202e") {
					t.Errorf("%s!%s holds %q", name, at, value)
				}
			}
		}
	}
	found := read(t, text, "Findings")[1][4]
	if !strings.HasSuffix(found, "…(cut)") || len([]rune(found)) != 32767 {
		t.Errorf("the long text has %d characters", len([]rune(found)))
	}
}

// LibreOffice opens the workbook, computes it anew, and comes to the same figures;
// it shows the summary, and draws the charts.
func TestLibreOfficeAgrees(t *testing.T) {
	tools.Heavy(t)
	tools.Need(t, "soffice")
	r := planned.Small(t, "../..").Report()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "report.xlsx"), write(t, r, lang.Korean), 0o644); err != nil {
		t.Fatal(err)
	}
	// The filter's options: comma, quote, UTF-8, from line 1, values as they are, the first sheet.
	tools.Run(t, dir, "", "soffice", "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to",
		"csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,1", "--outdir", dir, "report.xlsx")
	files, _ := filepath.Glob(filepath.Join(dir, "*.csv"))
	if len(files) != 1 {
		t.Fatalf("LibreOffice wrote %v", files)
	}
	text, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	in := csv.NewReader(bytes.NewReader(text))
	in.FieldsPerRecord = -1
	rows, err := in.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	compared := 0
	for _, row := range rows {
		if len(row) > 2 && row[2] != "" && row[0] != "비용" {
			if compared++; row[1] != row[2] {
				t.Errorf("%s is %s, LibreOffice adds up the months to %s", row[0], row[1], row[2])
			}
		}
	}
	if compared != 5 || !strings.Contains(string(text), string(r.Summary.Total)) {
		t.Errorf("%d sums are compared in\n%s", compared, text)
	}
}
