package workbook

import (
	"strings"

	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/reports/sheet"
	"github.com/xuri/excelize/v2"
)

// styles are those of the cells, by what they hold.
type styles struct {
	heading, title, note int
	byKind               map[sheet.Kind]int
	percent              int
}

func (b *book) addStyles() error {
	var err error
	add := func(s *excelize.Style) int {
		id, failed := b.file.NewStyle(s)
		if err == nil {
			err = failed
		}
		return id
	}
	format := func(code string) int { return add(&excelize.Style{CustomNumFmt: &code}) }
	b.styles = styles{
		heading: add(&excelize.Style{
			Font: &excelize.Font{Bold: true, Color: "FFFFFF"}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"1F4E79"}},
			Alignment: &excelize.Alignment{Vertical: "center", WrapText: true},
		}),
		title:   add(&excelize.Style{Font: &excelize.Font{Bold: true, Size: 16}}),
		note:    add(&excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}}),
		percent: format("0.0%"),
		byKind: map[sheet.Kind]int{
			sheet.Count: format("#,##0"), sheet.Number: format("#,##0.0"), sheet.Money: format(b.moneyFormat()),
			sheet.Date: format("yyyy-mm-dd"), sheet.Moment: format("yyyy-mm-dd hh:mm"),
		},
	}
	return err
}

// moneyFormat shows all decimals of the currency.
func (b *book) moneyFormat() string {
	if n := model.MinorDigits(b.report.Summary.Currency); n > 0 {
		return "#,##0." + strings.Repeat("0", n)
	}
	return "#,##0"
}
