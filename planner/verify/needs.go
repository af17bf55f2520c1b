package verify

import "github.com/wavecut/wavecut/inventory"

// needs is the graph of outages: the dependencies of impact outage, pools apart,
// from the one that is needed to those that need it.
type needs struct {
	// byTo are the assets that need x outright: byTo[first[x]:first[x+1]].
	byTo  []int32
	first []int32
	// poolsOf are the pools that x is a target of: likewise.
	poolsOf   []int32
	firstPool []int32
	pools     []pool
	// byFrom are the dependencies of impact outage of u, pooled or not:
	// dependencies[byFrom[u]:byFrom[u+1]], those of other impacts among them.
	byFrom []int32
}

func newNeeds(e *inventory.Estate, pools []pool) needs {
	pooled := make(map[[2]int32]bool, len(pools)) // (from, kind)
	for i := range pools {
		pooled[[2]int32{pools[i].from, int32(pools[i].kind)}] = true
	}
	n := needs{pools: pools, byFrom: make([]int32, len(e.Assets)+1)}
	var from, to, pool, target []int32
	for i := range e.Dependencies {
		d := &e.Dependencies[i]
		n.byFrom[d.From+1] = int32(i + 1)
		inPool := d.Mode == inventory.ModeAny && pooled[[2]int32{d.From, int32(d.Kind)}]
		if d.Impact == inventory.ImpactOutage && !inPool {
			from, to = append(from, d.From), append(to, d.To)
		}
	}
	for i := range pools {
		for _, t := range pools[i].targets {
			pool, target = append(pool, int32(i)), append(target, t)
		}
	}
	for i := range e.Assets {
		n.byFrom[i+1] = max(n.byFrom[i], n.byFrom[i+1])
	}
	n.byTo, n.first = gather(len(e.Assets), to, from)
	n.poolsOf, n.firstPool = gather(len(e.Assets), target, pool)
	return n
}

// gather sorts values by their keys 0…n−1 (a counting sort).
func gather(n int, keys, values []int32) (sorted, first []int32) {
	first = make([]int32, n+1)
	for _, k := range keys {
		first[k+1]++
	}
	for i := range n {
		first[i+1] += first[i]
	}
	sorted = make([]int32, len(values))
	next := append([]int32(nil), first...)
	for i, k := range keys {
		sorted[next[k]] = values[i]
		next[k]++
	}
	return sorted, first
}
