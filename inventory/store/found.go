package store

import "slices"

// foundColumns are the columns of assets in the order of their bits in
// asset.found. The order is stored in databases: it is only ever added to.
var foundColumns = []string{
	"id", "site", "name", "fqdn", "kind", "form", "environment", "exposure", "application", "team",
	"rack_units", "power_kw", "vcpu", "memory_gb", "storage_gb", "change_gb_per_day", "tier", "downtime_cost_per_hour",
	"max_downtime_minutes", "method", "effort_hours", "replica_group", "min_available", "spread", "allowed_sites",
	"data_class", "dns_ttl_seconds", "peak_factor", "burstable", "dr_mode", "rto_minutes", "rpo_minutes", "dr_site",
}

// foundBit is the bit of a column in asset.found.
func foundBit(column string) int64 {
	if i := slices.Index(foundColumns, column); i >= 0 {
		return 1 << i
	}
	return 0
}
