package export

import (
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"strconv"
)

// Create makes a file by its name, to be written and closed.
type Create func(name string) (io.WriteCloser, error)

// table is a CSV file being written.
type table struct {
	file io.WriteCloser
	csv  *csv.Writer
	row  []string
}

// writeTable writes a file: its header and the rows that fill writes.
func writeTable(create Create, name string, columns []string, fill func(*table) error) error {
	f, err := create(name)
	if err != nil {
		return fmt.Errorf("export %s: %w", name, err)
	}
	t := &table{file: f, csv: csv.NewWriter(f)}
	err = t.csv.Write(columns)
	if err == nil {
		err = fill(t)
	}
	t.csv.Flush()
	for _, e := range []error{t.csv.Error(), f.Close()} {
		if err == nil {
			err = e
		}
	}
	if err != nil {
		return fmt.Errorf("export %s: %w", name, err)
	}
	return nil
}

// end writes the row that was put together.
func (t *table) end() error {
	err := t.csv.Write(t.row)
	t.row = t.row[:0]
	return err
}

func (t *table) text(s string) { t.row = append(t.row, s) }

// word writes a text that is left out where it is the default.
func (t *table) word(s, byDefault string) {
	if s == byDefault {
		s = ""
	}
	t.text(s)
}

func (t *table) yes(v bool) {
	if v {
		t.text("yes")
	} else {
		t.text("")
	}
}

// number writes a number that is left out where it is the default. NaN and
// infinity are only ever defaults.
func (t *table) number(v, byDefault float64) {
	if v == byDefault || math.IsNaN(v) || math.IsInf(v, 0) {
		t.text("")
		return
	}
	t.text(number(v))
}

// number is the shortest text that is read as v.
func number(v float64) string {
	if a := math.Abs(v); a < 1e15 && a >= 1e-6 || a == 0 {
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return strconv.FormatFloat(v, 'g', -1, 64)
}
