package continuity

import (
	"math"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

// Readiness is how a site stands in an event, in the worst of the intervals that it
// overlaps. Amounts are vCPU.
type Readiness struct {
	Peak     model.Peak
	Site     int32
	Wave     int32 // the interval
	Ordinary float64
	Demand   float64
	Capacity float64 // +Inf: elastic
	// Burst is what is rented in a cloud for the time of the event, Cost its price in
	// major units; Uncovered is what neither site nor cloud carries.
	Burst, Cost, Uncovered float64
}

// Headroom is the capacity that the demand leaves, below 0 where it exceeds it.
func (r *Readiness) Headroom() float64 { return r.Capacity - r.Demand }

// Ready works out the demand of every event at every site that it reaches, in order
// of the calendar, then of sites.
func Ready(p *model.Problem, plan *model.Plan) []Readiness {
	var all []Readiness
	for _, peak := range p.Peaks() {
		worst := make([]Readiness, len(p.Estate.Sites))
		for t := peak.From; t <= peak.To; t++ {
			for site, r := range demands(p, plan, &peak, t) {
				if t == peak.From || r.Uncovered > worst[site].Uncovered || r.Uncovered == worst[site].Uncovered && r.Demand > worst[site].Demand {
					worst[site] = r
				}
			}
		}
		for site := range worst {
			if worst[site].Ordinary > 0 {
				all = append(all, worst[site])
			}
		}
	}
	return all
}

// demands is by site what the assets there demand in an interval of a peak.
func demands(p *model.Problem, plan *model.Plan, peak *model.Peak, interval int) []Readiness {
	all := make([]Readiness, len(p.Estate.Sites))
	burstable, dearest := make([]float64, len(all)), make([]float64, len(all))
	for s := range all {
		all[s] = Readiness{Peak: *peak, Site: int32(s), Wave: int32(interval), Capacity: p.Estate.Sites[s].Capacity[inventory.VCPU]}
	}
	for _, d := range plan.Decisions {
		site := p.SiteIn(d, interval)
		if site == inventory.NoSite {
			continue
		}
		vcpu, burst := p.Demand(peak, d.Asset, site)
		all[site].Ordinary += p.Estate.Assets[d.Asset].Needs[inventory.VCPU]
		all[site].Demand += vcpu
		burstable[site] += burst
		if burst > 0 {
			dearest[site] = math.Max(dearest[site], p.Estate.Sites[p.BurstSite(d.Asset)].HourlyCostPerVCPU)
		}
	}
	hours := peak.End.Sub(peak.Start).Hours()
	for s := range all {
		over := math.Max(0, -all[s].Headroom())
		all[s].Burst = math.Min(over, burstable[s])
		all[s].Uncovered = over - all[s].Burst
		all[s].Cost = all[s].Burst * hours * dearest[s]
	}
	return all
}
