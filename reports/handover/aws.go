package handover

import (
	"maps"
	"slices"
	"strings"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/cell"
)

// discoveryColumns are those of the import of Application Discovery Service, in the
// order of its documentation.
func discoveryColumns([]asset) []column {
	columns := []column{
		{"ExternalId", func(a *asset) string { return or(a.attribute("ExternalId"), a.ID) }},
		{"SMBiosId", func(a *asset) string { return a.attribute("SMBiosId", "SMBIOS UUID") }},
		{"IPAddress", (*asset).addresses},
		kept("MACAddress"),
		{"HostName", (*asset).host},
		kept("VMware.MoRefId"),
		kept("VMware.VCenterId"),
		kept("CPU.NumberOfProcessors"),
		kept("CPU.NumberOfCores"),
		{"CPU.NumberOfLogicalCores", (*asset).vcpu},
		{"OS.Name", (*asset).osName},
		{"OS.Version", (*asset).osVersion},
		{"VMware.VMName", func(a *asset) string {
			if a.Form != inventory.FormVM {
				return ""
			}
			return or(a.attribute("VMware.VMName"), a.label())
		}},
		{"RAM.TotalSizeInMB", (*asset).memoryMB},
	}
	for _, load := range []string{
		"RAM.UsedSizeInMB", "CPU.UsagePct", "DiskReadsPerSecondInKB", "DiskWritesPerSecondInKB", "DiskReadsOpsPerSecond",
		"DiskWritesOpsPerSecond", "NetworkReadsPerSecondInKB", "NetworkWritesPerSecondInKB",
	} {
		columns = append(columns, kept(load+".Avg"), kept(load+".Max"))
	}
	return append(columns,
		column{"Applications", func(a *asset) string { return item(a.Application) }},
		column{"ApplicationWave", (*asset).wave},
		column{"Tags", func(a *asset) string { return pairs(a.attributes["Tags"]) }},
		kept("ServerId"))
}

// item is a text as one item of a list that commas separate.
func item(text string) string { return strings.Join(cell.Items(text, ",;"), " ") }

// pairs are the tags of a list that have a name and a value: other tools' columns of
// tags have the same name and no values.
func pairs(tags string) string {
	return strings.Join(slices.DeleteFunc(cell.Items(tags, ","), func(tag string) bool { return !strings.Contains(tag, ":") }), ",")
}

// or is the first of two texts that says anything.
func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// factoryColumns are those of the intake form of Cloud Migration Factory.
func factoryColumns([]asset) []column {
	return []column{
		{"wave_name", (*asset).wave},
		{"app_name", func(a *asset) string { return a.Application }},
		kept("aws_region"),
		kept("aws_accountid"),
		{"server_name", (*asset).label},
		{"server_os_family", (*asset).osFamily},
		{"server_os_version", func(a *asset) string { return or(a.attribute("server_os_version"), a.osVersion()) }},
		{"server_fqdn", func(a *asset) string { return a.FQDN }},
		{"server_tier", func(a *asset) string { return or(a.attribute("server_tier"), a.Kind.String()) }},
		{"server_environment", func(a *asset) string { return a.Environment.String() }},
		{"r_type", strategy},
		kept("subnet_IDs"), kept("securitygroup_IDs"), kept("subnet_IDs_test"), kept("securitygroup_IDs_test"),
		kept("instanceType"), kept("tenancy"), kept("tags"),
	}
}

// strategy is what is to become of a server: that the plan retires it or lets it
// stay outweighs what the form said; how to build the target the plan does not know.
func strategy(a *asset) string {
	said := a.attribute("r_type")
	switch {
	case a.retired():
		return "Retire"
	case a.row.Wave == "0":
		return "Retain"
	case said == "" || strings.EqualFold(said, "Retire") || strings.EqualFold(said, "Retain"):
		return "Rehost"
	}
	return said
}

// migrationColumns are those of the import of Application Migration Service, and all
// others of it that an import has left with any of the assets.
func migrationColumns(assets []asset) []column {
	columns := []column{
		kept("mgn:account-id"), kept("mgn:region"),
		{"mgn:wave:name", (*asset).wave},
		{"mgn:wave:description", func(a *asset) string { return a.row.WindowStart }},
		{"mgn:app:name", func(a *asset) string { return a.Application }},
		{"mgn:server:user-provided-id", func(a *asset) string { return or(a.attribute("mgn:server:user-provided-id"), a.ID) }},
		{"mgn:server:platform", (*asset).osFamily},
		{"mgn:server:fqdn-for-action-framework", func(a *asset) string { return a.FQDN }},
		{"mgn:server:tag:Name", (*asset).label},
		{"mgn:server:tag:Environment", func(a *asset) string { return a.Environment.String() }},
	}
	others := map[string]bool{}
	for i := range assets {
		for name := range assets[i].attributes {
			ours := slices.ContainsFunc(columns, func(c column) bool { return c.header == name })
			if strings.HasPrefix(name, "mgn:") && !ours && !strings.HasPrefix(name, "mgn:wave:") {
				others[name] = true
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(others)) {
		columns = append(columns, kept(name))
	}
	return columns
}
