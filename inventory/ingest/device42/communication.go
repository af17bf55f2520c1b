package device42

import (
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/connection"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/layout"
)

// Formats are the formats of this package.
func Formats() []foreign.TableFormat {
	return []foreign.TableFormat{communication(), report()}
}

// communication is the result of the service communication query.
func communication() *connection.Table {
	return &connection.Table{
		Format: "device42-communication", Words: "Device42 service communication",
		Must:   [][]string{{"Listener Device"}, {"Client Device", "Client IP"}},
		Client: end("Client Device", "Client IP", "Client"),
		Server: end("Listener Device", "Listening IP", "Listener"),
		Port:   []string{"Listening Port", "Port Communication"},
		Times:  []string{"Communication Last Detected"}, Span: connection.At,
		Dropped: append([]string{
			"Listening Service", "Listener Service User", "Port Communication", "Client Service", "Client Service User",
			"Client Port Communication", "Listener Object Category", "Client Object Category",
		}, observed...),
	}
}

// report is the predefined service dependency report.
func report() *connection.Table {
	return &connection.Table{
		Format: "device42-dependencies", Words: "Device42 service dependencies",
		Must:   [][]string{{"Listening Device"}, {"Client Device", "Client IP"}},
		Client: end("Client Device", "Client IP", "Client"),
		Server: end("Listening Device", "Listening IP", "Listening"),
		Port:   []string{"Listening Port", "Port Communication"},
		Times:  []string{"Communication Last Detected"}, Span: connection.At,
		Dropped: append([]string{"Listening Service", "Client Process Display Name", "Client Process Name"}, observed...),
	}
}

// observed are the columns that both have and that say nothing of an estate.
var observed = []string{
	"Protocol", "Process Display Name", "Process Name", "Netstat # Times Port Actively Connected at Discovery",
	"Netstat # Times Discovery Checked for Connection", "Netstat Total # Port Connections at Discovery",
	"Netstat Time First Time Port Connected at Discovery", "Netstat Last Time Port Connected at Discovery",
}

// end are the columns of one end, of which most begin with its part in the talk.
func end(device, address, part string) connection.End {
	return connection.End{Seen: true, Fields: []layout.Field{
		layout.Host(device),
		layout.Addresses(address),
		layout.Text("application", part+" Business App"),
		layout.Keep("OS", part+" OS"),
		layout.Keep("OS Version", part+" OS Version"),
		layout.Keep("OS Version Number", part+" OS Version Number"),
		layout.Keep("Tag", part+" Tag"),
		layout.Keep("App Comp", part+" App Comp"),
		layout.Keep("Affinity Group", part+" Affinity Group"),
	}}
}
