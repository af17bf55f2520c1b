package workbook

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// charts draws the money by month and the waves on a sheet of their own, from the
// cells of the others.
func (b *book) charts() error {
	name := b.say(text{"Charts", "차트"})
	if _, err := b.file.NewSheet(name); err != nil {
		return err
	}
	if err := b.printable(name); err != nil {
		return err
	}
	if n := b.rows["months"]; n > 0 {
		months := b.chart(excelize.ColStacked, text{"Cost by month", "월별 비용"}, "months", n, 3, 4, 5, 6)
		stay := b.chart(excelize.Line, text{}, "months", n, 7)
		if err := b.file.AddChart(name, "A1", months, stay); err != nil {
			return err
		}
	}
	if n := b.rows["waves"]; n > 0 {
		assets := b.chart(excelize.Col, text{"Assets and names by wave", "차수별 자산과 이름"}, "waves", n, 5, 6)
		if err := b.file.AddChart(name, "A28", assets); err != nil {
			return err
		}
		minutes := b.chart(excelize.Col, text{"Downtime by wave (min)", "차수별 중단(분)"}, "waves", n, 8)
		return b.file.AddChart(name, "A55", minutes)
	}
	return nil
}

// chart draws columns of a table over its first column.
func (b *book) chart(kind excelize.ChartType, title text, table string, rows int, columns ...int) *excelize.Chart {
	one := false
	c := &excelize.Chart{
		VaryColors: &one, Type: kind, Dimension: excelize.ChartDimension{Width: 960, Height: 500}, Legend: excelize.ChartLegend{Position: "bottom"},
	}
	if t := b.say(title); t != "" {
		c.Title = excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: t}}}
	}
	if kind == excelize.ColStacked {
		overlap := 100
		c.Overlap = &overlap
	}
	quoted := "'" + b.sheetName(table) + "'!"
	absolute := func(column, from, to int) string {
		letter, _ := excelize.ColumnNumberToName(column)
		return fmt.Sprintf("%s$%s$%d:$%s$%d", quoted, letter, from, letter, to)
	}
	for _, column := range columns {
		letter, _ := excelize.ColumnNumberToName(column)
		c.Series = append(c.Series, excelize.ChartSeries{
			Name: fmt.Sprintf("%s$%s$1", quoted, letter), Categories: absolute(1, 2, rows+1), Values: absolute(column, 2, rows+1),
		})
	}
	return c
}
