package sheet

import (
	"iter"
	"strconv"

	"github.com/wavecut/wavecut/reports"
	"github.com/wavecut/wavecut/reports/lang"
)

// Kind says what a column holds.
type Kind uint8

// The kinds of columns.
const (
	Text   Kind = iota
	Count       // a whole number
	Number      // decimal digits
	Money       // decimal digits, in the report's currency
	Date        // YYYY-MM-DD
	Moment      // RFC 3339, local
	Flag        // true or false
)

// Column is a column of a table.
type Column struct {
	Key     string
	Heading [2]string // English, Korean
	Kind    Kind
	Width   int // in characters
}

// In is the heading in a language.
func (c Column) In(l lang.Language) string {
	if l == lang.Korean {
		return c.Heading[1]
	}
	return c.Heading[0]
}

// Table is a table of the report. Cells are texts by the kind of their column; an
// empty one is not given.
type Table struct {
	Key     string
	Title   [2]string
	Columns []Column
	Rows    func(r *reports.Report) iter.Seq[[]string]
}

// In is the title in a language.
func (t Table) In(l lang.Language) string {
	if l == lang.Korean {
		return t.Title[1]
	}
	return t.Title[0]
}

// Tables lists the tables in the order in which people want them.
func Tables() []Table {
	return []Table{
		waves(), assets(), names(), months(), ties(), services(), sites(), limits(), exits(), unscheduled(), findings(),
	}
}

func column(key string, kind Kind, width int, en, ko string) Column {
	return Column{Key: key, Heading: [2]string{en, ko}, Kind: kind, Width: width}
}

// each yields a row for every element.
func each[E any](list []E, row func(e *E) []string) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		for i := range list {
			if !yield(row(&list[i])) {
				return
			}
		}
	}
}

// within yields a row for every part of every element.
func within[E, P any](list []E, parts func(e *E) []P, row func(e *E, p *P) []string) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		for i := range list {
			inner := parts(&list[i])
			for j := range inner {
				if !yield(row(&list[i], &inner[j])) {
					return
				}
			}
		}
	}
}

func integer[N ~int | ~int32](n N) string { return strconv.Itoa(int(n)) }

func decimal(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// optional is a number that may not be there.
func optional(v *float64) string {
	if v == nil {
		return ""
	}
	return decimal(*v)
}

func flag(on bool) string { return strconv.FormatBool(on) }
