package verify

import (
	"slices"

	"github.com/wavecut/wavecut/inventory"
)

// pool is two or more dependencies of impact outage, of one kind and mode any,
// from one asset: any one of the targets serves it.
type pool struct {
	from    int32
	kind    inventory.DependencyKind
	targets []int32
}

// pools finds the pools among the dependencies, which are sorted by From, To.
func pools(e *inventory.Estate) []pool {
	var all []pool
	for first := 0; first < len(e.Dependencies); {
		last := first + 1
		for last < len(e.Dependencies) && e.Dependencies[last].From == e.Dependencies[first].From {
			last++
		}
		all = append(all, poolsOf(e.Dependencies[first:last])...)
		first = last
	}
	return all
}

// poolsOf finds the pools among the dependencies of one asset, by kind.
func poolsOf(from []inventory.Dependency) []pool {
	var all []pool
	for kind := inventory.Sync; kind <= inventory.DNS; kind++ {
		p := pool{kind: kind}
		for i := range from {
			if d := &from[i]; d.Kind == kind && d.Mode == inventory.ModeAny && d.Impact == inventory.ImpactOutage {
				p.from = d.From
				p.targets = append(p.targets, d.To)
			}
		}
		if len(p.targets) >= 2 {
			all = append(all, p)
		}
	}
	return all
}

// checkPools is the second clause of C7: of the targets of a pool without names,
// in every wave at least one is neither being cut over nor retired. (A name never
// is, so that pools with one need no exception.)
func (r *run) checkPools() {
	for i := range r.pools {
		p := &r.pools[i]
		if slices.ContainsFunc(p.targets, func(a int32) bool { return r.wave[a] <= 0 }) {
			continue
		}
		r.count(p.targets)
		for w := int32(1); w <= r.waves; w++ {
			if r.available(len(p.targets), w) <= 0 {
				r.report("C7", "pool:"+r.id(p.from)+"/"+p.kind.String(), w, "none of its %d targets is available", len(p.targets))
			}
		}
	}
}
