package rvtools

import (
	"strings"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/cell"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/layout"
)

// machines reads tabs whose rows are of virtual machines.
type machines struct {
	*reader
	templates, placeholders, off int
}

// identify fills in which machine a row is of. ok is false where the row is no
// machine, or was rejected.
func (m *machines) identify(a *foreign.Asset, row foreign.Row, sink foreign.Sink) (ok bool, err error) {
	switch {
	case yes(row.Cell(m.at.template)):
		m.templates++
		sink.Row(foreign.Left)
		return false, nil
	case yes(row.Cell(m.at.placeholder)):
		m.placeholders++
		sink.Row(foreign.Left)
		return false, nil
	}
	a.Name = row.Cell(m.at.vm)
	a.Scope = m.scope(row)
	a.Key = row.Cell(m.at.id)
	for _, i := range []int{m.at.vmUUID, m.at.smbios} {
		if u := row.Cell(i); u != "" {
			a.UUIDs = append(a.UUIDs, u)
		}
	}
	if a.Name == "" && a.Key == "" && len(a.UUIDs) == 0 {
		return false, sink.Reject(row.At, row.Cells, layout.Nameless())
	}
	if a.Key == "" && a.Name != "" { // equal names of one datacenter are one machine
		a.Scope, a.Key = a.Scope+"/"+row.Cell(m.at.datacenter)+"/names", strings.ToLower(a.Name)
	}
	a.Site = row.Cell(m.at.datacenter)
	return true, nil
}

// scope is the vCenter that the row is from.
func (r *reader) scope(row foreign.Row) string {
	for _, i := range []int{r.at.serverUUID, r.at.server} {
		if s := row.Cell(i); s != "" {
			return strings.ToLower(s)
		}
	}
	return "vcenter"
}

func yes(text string) bool {
	v, err := cell.Yes(text)
	return err == nil && v
}

// tell says how many rows were no machines.
func (m *machines) tell(sink foreign.Sink) {
	if n := m.templates; n > 0 {
		sink.Finding(m.header.Finding(inventory.CodeRowsLeft, plural(n, "template")+" left out: a template is no machine"))
	}
	if n := m.placeholders; n > 0 {
		sink.Finding(m.header.Finding(inventory.CodeRowsLeft, plural(n, "placeholder")+" of Site Recovery Manager left out: the machine is at the other site"))
	}
	if n := m.off; n > 0 {
		sink.Finding(m.header.Finding(inventory.CodeSwitchedOff, plural(n, "machine")+" switched off or suspended; kept, and marked by the attribute Powerstate"))
	}
}
