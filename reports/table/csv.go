package table

import (
	"encoding/csv"
	"io"

	"github.com/wavecut/wavecut/reports/escape"
)

// writeCSV prints the table for spreadsheets: UTF-8, comma, a header of keys.
func (t Table) writeCSV(w io.Writer) error {
	out := csv.NewWriter(w)
	if err := out.Write(guarded(t.keys())); err != nil {
		return err
	}
	record := make([]string, len(t.Columns))
	for row, err := range t.Rows {
		if err != nil {
			return err
		}
		for i, c := range row {
			record[i] = c.csv()
		}
		if err := out.Write(record); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func guarded(keys []string) []string {
	for i, k := range keys {
		keys[i] = escape.Formula(k)
	}
	return keys
}
