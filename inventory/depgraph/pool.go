package depgraph

import (
	"cmp"
	"iter"
	"slices"

	"github.com/wavecut/wavecut/inventory"
)

// canonical is the estate's dependencies in canonical order; a copy where a caller
// has left them in another.
func canonical(e *inventory.Estate) []inventory.Dependency {
	if slices.IsSortedFunc(e.Dependencies, byEnds) {
		return e.Dependencies
	}
	deps := slices.Clone(e.Dependencies)
	slices.SortStableFunc(deps, byEnds)
	return deps
}

func byEnds(a, b inventory.Dependency) int {
	return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), cmp.Compare(a.Kind, b.Kind))
}

// runs gives for every asset its dependencies.
func runs(e *inventory.Estate) iter.Seq2[int, []inventory.Dependency] {
	return func(yield func(int, []inventory.Dependency) bool) {
		deps := canonical(e)
		for u := range e.Assets {
			n := 0
			for n < len(deps) && int(deps[n].From) == u {
				n++
			}
			if !yield(u, deps[:n]) {
				return
			}
			deps = deps[n:]
		}
	}
}

// poolReader sorts each asset's dependencies of impact outage into pools and the rest.
type poolReader struct {
	outage *Outage
	any    [inventory.DNS + 1][]int32 // targets of mode any by dependency kind
}

func (r *poolReader) read(u int32, deps []inventory.Dependency) {
	need := &r.outage.need
	start := len(need.items)
	for i := range deps {
		d := &deps[i]
		switch {
		case d.Impact != inventory.ImpactOutage:
		case d.Mode == inventory.ModeAny:
			r.any[d.Kind] = append(r.any[d.Kind], d.To)
		default:
			need.items = append(need.items, d.To)
		}
	}
	for kind := range r.any {
		r.pool(r.any[kind])
		r.any[kind] = r.any[kind][:0]
	}
	need.items = need.items[:start+len(distinct(need.items[start:]))]
	need.close()
	r.outage.own.close()
}

// pool files the targets of one kind: as a pool, or as a plain need where there is one.
func (r *poolReader) pool(targets []int32) {
	targets = distinct(targets)
	switch o := r.outage; len(targets) {
	case 0:
	case 1:
		o.need.items = append(o.need.items, targets[0])
	default:
		o.own.items = append(o.own.items, o.pools.intern(targets, hashList(targets)))
	}
}

// distinct sorts a list in place and drops what stands twice.
func distinct(list []int32) []int32 {
	slices.Sort(list)
	return slices.Compact(list)
}
