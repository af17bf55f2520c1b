package content

import (
	"github.com/wavecut/wavecut/reports"
)

// Table is a table as it is read.
type Table struct {
	ID, Caption string
	Columns     []Column
	Rows        [][]Cell
	// More says that rows were left out; empty where none were.
	More string
	// Small tables have neither a filter nor pages.
	Small bool
}

// Column is a heading; numbers are set to the right.
type Column struct {
	Text   string
	Number bool
}

// Cell is a value as it is read, and as it is sorted where that differs.
type Cell struct {
	Text   string
	Sort   string
	Number bool
	Head   bool // names the row
	Class  string
}

func str(s string) Cell { return Cell{Text: s} }

func head(s string) Cell { return Cell{Text: s, Head: true} }

func (c *Content) num(v float64, decimals int) Cell {
	return Cell{Text: c.W.Number(v, decimals), Number: true}
}

func (c *Content) count(n int) Cell { return Cell{Text: c.W.Int(n), Number: true} }

// money is an amount to its last digit.
func (c *Content) money(a reports.Amount) Cell {
	return Cell{Text: c.W.Digits(string(a)), Number: true}
}

// rate is an amount of major units that was never rounded.
func (c *Content) rate(v float64) Cell { return Cell{Text: c.W.Number(v, 0), Number: true} }

func (c *Content) date(s string) Cell { return Cell{Text: c.W.Date(s), Sort: s, Class: "d"} }

// columns makes headings of the keys col.KEY; those that begin with # are numbers.
func (c *Content) columns(keys ...string) []Column {
	out := make([]Column, len(keys))
	for i, k := range keys {
		number := k[0] == '#'
		if number {
			k = k[1:]
		}
		out[i] = Column{Text: c.W.T("col." + k), Number: number}
	}
	return out
}

// capped cuts a table to its first rows and says so.
func (c *Content) capped(t Table, most int) Table {
	if len(t.Rows) > most {
		t.More = c.W.T("more.rows", c.W.Int(most), c.W.Int(len(t.Rows)))
		t.Rows = t.Rows[:most]
	}
	return t
}
