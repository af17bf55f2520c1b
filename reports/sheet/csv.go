package sheet

import (
	"encoding/csv"
	"io"

	"github.com/wavecut/wavecut/reports"
	"github.com/wavecut/wavecut/reports/escape"
)

// WriteCSV writes a table as CSV: UTF-8, comma, a header of keys. Texts are guarded
// against formulas, since people open such files in spreadsheets.
func (t Table) WriteCSV(w io.Writer, r *reports.Report) error {
	out := csv.NewWriter(w)
	record := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		record[i] = c.Key
	}
	if err := out.Write(record); err != nil {
		return err
	}
	for row := range t.Rows(r) {
		for i, c := range t.Columns {
			record[i] = row[i]
			if c.Kind == Text {
				record[i] = escape.Formula(escape.Terminal(row[i]))
			}
		}
		if err := out.Write(record); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}
