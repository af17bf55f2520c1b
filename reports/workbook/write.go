package workbook

import (
	"bytes"
	"fmt"
	"io"

	"github.com/wavecut/wavecut/reports"
	"github.com/wavecut/wavecut/reports/lang"
	"github.com/wavecut/wavecut/reports/sheet"
	"github.com/xuri/excelize/v2"
)

// Write writes the workbook in a language.
func Write(w io.Writer, r *reports.Report, l lang.Language) error {
	f := excelize.NewFile()
	defer f.Close()
	b := &book{file: f, report: r, language: l, rows: map[string]int{}}
	if err := b.write(); err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	var text bytes.Buffer
	if _, err := f.WriteTo(&text); err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	return repack(w, text.Bytes())
}

// book is the workbook as it grows.
type book struct {
	file     *excelize.File
	report   *reports.Report
	language lang.Language
	styles   styles
	rows     map[string]int // by table: its rows, without the header
}

func (b *book) write() error {
	if err := b.addStyles(); err != nil {
		return err
	}
	summary := b.say(summaryTitle)
	if err := b.file.SetSheetName("Sheet1", summary); err != nil {
		return err
	}
	for _, t := range sheet.Tables() {
		if err := b.table(t); err != nil {
			return fmt.Errorf("sheet %s: %w", t.Key, err)
		}
	}
	if err := b.summary(summary); err != nil {
		return err
	}
	if err := b.charts(); err != nil {
		return err
	}
	b.file.SetActiveSheet(0)
	return b.properties()
}

// properties name the report. The dates are those of the plan, since nothing below
// the command line knows the time.
func (b *book) properties() error {
	at := b.report.Start + "T00:00:00Z"
	return b.file.SetDocProps(&excelize.DocProperties{
		Title: clean(b.report.Title), Creator: "wavecut", LastModifiedBy: "wavecut", Created: at, Modified: at, Language: string(b.language),
	})
}

// text is a text in both languages.
type text [2]string

func (b *book) say(t text) string {
	if b.language == lang.Korean {
		return t[1]
	}
	return t[0]
}
