package html

import (
	"github.com/wavecut/wavecut/reports"
)

// table is a table as the template takes it.
type table struct {
	ID, Caption string
	Columns     []column
	Rows        [][]cell
	// More says that rows were left out; empty where none were.
	More string
	// Small tables have neither a filter nor pages.
	Small bool
}

// column is a heading; numbers are set to the right.
type column struct {
	Text   string
	Number bool
}

// cell is a value as it is read, and as it is sorted where that differs.
type cell struct {
	Text   string
	Sort   string
	Number bool
	Head   bool // names the row
	Class  string
}

func str(s string) cell { return cell{Text: s} }

func head(s string) cell { return cell{Text: s, Head: true} }

func (p *page) num(v float64, decimals int) cell {
	return cell{Text: p.W.Number(v, decimals), Number: true}
}

func (p *page) count(n int) cell { return cell{Text: p.W.Int(n), Number: true} }

// money is an amount to its last digit.
func (p *page) money(a reports.Amount) cell {
	return cell{Text: p.W.Digits(string(a)), Number: true}
}

// rate is an amount of major units that was never rounded.
func (p *page) rate(v float64) cell { return cell{Text: p.W.Number(v, 0), Number: true} }

func (p *page) date(s string) cell { return cell{Text: p.W.Date(s), Sort: s, Class: "d"} }

// columns makes headings of the keys col.KEY; those that begin with # are numbers.
func (p *page) columns(keys ...string) []column {
	out := make([]column, len(keys))
	for i, k := range keys {
		number := k[0] == '#'
		if number {
			k = k[1:]
		}
		out[i] = column{Text: p.W.T("col." + k), Number: number}
	}
	return out
}

// capped cuts a table to its first rows and says so.
func (p *page) capped(t table, most int) table {
	if len(t.Rows) > most {
		t.More = p.W.T("more.rows", p.W.Int(most), p.W.Int(len(t.Rows)))
		t.Rows = t.Rows[:most]
	}
	return t
}
