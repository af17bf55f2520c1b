package netbox

import (
	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/layout"
)

// The name spaces of ids.
const (
	deviceScope  = "netbox-device"
	machineScope = "netbox-vm"
)

// Formats are the formats of this package.
func Formats() []foreign.TableFormat {
	return []foreign.TableFormat{devices(), machines(), addresses(), services(), sites{}}
}

// devices is the table of devices.
func devices() *layout.Table {
	return &layout.Table{
		Format: "netbox-devices", Words: "NetBox devices",
		Must: [][]string{{"Name"}, {"Role", "Device role"}, {"Type", "Device type"}, {"Manufacturer", "Rack", "Device type", "Serial number"}, {"Site"}},
		Fields: append(common(deviceScope),
			layout.Kind("Role", "Device role"),
			layout.Custom(serial, "Serial number", "Serial").AlsoKept()),
		Kept: []string{
			"Status", "Tenant", "Tenant Group", "Manufacturer", "Type", "Device type", "Asset tag", "Region", "Site Group", "Location",
			"Rack", "Parent Device", "Position (Device Bay)", "Position", "Rack face", "Face", "Latitude", "Longitude", "Airflow", "OOB IP",
			"Cluster", "Virtual Chassis", "VC Position", "VC Priority", "Platform", "Parent", "Device bay", "Owner",
		},
		Finish: func(a *foreign.Asset, _ layout.Cells) string {
			a.Set("form", inventory.FormPhysical.String())
			return ""
		},
	}
}

// common are the columns that devices and virtual machines share.
func common(scope string) []layout.Field {
	return []layout.Field{
		layout.Key(scope, "ID"),
		layout.Host("Name"),
		layout.Site("Site"),
		layout.Addresses("IP Address", "Primary IP"),
		layout.Addresses("IPv4 Address", "Primary IPv4"),
		layout.Addresses("IPv6 Address", "Primary IPv6"),
	}
}

// serial names a device that has neither id nor name.
func serial(a *foreign.Asset, text string) error {
	if a.Key == "" {
		a.Key, a.Scope = text, "serial"
	}
	return nil
}
