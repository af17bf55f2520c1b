package verify

import (
	"slices"

	"github.com/wavecut/wavecut/inventory"
)

// group is a replica group of two or more.
type group struct {
	name    string
	members []int32
	need    int32 // min_available
	spread  bool
}

// replicaGroups collects the groups of two or more, in the order of their first
// members, and the group of every asset or -1.
func replicaGroups(e *inventory.Estate) ([]group, []int32) {
	byName := map[string]int{}
	var all []group
	of := make([]int32, len(e.Assets))
	for i := range e.Assets {
		of[i] = -1
		a := &e.Assets[i]
		if a.ReplicaGroup == "" || !a.Placed() {
			continue
		}
		g, ok := byName[a.ReplicaGroup]
		if !ok {
			g = len(all)
			byName[a.ReplicaGroup] = g
			all = append(all, group{name: a.ReplicaGroup})
		}
		all[g].members = append(all[g].members, int32(i))
		all[g].need = max(all[g].need, int32(a.MinAvailable))
		all[g].spread = all[g].spread || a.Spread
	}
	all = slices.DeleteFunc(all, func(g group) bool { return len(g.members) < 2 })
	for g := range all {
		all[g].need = min(all[g].need, int32(len(all[g].members)-1))
		for _, m := range all[g].members {
			of[m] = int32(g)
		}
	}
	return all, of
}

// count sets down to how many of the assets are cut over in each wave, and
// retired to how many are retired before it.
func (r *run) count(assets []int32) {
	clear(r.down)
	clear(r.retired)
	for _, a := range assets {
		if r.wave[a] <= 0 {
			continue
		}
		r.down[r.wave[a]]++
		if r.retires(a) && r.wave[a] < r.waves {
			r.retired[r.wave[a]+1]++
		}
	}
	for w := 1; w < len(r.retired); w++ {
		r.retired[w] += r.retired[w-1]
	}
}

// available is how many of the n assets counted are neither being cut over in
// the wave nor retired.
func (r *run) available(n int, wave int32) int32 { return int32(n) - r.down[wave] - r.retired[wave] }

// relieve clears the outage of the members of a group wherever the others serve.
func (r *run) relieve(g *group) {
	if !slices.ContainsFunc(g.members, func(m int32) bool { return r.outage[m] > 0 }) {
		return
	}
	r.count(g.members)
	for _, m := range g.members {
		if r.wave[m] > 0 && r.available(len(g.members), r.wave[m]) >= g.need {
			r.outage[m] = 0
		}
	}
}

// checkReplicas is the first clause of C7: in every wave at least min_available
// members of a group are neither being cut over in it nor retired.
func (r *run) checkReplicas() {
	for i := range r.groups {
		g := &r.groups[i]
		r.count(g.members)
		for w := int32(1); w <= r.waves; w++ {
			if n := r.available(len(g.members), w); n < g.need {
				r.report("C7", "group:"+g.name, w, "%d of %d members available, %d needed", n, len(g.members), g.need)
			}
		}
	}
}
