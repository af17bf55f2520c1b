package placement

import (
	"math"

	"github.com/wavecut/wavecut/inventory/depgraph"
)

// outageShares estimates what a minute of an asset's outage costs in its window.
// A service is hit once by all the assets in its outage set that must move
// together, so each bears an equal share; one that need not move would be one
// more among them.
func (d *draft) outageShares() []float64 {
	share := make([]float64, d.n)
	services := d.services()
	if len(services) == 0 || d.p.T() == 0 {
		return share
	}
	placed := func(v int32) bool { return d.place[v] >= 0 }
	family := depgraph.NewOutage(d.p.Estate, d.p.Scenario.ImpactDepth).Sets(services, placed)
	cost := make([]float64, family.Len())
	for j, set := range family.Of {
		if set >= 0 {
			cost[set] += d.p.ServiceCost[services[j]]
		}
	}
	rate := d.leastLoad() / 60
	for set := range cost {
		d.shareSet(family.Set(int32(set)), cost[set]*rate, share)
	}
	return share
}

// services lists the assets whose outage costs money.
func (d *draft) services() []int32 {
	var services []int32
	for u, c := range d.p.ServiceCost {
		if c > 0 {
			services = append(services, int32(u))
		}
	}
	return services
}

// leastLoad is the least load factor of a window.
func (d *draft) leastLoad() float64 {
	least := math.Inf(1)
	for _, w := range d.p.Windows {
		least = math.Min(least, w.LoadFactor)
	}
	return least
}

// shareSet spreads the cost of a minute over the members of an outage set.
func (d *draft) shareSet(members []int32, perMinute float64, share []float64) {
	movers := 0.0
	for _, v := range members {
		if d.mustMove(d.place[v]) {
			movers++
		}
	}
	for _, v := range members {
		i := d.place[v]
		if d.mustMove(i) {
			share[i] += perMinute / movers
		} else {
			share[i] += perMinute / (movers + 1)
		}
	}
}

// mustMove reports whether an asset cannot stay where it is.
func (d *draft) mustMove(i int32) bool { return d.fate[i] == free && d.home[i] < 0 }
