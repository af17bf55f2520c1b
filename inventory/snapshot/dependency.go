package snapshot

import "github.com/wavecut/wavecut/inventory"

// dependencies writes dependencies in order of their first end, of so many assets:
// where those of each asset begin stands for that end.
func (w *writer) dependencies(all []inventory.Dependency, assets int) {
	n := len(all)
	w.count(n)
	first := 0
	w.ints(assets+1, func(u int) int32 {
		for first < n && int(all[first].From) < u {
			first++
		}
		return int32(first)
	})
	w.ints(n, func(i int) int32 { return all[i].To })
	w.smalls(n, func(i int) uint8 { return uint8(all[i].Kind) })
	w.smalls(n, func(i int) uint8 { return uint8(all[i].Mode) | uint8(all[i].Impact)<<1 })
	w.smalls(n, func(i int) uint8 { return uint8(all[i].Constraints) })
	w.floats(n, func(i int) float64 { return all[i].CallsPerSecond })
	w.floats(n, func(i int) float64 { return all[i].TrafficMbps })
	w.floats(n, func(i int) float64 { return all[i].MaxRTTms })
}

const (
	lastDependencyKind = uint8(inventory.DNS)
	lastClass          = uint8(inventory.ModeAny) | uint8(inventory.ImpactNone)<<1
	allConstraints     = uint8(inventory.SameWave | inventory.SameSite | inventory.After)
)

// dependencies reads dependencies between so many assets.
func (r *reader) dependencies(assets int) []inventory.Dependency {
	n := r.count(1)
	first := r.offsets(assets, int32(n))
	to := r.ints(n, 0, int32(assets-1))
	kind, class, constraints := r.smalls(n, lastDependencyKind), r.smalls(n, lastClass), r.smalls(n, allConstraints)
	calls, traffic, rtt := r.floats(n), r.floats(n), r.floats(n)
	if r.broken {
		return nil
	}
	all := make([]inventory.Dependency, n)
	for u := range assets {
		for i := int(first.at(u)); i < int(first.at(u+1)); i++ {
			all[i] = inventory.Dependency{
				From: int32(u), To: to.at(i), Kind: inventory.DependencyKind(kind[i]),
				Mode: inventory.Mode(class[i] & 1), Impact: inventory.Impact(class[i] >> 1), Constraints: inventory.Constraints(constraints[i]),
				CallsPerSecond: calls.at(i), TrafficMbps: traffic.at(i), MaxRTTms: rtt.at(i),
			}
		}
	}
	return all
}
