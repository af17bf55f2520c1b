package handover

import "github.com/wavecut/wavecut/inventory"

// azureColumns are those of Azure Migrate's template for servers, and Wave Name.
// Storage is one disk, since the inventory knows no single disks.
func azureColumns([]asset) []column {
	return []column{
		{"*Server Name", (*asset).host},
		{"IP addresses", (*asset).addresses},
		{"*Cores", (*asset).vcpu},
		{"*Memory (In MB)", (*asset).memoryMB},
		{"*OS name", (*asset).osName},
		{"OS version", (*asset).osVersion},
		kept("OS architecture"),
		kept("CPU utilization percentage"),
		kept("Memory utilization percentage"),
		kept("Network adapters"),
		kept("Network In throughput"),
		kept("Network Out throughput"),
		kept("Boot type"),
		{"Number of disks", func(a *asset) string {
			if a.storageGB() == "" {
				return ""
			}
			return "1"
		}},
		{"Disk 1 size (In GB)", (*asset).storageGB},
		{"Server type", func(a *asset) string {
			switch a.Form {
			case inventory.FormPhysical:
				return "Physical"
			case inventory.FormVM:
				return "Virtual"
			}
			return ""
		}},
		{"Application name(s)", func(a *asset) string { return a.Application }},
		{"Target", func(a *asset) string { return a.row.Target }},
		{"Wave Name", (*asset).wave},
	}
}
