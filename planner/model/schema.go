package model

import (
	"math"
	"slices"

	"github.com/wavecut/wavecut/inventory"
)

// field is a key of the scenario file: how it is read into a scenario and how
// that is written back. The list of fields is the only place that knows the keys:
// parsing, the canonical form, the digest and the nearest known key follow it.
type field struct {
	key  string
	read func(r *scenarioReader, at string, v any)
	// write is the value as TOML, empty to leave the key out; nil for a table.
	write func() string
	// table holds the keys of a table, element those of one of an array of tables.
	table   []field
	element []field
	// elements hands out the present elements of an array of tables.
	elements func() [][]field
}

// schema lists the keys of a scenario file in the order in which they are
// written: plain keys first, then tables.
func (s *Scenario) schema() []field {
	return []field{
		textField("name", &s.Name),
		currencyField("currency", &s.Currency),
		zoneField("time_zone", &s.Location),
		dateField("start_date", &s.StartDate),
		wholeField("horizon_weeks", &s.HorizonWeeks, 1, 2600),
		wholeField("keep", &s.Keep, 0, 10000),
		wholeField("impact_depth", &s.ImpactDepth, 0, 1000),
		numberField("latency_cost_per_hour", &s.LatencyCostPerHour, 0, maxNumber),
		numberField("cost_per_effort_hour", &s.CostPerEffortHour, 0, maxNumber),
		numberField("wave_fixed_cost", &s.WaveFixedCost, 0, maxNumber),
		numberField("sla_penalty_per_day", &s.SLAPenaltyPerDay, 0, maxNumber),
		numberField("change_cost", &s.ChangeCost, 0, maxNumber),
		s.stagePresetField(),
		s.windowField(),
		tableField("wave", s.Wave.fields()),
		tableField("link_default", s.LinkDefault.fields()),
		tableField("copy", s.Copy.fields()),
		tableField("downtime_cost_per_hour", []field{
			tiersField("external", &s.DowntimeCostPerHour[inventory.External]),
			tiersField("internal", &s.DowntimeCostPerHour[inventory.Internal]),
		}),
		tableField("max_downtime_minutes", []field{tiersField("by_tier", &s.MaxDowntimeMinutes)}),
		tableField("methods", s.methodFields()),
		tableField("policy", s.Policy.fields()),
		tableField("continuity", s.Continuity.fields()),
		s.stageField(),
	}
}

// maxNumber bounds every number of a scenario: far above any that is meant, and
// low enough that sums and products stay finite.
const maxNumber = 1e15

func (w *WaveLimits) fields() []field {
	return []field{
		limitField("max_assets", &w.MaxAssets),
		limitField("max_effort_hours", &w.MaxEffortHours),
		limitField("max_tier0", &w.MaxTier0),
		numbersField("ramp", &w.Ramp),
		wholeField("pilot_waves", &w.PilotWaves, 0, 100000),
		wholeField("pilot_min_tier", &w.PilotMinTier, 0, NumTiers-1),
	}
}

func (l *LinkDefault) fields() []field {
	return []field{
		numberField("bandwidth_mbps", &l.BandwidthMbps, smallest, maxNumber),
		numberField("rtt_ms", &l.RTTms, 0, maxNumber),
		numberField("transfer_cost_per_gb", &l.TransferCostPerGB, 0, maxNumber),
	}
}

// smallest stands for "above 0" as a lower bound.
const smallest = math.SmallestNonzeroFloat64

func (c *Copy) fields() []field {
	return []field{
		numberField("migration_share", &c.MigrationShare, smallest, 1),
		numberField("sync_days", &c.SyncDays, 0, maxNumber),
		numberField("stream_mbps", &c.StreamMbps, smallest, maxNumber),
		numberField("replication_lag_minutes", &c.ReplicationLagMinutes, 0, maxNumber),
		numberField("live_max_rtt_ms", &c.LiveMaxRTTms, 0, maxNumber),
		numberField("physical_hours", &c.PhysicalHours, 0, maxNumber),
	}
}

// methodFields has a table for every method; auto stands for others and has none.
func (s *Scenario) methodFields() []field {
	var all []field
	for m := inventory.MethodDrain; m < inventory.NumMethods; m++ {
		c := &s.Methods[m]
		all = append(all, tableField(m.String(), []field{
			numberField("fixed_cost", &c.FixedCost, 0, maxNumber),
			numberField("overlap_days", &c.OverlapDays, 0, maxNumber),
		}))
	}
	return all
}

func (p *Policy) fields() []field {
	return []field{
		textsField("cloud_data_classes", &p.CloudDataClasses),
		datesField("cloud_allowed_from", &p.CloudAllowedFrom),
		textListsField("jurisdictions", &p.Jurisdictions),
	}
}

func (r *Recurrence) fields() []field {
	return []field{
		weekdayField("weekday", &r.Weekday),
		clockField("start", &r.Hour, &r.Minute),
		numberField("hours", &r.Hours, smallest, 24*366),
		wholeField("every_weeks", &r.EveryWeeks, 1, 2600),
		numberField("load_factor", &r.LoadFactor, 0, maxNumber),
	}
}

// tableField is a table; the keys that it names replace the defaults, and no others.
func tableField(key string, fields []field) field {
	return field{key: key, table: fields, read: func(r *scenarioReader, at string, v any) {
		if values, ok := v.(map[string]any); ok {
			r.table(at, values, fields)
			return
		}
		r.wrongType(at, "a table, ["+at+"]", v)
	}}
}

// money is an amount of the scenario that has a default in KRW alone.
type money struct {
	key   string
	clear func()
}

func (s *Scenario) moneyWithDefaults() []money {
	one := func(key string, v *float64) money { return money{key, func() { *v = 0 }} }
	tiers := func(e inventory.Exposure) money {
		return money{"downtime_cost_per_hour." + e.String(), func() { clear(s.DowntimeCostPerHour[e][:]) }}
	}
	return []money{
		one("latency_cost_per_hour", &s.LatencyCostPerHour),
		one("cost_per_effort_hour", &s.CostPerEffortHour),
		one("wave_fixed_cost", &s.WaveFixedCost),
		one("sla_penalty_per_day", &s.SLAPenaltyPerDay),
		tiers(inventory.External),
		tiers(inventory.Internal),
	}
}

// knownKeys lists every dotted key, tables included.
func knownKeys() []string {
	var keys []string
	var walk func(path string, fields []field)
	walk = func(path string, fields []field) {
		for _, f := range fields {
			keys = append(keys, joinKey(path, f.key))
			walk(joinKey(path, f.key), slices.Concat(f.table, f.element))
		}
	}
	walk("", DefaultScenario().schema())
	return keys
}
