package ingest

import (
	"math"

	"github.com/wavecut/wavecut/inventory"
)

// words lists the names of an enumeration's values, from 0 to last.
func words[T interface {
	~uint8
	String() string
}](last T) []string {
	names := make([]string, 0, int(last)+1)
	for v := T(0); v <= last; v++ {
		names = append(names, v.String())
	}
	return names
}

func siteColumns() []Column {
	return []Column{
		identifier("id").key(),
		text("name"),
		word("role", words(inventory.RoleCloud)).required(),
		text("region"),
		text("jurisdiction"),
		amount("capacity_rack_units"),
		amount("capacity_power_kw"),
		amount("capacity_vcpu"),
		amount("capacity_memory_gb"),
		amount("capacity_storage_gb"),
		amount("monthly_fixed_cost"),
		amount("monthly_cost_per_rack_unit"),
		amount("monthly_cost_per_kw"),
		amount("monthly_cost_per_vcpu"),
		amount("monthly_cost_per_gb"),
		{Name: "contract_end", Type: TypeDate},
		amount("early_exit_fee"),
		amount("decommission_days"),
		amount("hourly_cost_per_vcpu"),
		yesNo("swing"),
	}
}

func linkColumns() []Column {
	return []Column{
		identifier("from").key(),
		identifier("to").key(),
		{Name: "bandwidth_mbps", Type: TypeNumber, Min: math.SmallestNonzeroFloat64, Max: maxAmount, Required: true},
		amount("rtt_ms").required(),
		amount("transfer_cost_per_gb"),
	}
}

func assetColumns() []Column {
	return []Column{
		identifier("id").key(),
		identifier("site"),
		text("name"),
		text("fqdn"),
		word("kind", words(inventory.KindOther)),
		word("form", words(inventory.FormPhysical)),
		word("environment", words(inventory.EnvDev)),
		word("exposure", words(inventory.External)),
		identifier("application"),
		identifier("team"),
		amount("rack_units"),
		amount("power_kw"),
		amount("vcpu"),
		amount("memory_gb"),
		amount("storage_gb"),
		amount("change_gb_per_day"),
		integer("tier", 0, 4),
		amount("downtime_cost_per_hour"),
		amount("max_downtime_minutes"),
		word("method", words(inventory.MethodRetain)),
		amount("effort_hours"),
		identifier("replica_group"),
		integer("min_available", 1, 1e9),
		yesNo("spread"),
		{Name: "allowed_sites", Type: TypeList},
		identifier("data_class"),
		amount("dns_ttl_seconds"),
		amount("peak_factor"),
		yesNo("burstable"),
		word("dr_mode", words(inventory.DRNone)),
		amount("rto_minutes"),
		amount("rpo_minutes"),
		identifier("dr_site"),
	}
}

func dependencyColumns() []Column {
	return []Column{
		identifier("from").key(),
		identifier("to").key(),
		word("kind", words(inventory.DNS)),
		word("mode", words(inventory.ModeAny)),
		word("impact", words(inventory.ImpactNone)),
		amount("calls_per_second"),
		amount("traffic_mbps"),
		amount("max_rtt_ms"),
		{Name: "constraint", Type: TypeConstraint},
	}
}

func calendarColumns() []Column {
	return []Column{
		word("kind", words(inventory.Event)).key(),
		{Name: "scope", Type: TypeScope, Key: true, Required: true},
		{Name: "start", Type: TypeMoment, Key: true, Required: true},
		{Name: "end", Type: TypeMoment, Key: true, Required: true},
		text("name"),
		amount("traffic_factor"),
	}
}

func teamColumns() []Column {
	return []Column{
		identifier("team").key(),
		amount("hours_per_window"),
		amount("max_assets_per_window"),
	}
}
