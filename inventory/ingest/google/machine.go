package google

import (
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/cell"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/layout"
)

// scope is the name space of MachineId.
const scope = "google-migration-center"

// Formats are the formats of this package.
func Formats() []foreign.TableFormat {
	return []foreign.TableFormat{machines(), disks(), loads(), tags()}
}

// machines is vmInfo.
func machines() *layout.Table {
	return &layout.Table{
		Format: "google-vminfo", Words: "Google Migration Center vmInfo",
		Must: [][]string{{"MachineId"}, {"MachineName"}, {"AllocatedProcessorCoreCount", "MemoryGiB", "TotalDiskAllocatedGiB", "PrimaryIPAddress"}},
		Fields: []layout.Field{
			layout.Key(scope, "MachineId"),
			layout.Host("MachineName"),
			layout.Addresses("PrimaryIPAddress"),
			layout.Addresses("IpAddressListSemiColonDelimited"),
			layout.MACs("PrimaryMACAddress"),
			layout.Storage(cell.GiB, "TotalDiskAllocatedGiB"),
			layout.Number("vcpu", "AllocatedProcessorCoreCount"),
			layout.Memory(cell.GiB, "MemoryGiB"),
			layout.Site("HostingLocation"),
			layout.Value("form", form, "IsPhysical"),
		},
		Kept: []string{
			"PublicIPAddress", "TotalDiskUsedGiB", "MachineTypeLabel", "OsType", "OsPublisher", "OsName", "OsVersion", "MachineStatus",
			"ProvisioningState", "CreateDate", "Source",
		},
	}
}

// form reads whether a machine is physical.
func form(text string) (string, error) {
	physical, err := cell.Yes(text)
	switch {
	case err != nil:
		return "", err
	case physical:
		return "physical", nil
	}
	return "vm", nil
}

// tags is tagInfo.
func tags() *layout.Table {
	return &layout.Table{
		Format: "google-taginfo", Words: "Google Migration Center tagInfo",
		Must:    [][]string{{"MachineId"}, {"Key"}, {"Value"}},
		Fields:  []layout.Field{layout.Key(scope, "MachineId")},
		Dropped: []string{"Key", "Value"},
		Finish: func(a *foreign.Asset, cells layout.Cells) string {
			layout.Tag(a, cells("Key"), cells("Value"))
			return ""
		},
	}
}
