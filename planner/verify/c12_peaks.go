package verify

import (
	"math"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

// checkPeaks is C12, where the scenario asks for it: in every interval that an
// event overlaps, what the assets at a site demand beyond what can be rented in
// the cloud is within its vCPU, or no more than it would be had nothing moved.
func (r *run) checkPeaks() {
	if !r.scenario.Continuity.Peaks {
		return
	}
	for _, peak := range r.p.Peaks() {
		atStart := r.demand(&peak, 0)
		for t := peak.From; t <= peak.To; t++ {
			now := r.demand(&peak, int32(t))
			for s := range now {
				capacity := r.estate.Sites[s].Capacity[inventory.VCPU]
				if limit := math.Max(capacity, atStart[s].value()); exceeds(now[s].value(), limit) {
					r.report("C12", "site:"+r.estate.Sites[s].ID, int32(t), "event %s asks for %s vCPU of %s",
						peak.Name, number(now[s].value()), number(capacity))
				}
			}
		}
	}
}

// demand is by site the vCPU that its assets need in an interval of a peak, less
// what can be rented.
func (r *run) demand(peak *model.Peak, interval int32) []sum {
	all := make([]sum, len(r.estate.Sites))
	for i := range r.wave {
		a := int32(i)
		if site := r.siteIn(a, interval); site != inventory.NoSite && r.estate.Assets[a].Placed() {
			vcpu, burst := r.p.Demand(peak, a, site)
			all[site].add(vcpu - burst)
		}
	}
	return all
}
