package verify

import "github.com/wavecut/wavecut/inventory"

// search is the memory of one walk at a time along the needs. An asset or a pool
// belongs to the present walk when it bears its stamp, and to the scope of the
// present freeze, or below it, when it bears its mark.
type search struct {
	stamp   int32
	reached []int32 // stamp by asset
	served  []int32 // stamp by pool
	failed  []int32 // by pool, where served: how many of its targets are down
	queue   []int32

	mark    int32
	members []int32 // of the scope
	scope   []int32 // mark by asset
	below   []int32 // mark by asset: something in the scope may need it
}

func newSearch(c *Checker) search {
	if len(c.freezes) == 0 {
		return search{}
	}
	n := len(c.estate.Assets)
	return search{
		reached: make([]int32, n), served: make([]int32, len(c.pools)), failed: make([]int32, len(c.pools)),
		scope: make([]int32, n), below: make([]int32, n),
	}
}

// enter makes the assets the scope of the present freeze.
func (r *run) enter(assets []int32) {
	s := &r.search
	s.mark++
	s.members = assets
	for _, a := range assets {
		s.scope[a] = s.mark
	}
}

// descend marks all that something in the scope may need within impact_depth
// steps, pools taken as if all their targets were needed: whoever is not marked
// takes nothing down that is frozen, and need not be searched from.
func (r *run) descend() {
	s := &r.search
	queue := append(s.queue[:0], s.members...)
	for _, a := range queue {
		s.below[a] = s.mark
	}
	for depth, next := 0, 0; next < len(queue) && depth < r.scenario.ImpactDepth; depth++ {
		level := queue[next:]
		next = len(queue)
		for _, u := range level {
			queue = r.descendFrom(u, queue)
		}
	}
	s.queue = queue
}

func (r *run) descendFrom(u int32, queue []int32) []int32 {
	s := &r.search
	for _, d := range r.estate.Dependencies[r.needs.byFrom[u]:r.needs.byFrom[u+1]] {
		if d.Impact == inventory.ImpactOutage && s.below[d.To] != s.mark {
			s.below[d.To] = s.mark
			queue = append(queue, d.To)
		}
	}
	return queue
}

// hit looks for a u of the scope with v ∈ D(u): it goes from v to those whom its
// outage takes down, impact_depth steps far. A pool is down one step after the
// last of its targets.
func (r *run) hit(v int32) (u int32, found bool) {
	s := &r.search
	s.stamp++
	s.queue = append(s.queue[:0], v)
	s.reached[v] = s.stamp
	for depth, next := 0, 0; next < len(s.queue); depth++ {
		level := s.queue[next:]
		next = len(s.queue)
		for _, x := range level {
			if s.scope[x] == s.mark {
				return x, true
			}
			if depth < r.scenario.ImpactDepth {
				r.takeDown(x)
			}
		}
	}
	return 0, false
}

// takeDown queues those that are down because x is.
func (r *run) takeDown(x int32) {
	s, n := &r.search, &r.needs
	for _, u := range n.byTo[n.first[x]:n.first[x+1]] {
		s.enqueue(u)
	}
	for _, p := range n.poolsOf[n.firstPool[x]:n.firstPool[x+1]] {
		if s.served[p] != s.stamp {
			s.served[p], s.failed[p] = s.stamp, 0
		}
		if s.failed[p]++; int(s.failed[p]) == len(n.pools[p].targets) {
			s.enqueue(n.pools[p].from)
		}
	}
}

func (s *search) enqueue(u int32) {
	if s.reached[u] != s.stamp {
		s.reached[u] = s.stamp
		s.queue = append(s.queue, u)
	}
}
