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
	if inOrderOfEnds(e.Dependencies) {
		return e.Dependencies
	}
	deps := slices.Clone(e.Dependencies)
	slices.SortStableFunc(deps, byEnds)
	return deps
}

func inOrderOfEnds(deps []inventory.Dependency) bool {
	for i := 1; i < len(deps); i++ {
		if a, b := &deps[i-1], &deps[i]; b.From < a.From || b.From == a.From && byEnds(*a, *b) > 0 {
			return false
		}
	}
	return true
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

// poolReader sorts each asset's dependencies of impact outage into pools and the
// rest, asset by asset.
type poolReader struct {
	need, own adjacency
	pools     *lists
	any       [inventory.DNS + 1][]int32 // targets of mode any by dependency kind
}

func newPoolReader(e *inventory.Estate) *poolReader {
	n := len(e.Assets) + 1
	return &poolReader{
		need:  adjacency{off: make([]int, 1, n), items: make([]int32, 0, len(e.Dependencies))},
		own:   adjacency{off: make([]int, 1, n)},
		pools: newLists(),
	}
}

func (r *poolReader) read(deps []inventory.Dependency) {
	start := len(r.need.items)
	for i := range deps {
		d := &deps[i]
		switch {
		case d.Impact != inventory.ImpactOutage:
		case d.Mode == inventory.ModeAny:
			r.any[d.Kind] = append(r.any[d.Kind], d.To)
		default:
			r.need.items = append(r.need.items, d.To)
		}
	}
	for kind := range r.any {
		r.file(r.any[kind])
		r.any[kind] = r.any[kind][:0]
	}
	r.need.items = r.need.items[:start+len(distinct(r.need.items[start:]))]
	r.need.close()
	r.own.close()
}

// file adds the targets of one kind: as a pool, or as a plain need where there is one.
func (r *poolReader) file(targets []int32) {
	targets = distinct(targets)
	switch len(targets) {
	case 0:
	case 1:
		r.need.items = append(r.need.items, targets[0])
	default:
		r.own.items = append(r.own.items, r.pools.intern(targets, hashList(targets)))
	}
}

// distinct sorts a list in place and drops what stands twice.
func distinct(list []int32) []int32 {
	slices.Sort(list)
	return slices.Compact(list)
}
