package flow

import (
	"cmp"
	"slices"

	"github.com/wavecut/wavecut/inventory/ingest/address"
)

// graph is the pairs of a log, in the order of client, server, port and protocol.
type graph struct {
	hosts    *hosts
	pairs    *pairs
	order    []int32 // of the pairs
	callers  []int   // by host: how many call it
	called   []int   // by host: how many it calls
	machines int     // hosts but users
	users    map[uint32]bool
	kept     map[uint32]bool // of the users
}

func newGraph(c *collector) *graph {
	g := &graph{hosts: &c.hosts, pairs: &c.pairs, order: make([]int32, len(c.pairs.keys)),
		callers: make([]int, len(c.hosts.all)), called: make([]int, len(c.hosts.all))}
	for i := range g.order {
		g.order[i] = int32(i)
	}
	slices.SortFunc(g.order, g.compare)
	for n, i := range g.order {
		k := g.pairs.keys[i]
		if n == 0 || !sameEnds(g.pairs.keys[g.order[n-1]], k) {
			g.called[k.client]++
			g.callers[k.server]++
		}
	}
	g.findUsers()
	return g
}

func sameEnds(a, b pairKey) bool { return a.client == b.client && a.server == b.server }

func (g *graph) compare(i, j int32) int {
	x, y := g.pairs.keys[i], g.pairs.keys[j]
	if x.client != y.client {
		return g.hosts.all[x.client].addr.Compare(g.hosts.all[y.client].addr)
	}
	if x.server != y.server {
		return g.hosts.all[x.server].addr.Compare(g.hosts.all[y.server].addr)
	}
	return cmp.Or(cmp.Compare(x.port, y.port), cmp.Compare(x.proto, y.proto))
}

// runs gives the pairs in stretches of which same holds between neighbours.
func (g *graph) runs(same func(a, b pairKey) bool, yield func([]int32) error) error {
	for from := 0; from < len(g.order); {
		to := from + 1
		for to < len(g.order) && same(g.pairs.keys[g.order[from]], g.pairs.keys[g.order[to]]) {
			to++
		}
		if err := yield(g.order[from:to]); err != nil {
			return err
		}
		from = to
	}
	return nil
}

// maxUsers is how many public addresses that only call are told one by one.
const maxUsers = 1000

// findUsers finds the public addresses that only call, and of too many the busiest.
func (g *graph) findUsers() {
	g.users, g.kept = map[uint32]bool{}, map[uint32]bool{}
	calls := map[uint32]int64{}
	for i, k := range g.pairs.keys {
		if g.callers[k.client] == 0 && address.Of(g.hosts.all[k.client].addr) == address.Public {
			_, n := g.pairs.sums[i].total()
			calls[k.client] += n
			g.users[k.client] = true
		}
	}
	for id := range g.hosts.all {
		if g.callers[id]+g.called[id] > 0 && !g.users[uint32(id)] {
			g.machines++
		}
	}
	busiest := make([]uint32, 0, len(g.users))
	for id := range g.users {
		busiest = append(busiest, id)
	}
	slices.SortFunc(busiest, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(calls[b], calls[a]), g.hosts.all[a].addr.Compare(g.hosts.all[b].addr))
	})
	for _, id := range busiest[:min(len(busiest), maxUsers)] {
		g.kept[id] = true
	}
}

// told reports whether the pairs of a client are told.
func (g *graph) told(client uint32) bool { return !g.users[client] || g.kept[client] }
