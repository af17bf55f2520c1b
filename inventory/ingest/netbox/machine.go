package netbox

import (
	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/cell"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/layout"
)

// machine is the table of virtual machines, of which the unit of disks has changed.
type machine struct{ *layout.Table }

func machines() machine {
	return machine{&layout.Table{
		Format: "netbox-vms", Words: "NetBox virtual machines",
		Must: [][]string{{"Name"}, {"VCPUs"}, {"Memory (MB)", "Memory"}, {"Status", "Cluster", "Platform"}},
		Fields: append(common(machineScope),
			layout.Number("vcpu", "VCPUs"),
			layout.Memory(cell.MB, "Memory (MB)", "Memory"),
			layout.Kind("Role")),
		Kept: []string{
			"Type", "Virtual machine type", "Status", "Start on boot", "Cluster", "Device", "Platform", "Serial", "Tenant Group", "Tenant",
			"Contacts", "Comments", "Tags", "Config Template", "Created", "Last updated", "Description", "Owner",
		},
		Finish: func(a *foreign.Asset, _ layout.Cells) string {
			a.Set("form", inventory.FormVM.String())
			return ""
		},
		Also: onDevice,
	}}
}

// diskNames are the names of the column of disks, by the unit that they say.
var (
	disksMB    = []string{"Disk (MB)"}
	disksGB    = []string{"Disk (GB)"}
	disksPlain = []string{"Disk"}
)

// Recognise counts the columns of disks too.
func (m machine) Recognise(h foreign.Header) int {
	n := m.Table.Recognise(h)
	if n > 0 && h.Index("Disk (MB)", "Disk (GB)", "Disk") >= 0 {
		n++
	}
	return n
}

// Open begins to read a table, with the unit of disks that it has.
func (m machine) Open(h foreign.Header, opts foreign.Options) (foreign.RowReader, error) {
	t := *m.Table
	t.Fields = append(t.Fields[:len(t.Fields):len(t.Fields)],
		layout.Storage(cell.MB, disksMB...), layout.Storage(cell.GB, disksGB...), layout.Storage(cell.MB, disksPlain...))
	t.Variant = func(h foreign.Header) string {
		if h.Index(disksPlain...) < 0 || h.Index("Serial", "Start on boot", "Virtual machine type") >= 0 {
			return ""
		}
		return "NetBox virtual machines: the table does not say which version wrote it; disks taken as MB (4.1 and later), not GB"
	}
	return t.Open(h, opts)
}

// onDevice says that a VM runs on a device: it needs it, but is not down with it,
// since machines restart on other hosts.
func onDevice(a *foreign.Asset, cells layout.Cells, sink foreign.Sink) error {
	d := &foreign.Dependency{From: a.Identity, Kind: inventory.Async, At: a.At}
	d.Set("impact", inventory.ImpactNone.String())
	cell.Host(&d.To, cells("Device"))
	if !d.To.Known() {
		return nil
	}
	return sink.Dependency(d)
}
