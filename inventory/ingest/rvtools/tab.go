package rvtools

import (
	"slices"
	"strings"

	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/layout"
)

// tab is a format: one of the tabs.
type tab struct {
	name, title string
	must        [][]string
	own         []string // columns that RVTools has, beside those of the fields
	fields      []layout.Field
	kept        []string // of the own columns those that are kept as attributes
	begin       func(*reader) rowHandler
}

// rowHandler reads the rows of a tab.
type rowHandler interface {
	row(a *foreign.Asset, row foreign.Row, sink foreign.Sink) error
	close(foreign.Sink) error
}

// Formats are the formats of this package.
func Formats() []foreign.TableFormat {
	return []foreign.TableFormat{vInfo(), vCPU(), vMemory(), vDisk(), vPartition(), vNetwork(), vHost(), vDatastore(), vCluster(), vSource()}
}

// Name is the format in --as and in the summary.
func (t *tab) Name() string { return t.name }

// Title is the format in words.
func (t *tab) Title() string { return t.title }

// Recognise counts the columns that are the tab's own.
func (t *tab) Recognise(h foreign.Header) int {
	if layout.Missing(h, t.must) != nil {
		return 0
	}
	n := h.Count(t.own...)
	for _, f := range t.fields {
		if h.Index(f.Names...) >= 0 {
			n++
		}
	}
	return n
}

// Open begins to read a tab.
func (t *tab) Open(h foreign.Header, opts foreign.Options) (foreign.RowReader, error) {
	if err := layout.Require(t.title, h, t.must); err != nil {
		return nil, err
	}
	r := &reader{tab: t, header: h, opts: opts, binding: layout.Bind(h, t.fields)}
	r.place(t)
	r.handler = t.begin(r)
	return r, nil
}

// reader reads the rows of a tab.
type reader struct {
	tab     *tab
	header  foreign.Header
	opts    foreign.Options
	binding layout.Binding
	handler rowHandler
	kept    []column
	at      places
}

// column is a column that is kept as an attribute.
type column struct {
	name string
	cell int
}

// places are the cells that every tab has.
type places struct {
	vm, template, placeholder, id, vmUUID, smbios, server, serverUUID, datacenter, host int
}

// place finds the columns that all tabs have in common, and those that are kept:
// custom attributes, and what is worth keeping.
func (r *reader) place(t *tab) {
	h := r.header
	r.at = places{
		vm: h.Index(vmNames...), template: h.Index("Template", "vInfoTemplate"), placeholder: h.Index("SRM Placeholder", "vInfoSRMPlaceholder"),
		id: h.Index("VM ID", "vInfoVMID", "Object ID"), vmUUID: h.Index("VM UUID", "vInfoInstanceUUID", "Instance UUID"),
		smbios: h.Index("SMBIOS UUID", "vInfoUUID"), server: h.Index("VI SDK Server", "vInfoVISDKServer", "vCenter"),
		serverUUID: h.Index("VI SDK UUID", "vCenter UUID", "vInfoVISDKUUID"),
		datacenter: h.Index("Datacenter", "vInfoDataCenter", "vHostDatacenter"), host: h.Index(hostNames...),
	}
	known := map[string]bool{}
	for _, names := range [][]string{official, t.own} {
		for _, n := range names {
			known[foreign.Fold(n)] = true
		}
	}
	for _, f := range t.fields {
		for _, n := range f.Names {
			known[foreign.Fold(n)] = true
		}
	}
	for _, n := range t.kept {
		known[foreign.Fold(n)] = false
	}
	for i, c := range h.Cells {
		name := strings.TrimSpace(strings.TrimPrefix(c, "\ufeff"))
		if name != "" && !known[foreign.Fold(c)] && h.Index(c) == i {
			r.kept = append(r.kept, column{name, i})
		}
	}
}

var (
	vmNames   = []string{"VM", "vInfoVMName", "vPartitionVMName", "vMemoryVMName", "vCPUVMName", "vDiskVMName", "vNetworkVMName"}
	hostNames = []string{"Host", "vInfoHost", "vHostName", "vPartitionHost", "vDiskHost", "vNetworkHost"}
)

// Row reads a row.
func (r *reader) Row(row foreign.Row, sink foreign.Sink) error {
	if layout.Blank(row) || r.repeatsHeader(row) {
		sink.Row(foreign.Left)
		return nil
	}
	a := &foreign.Asset{At: row.At, Seen: r.opts.Taken}
	return r.handler.row(a, row, sink)
}

// Close ends the tab.
func (r *reader) Close(sink foreign.Sink) error {
	if err := r.handler.close(sink); err != nil {
		return err
	}
	r.tellUnits(sink)
	return nil
}

// repeatsHeader reports whether the row is the header again, as in files that were
// put together from several.
func (r *reader) repeatsHeader(row foreign.Row) bool {
	same := 0
	for i, c := range r.header.Cells {
		if row.Cell(i) != strings.TrimSpace(c) {
			return false
		}
		same++
	}
	return same > 2
}

// fill reads the fields and the attributes of a row.
func (r *reader) fill(a *foreign.Asset, row foreign.Row, sink foreign.Sink) {
	for _, u := range r.binding.Fill(a, row) {
		if u.Text == "VM" { // a placeholder that some exporters write
			a.Attributes = slices.DeleteFunc(a.Attributes, func(at foreign.Attribute) bool { return at.Name == u.Column })
			continue
		}
		sink.Finding(u.Finding(layout.Label(&a.Identity)))
	}
	for _, c := range r.kept {
		a.Keep(c.name, row.Cell(c.cell))
	}
}

// official are columns that many tabs have and that say nothing for a plan.
var official = []string{
	"Powerstate", "Template", "SRM Placeholder", "Config status", "Connection state", "Guest state", "Heartbeat", "Consolidation Needed",
	"PowerOn", "Suspended To Memory", "Suspend time", "Suspend Interval", "Creation date", "Change Version", "CPUs", "Overall Cpu Readiness",
	"Memory", "Active Memory", "NICs", "Disks", "Total disk capacity MiB", "Fixed Passthru HotPlug", "min Required EVC Mode Key",
	"Latency Sensitivity", "Op Notification Timeout", "EnableUUID", "disk.EnableUUID", "CBT", "Primary IP Address", "Network #1", "Network #2",
	"Network #3", "Network #4", "Network #5", "Network #6", "Network #7", "Network #8", "Num Monitors", "Video Ram KiB", "Video Ram KB", "Resource pool",
	"Folder ID", "Folder", "vApp", "DAS protection", "FT State", "FT Role", "FT Latency", "FT Bandwidth", "FT Sec. Latency",
	"Vm Failover In Progress", "Provisioned MiB", "Provisioned MB", "In Use MiB", "In Use MB", "Unshared MiB", "Unshared MB",
	"HA Restart Priority", "HA Isolation Response", "HA VM Monitoring", "Cluster rule(s)", "Cluster rule name(s)", "Boot Required",
	"Boot delay", "Boot retry delay", "Boot retry enabled", "Boot BIOS setup", "Reboot PowerOff", "EFI Secure boot", "Firmware",
	"HW version", "HW upgrade status", "HW upgrade policy", "HW target", "Path", "Log directory", "Snapshot directory",
	"Suspend directory", "Annotation", "Datacenter", "Cluster", "Host", "OS according to the configuration file",
	"OS according to the VMware Tools", "Customization Info", "Guest Detailed Data", "VM ID", "SMBIOS UUID", "VM UUID",
	"VI SDK Server type", "VI SDK API Version", "VI SDK Server", "VI SDK UUID", "vCenter UUID", "VM", "DNS Name", "Object ID", "UUID",
	"vInfoVMName", "vInfoTemplate", "vInfoSRMPlaceholder", "vInfoDataCenter", "vInfoUUID", "vInfoInstanceUUID", "vInfoVMID",
}
