package placement

import (
	"math"

	"github.com/wavecut/wavecut/inventory"
)

// room is what the surviving sites hold, by label: the capacity, or, where a site
// is over it at the start, what is there then.
func (d *draft) room() []inventory.Resources {
	limit := make([]inventory.Resources, d.k)
	start := d.startLoads()
	for l := range limit {
		limit[l] = d.p.Estate.Sites[d.site[l]].Capacity
		for r, v := range start[l] {
			limit[l][r] = math.Max(limit[l][r], v)
		}
	}
	return limit
}

// startLoads are the loads of the surviving sites today.
func (d *draft) startLoads() []inventory.Resources {
	load := make([]inventory.Resources, d.k)
	for i := range int32(d.n) {
		if l := d.home[i]; l >= 0 {
			addLoad(&load[l], d.needs(i), 1)
		}
	}
	return load
}

func addLoad(load, needs *inventory.Resources, sign float64) {
	for r, v := range needs {
		load[r] += sign * v
	}
}

// freeRoom is the room less what blocked assets of surviving sites keep taking.
func (d *draft) freeRoom() []inventory.Resources {
	room := d.room()
	for i := range int32(d.n) {
		if l := d.home[i]; l >= 0 && d.fate[i] == blocked {
			addLoad(&room[l], d.needs(i), -1)
		}
	}
	return room
}

// scarce lists the resources of which some site could have too little for all.
func (d *draft) scarce(room []inventory.Resources) []inventory.Resource {
	var all inventory.Resources
	for i := range int32(d.n) {
		if d.fate[i] == free {
			addLoad(&all, d.needs(i), 1)
		}
	}
	var list []inventory.Resource
	for r := range inventory.NumResources {
		for l := range room {
			if room[l][r] < all[r] {
				list = append(list, r)
				break
			}
		}
	}
	return list
}
