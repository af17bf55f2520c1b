package cost

import (
	"math"

	"github.com/wavecut/wavecut/inventory"
)

// Headroom is one limit in one wave and how much of it is used. Limits that are
// infinite are left out, and so are those of waves in which nothing moves.
type Headroom struct {
	Wave    int // 0 is before the first: capacity alone
	Limit   Limit
	Subject string // the site, team or link ("A-B") whose limit it is; empty for the wave's own
	Used    float64
	Most    float64
}

// Left is how much more the limit allows; below 0 where it is broken.
func (h Headroom) Left() float64 { return h.Most - h.Used }

// Limit names a limit of section 4 of the model.
type Limit string

// The limits, in the order in which they are listed. Capacity is that of the
// interval which begins with the wave, and counts what the next wave has already
// prepared there.
const (
	LimitAssets     Limit = "assets"
	LimitEffort     Limit = "effort_hours"
	LimitTier0      Limit = "tier0_assets"
	LimitTeamAssets Limit = "team_assets"
	LimitTeamEffort Limit = "team_effort_hours"
	LimitCopy       Limit = "copy_gb"
	LimitColdCopy   Limit = "cold_copy_gb"
	LimitRackUnits  Limit = "capacity_rack_units"
	LimitPowerKW    Limit = "capacity_power_kw"
	LimitVCPU       Limit = "capacity_vcpu"
	LimitMemoryGB   Limit = "capacity_memory_gb"
	LimitStorageGB  Limit = "capacity_storage_gb"
)

// capacityPrefix and the name of a resource make the name of its limit.
const capacityPrefix = "capacity_"

// headroom lists the limits by wave.
func (e *evaluator) headroom() []Headroom {
	loads, most := e.loads(), e.capacities()
	list := capacityHeadroom(nil, e.p.Estate.Sites, 0, loads[0], most)
	for w := 1; w <= e.p.T(); w++ {
		if len(e.byWave[w]) == 0 {
			continue
		}
		list = e.waveHeadroom(list, w)
		list = e.teamHeadroom(list, w)
		list = e.linkHeadroom(list, w)
		list = capacityHeadroom(list, e.p.Estate.Sites, w, loads[w], most)
	}
	return list
}

func (h Headroom) appendTo(list []Headroom) []Headroom {
	if math.IsInf(h.Most, 1) {
		return list
	}
	return append(list, h)
}

func (e *evaluator) waveHeadroom(list []Headroom, w int) []Headroom {
	var effort, tier0 float64
	for _, a := range e.byWave[w] {
		effort += e.p.Estate.Assets[a].EffortHours
		if e.p.Estate.Assets[a].Tier == 0 {
			tier0++
		}
	}
	limits := &e.p.Scenario.Wave
	list = Headroom{Wave: w, Limit: LimitAssets, Used: float64(len(e.byWave[w])), Most: limits.AssetLimit(w)}.appendTo(list)
	list = Headroom{Wave: w, Limit: LimitEffort, Used: effort, Most: limits.MaxEffortHours}.appendTo(list)
	return Headroom{Wave: w, Limit: LimitTier0, Used: tier0, Most: limits.MaxTier0}.appendTo(list)
}

func (e *evaluator) teamHeadroom(list []Headroom, w int) []Headroom {
	assets, effort := map[string]float64{}, map[string]float64{}
	for _, a := range e.byWave[w] {
		asset := &e.p.Estate.Assets[a]
		assets[asset.Team]++
		effort[asset.Team] += asset.EffortHours
	}
	for _, t := range e.p.Estate.Teams {
		list = Headroom{Wave: w, Limit: LimitTeamAssets, Subject: t.ID, Used: assets[t.ID], Most: t.MaxAssetsPerWindow}.appendTo(list)
		list = Headroom{Wave: w, Limit: LimitTeamEffort, Subject: t.ID, Used: effort[t.ID], Most: t.HoursPerWindow}.appendTo(list)
	}
	return list
}

// linkHeadroom lists the links that the wave copies over (C6).
func (e *evaluator) linkHeadroom(list []Headroom, w int) []Headroom {
	sites := int32(len(e.p.Estate.Sites))
	copied, cold := make([]float64, sites*sites), make([]float64, sites*sites)
	for _, a := range e.byWave[w] {
		m, from := e.moves[a], e.p.Estate.Assets[a].Site
		if m.Target == inventory.NoSite || m.Target == from {
			continue
		}
		link := min(from, m.Target)*sites + max(from, m.Target)
		copied[link] += m.TransferGB
		if m.Method == inventory.MethodCold {
			cold[link] += e.p.Estate.Assets[a].Needs[inventory.StorageGB]
		}
	}
	c := &e.p.Scenario.Copy
	days := math.Min(c.SyncDays, e.p.Days[w-1])
	for a := range sites {
		for b := a + 1; b < sites; b++ {
			perSecond := e.p.Link(a, b).BandwidthMbps * c.MigrationShare / 8000
			name := e.p.Estate.SiteID(a) + "-" + e.p.Estate.SiteID(b)
			if gb := copied[a*sites+b]; gb > 0 {
				list = Headroom{Wave: w, Limit: LimitCopy, Subject: name, Used: gb, Most: perSecond * 86400 * days}.appendTo(list)
			}
			if gb := cold[a*sites+b]; gb > 0 {
				seconds := e.p.Windows[w-1].Minutes() * 60
				list = Headroom{Wave: w, Limit: LimitColdCopy, Subject: name, Used: gb, Most: perSecond * seconds}.appendTo(list)
			}
		}
	}
	return list
}

// loads is what the assets take, by interval and site: those that are there, and
// those that arrive next and run on both sides meanwhile.
func (e *evaluator) loads() [][]inventory.Resources {
	loads := make([][]inventory.Resources, e.p.T()+1)
	for t := range loads {
		loads[t] = make([]inventory.Resources, len(e.p.Estate.Sites))
	}
	for _, a := range e.p.Placed {
		needs := &e.p.Estate.Assets[a].Needs
		for t := range loads {
			if s := e.site(a, t); s != inventory.NoSite {
				addTo(&loads[t][s], needs)
			}
		}
		w := int(e.wave[a])
		if m := e.moves[a]; w >= 1 && w <= e.p.T() && m.OverlapDays > 0 && m.Target != e.p.Estate.Assets[a].Site {
			addTo(&loads[w-1][m.Target], needs)
		}
	}
	return loads
}

func addTo(sum *inventory.Resources, needs *inventory.Resources) {
	for r := range sum {
		sum[r] += needs[r]
	}
}

// capacities is the most that each site may hold: its capacity, or what stood there
// at the start where that was more (C3).
func (e *evaluator) capacities() []inventory.Resources {
	most := make([]inventory.Resources, len(e.p.Estate.Sites))
	for _, a := range e.p.Placed {
		addTo(&most[e.p.Estate.Assets[a].Site], &e.p.Estate.Assets[a].Needs)
	}
	for s := range most {
		for r, capacity := range e.p.Estate.Sites[s].Capacity {
			most[s][r] = math.Max(most[s][r], capacity)
		}
	}
	return most
}

func capacityHeadroom(list []Headroom, sites []inventory.Site, t int, loads, most []inventory.Resources) []Headroom {
	for s := range sites {
		for r := range inventory.NumResources {
			list = Headroom{
				Wave: t, Limit: Limit(capacityPrefix + r.String()), Subject: sites[s].ID, Used: loads[s][r], Most: most[s][r],
			}.appendTo(list)
		}
	}
	return list
}
