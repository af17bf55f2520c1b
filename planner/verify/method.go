package verify

import (
	"math"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

// This file is the table of model.md section 5, column by column. It repeats
// planner/model on purpose.

// allows is the column "allowed by auto for".
func (r *run) allows(a int32, method inventory.Method) bool {
	asset := &r.estate.Assets[a]
	stateless, stateful := false, false
	switch asset.Kind {
	case inventory.KindWeb, inventory.KindAPI, inventory.KindApp, inventory.KindBatch:
		stateless = true
	case inventory.KindDatabase, inventory.KindCache, inventory.KindQueue, inventory.KindStorage:
		stateful = true
	}
	switch method {
	case inventory.MethodDrain:
		return stateless && r.groupOf[a] >= 0
	case inventory.MethodRedeploy:
		return stateless && (asset.Form == inventory.FormContainer || asset.Form == inventory.FormService)
	case inventory.MethodReplicate:
		return stateful
	case inventory.MethodLive:
		return asset.Form == inventory.FormVM && r.near(a)
	case inventory.MethodCold:
		return asset.Form == inventory.FormVM
	case inventory.MethodPhysical:
		return asset.Form == inventory.FormPhysical
	}
	return false
}

// near reports whether the link of a move is short enough for live.
func (r *run) near(a int32) bool {
	if r.target[a] == inventory.NoSite {
		return true
	}
	return !exceeds(r.p.Link(r.estate.Assets[a].Site, r.target[a]).RTTms, r.scenario.Copy.LiveMaxRTTms)
}

// methodOutage is the column "outage", in minutes: 0 for what goes nowhere.
func (r *run) methodOutage(a int32) float64 {
	if r.wave[a] <= 0 || r.target[a] == inventory.NoSite {
		return 0
	}
	asset, c := &r.estate.Assets[a], &r.scenario.Copy
	switch r.method[a] {
	case inventory.MethodReplicate:
		return 5 + r.copyMinutes(a, asset.ChangeGBPerDay*c.ReplicationLagMinutes/1440)
	case inventory.MethodLive:
		return 0.1
	case inventory.MethodCold:
		return 15 + r.copyMinutes(a, asset.Needs[inventory.StorageGB])
	case inventory.MethodPhysical:
		return c.PhysicalHours * 60
	}
	return 0
}

// copyMinutes is how long it takes to copy so much to the target with B, the
// smaller of the link's share and one stream.
func (r *run) copyMinutes(a int32, gb float64) float64 {
	if gb <= 0 {
		return 0
	}
	link := r.p.Link(r.estate.Assets[a].Site, r.target[a])
	b := math.Min(link.BandwidthMbps*r.scenario.Copy.MigrationShare, r.scenario.Copy.StreamMbps)
	return 8000 * gb / (60 * b)
}

// transfer is the column "transfer_gb".
func (r *run) transfer(a int32) float64 {
	asset := &r.estate.Assets[a]
	storage := asset.Needs[inventory.StorageGB]
	switch r.method[a] {
	case inventory.MethodDrain, inventory.MethodRedeploy, inventory.MethodCold:
		return storage
	case inventory.MethodReplicate:
		return storage + 7*asset.ChangeGBPerDay
	case inventory.MethodLive:
		return storage + asset.Needs[inventory.MemoryGB]
	}
	return 0
}

// overlaps reports whether the method makes an asset stand at both sites before
// its wave: the column "overlap days", as the scenario has it.
func (r *run) overlaps(a int32) bool {
	return r.method[a] != inventory.MethodRetire && r.scenario.Methods[r.method[a]].OverlapDays > 0
}

// maxDowntimes resolves max_downtime_minutes: the asset's own, or by tier.
func maxDowntimes(e *inventory.Estate, s *model.Scenario) []float64 {
	limits := make([]float64, len(e.Assets))
	for i := range e.Assets {
		limits[i] = e.Assets[i].MaxDowntimeMinutes
		if math.IsNaN(limits[i]) {
			limits[i] = s.MaxDowntimeMinutes[e.Assets[i].Tier]
		}
	}
	return limits
}
