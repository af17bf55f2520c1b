package aws

import (
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/cell"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/layout"
)

// The name spaces of keys.
const (
	importScope = "aws-ads-import"
	serverScope = "aws-ads-server"
)

// discoveryImport is the import of Migration Hub and Application Discovery Service.
func discoveryImport() *layout.Table {
	return &layout.Table{
		Format: "aws-ads-import", Words: "AWS Application Discovery import",
		Must: [][]string{
			{"ExternalId", "IPAddress", "MACAddress", "HostName", "VMware.MoRefId"},
			{
				"RAM.TotalSizeInMB", "CPU.NumberOfProcessors", "CPU.NumberOfCores", "CPU.NumberOfLogicalCores", "OS.Name", "OS.Version",
				"VMware.VMName", "SMBiosId", "ApplicationWave", "Applications",
			},
		},
		Fields: []layout.Field{
			layout.Key(importScope, "ExternalId"),
			layout.UUID("SMBiosId").AlsoKept(),
			layout.Addresses("IPAddress"),
			layout.MACs("MACAddress"),
			layout.Host("HostName"),
			layout.Custom(vmName, "VMware.VMName").AlsoKept(),
			layout.Number("vcpu", "CPU.NumberOfLogicalCores"),
			layout.Number("vcpu", "CPU.NumberOfCores").Otherwise(),
			layout.Number("vcpu", "CPU.NumberOfProcessors").Otherwise(),
			layout.Memory(cell.MB, "RAM.TotalSizeInMB"),
			layout.Value("application", application, "Applications"),
			layout.Custom(tags(",;", ":"), "Tags").AlsoKept(),
			layout.Custom(otherwiseKey(serverScope), "ServerId").AlsoKept(),
			layout.Custom(otherwiseKey(""), "VMware.MoRefId").AlsoKept(),
		},
		Kept: discoveryFigures(), Finish: inVCenter,
	}
}

// discoveryFigures are the columns of loads, in both spellings, and the rest.
func discoveryFigures() []string {
	figures := []string{
		"VMware.VCenterId", "OS.Name", "OS.Version", "RAM.UsedSizeInMB.Avg", "RAM.UsedSizeInMB.Max", "CPU.UsagePct.Avg",
		"CPU.UsagePct.Max", "ApplicationWave",
	}
	for _, what := range []string{
		"DiskReadsPerSecondInKB", "DiskWritesPerSecondInKB", "DiskReadsOpsPerSecond", "DiskWritesOpsPerSecond",
		"DiskReadOpsPerSecond", "DiskWriteOpsPerSecond", "NetworkReadsPerSecondInKB", "NetworkWritesPerSecondInKB",
	} {
		figures = append(figures, what+".Avg", what+".Max")
	}
	return figures
}

// vmName is the VM's label, which names the machine where no host name does.
func vmName(a *foreign.Asset, text string) error {
	if a.Name == "" {
		a.Name = text
	}
	a.Set("form", "vm")
	return nil
}

// otherwiseKey is an id that names the machine where no better one does.
func otherwiseKey(scope string) func(*foreign.Asset, string) error {
	return func(a *foreign.Asset, text string) error {
		if a.Key == "" {
			a.Key, a.Scope = text, scope
		}
		return nil
	}
}

// inVCenter takes the managed object with its vCenter for the key, which other
// exports of that vCenter have too.
func inVCenter(a *foreign.Asset, cells layout.Cells) string {
	object, center := cells("VMware.MoRefId"), cells("VMware.VCenterId")
	if object != "" && center != "" {
		a.Key, a.Scope = object, center
	}
	return ""
}
