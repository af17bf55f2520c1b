package workbook

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// Rows reads the rows of a sheet.
type Rows struct {
	rows  *excelize.Rows
	sheet *Sheet
	line  int
}

// Rows begins to read the sheet.
func (s *Sheet) Rows() (*Rows, error) {
	rows, err := s.book.file.Rows(s.Name)
	if err != nil {
		return nil, &Error{Sheet: s.Name, Reason: err.Error()}
	}
	return &Rows{rows: rows, sheet: s}, nil
}

// Next goes to the next row, empty ones among them.
func (r *Rows) Next() bool {
	if !r.rows.Next() {
		return false
	}
	r.line++
	return true
}

// Line is the number of the row, from 1.
func (r *Rows) Line() int { return r.line }

// Cells are the cells of the row, without empty ones at its end.
func (r *Rows) Cells() ([]string, error) {
	cells, err := r.rows.Columns(excelize.Options{RawCellValue: true})
	if err == nil && len(cells) > r.sheet.limits.Columns {
		err = fmt.Errorf("%d columns, more than the limit of %d", len(cells), r.sheet.limits.Columns)
	}
	if err != nil {
		return nil, &Error{Sheet: r.sheet.Name, Row: r.line, Reason: err.Error()}
	}
	return cells, nil
}

// Err is what ended the reading, if not the end of the sheet.
func (r *Rows) Err() error {
	if err := r.rows.Error(); err != nil {
		return &Error{Sheet: r.sheet.Name, Row: r.line, Reason: err.Error()}
	}
	return nil
}

// Close ends the reading.
func (r *Rows) Close() error { return r.rows.Close() }
