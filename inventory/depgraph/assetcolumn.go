package depgraph

import "github.com/wavecut/wavecut/inventory"

// assetColumn compares one column of the native format.
type assetColumn struct {
	name string
	same func(a, b *inventory.Asset) bool
}

func plain[T comparable](name string, get func(a *inventory.Asset) T) assetColumn {
	return assetColumn{name, func(a, b *inventory.Asset) bool { return get(a) == get(b) }}
}

func number(name string, get func(a *inventory.Asset) float64) assetColumn {
	return assetColumn{name, func(a, b *inventory.Asset) bool { return sameNumber(get(a), get(b)) }}
}

func resource(r inventory.Resource) assetColumn {
	return number(r.String(), func(a *inventory.Asset) float64 { return a.Needs[r] })
}

// assetColumns are the columns of an asset but id, site and allowed_sites, in the
// order of the native format.
var assetColumns = []assetColumn{
	plain("name", func(a *inventory.Asset) string { return a.Name }),
	plain("fqdn", func(a *inventory.Asset) string { return a.FQDN }),
	plain("kind", func(a *inventory.Asset) inventory.Kind { return a.Kind }),
	plain("form", func(a *inventory.Asset) inventory.Form { return a.Form }),
	plain("environment", func(a *inventory.Asset) inventory.Environment { return a.Environment }),
	plain("exposure", func(a *inventory.Asset) inventory.Exposure { return a.Exposure }),
	plain("application", func(a *inventory.Asset) string { return a.Application }),
	plain("team", func(a *inventory.Asset) string { return a.Team }),
	resource(inventory.RackUnits),
	resource(inventory.PowerKW),
	resource(inventory.VCPU),
	resource(inventory.MemoryGB),
	resource(inventory.StorageGB),
	number("change_gb_per_day", func(a *inventory.Asset) float64 { return a.ChangeGBPerDay }),
	plain("tier", func(a *inventory.Asset) uint8 { return a.Tier }),
	number("downtime_cost_per_hour", func(a *inventory.Asset) float64 { return a.DowntimeCostPerHour }),
	number("max_downtime_minutes", func(a *inventory.Asset) float64 { return a.MaxDowntimeMinutes }),
	plain("method", func(a *inventory.Asset) inventory.Method { return a.Method }),
	number("effort_hours", func(a *inventory.Asset) float64 { return a.EffortHours }),
	plain("replica_group", func(a *inventory.Asset) string { return a.ReplicaGroup }),
	plain("min_available", func(a *inventory.Asset) int { return a.MinAvailable }),
	plain("spread", func(a *inventory.Asset) bool { return a.Spread }),
	plain("data_class", func(a *inventory.Asset) string { return a.DataClass }),
	number("dns_ttl_seconds", func(a *inventory.Asset) float64 { return a.DNSTTLSeconds }),
	number("peak_factor", func(a *inventory.Asset) float64 { return a.PeakFactor }),
	plain("burstable", func(a *inventory.Asset) bool { return a.Burstable }),
	plain("dr_mode", func(a *inventory.Asset) inventory.DRMode { return a.DRMode }),
	number("rto_minutes", func(a *inventory.Asset) float64 { return a.RTOMinutes }),
	number("rpo_minutes", func(a *inventory.Asset) float64 { return a.RPOMinutes }),
	plain("dr_site", func(a *inventory.Asset) string { return a.DRSite }),
}
