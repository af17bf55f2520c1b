package quality

import "github.com/wavecut/wavecut/inventory"

// Field is something that a planner uses of an asset.
type Field struct {
	Name   string
	Weight int
	// Applies reports whether it is used of such an asset.
	Applies func(*inventory.Asset) bool
}

// DependencyField stands for having any dependency.
const DependencyField = "dependencies"

// Fields are what a planner uses, the weightiest first.
func Fields() []Field {
	machine := func(a *inventory.Asset) bool { return !a.IsName() }
	sized := func(a *inventory.Asset) bool { return !a.IsName() && a.Form != inventory.FormPhysical }
	return []Field{
		{"site", 6, machine},
		{DependencyField, 6, func(*inventory.Asset) bool { return true }},
		{"kind", 4, machine},
		{"storage_gb", 4, sized},
		{"tier", 4, machine},
		{"memory_gb", 3, sized},
		{"vcpu", 3, sized},
		{"application", 2, machine},
		{"environment", 2, machine},
		{"change_gb_per_day", 2, func(a *inventory.Asset) bool { return a.Kind.Stateful() }},
		{"rack_units", 2, func(a *inventory.Asset) bool { return a.Form == inventory.FormPhysical }},
		{"power_kw", 1, func(a *inventory.Asset) bool { return a.Form == inventory.FormPhysical }},
		{"dns_ttl_seconds", 2, func(a *inventory.Asset) bool { return a.IsName() }},
		{"team", 1, machine},
	}
}
