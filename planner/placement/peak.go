package placement

import (
	"math"

	"github.com/wavecut/wavecut/inventory"
)

// needs is what the asset at a place takes, in the worst of the peaks where these
// count (C12).
func (d *draft) needs(i int32) *inventory.Resources {
	if d.raised != nil {
		return &d.raised[i]
	}
	return &d.asset(i).Needs
}

// raiseNeeds finds the vCPU that each asset needs in the worst of the peaks that
// holds it wherever it is, beyond what can be rented.
func (d *draft) raiseNeeds() {
	if !d.p.Scenario.Continuity.Peaks {
		return
	}
	d.raised = make([]inventory.Resources, d.n)
	peaks := d.p.Peaks()
	for i, a := range d.p.Placed {
		d.raised[i] = d.asset(int32(i)).Needs
		for k := range peaks {
			vcpu, burst := d.p.Demand(&peaks[k], a, d.asset(int32(i)).Site)
			d.raised[i][inventory.VCPU] = math.Max(d.raised[i][inventory.VCPU], vcpu-burst)
		}
	}
}
