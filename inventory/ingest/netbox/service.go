package netbox

import (
	"slices"
	"strings"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/cell"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/layout"
)

// services is the table of application services: a row for each, several of which
// a machine may have.
func services() *layout.Gathered {
	return &layout.Gathered{
		Table: &layout.Table{
			Format: "netbox-services", Words: "NetBox services",
			Must: [][]string{{"Name"}, {"Ports"}, {"Parent", "Device/VM", "Device", "Virtual machine", "IP addresses", "ipaddresses", "Parent object type"}},
			Fields: append(parents(),
				layout.Key(deviceScope, "Parent object id"),
				layout.Addresses("IP addresses", "ipaddresses")),
			Dropped: []string{
				"Name", "Protocol", "Ports", "Parent object type", "Description", "Contacts", "Comments", "Tags", "ID", "Created", "Last updated",
				"Owner",
			},
			Finish: offered,
		},
		Merge: together,
	}
}

// offered keeps what a row says of its machine.
func offered(a *foreign.Asset, cells layout.Cells) string {
	if strings.Contains(strings.ToLower(cells("Parent object type")), "virtual") && a.Key != "" {
		a.Scope = machineScope
	}
	ports := cells("Ports")
	a.Keep("service "+cells("Name"), strings.TrimSpace(strings.ToLower(cells("Protocol"))+" "+ports))
	a.Set("kind", kindOf(ports))
	return ""
}

// portKinds are the ports by which a machine's kind is known where a person has
// written down that it offers the service.
var portKinds = map[string]inventory.Kind{
	"80": inventory.KindWeb, "443": inventory.KindWeb, "8080": inventory.KindWeb, "8443": inventory.KindWeb,
	"1433": inventory.KindDatabase, "1521": inventory.KindDatabase, "3306": inventory.KindDatabase, "5432": inventory.KindDatabase,
	"27017": inventory.KindDatabase, "50000": inventory.KindDatabase,
	"6379": inventory.KindCache, "11211": inventory.KindCache,
	"5672": inventory.KindQueue, "9092": inventory.KindQueue, "61616": inventory.KindQueue, "1414": inventory.KindQueue,
	"2049": inventory.KindStorage,
}

// kindOf is the kind that all ports of a list that tell one agree on, or "".
func kindOf(ports string) string {
	kind := ""
	for _, port := range cell.List(strings.Trim(ports, "[]{}")) {
		_, port, _ = strings.Cut("/"+port, "/") // "tcp/443" and "443"
		k, ok := portKinds[port[strings.LastIndex(port, "/")+1:]]
		switch {
		case !ok:
		case kind != "" && kind != k.String():
			return ""
		default:
			kind = k.String()
		}
	}
	return kind
}

// together adds a service to those of its machine, which keeps a kind while they
// agree on it.
func together(into, more *foreign.Asset) {
	into.Attributes = append(into.Attributes, more.Attributes...)
	into.Addresses = append(into.Addresses, more.Addresses...)
	agree := !slices.Contains(into.Attributes, severalKinds)
	switch {
	case len(more.Values) == 0 || !agree:
	case len(into.Values) == 0:
		into.Values = more.Values
	case into.Values[0] != more.Values[0]:
		into.Values, into.Attributes = nil, append(into.Attributes, severalKinds)
	}
}

// severalKinds is kept with a machine whose services are of several kinds.
var severalKinds = foreign.Attribute{Name: "services", Text: "of several kinds"}
