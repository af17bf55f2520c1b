package tidal

import (
	"strings"

	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/cell"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/layout"
)

// Formats are the formats of this package.
func Formats() []foreign.TableFormat {
	return []foreign.TableFormat{servers()}
}

// servers is the table of servers.
func servers() *layout.Table {
	return &layout.Table{
		Format: "tidal-servers", Words: "Tidal servers",
		Must: [][]string{{"HOST_NAME"}, {"RAM_allocated_gb", "STORAGE_allocated_gb", "CPU_COUNT", "assigned_id"}},
		Fields: []layout.Field{
			layout.Key("tidal", "assigned_id"),
			layout.Host("HOST_NAME"),
			layout.Host("FQDN"),
			layout.Memory(cell.GB, "RAM_allocated_gb"),
			layout.Number("vcpu", "CPU_COUNT"),
			layout.Storage(cell.GB, "STORAGE_allocated_gb"),
			layout.Environment("ENVIRONMENT"),
			layout.Kind("ROLE"),
			layout.Value("form", form, "virtual"),
		},
		Kept: []string{
			"DESCRIPTION", "ZONE", "RAM_used_gb", "STORAGE_used_gb", "cluster_host_name", "custom_fields_tcp_port",
			"custom_fields_database_software", "custom_fields_version", "ENIVRONMENT_ID", "ENVIRONMENT_ID", "CLUSTER_id",
		},
	}
}

// form reads whether a server is virtual.
func form(text string) (string, error) {
	if strings.EqualFold(text, "virtual") {
		return "vm", nil
	}
	if strings.EqualFold(text, "physical") {
		return "physical", nil
	}
	virtual, err := cell.Yes(text)
	switch {
	case err != nil:
		return "", err
	case virtual:
		return "vm", nil
	}
	return "physical", nil
}
