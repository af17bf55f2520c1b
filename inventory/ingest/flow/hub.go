package flow

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
)

// A hub is called by at least this many machines, by a tenth of all, and by five
// times as many as the median of all that are called.
const (
	fewestCallers = 20
	timesMedian   = 5
	maxHubs       = 20
)

// hubs are the machines that many more call than others, the most called first.
// Calls that a role frees do not count.
func (g *graph) hubs(roles map[uint32]role) []uint32 {
	callers := g.needers(roles)
	var counts []int
	for _, n := range callers {
		if n > 0 {
			counts = append(counts, n)
		}
	}
	if len(counts) == 0 {
		return nil
	}
	slices.Sort(counts)
	least := max(fewestCallers, g.machines/10, timesMedian*counts[len(counts)/2])
	var hubs []uint32
	for id, n := range callers {
		if n >= least {
			hubs = append(hubs, uint32(id))
		}
	}
	slices.SortFunc(hubs, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(callers[b], callers[a]), g.hosts.all[a].addr.Compare(g.hosts.all[b].addr))
	})
	return hubs[:min(len(hubs), maxHubs)]
}

// needers counts by host the machines that call it and need it; users are none.
func (g *graph) needers(roles map[uint32]role) []int {
	callers := make([]int, len(g.hosts.all))
	_ = g.runs(sameEnds, func(run []int32) error {
		k := g.pairs.keys[run[0]]
		if !g.users[k.client] && !g.freed(run, roles) {
			callers[k.server]++
		}
		return nil
	})
	return callers
}

// freed reports whether a role frees all pairs of a stretch.
func (g *graph) freed(run []int32, roles map[uint32]role) bool {
	r, ok := roles[g.pairs.keys[run[0]].client]
	if !ok {
		return false
	}
	for _, i := range run {
		if !r.frees(g.pairs.keys[i].port) {
			return false
		}
	}
	return true
}

// tellHubs gives a finding for each hub, with what it glues together.
func (g *graph) tellHubs(hubs []uint32, roles map[uint32]role, at func(uint32) inventory.Position, sink foreign.Sink) {
	callers := g.needers(roles)
	_, whole := g.groups(nil, roles)
	for _, hub := range hubs {
		subject := g.hosts.all[hub].addr.String()
		alone, rest := g.groups(map[uint32]bool{hub: true}, roles)
		glue := "without it the largest group of machines that call each other stays whole"
		if rest < whole-1 || alone > 0 {
			glue = fmt.Sprintf("without it the largest group of machines that call each other has %d instead of %d, and %d call nobody else", rest, whole, alone)
		}
		sink.Finding(inventory.Finding{
			Code: inventory.CodeFlowHub, Severity: inventory.SeverityWarning, Subject: subject, Position: at(hub),
			Message: fmt.Sprintf("%s is called by %d of %d machines (%s); %s", subject, callers[hub], g.machines, g.portsOf(hub), glue),
			Hint:    "Prepare it first at both sites, replicate it, or give the dependencies on it impact none.",
		})
	}
	if len(hubs) > 1 {
		g.tellTogether(hubs, whole, roles, sink)
	}
}

func (g *graph) tellTogether(hubs []uint32, whole int, roles map[uint32]role, sink foreign.Sink) {
	out := map[uint32]bool{}
	for _, hub := range hubs {
		out[hub] = true
	}
	_, rest := g.groups(out, roles)
	sink.Finding(inventory.Finding{
		Code: inventory.CodeFlowHub, Severity: inventory.SeverityInfo, Subject: g.hosts.all[hubs[0]].addr.String(),
		Message: fmt.Sprintf("without the %d shared services together the largest group of machines that call each other has %d instead of %d", len(hubs), rest, whole),
	})
}

const shownPorts = 3

// portsOf names the ports on which a hub is called, by how many call them.
func (g *graph) portsOf(hub uint32) string {
	calls := map[uint16]int{}
	for _, k := range g.pairs.keys {
		if k.server == hub {
			calls[k.port]++
		}
	}
	ports := make([]uint16, 0, len(calls))
	for p := range calls {
		ports = append(ports, p)
	}
	slices.SortFunc(ports, func(a, b uint16) int { return cmp.Or(cmp.Compare(calls[b], calls[a]), cmp.Compare(a, b)) })
	var texts []string
	for _, p := range ports[:min(len(ports), shownPorts)] {
		texts = append(texts, portText(p))
	}
	if len(ports) > shownPorts {
		texts = append(texts, "…")
	}
	return strings.Join(texts, ", ")
}

func portText(p uint16) string {
	switch s := serviceOf(p); {
	case p == manyPorts:
		return "many ports"
	case s.name != "":
		return fmt.Sprintf("port %d, %s", p, s.name)
	}
	return fmt.Sprintf("port %d", p)
}

// groups joins the machines that call each other, without some, and gives the size
// of the largest group and how many are left with nobody.
func (g *graph) groups(without map[uint32]bool, roles map[uint32]role) (alone, largest int) {
	up := make([]uint32, len(g.hosts.all))
	size := make([]int, len(up))
	in := make([]bool, len(up))
	for i := range up {
		up[i], size[i] = uint32(i), 1
	}
	_ = g.runs(sameEnds, func(run []int32) error {
		k := g.pairs.keys[run[0]]
		if g.users[k.client] || g.freed(run, roles) {
			return nil
		}
		in[k.client], in[k.server] = true, true
		if !without[k.client] && !without[k.server] {
			join(up, size, k.client, k.server)
		}
		return nil
	})
	for i := range up {
		if !in[i] || without[uint32(i)] || up[i] != uint32(i) {
			continue
		}
		largest = max(largest, size[i])
		if size[i] == 1 {
			alone++
		}
	}
	return alone, largest
}

func join(up []uint32, size []int, a, b uint32) {
	a, b = root(up, a), root(up, b)
	if a == b {
		return
	}
	if size[a] < size[b] {
		a, b = b, a
	}
	up[b] = a
	size[a] += size[b]
}

func root(up []uint32, a uint32) uint32 {
	for up[a] != a {
		up[a] = up[up[a]]
		a = up[a]
	}
	return a
}
