package ingest

import (
	"strings"

	"github.com/wavecut/wavecut/inventory/ingest/foreign"
)

// Values reads values of foreign observations as cells of the native tables.
type Values struct {
	nameChars int
	parsers   map[string]*cellParser
}

// NewValues reads for one table.
func NewValues(t Table) *Values {
	v := &Values{nameChars: DefaultLimits().NameChars, parsers: map[string]*cellParser{}}
	for _, c := range t.Columns() {
		p := newCellParser(c, v.nameChars, false)
		v.parsers[c.Name] = &p
	}
	return v
}

// Read reads a value: a string, float64, int64, or nil where it is empty.
func (v *Values) Read(column, text string) (any, *Problem) {
	p := v.parsers[column]
	if p == nil {
		return nil, &Problem{Column: column, Value: text, Reason: "no native column has this name"}
	}
	s, odd := clean(text)
	return p.parse(s, odd)
}

// Keep removes the values that can't be read, and says why.
func (v *Values) Keep(list []foreign.Value) (kept []foreign.Value, bad []*Problem) {
	kept = list[:0]
	for _, value := range list {
		read, p := v.Read(value.Column, value.Text)
		switch {
		case p != nil:
			bad = append(bad, p)
		case read != nil:
			value.Text, _ = clean(value.Text)
			kept = append(kept, value)
		}
	}
	return kept, bad
}

// Clean is a name without what tables can't hold: control and invisible characters,
// and what is beyond the longest name.
func (v *Values) Clean(s string) string {
	s, odd := clean(s)
	if odd != 0 {
		s = strings.Map(func(r rune) rune {
			if oddityOf(r) != 0 {
				return -1
			}
			return r
		}, s)
	}
	if tooLong(s, v.nameChars) {
		s = string([]rune(s)[:v.nameChars])
	}
	return s
}
