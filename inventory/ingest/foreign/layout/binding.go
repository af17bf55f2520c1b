package layout

import (
	"fmt"
	"slices"
	"strings"

	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/cell"
)

// Binding is a list of fields at the columns of one header.
type Binding struct {
	header foreign.Header
	fields []bound
	taken  []bool // by column
}

// bound is a field and the cell that it reads.
type bound struct {
	Field
	cell int
}

// Bind finds the columns of the fields. A column is read by the first field that
// knows it, and by later ones where that field keeps it besides.
func Bind(h foreign.Header, fields []Field) Binding {
	b := Binding{header: h, taken: make([]bool, len(h.Cells))}
	for _, f := range fields {
		if i := h.Index(f.Names...); i >= 0 && !b.taken[i] {
			b.taken[i] = !f.also
			b.fields = append(b.fields, bound{f, i})
		}
	}
	return b
}

// Fill reads the cells of a row into an asset. What can't be read is kept as an
// attribute and given back.
func (b *Binding) Fill(a *foreign.Asset, row foreign.Row) []Unread {
	var unread []Unread
	for _, f := range b.fields {
		text := row.Cell(f.cell)
		if cell.Empty(text) || f.spare && has(a, f.column) {
			continue
		}
		err := f.take(a, text)
		if err == nil {
			continue
		}
		name := heading(b.header.Cells[f.cell])
		if !f.also { // what is kept besides is kept in any case
			a.Keep(name, text)
		}
		unread = append(unread, Unread{At: row.At, Cell: f.cell, Column: name, Text: text, Err: err, native: f.column})
	}
	for _, u := range unread {
		a.Values = slices.DeleteFunc(a.Values, func(v foreign.Value) bool { return v.Column == u.native })
	}
	return unread
}

func has(a *foreign.Asset, column string) bool {
	return slices.ContainsFunc(a.Values, func(v foreign.Value) bool { return v.Column == column })
}

// Filled reports whether any column of the fields has a text.
func (b *Binding) Filled(row foreign.Row) bool {
	return slices.ContainsFunc(b.fields, func(f bound) bool { return !cell.Empty(row.Cell(f.cell)) })
}

// Units are the units of the columns that hold sizes, in words; of columns that are
// added up the first stands for all.
func (b *Binding) Units() []string {
	var units []string
	told := map[string]bool{}
	for _, f := range b.fields {
		if kind := f.column + f.unit; f.unit != "" && !told[kind] {
			told[kind] = true
			units = append(units, heading(b.header.Cells[f.cell])+" in "+f.unit)
		}
	}
	return units
}

// rest are the columns that no field takes for itself. One without a name is told by
// its place.
func (b *Binding) rest() []kept {
	var rest []kept
	for i := range b.header.Cells {
		name := heading(b.header.Cells[i])
		if name == "" {
			name = fmt.Sprintf("column %d", i+1)
		}
		if !b.taken[i] {
			rest = append(rest, kept{name, i})
		}
	}
	return rest
}

// heading is a header cell as people see it.
func heading(cell string) string {
	cell = strings.TrimSpace(strings.TrimPrefix(cell, "\ufeff"))
	return strings.TrimSpace(strings.TrimLeft(cell, "*"))
}
