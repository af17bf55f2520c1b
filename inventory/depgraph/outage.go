package depgraph

import (
	"slices"
	"sync"

	"github.com/wavecut/wavecut/inventory"
)

// Outage holds the outage sets of an estate:
//
//	D₀(u) = {u}
//	D_k(u) = {u} ∪ ⋃ D_{k−1}(target) over the dependencies outside pools
//	             ∪ ⋃ over the pools of ⋂ D_{k−1}(target) over the pool's targets
//
// with k the depth it was made with, over the dependencies of impact outage. Two
// or more of these of one kind and mode any from one asset are a pool; a single
// one counts like all. It is safe for concurrent use.
type Outage struct {
	depth int
	// need is asset → targets outside pools; own is asset → pools.
	need, own adjacency
	pools     adjacency // pool → targets, two or more, ascending

	once   sync.Once
	levels []adjacency // levels[j]: pool → ⋂ D_j(target)
	idle   sync.Pool   // of *walk
}

// NewOutage reads the dependencies of impact outage and finds the pools. Depth is
// the scenario's impact_depth; below 0 it counts as 0.
func NewOutage(e *inventory.Estate, depth int) *Outage {
	o := &Outage{depth: max(depth, 0)}
	r := newPoolReader(e)
	for _, deps := range runs(e) {
		r.read(deps)
	}
	o.need, o.own, o.pools = r.need, r.own, r.pools.flat()
	o.idle.New = func() any { return newWalk(o) }
	return o
}

// Depth is how many dependencies deep the sets go.
func (o *Outage) Depth() int { return o.depth }

// Pools is the number of different pools; assets that have the same targets share one.
func (o *Outage) Pools() int { return o.pools.len() }

// Pool lists the targets of a pool, ascending. The caller must not change it.
func (o *Outage) Pool(pool int32) []int32 { return o.pools.at(pool) }

// PoolsOf lists the pools that an asset needs. The caller must not change it.
func (o *Outage) PoolsOf(u int32) []int32 { return o.own.at(u) }

// NeedsOf lists the assets that an asset needs outside pools, ascending. The
// caller must not change it.
func (o *Outage) NeedsOf(u int32) []int32 { return o.need.at(u) }

// Set is D(u), ascending, in buf's storage where that suffices.
func (o *Outage) Set(u int32, buf []int32) []int32 {
	o.prepare()
	w := o.idle.Get().(*walk)
	defer o.idle.Put(w)
	w.from(u, o.depth)
	buf = w.collect(buf[:0], nil)
	slices.Sort(buf)
	return buf
}

// adjacency is lists of indexes end to end: list i is items[off[i]:off[i+1]].
type adjacency struct {
	off   []int
	items []int32
}

func (a *adjacency) len() int { return len(a.off) - 1 }

func (a *adjacency) at(i int32) []int32 { return a.items[a.off[i]:a.off[i+1]] }

// close ends the list that is being written.
func (a *adjacency) close() { a.off = append(a.off, len(a.items)) }

// PoolsFrom lists the pools that stand in the way of u: its own and those of what
// it needs outside pools, within the depth, ascending.
func (o *Outage) PoolsFrom(u int32) []int32 {
	var pools []int32
	seen := map[int32]bool{u: true}
	level := []int32{u}
	for depth := 0; depth < o.depth && len(level) > 0; depth++ {
		var next []int32
		for _, v := range level {
			pools = append(pools, o.own.at(v)...)
			for _, w := range o.need.at(v) {
				if !seen[w] {
					seen[w] = true
					next = append(next, w)
				}
			}
		}
		level = next
	}
	return distinct(pools)
}
