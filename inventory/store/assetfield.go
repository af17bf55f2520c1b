package store

import (
	"strings"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest"
	"modernc.org/sqlite/vtab"
)

// assetField fills one field of an asset from what the database holds: nil (not
// given: the default stays), string, float64 or int64.
type assetField func(a *inventory.Asset, v vtab.Value) error

// assetFields are the fields by the names of their native columns. The site and
// the allowed sites are not among them, since they refer to other rows.
func assetFields() map[string]assetField {
	return map[string]assetField{
		"id":                     textField(func(a *inventory.Asset) *string { return &a.ID }),
		"name":                   textField(func(a *inventory.Asset) *string { return &a.Name }),
		"fqdn":                   textField(func(a *inventory.Asset) *string { return &a.FQDN }),
		"kind":                   wordField(inventory.ParseKind, func(a *inventory.Asset) *inventory.Kind { return &a.Kind }),
		"form":                   wordField(inventory.ParseForm, func(a *inventory.Asset) *inventory.Form { return &a.Form }),
		"environment":            wordField(inventory.ParseEnvironment, func(a *inventory.Asset) *inventory.Environment { return &a.Environment }),
		"exposure":               wordField(inventory.ParseExposure, func(a *inventory.Asset) *inventory.Exposure { return &a.Exposure }),
		"application":            textField(func(a *inventory.Asset) *string { return &a.Application }),
		"team":                   textField(func(a *inventory.Asset) *string { return &a.Team }),
		"rack_units":             needField(inventory.RackUnits),
		"power_kw":               needField(inventory.PowerKW),
		"vcpu":                   needField(inventory.VCPU),
		"memory_gb":              needField(inventory.MemoryGB),
		"storage_gb":             needField(inventory.StorageGB),
		"change_gb_per_day":      numberField(func(a *inventory.Asset) *float64 { return &a.ChangeGBPerDay }),
		"tier":                   integerField(func(a *inventory.Asset, n int64) { a.Tier = uint8(n) }),
		"downtime_cost_per_hour": numberField(func(a *inventory.Asset) *float64 { return &a.DowntimeCostPerHour }),
		"max_downtime_minutes":   numberField(func(a *inventory.Asset) *float64 { return &a.MaxDowntimeMinutes }),
		"method":                 wordField(inventory.ParseMethod, func(a *inventory.Asset) *inventory.Method { return &a.Method }),
		"effort_hours":           numberField(func(a *inventory.Asset) *float64 { return &a.EffortHours }),
		"replica_group":          textField(func(a *inventory.Asset) *string { return &a.ReplicaGroup }),
		"min_available":          integerField(func(a *inventory.Asset, n int64) { a.MinAvailable = int(n) }),
		"spread":                 integerField(func(a *inventory.Asset, n int64) { a.Spread = n != 0 }),
		"data_class":             textField(func(a *inventory.Asset) *string { return &a.DataClass }),
		"dns_ttl_seconds":        numberField(func(a *inventory.Asset) *float64 { return &a.DNSTTLSeconds }),
		"peak_factor":            numberField(func(a *inventory.Asset) *float64 { return &a.PeakFactor }),
		"burstable":              integerField(func(a *inventory.Asset, n int64) { a.Burstable = n != 0 }),
		"dr_mode":                wordField(inventory.ParseDRMode, func(a *inventory.Asset) *inventory.DRMode { return &a.DRMode }),
		"rto_minutes":            numberField(func(a *inventory.Asset) *float64 { return &a.RTOMinutes }),
		"rpo_minutes":            numberField(func(a *inventory.Asset) *float64 { return &a.RPOMinutes }),
		"dr_site":                textField(func(a *inventory.Asset) *string { return &a.DRSite }),
	}
}

func textField(at func(*inventory.Asset) *string) assetField {
	return func(a *inventory.Asset, v vtab.Value) error {
		if s, ok := v.(string); ok {
			*at(a) = s
		}
		return nil
	}
}

func numberField(at func(*inventory.Asset) *float64) assetField {
	return func(a *inventory.Asset, v vtab.Value) error {
		if n, ok := v.(float64); ok {
			*at(a) = n
		}
		return nil
	}
}

func needField(r inventory.Resource) assetField {
	return numberField(func(a *inventory.Asset) *float64 { return &a.Needs[r] })
}

func integerField(set func(*inventory.Asset, int64)) assetField {
	return func(a *inventory.Asset, v vtab.Value) error {
		if n, ok := v.(int64); ok {
			set(a, n)
		}
		return nil
	}
}

func wordField[T any](parse func(string) (T, error), at func(*inventory.Asset) *T) assetField {
	return func(a *inventory.Asset, v vtab.Value) error {
		s, ok := v.(string)
		if !ok {
			return nil
		}
		word, err := parse(s)
		*at(a) = word
		return err
	}
}

// assetBuilder makes assets of rows that hold certain columns.
type assetBuilder struct {
	fields        []assetField // nil for the columns that are not fields
	site, allowed int          // places of these columns, or -1
}

func newAssetBuilder(columns []string) *assetBuilder {
	b := &assetBuilder{site: -1, allowed: -1}
	fields := assetFields()
	for i, name := range columns {
		switch name {
		case "site_no":
			b.site = i
		case "allowed_sites":
			b.allowed = i
		}
		b.fields = append(b.fields, fields[name])
	}
	return b
}

// build fills the asset, apart from its sites, of which it returns the number of
// the one and the ids of the others. A name is left in no replica group.
func (b *assetBuilder) build(a *inventory.Asset, values []vtab.Value) (site int64, allowed []string, err error) {
	*a = inventory.DefaultAsset()
	for i, set := range b.fields {
		if set == nil || values[i] == nil {
			continue
		}
		if err := set(a, values[i]); err != nil {
			return 0, nil, err
		}
	}
	if b.site >= 0 {
		site, _ = values[b.site].(int64)
	}
	if b.allowed >= 0 {
		if list, _ := values[b.allowed].(string); list != "" {
			allowed = strings.Split(list, ";")
		}
	}
	if a.IsName() {
		a.ReplicaGroup = ""
	}
	return site, allowed, nil
}

// assetColumns are the columns of the asset table that hold native columns.
func assetColumns() []string {
	var names []string
	for _, c := range ingest.Assets.Columns() {
		if c.Name == "site" {
			c.Name = "site_no"
		}
		names = append(names, c.Name)
	}
	return names
}
