package model

import (
	"strings"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/filter"
)

// assetField is a column of assets.csv as a field of filters.
type assetField struct {
	name  string
	kind  filter.Type
	value func(*inventory.Estate, *inventory.Asset) filter.Value
}

var assetFields = []assetField{
	{name: "id", value: func(e *inventory.Estate, a *inventory.Asset) filter.Value { return filter.TextValue(a.ID) }},
	{name: "site", value: func(e *inventory.Estate, a *inventory.Asset) filter.Value { return filter.TextValue(e.SiteID(a.Site)) }},
	{name: "name", value: func(e *inventory.Estate, a *inventory.Asset) filter.Value { return filter.TextValue(a.Name) }},
	{name: "fqdn", value: func(e *inventory.Estate, a *inventory.Asset) filter.Value { return filter.TextValue(a.FQDN) }},
	{name: "kind", value: func(e *inventory.Estate, a *inventory.Asset) filter.Value { return filter.TextValue(a.Kind.String()) }},
	{name: "form", value: func(e *inventory.Estate, a *inventory.Asset) filter.Value { return filter.TextValue(a.Form.String()) }},
	{name: "environment", value: func(e *inventory.Estate, a *inventory.Asset) filter.Value {
		return filter.TextValue(a.Environment.String())
	}},
	{name: "exposure", value: func(e *inventory.Estate, a *inventory.Asset) filter.Value {
		return filter.TextValue(a.Exposure.String())
	}},
	{name: "application", value: func(e *inventory.Estate, a *inventory.Asset) filter.Value { return filter.TextValue(a.Application) }},
	{name: "team", value: func(e *inventory.Estate, a *inventory.Asset) filter.Value { return filter.TextValue(a.Team) }},
	{name: "rack_units", kind: filter.Number, value: func(_ *inventory.Estate, a *inventory.Asset) filter.Value {
		return filter.NumberValue(a.Needs[inventory.RackUnits])
	}},
	{name: "power_kw", kind: filter.Number, value: func(_ *inventory.Estate, a *inventory.Asset) filter.Value {
		return filter.NumberValue(a.Needs[inventory.PowerKW])
	}},
	{name: "vcpu", kind: filter.Number, value: func(_ *inventory.Estate, a *inventory.Asset) filter.Value {
		return filter.NumberValue(a.Needs[inventory.VCPU])
	}},
	{name: "memory_gb", kind: filter.Number, value: func(_ *inventory.Estate, a *inventory.Asset) filter.Value {
		return filter.NumberValue(a.Needs[inventory.MemoryGB])
	}},
	{name: "storage_gb", kind: filter.Number, value: func(_ *inventory.Estate, a *inventory.Asset) filter.Value {
		return filter.NumberValue(a.Needs[inventory.StorageGB])
	}},
	{name: "change_gb_per_day", kind: filter.Number, value: func(_ *inventory.Estate, a *inventory.Asset) filter.Value {
		return filter.NumberValue(a.ChangeGBPerDay)
	}},
	{name: "tier", kind: filter.Number, value: func(_ *inventory.Estate, a *inventory.Asset) filter.Value { return filter.NumberValue(float64(a.Tier)) }},
	{name: "downtime_cost_per_hour", kind: filter.Number, value: func(_ *inventory.Estate, a *inventory.Asset) filter.Value {
		return filter.NumberValue(a.DowntimeCostPerHour)
	}},
	{name: "max_downtime_minutes", kind: filter.Number, value: func(_ *inventory.Estate, a *inventory.Asset) filter.Value {
		return filter.NumberValue(a.MaxDowntimeMinutes)
	}},
	{name: "method", value: func(e *inventory.Estate, a *inventory.Asset) filter.Value { return filter.TextValue(a.Method.String()) }},
	{name: "effort_hours", kind: filter.Number, value: func(_ *inventory.Estate, a *inventory.Asset) filter.Value { return filter.NumberValue(a.EffortHours) }},
	{name: "replica_group", value: func(e *inventory.Estate, a *inventory.Asset) filter.Value { return filter.TextValue(a.ReplicaGroup) }},
	{name: "min_available", kind: filter.Number, value: func(_ *inventory.Estate, a *inventory.Asset) filter.Value {
		return filter.NumberValue(float64(a.MinAvailable))
	}},
	{name: "spread", value: func(e *inventory.Estate, a *inventory.Asset) filter.Value { return yesNo(a.Spread) }},
	{name: "allowed_sites", value: func(e *inventory.Estate, a *inventory.Asset) filter.Value { return allowedSites(e, a) }},
	{name: "data_class", value: func(e *inventory.Estate, a *inventory.Asset) filter.Value { return filter.TextValue(a.DataClass) }},
	{name: "dns_ttl_seconds", kind: filter.Number, value: func(_ *inventory.Estate, a *inventory.Asset) filter.Value { return filter.NumberValue(a.DNSTTLSeconds) }},
	{name: "peak_factor", kind: filter.Number, value: func(_ *inventory.Estate, a *inventory.Asset) filter.Value { return filter.NumberValue(a.PeakFactor) }},
	{name: "burstable", value: func(e *inventory.Estate, a *inventory.Asset) filter.Value { return yesNo(a.Burstable) }},
	{name: "dr_mode", value: func(e *inventory.Estate, a *inventory.Asset) filter.Value { return filter.TextValue(a.DRMode.String()) }},
	{name: "rto_minutes", kind: filter.Number, value: func(_ *inventory.Estate, a *inventory.Asset) filter.Value { return filter.NumberValue(a.RTOMinutes) }},
	{name: "rpo_minutes", kind: filter.Number, value: func(_ *inventory.Estate, a *inventory.Asset) filter.Value { return filter.NumberValue(a.RPOMinutes) }},
	{name: "dr_site", value: func(e *inventory.Estate, a *inventory.Asset) filter.Value { return filter.TextValue(a.DRSite) }},
}

// assetSchema is the fields of a stage's filter: the columns of assets.csv.
func assetSchema() filter.Schema {
	var s filter.Schema
	for _, f := range assetFields {
		s.Fields = append(s.Fields, filter.Field{Name: f.name, Type: f.kind})
	}
	return s
}

// lookupAsset gives the fields of an asset to a filter.
func lookupAsset(e *inventory.Estate, a *inventory.Asset) filter.Lookup {
	return func(name string) filter.Value {
		for i := range assetFields {
			if assetFields[i].name == name {
				return assetFields[i].value(e, a)
			}
		}
		return filter.Value{}
	}
}

func yesNo(v bool) filter.Value {
	if v {
		return filter.TextValue("yes")
	}
	return filter.TextValue("no")
}

// allowedSites is the list as assets.csv has it.
func allowedSites(e *inventory.Estate, a *inventory.Asset) filter.Value {
	ids := make([]string, len(a.AllowedSites))
	for i, s := range a.AllowedSites {
		ids[i] = e.SiteID(s)
	}
	return filter.TextValue(strings.Join(ids, ";"))
}
