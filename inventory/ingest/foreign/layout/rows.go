package layout

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/cell"
)

// kept is a column that becomes an attribute.
type kept struct {
	name string
	cell int
}

// rows reads the rows of a table.
type rows struct {
	table   *Table
	header  foreign.Header
	binding Binding
	kept    []kept
	left    map[string]int64 // rows that hold nothing, by the reason
}

// Row reads one row into one asset.
func (r *rows) Row(row foreign.Row, sink foreign.Sink) error {
	if Blank(row) {
		sink.Row(foreign.Left)
		return nil
	}
	a := &foreign.Asset{At: row.At}
	unread := r.binding.Fill(a, row)
	for _, k := range r.kept {
		if text := row.Cell(k.cell); !cell.Empty(text) {
			a.Keep(k.name, text)
		}
	}
	if !a.Known() {
		return sink.Reject(row.At, row.Cells, Nameless())
	}
	for _, u := range unread {
		sink.Finding(u.Finding(Label(&a.Identity)))
	}
	return r.deliver(a, row, sink)
}

func (r *rows) deliver(a *foreign.Asset, row foreign.Row, sink foreign.Sink) error {
	cells := func(names ...string) string {
		if text := row.Cell(r.header.Index(names...)); !cell.Empty(text) {
			return text
		}
		return ""
	}
	if r.table.Finish != nil {
		if why := r.table.Finish(a, cells); why != "" {
			r.left[why]++
			sink.Row(foreign.Left)
			return nil
		}
	}
	sink.Row(foreign.Stored)
	if err := sink.Asset(a); err != nil || r.table.Also == nil {
		return err
	}
	return r.table.Also(a, cells, sink)
}

// Close tells in which units sizes were read, and which variant of the format it was.
func (r *rows) Close(sink foreign.Sink) error {
	if units := r.binding.Units(); len(units) > 0 {
		sink.Finding(r.header.Finding(inventory.CodeUnitsRead, r.table.Words+": read "+strings.Join(units, ", ")))
	}
	for _, why := range slices.Sorted(maps.Keys(r.left)) {
		sink.Finding(r.header.Finding(inventory.CodeRowsLeft, Rows(r.left[why])+" left out: "+why))
	}
	if r.table.Variant != nil {
		TellVariant(sink, r.header, r.table.Variant(r.header))
	}
	return nil
}

// TellVariant says which variant of a format was read; "" says nothing.
func TellVariant(sink foreign.Sink, h foreign.Header, variant string) {
	if variant != "" {
		sink.Finding(h.Finding(inventory.CodeFormatVariant, variant))
	}
}

// Rows is a number of rows with its verb, for the beginning of a message.
func Rows(n int64) string {
	if n == 1 {
		return "1 row is"
	}
	return fmt.Sprintf("%d rows are", n)
}

// Nameless is why a row that names nothing is refused.
func Nameless() foreign.Problem {
	return foreign.Problem{
		Code: inventory.CodeNoIdentity, Reason: "no name, address or identifier says what the row is about",
		Hint: "fill one of the columns that name it",
	}
}

// Unread is a cell that could not be read.
type Unread struct {
	At     inventory.Position // of the row
	Cell   int
	Column string
	Text   string
	Err    error
	native string // the column that is left unset, where it is a native one
}

// Finding says which value was left unset, and why.
func (u Unread) Finding(subject string) inventory.Finding {
	at := u.At
	at.Column = u.Cell + 1
	return inventory.Finding{
		Code: inventory.CodeUnreadForeign, Severity: inventory.SeverityWarning, Subject: subject, Position: at,
		Message: u.Column + " " + quoted(u.Text) + ": " + u.Err.Error() + "; the value is left unset",
	}
}

// quoted shows a text of the data in a message: short, and visibly apart.
func quoted(text string) string {
	const longest = 60
	if r := []rune(text); len(r) > longest {
		text = string(r[:longest]) + "…"
	}
	return `"` + text + `"`
}

// Label is what an identity is called in a finding.
func Label(id *foreign.Identity) string {
	switch {
	case id.Name != "":
		return id.Name
	case id.FQDN != "":
		return id.FQDN
	case len(id.Addresses) > 0:
		return id.Addresses[0].String()
	case id.Key != "":
		return id.Key
	}
	return ""
}
