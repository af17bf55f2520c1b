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
	s := g.sieve(&f)
	strong := g.strong(s)
	for _, members := range strong {
		slices.Sort(members)
	}
	slices.SortFunc(strong, bySize)
	r := newRounds(g, s)
	cycles := make([]Cycle, 0, len(strong))
	for _, members := range strong {
		cycles = append(cycles, Cycle{Members: members, Round: r.find(members)})
	}
	return cycles
}

// strong gives the strongly connected components of two assets or more, in no
// useful order.
func (g *Graph) strong(s *sieve) [][]int32 {
	t := newTarjan(g, s)
	for v := range int32(g.Len()) {
		if t.of[v].order == 0 && s.shows(v) {
			t.from(v)
		}
	}
	return t.found
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
	of    []tarjanMark
	met   int32
	stack []int32
	path  []tarjanStep
	found [][]int32
}

// tarjanMark is the number of an asset in the order in which they are met, from 1,
// and the least number known to be reached from it; tarjanDone once its component
// is complete.
type tarjanMark struct{ order, low int32 }

// tarjanStep is an asset under search and its next dependency.
type tarjanStep struct{ v, next int32 }

const tarjanDone = -1

func newTarjan(g *Graph, s *sieve) *tarjan {
	return &tarjan{g: g, sieve: s, of: make([]tarjanMark, g.Len())}
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
		if low := t.of[v].low; low == t.of[v].order {
			t.close(v)
		} else if parent := &t.of[t.path[len(t.path)-1].v]; low < parent.low {
			parent.low = low
		}
	}
}

func (t *tarjan) meet(v int32) {
	t.met++
	t.of[v] = tarjanMark{t.met, t.met}
	t.stack = append(t.stack, v)
	t.path = append(t.path, tarjanStep{v, t.g.out[v]})
}

// next is the next asset not met that top needs, or −1. It notes those met.
func (t *tarjan) next(top *tarjanStep) int32 {
	g, mark := t.g, &t.of[top.v]
	for end := g.out[top.v+1]; top.next < end; {
		d := top.next
		top.next++
		if !t.sieve.all && !t.sieve.follows(g.class[d], d) {
			continue
		}
		w := g.to[d]
		switch other := t.of[w]; {
		case other.order == 0:
			if t.sieve.shows(w) {
				return w
			}
		case other.low != tarjanDone:
			mark.low = min(mark.low, other.order)
		}
	}
	return -1
}

// close takes the component of v off the stack, and keeps it if it is a cycle.
func (t *tarjan) close(v int32) {
	i := len(t.stack) - 1
	for ; t.stack[i] != v; i-- {
		t.of[t.stack[i]].low = tarjanDone
	}
	t.of[v].low = tarjanDone
	if len(t.stack)-i > 1 {
		t.found = append(t.found, slices.Clone(t.stack[i:]))
	}
	t.stack = t.stack[:i]
}
