package export

import (
	"math"
	"strings"

	"github.com/wavecut/wavecut/inventory"
)

func assets(e *inventory.Estate, create Create) error {
	columns := []string{
		"id", "site", "name", "fqdn", "kind", "form", "environment", "exposure", "application", "team",
		"rack_units", "power_kw", "vcpu", "memory_gb", "storage_gb", "change_gb_per_day", "tier", "downtime_cost_per_hour",
		"max_downtime_minutes", "method", "effort_hours", "replica_group", "min_available", "spread", "allowed_sites",
		"data_class", "dns_ttl_seconds", "peak_factor", "burstable", "dr_mode", "rto_minutes", "rpo_minutes", "dr_site",
	}
	return writeTable(create, "assets.csv", columns, func(t *table) error {
		for i := range e.Assets {
			writeAsset(t, e, &e.Assets[i])
			if err := t.end(); err != nil {
				return err
			}
		}
		return nil
	})
}

func writeAsset(t *table, e *inventory.Estate, a *inventory.Asset) {
	d := inventory.DefaultAsset()
	t.text(a.ID)
	t.text(e.SiteID(a.Site))
	t.text(a.Name)
	t.text(a.FQDN)
	t.word(a.Kind.String(), d.Kind.String())
	t.word(a.Form.String(), d.Form.String())
	t.word(a.Environment.String(), d.Environment.String())
	t.word(a.Exposure.String(), d.Exposure.String())
	t.text(a.Application)
	t.text(a.Team)
	for _, n := range a.Needs {
		t.number(n, 0)
	}
	t.number(a.ChangeGBPerDay, 0)
	t.number(float64(a.Tier), float64(d.Tier))
	t.number(a.DowntimeCostPerHour, math.NaN())
	t.number(a.MaxDowntimeMinutes, math.NaN())
	t.word(a.Method.String(), d.Method.String())
	t.number(a.EffortHours, d.EffortHours)
	t.text(a.ReplicaGroup)
	t.number(float64(a.MinAvailable), float64(d.MinAvailable))
	t.yes(a.Spread)
	t.text(siteList(e, a.AllowedSites))
	t.word(a.DataClass, d.DataClass)
	t.number(a.DNSTTLSeconds, math.NaN())
	t.number(a.PeakFactor, d.PeakFactor)
	t.yes(a.Burstable)
	t.word(a.DRMode.String(), d.DRMode.String())
	t.number(a.RTOMinutes, math.NaN())
	t.number(a.RPOMinutes, math.NaN())
	t.text(a.DRSite)
}

func siteList(e *inventory.Estate, sites []int32) string {
	ids := make([]string, len(sites))
	for i, s := range sites {
		ids[i] = e.SiteID(s)
	}
	return strings.Join(ids, ";")
}
