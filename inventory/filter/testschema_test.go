package filter_test

import "github.com/wavecut/wavecut/inventory/filter"

// schema is a small allow-list with every type of field.
var schema = filter.Schema{Fields: []filter.Field{
	{Name: "id"},
	{Name: "site"},
	{Name: "application"},
	{Name: "kind", Words: []string{"name", "web", "database", "other"}},
	{Name: "tier", Type: filter.Number},
	{Name: "memory_gb", Type: filter.Number},
	{Name: "contract_end", Type: filter.Date},
	{Name: "Rack Row", SQL: `(SELECT value FROM attributes WHERE key = ?)`, Args: []any{"Rack Row"}},
	{Name: "floor", Type: filter.Mixed},
}}
