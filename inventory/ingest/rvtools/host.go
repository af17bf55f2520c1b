package rvtools

import (
	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/layout"
)

func vHost() *tab {
	return &tab{
		name: "rvtools-vhost", title: "RVTools vHost",
		must: [][]string{{"Host", "vHostName"}, {"CPU Model", "# CPU", "# Cores", "ESX Version", "vHostCPUModel"}, {"# Memory", "# VMs", "# VMs total", "vHostMemory", "ESX Version"}},
		own: append([]string{"Compliance Check State", "in Maintenance Mode", "in Quarantine Mode", "vSAN Fault Domain Name", "CPU Model", "Speed", "HT Available",
			"HT Active", "# CPU", "Cores per CPU", "# Cores", "CPU usage %", "# Memory", "Memory Tiering Type", "Memory usage %", "Console", "# NICs", "# HBAs",
			"# VMs total", "# VMs", "VMs per Core", "# vCPUs", "vCPUs per Core", "vRAM", "VM Used memory", "VM Memory Swapped", "VM Memory Ballooned",
			"VMotion support", "Storage VMotion support", "Current EVC", "Max EVC", "Assigned License(s)", "ATS Heartbeat", "ATS Locking",
			"Current CPU power man. policy", "Supported CPU power man.", "Host Power Policy", "ESX Version", "Boot time", "DNS Servers", "DHCP", "Domain",
			"Domain List", "DNS Search Order", "NTP Server(s)", "NTPD running", "Time Zone", "Time Zone Name", "GMT Offset", "Vendor", "Model",
			"Serial number", "Service tag", "OEM specific string", "BIOS Vendor", "BIOS Version", "BIOS Date", "Certificate Issuer",
			"Certificate Start Date", "Certificate Expiry Date", "Certificate Status", "Certificate Subject"}, official...),
		kept: []string{"Cluster", "CPU Model", "# CPU", "# Cores", "# Memory", "CPU usage %", "Memory usage %", "# VMs", "ESX Version", "Vendor", "Model",
			"Serial number", "Service tag", "in Maintenance Mode"},
		begin: func(r *reader) rowHandler {
			return &hostRows{reader: r, uuid: r.header.Index("UUID"), domain: r.header.Index("Domain")}
		},
	}
}

// hostRows reads vHost.
type hostRows struct {
	*reader
	uuid, domain int
}

func (h *hostRows) row(_ *foreign.Asset, row foreign.Row, sink foreign.Sink) error {
	name := row.Cell(h.at.host)
	if name == "" {
		return sink.Reject(row.At, row.Cells, layout.Nameless())
	}
	a := h.host(name, row)
	if u := row.Cell(h.uuid); u != "" {
		a.UUIDs = append(a.UUIDs, u)
	}
	h.fill(a, row, sink)
	sink.Row(foreign.Stored)
	return sink.Asset(a)
}

func (h *hostRows) close(foreign.Sink) error { return nil }

func vDatastore() *tab {
	return &tab{
		name: "rvtools-vdatastore", title: "RVTools vDatastore",
		must: [][]string{{"Name"}, {"Capacity MiB", "Capacity MB"}, {"# Hosts", "Hosts", "MHA", "VMFS Upgradeable", "SIOC enabled"}},
		own: []string{"Name", "Config status", "Address", "Accessible", "Type", "# VMs total", "# VMs", "Capacity MiB", "Capacity MB", "Provisioned MiB", "In Use MiB",
			"Free MiB", "Free %", "SIOC enabled", "SIOC Threshold", "# Hosts", "Hosts", "Cluster name", "Block size", "Max Blocks", "# Extents", "Major Version",
			"Version", "VMFS Upgradeable", "MHA", "URL", "Object ID", "VI SDK Server", "VI SDK UUID"},
		begin: func(r *reader) rowHandler {
			return &leftRows{reader: r, what: "the disks of machines stand for data stores"}
		},
	}
}

func vCluster() *tab {
	return &tab{
		name: "rvtools-vcluster", title: "RVTools vCluster",
		must: [][]string{{"Name"}, {"NumHosts"}, {"TotalCpu", "NumCpuCores", "TotalMemory"}},
		own: []string{"Name", "Config status", "OverallStatus", "NumHosts", "numEffectiveHosts", "TotalCpu", "NumCpuCores", "NumCpuThreads", "Effective Cpu",
			"TotalMemory", "Effective Memory", "Num VMotions", "HA enabled", "DRS enabled", "Object ID", "VI SDK Server", "VI SDK UUID"},
		begin: func(r *reader) rowHandler {
			return &leftRows{reader: r, what: "a cluster is the attribute Cluster of its machines"}
		},
	}
}

func vSource() *tab {
	return &tab{
		name: "rvtools-vsource", title: "RVTools vSource",
		must: [][]string{{"Name"}, {"API version"}, {"Fullname", "Full name", "Product name", "Patch level"}},
		own: []string{"Name", "OS type", "API type", "API version", "Version", "Patch level", "Build", "Fullname", "Full name", "Product name", "Product version",
			"Product line", "Vendor", "VI SDK Server", "VI SDK UUID"},
		begin: func(r *reader) rowHandler {
			return &leftRows{reader: r, what: "a vCenter is no asset of its own; it is a machine of vInfo"}
		},
	}
}

// leftRows leaves a tab out, and says why.
type leftRows struct {
	*reader
	what string
	n    int
}

func (l *leftRows) row(_ *foreign.Asset, _ foreign.Row, sink foreign.Sink) error {
	l.n++
	sink.Row(foreign.Left)
	return nil
}

func (l *leftRows) close(sink foreign.Sink) error {
	if l.n > 0 {
		sink.Finding(l.header.Finding(inventory.CodeRowsLeft, plural(l.n, "row")+" left out: "+l.what))
	}
	return nil
}
