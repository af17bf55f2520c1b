package depgraph

import "slices"

// Cycle is a strongly connected component of two assets or more: each needs all
// others, directly or not.
type Cycle struct {
	// Members ascend.
	Members []int32
	// Round is a shortest way from the first member back to it, as dependencies; of
	// several the first in canonical order.
	Round []int32
}

// Cycles lists the cycles, largest first, then by their first member.
func (g *Graph) Cycles(f Filter) []Cycle {
	t := newTarjan(g, g.sieve(&f))
	for v := range int32(g.Len()) {
		if t.order[v] == 0 && t.sieve.shows(v) {
			t.from(v)
		}
	}
	cycles := make([]Cycle, 0, len(t.found))
	for _, members := range t.found {
		slices.Sort(members)
		cycles = append(cycles, Cycle{Members: members})
	}
	slices.SortFunc(cycles, func(a, b Cycle) int { return bySize(a.Members, b.Members) })
	r := newRounds(g, t.sieve)
	for i := range cycles {
		cycles[i].Round = r.find(cycles[i].Members)
	}
	return cycles
}

// bySize puts the longer list first, then the one with the smaller first member.
func bySize(a, b []int32) int {
	if len(a) != len(b) {
		return len(b) - len(a)
	}
	return int(a[0]) - int(b[0])
}

// tarjan finds strongly connected components (Tarjan 1972), with a stack of its
// own: chains of dependencies can be as long as the estate.
type tarjan struct {
	g     *Graph
	sieve *sieve
	// order numbers the assets as they are met, from 1; low is the least number
	// known to be reached. An asset whose component is complete has low = done.
	order, low []int32
	met        int32
	stack      []int32
	path       []tarjanStep
	found      [][]int32
}

// tarjanStep is an asset under search and its next dependency.
type tarjanStep struct{ v, next int32 }

const tarjanDone = -1

func newTarjan(g *Graph, s *sieve) *tarjan {
	return &tarjan{g: g, sieve: s, order: make([]int32, g.Len()), low: make([]int32, g.Len())}
}

func (t *tarjan) from(root int32) {
	t.meet(root)
	for len(t.path) > 0 {
		top := &t.path[len(t.path)-1]
		if w := t.next(top); w >= 0 {
			t.meet(w)
			continue
		}
		v := top.v
		t.path = t.path[:len(t.path)-1]
		if t.low[v] == t.order[v] {
			t.close(v)
		} else if parent := t.path[len(t.path)-1].v; t.low[v] < t.low[parent] {
			t.low[parent] = t.low[v]
		}
	}
}

func (t *tarjan) meet(v int32) {
	t.met++
	t.order[v], t.low[v] = t.met, t.met
	t.stack = append(t.stack, v)
	t.path = append(t.path, tarjanStep{v, t.g.out[v]})
}

// next is the next asset not met that top needs, or −1. It notes those met.
func (t *tarjan) next(top *tarjanStep) int32 {
	v, low := top.v, t.low[top.v]
	for end := t.g.out[v+1]; top.next < end; {
		d := top.next
		top.next++
		if !t.sieve.follows(t.g.class[d], d) {
			continue
		}
		w := t.g.to[d]
		switch order := t.order[w]; {
		case order == 0:
			if t.sieve.shows(w) {
				t.low[v] = low
				return w
			}
		case order < low && t.low[w] != tarjanDone:
			low = order
		}
	}
	t.low[v] = low
	return -1
}

// close takes the component of v off the stack, and keeps it if it is a cycle.
func (t *tarjan) close(v int32) {
	i := len(t.stack) - 1
	for ; t.stack[i] != v; i-- {
		t.low[t.stack[i]] = tarjanDone
	}
	t.low[v] = tarjanDone
	if len(t.stack)-i > 1 {
		t.found = append(t.found, slices.Clone(t.stack[i:]))
	}
	t.stack = t.stack[:i]
}
