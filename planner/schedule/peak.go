package schedule

import (
	"math"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

// peakLoad is the demand of one event at one site, beyond what can be rented, in
// the intervals from … to (C12).
type peakLoad struct {
	name     string
	from, to int32
	demand   []float64 // by asset
}

// addPeaks adds the demand of the events that could be more than a site carries.
func (st *state) addPeaks(site int32) {
	if !st.p.Scenario.Continuity.Peaks {
		return
	}
	for _, peak := range st.p.Peaks() {
		l := &peakLoad{name: peak.Name, from: int32(peak.From), to: int32(peak.To), demand: make([]float64, st.n)}
		here, most := 0.0, 0.0
		for i, a := range st.p.Placed {
			vcpu, burst := st.p.Demand(&peak, a, site)
			l.demand[i] = vcpu - burst
			most += l.demand[i]
			if st.site[i] == site {
				here += l.demand[i]
			}
		}
		limit := math.Max(st.p.Estate.Sites[site].Capacity[inventory.VCPU], here)
		if most <= limit+model.Tolerance {
			continue
		}
		p := presence{resource: inventory.VCPU, limit: limit, load: make([]float64, st.t+1), peak: l}
		for t := l.from; t <= l.to; t++ {
			p.load[t] = here
		}
		st.present = append(st.present, p)
	}
}
