package table

import (
	"iter"
	"slices"
)

// Kind says what a column holds.
type Kind uint8

// The kinds of columns.
const (
	Text   Kind = iota // may be cut in a narrow terminal
	Exact              // text that is useless when cut, as ids and dates are
	Number             // right-aligned
)

// Column is a column of a table. Its key is the heading for people, too: one word
// means one thing in a file, a filter, a column and JSON.
type Column struct {
	Key  string
	Kind Kind
	// Optional columns are left out for people where no row has a value.
	Optional bool
}

// Row is a row of a table, a cell for each column.
type Row []Cell

// Table is a table that can be printed once.
type Table struct {
	Name    string // the key of the rows in JSON
	Columns []Column
	Rows    iter.Seq2[Row, error] // ends at the first error
}

// Rows is the sequence of rows that are at hand.
func Rows(rows []Row) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		for _, r := range rows {
			if !yield(r, nil) {
				return
			}
		}
	}
}

// collect holds all rows.
func (t Table) collect() ([]Row, error) {
	var rows []Row
	for r, err := range t.Rows {
		if err != nil {
			return nil, err
		}
		rows = append(rows, r)
	}
	return rows, nil
}

// held is the table with its rows at hand, and without the optional columns that
// are empty.
func (t Table) held() (Table, []Row, error) {
	rows, err := t.collect()
	if err != nil {
		return t, nil, err
	}
	var kept []int
	for i, c := range t.Columns {
		if !c.Optional || slices.ContainsFunc(rows, func(r Row) bool { return r[i].shape != absent }) {
			kept = append(kept, i)
		}
	}
	if len(kept) == len(t.Columns) {
		return t, rows, nil
	}
	t.Columns = pick(t.Columns, kept)
	for i := range rows {
		rows[i] = pick(rows[i], kept)
	}
	return t, rows, nil
}

func pick[S ~[]E, E any](from S, indexes []int) S {
	out := make(S, len(indexes))
	for i, at := range indexes {
		out[i] = from[at]
	}
	return out
}

func (t Table) keys() []string {
	keys := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		keys[i] = c.Key
	}
	return keys
}
