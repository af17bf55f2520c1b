package azure

import (
	"fmt"
	"strings"

	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/cell"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/layout"
)

// maxDisks is how many disks a template may have: its documentation says 8, and
// converters write more.
const maxDisks = 32

// Formats are the formats of this package.
func Formats() []foreign.TableFormat {
	return []foreign.TableFormat{servers(), dependencies()}
}

// servers is the template for the import of servers.
func servers() *layout.Table {
	return &layout.Table{
		Format: "azure-migrate-servers", Words: "Azure Migrate servers",
		Must: [][]string{
			{"Server name"}, {"Cores", "Number of cores"}, memoryNames, {"OS name", "Operating system", "OS version"},
		},
		Fields: append([]layout.Field{
			layout.Host("Server name"),
			layout.Addresses("IP addresses", "IP address"),
			layout.MACs("MAC address", "MAC addresses"),
			layout.Number("vcpu", "Cores", "Number of cores"),
			layout.Memory(cell.MB, memoryNames...),
			layout.Value("form", form, "Server type"),
		}, disks()...),
		Kept: []string{
			"OS name", "OS version", "OS architecture", "CPU utilization percentage", "Memory utilization percentage",
			"Network adapters", "Network In throughput", "Network Out throughput", "Boot type", "Firmware type", "Number of disks",
			"Hypervisor", "Storage in use (In GB)", "Wave Name", "Application name(s)", "App ARM ID Name(s)",
		},
		Variant: variant,
	}
}

var memoryNames = []string{"Memory (In MB)", "Memory (MB)", "Memory"}

// disks are the columns of the sizes of disks.
func disks() []layout.Field {
	fields := make([]layout.Field, maxDisks)
	for i := range fields {
		name := fmt.Sprintf("Disk %d size", i+1)
		fields[i] = layout.Part(cell.GB, name+" (In GB)", name+" (GB)", name)
	}
	return fields
}

// form reads the type of a server.
func form(text string) (string, error) {
	switch {
	case strings.EqualFold(text, "physical"):
		return "physical", nil
	case strings.EqualFold(text, "virtual"), strings.EqualFold(text, "vm"):
		return "vm", nil
	}
	return "", cell.ErrWord
}

// variant tells headers that are not those of the template itself.
func variant(h foreign.Header) string {
	switch {
	case h.Index("Server type", "Hypervisor", "Storage in use (In GB)") >= 0:
		return "Azure Migrate servers with the columns Server type, Hypervisor or Storage in use, which converters write"
	case h.Index("Memory (In MB)") < 0:
		return "Azure Migrate servers with the names of the documentation: memory taken as MB, disks as GB"
	}
	return ""
}
