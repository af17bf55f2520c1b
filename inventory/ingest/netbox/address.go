package netbox

import (
	"strings"

	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/layout"
)

// addresses is the table of IP addresses.
func addresses() *layout.Table {
	return &layout.Table{
		Format: "netbox-addresses", Words: "NetBox IP addresses",
		Must: [][]string{{"IP Address", "Address"}, {"Status"}, {"VRF", "Assigned", "DNS name", "Interface", "Is primary"}},
		Fields: append([]layout.Field{
			layout.Addresses("IP Address", "Address"),
			layout.Custom(dnsName, "DNS name"),
		}, parents()...),
		Dropped: []string{
			"VRF", "Tenant", "Tenant Group", "Status", "Role", "Interface", "FHRP group", "Is primary", "Is OOB", "Assigned", "NAT (Inside)",
			"NAT (Outside)", "Description", "Owner", "Comments", "Tags", "ID", "Created", "Last updated",
		},
		Finish: assigned,
	}
}

// parents are the columns that name the device or VM to which a thing belongs.
func parents() []layout.Field {
	return []layout.Field{
		layout.Name("Device"),
		layout.Name("Virtual machine"),
		layout.Custom(parent, "Parent", "Device/VM"),
	}
}

// parent reads a device as tables show it: its name, and behind it its asset tag.
func parent(a *foreign.Asset, text string) error {
	if name, rest, tagged := strings.Cut(text, " ("); tagged && strings.HasSuffix(rest, ")") {
		text = name
	}
	a.Name = text
	return nil
}

func dnsName(a *foreign.Asset, text string) error {
	a.FQDN = text
	return nil
}

// shared are the roles of addresses that no single machine has for itself.
var shared = []string{"vip", "vrrp", "hsrp", "glbp", "carp", "anycast"}

// assigned decides what an address says of its device or VM. A DNS name that is not
// the machine's own belongs to the address alone.
func assigned(a *foreign.Asset, cells layout.Cells) string {
	address := ""
	if len(a.Addresses) > 0 {
		address = a.Addresses[0].String()
	}
	for _, role := range shared {
		if strings.EqualFold(cells("Role"), role) {
			a.Keep("shared address", address)
			a.Keep("shared name", a.FQDN)
			a.Addresses, a.FQDN = nil, ""
			break
		}
	}
	if a.Name == "" && a.FQDN == "" {
		return "addresses that nothing has for itself"
	}
	label, _, _ := strings.Cut(a.FQDN, ".")
	if a.Name != "" && a.FQDN != "" && !strings.EqualFold(label, a.Name) && !strings.EqualFold(a.FQDN, a.Name) {
		a.Keep("DNS name of "+address, a.FQDN)
		a.FQDN = ""
	}
	return ""
}
