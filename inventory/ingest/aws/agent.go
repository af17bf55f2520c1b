package aws

import (
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/connection"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/layout"
)

// agentScope is the name space of agents' ids; the account is added to it.
const agentScope = "aws-ads-agent"

// agentSystems is the table of the systems on which agents run.
func agentSystems() *layout.Table {
	return &layout.Table{
		Format: "aws-ads-systems", Words: "AWS Application Discovery systems",
		Must: [][]string{{"agent_id"}, {"host_name"}, {"os_name", "os_version", "cpu_type", "hypervisor"}},
		Fields: []layout.Field{
			layout.Key(agentScope, "agent_id"), layout.Host("host_name"), layout.Seen("timestamp"),
		},
		Kept:   []string{"account_number", "os_name", "os_version", "cpu_type", "hypervisor"},
		Finish: ofAccount,
	}
}

// agentInterfaces is the table of agents' network interfaces.
func agentInterfaces() *layout.Table {
	return &layout.Table{
		Format: "aws-ads-interfaces", Words: "AWS Application Discovery network interfaces",
		Must: [][]string{{"agent_id"}, {"ip_address"}, {"mac_address", "net_mask", "gateway", "family"}},
		Fields: []layout.Field{
			layout.Key(agentScope, "agent_id"), layout.Addresses("ip_address"), layout.MACs("mac_address"), layout.Seen("timestamp"),
		},
		Dropped: []string{"account_number", "name", "family", "gateway", "net_mask"},
		Finish:  ofAccount,
	}
}

// ofAccount makes an agent's id one of its account.
func ofAccount(a *foreign.Asset, cells layout.Cells) string {
	if account := cells("account_number"); account != "" && a.Key != "" {
		a.Scope = agentScope + "/" + account
	}
	return ""
}

// agentConnections are the two tables of connections, inbound and outbound.
func agentConnections() *connection.Table {
	return &connection.Table{
		Format: "aws-ads-connections", Words: "AWS Application Discovery connections",
		Must:   [][]string{{"agent_id"}, {"source_ip"}, {"destination_ip"}, {"destination_port"}},
		Client: connection.End{Fields: []layout.Field{layout.Addresses("source_ip")}},
		Server: connection.End{Fields: []layout.Field{layout.Addresses("destination_ip")}},
		Port:   []string{"destination_port"},
		Times:  []string{"agent_creation_date"}, Span: connection.At,
		Dropped: []string{"account_number", "agent_id", "source_port", "ip_version", "transport_protocol", "agent_assigned_process_id"},
	}
}

// sampleConnections are the results of the queries that AWS publishes.
func sampleConnections() *connection.Table {
	return &connection.Table{
		Format: "aws-ads-query", Words: "AWS Application Discovery query result",
		Must: [][]string{
			{"Source IP Address", "Source Host Name"}, {"Destination IP Address", "Destination Host Name"},
			{"Destination Communication Port", "Connection Frequency"},
		},
		Client:  connection.End{Fields: []layout.Field{layout.Host("Source Host Name"), layout.Addresses("Source IP Address")}},
		Server:  connection.End{Fields: []layout.Field{layout.Host("Destination Host Name"), layout.Addresses("Destination IP Address")}},
		Port:    []string{"Destination Communication Port"},
		Dropped: []string{"Connection Frequency", "Process Name", "Process Service Name", "Process Service Description"},
	}
}
