package workbook

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/wavecut/wavecut/reports/escape"
	"github.com/wavecut/wavecut/reports/sheet"
	"github.com/xuri/excelize/v2"
)

// longestCell is what a cell may hold, in UTF-16 code units; Excel's limit.
const longestCell = 32767

// cut marks what was longer.
const cut = "…(cut)"

// mostRows is how many rows a sheet has, with its header; Excel's limit.
const mostRows = 1048576

// table writes a table as a sheet of its own, row by row.
func (b *book) table(t sheet.Table) error {
	name := t.In(b.language)
	if _, err := b.file.NewSheet(name); err != nil {
		return err
	}
	if err := b.printable(name); err != nil {
		return err
	}
	s, err := b.file.NewStreamWriter(name)
	if err != nil {
		return err
	}
	for i, c := range t.Columns {
		if err := s.SetColWidth(i+1, i+1, float64(max(c.Width, 6))); err != nil {
			return err
		}
	}
	if err := s.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	if err := s.SetRow("A1", b.headings(t)); err != nil {
		return err
	}
	n, err := b.fill(s, t)
	if err != nil {
		return err
	}
	b.rows[t.Key] = n
	if n > 0 { // a table has a row below its header
		if err := s.AddTable(&excelize.Table{Range: area(1, 1, len(t.Columns), n+1), Name: "t_" + t.Key, StyleName: "TableStyleLight1"}); err != nil {
			return err
		}
	}
	return s.Flush()
}

// printable lets a sheet print on landscape pages of A4, as wide as one.
func (b *book) printable(name string) error {
	fit, landscape, a4, wide, any := true, "landscape", 9, 1, 0
	if err := b.file.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	return b.file.SetPageLayout(name, &excelize.PageLayoutOptions{Orientation: &landscape, Size: &a4, FitToWidth: &wide, FitToHeight: &any})
}

func (b *book) headings(t sheet.Table) []any {
	cells := make([]any, len(t.Columns))
	for i, c := range t.Columns {
		cells[i] = excelize.Cell{StyleID: b.styles.heading, Value: c.In(b.language)}
	}
	return cells
}

// fill writes the rows and counts them. What a sheet can't hold is left out; the CSV
// files have all.
func (b *book) fill(s *excelize.StreamWriter, t sheet.Table) (int, error) {
	n := 0
	cells := make([]any, len(t.Columns))
	for row := range t.Rows(b.report) {
		if n+2 > mostRows {
			break
		}
		n++
		for i, c := range t.Columns {
			cell, err := b.cell(c.Kind, row[i])
			if err != nil {
				return n, fmt.Errorf("row %d, column %s: %w", n, c.Key, err)
			}
			cells[i] = cell
		}
		if err := s.SetRow("A"+strconv.Itoa(n+1), cells); err != nil {
			return n, err
		}
	}
	return n, nil
}

// cell is a value of a kind; nil where it is not given.
func (b *book) cell(kind sheet.Kind, value string) (any, error) {
	if value == "" {
		return nil, nil
	}
	switch kind {
	case sheet.Count, sheet.Number, sheet.Money:
		v, err := strconv.ParseFloat(value, 64)
		return excelize.Cell{StyleID: b.styles.byKind[kind], Value: v}, err
	case sheet.Date:
		t, err := time.Parse(time.DateOnly, value)
		return excelize.Cell{StyleID: b.styles.byKind[kind], Value: serial(t)}, err
	case sheet.Moment:
		t, err := time.Parse(time.RFC3339, value)
		return excelize.Cell{StyleID: b.styles.byKind[kind], Value: serial(t)}, err
	case sheet.Flag:
		return value == "true", nil
	}
	return clean(value), nil
}

// serial is what a clock shows as the number by which spreadsheets count days.
func serial(t time.Time) float64 {
	wall := time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
	return wall.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24
}

// clean makes a text fit for a cell: what can't be seen is shown, and what is longer
// than a cell may be is cut.
func clean(s string) string {
	s = escape.Terminal(s)
	if utf16Length(s) <= longestCell {
		return s
	}
	left := longestCell - utf16Length(cut)
	var kept strings.Builder
	for _, r := range s {
		if left -= utf16Length(string(r)); left < 0 {
			break
		}
		kept.WriteRune(r)
	}
	return kept.String() + cut
}

func utf16Length(s string) int {
	n := utf8.RuneCountInString(s)
	for _, r := range s {
		if r > 0xffff {
			n++
		}
	}
	return n
}

// area is a range of cells, counted from 1.
func area(column, row, lastColumn, lastRow int) string {
	from, _ := excelize.CoordinatesToCellName(column, row)
	to, _ := excelize.CoordinatesToCellName(lastColumn, lastRow)
	return from + ":" + to
}
