package flow

import (
	"fmt"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
)

// A machine that calls many others may do so to look at them or to save them. It is
// taken for one that does only where its ports say so (nine pairs in ten are of one
// such use), where it tries ten ports and more of each, or where it calls a third of
// all machines and nothing calls it, so that nobody would notice.
const (
	fewestCalled  = 15
	shareOfPorts  = 0.9
	scannedPorts  = 10 // of each machine, on the average
	scannedInAll  = 50
	onlookerCalls = 30
)

// role is why a machine's calls are no needs.
type role struct {
	what string
	only class // of which ports; ordinary is all
}

// roles finds the machines that call many others without needing them.
func (g *graph) roles() map[uint32]role {
	found := map[uint32]role{}
	_ = g.runs(func(a, b pairKey) bool { return a.client == b.client }, func(run []int32) error {
		client := g.pairs.keys[run[0]].client
		if g.called[client] >= max(fewestCalled, g.machines/10) {
			if r, ok := g.roleOf(client, run); ok {
				found[client] = r
			}
		}
		return nil
	})
	return found
}

func (g *graph) roleOf(client uint32, run []int32) (role, bool) {
	var byClass [administration + 1]int
	ports := map[uint16]bool{}
	for _, i := range run {
		k := g.pairs.keys[i]
		byClass[serviceOf(k.port).class]++
		ports[k.port] = true
	}
	called := g.called[client]
	switch {
	case g.hosts.all[client].pairs >= maxPorts && len(run) >= scannedPorts*called,
		len(run) >= scannedPorts*called && len(ports) >= scannedInAll:
		return role{"scanner", ordinary}, true
	case byClass[monitoring] > 0 && most(byClass[monitoring]+byClass[administration], len(run)):
		return role{"monitoring", monitoring}, true
	case most(byClass[backup]+byClass[administration], len(run)) && byClass[backup] > 0:
		return role{"backup", backup}, true
	case most(byClass[administration], len(run)):
		return role{"administration", administration}, true
	case g.callers[client] == 0 && called >= max(onlookerCalls, g.machines/3):
		return role{"onlooker", ordinary}, true
	}
	return role{}, false
}

func most(n, of int) bool { return float64(n) >= shareOfPorts*float64(of) }

// frees reports whether a role takes the need out of a call on a port.
func (r role) frees(port uint16) bool {
	if r.what == "" {
		return false
	}
	c := serviceOf(port).class
	return r.only == ordinary || c == r.only || c == administration
}

// tellRoles gives a finding for each.
func (g *graph) tellRoles(roles map[uint32]role, at func(uint32) inventory.Position, sink foreign.Sink) {
	last := pairKey{client: noHost}
	for _, i := range g.order {
		k := g.pairs.keys[i]
		r, ok := roles[k.client]
		if !ok || k.client == last.client {
			continue
		}
		last = k
		subject := g.hosts.all[k.client].addr.String()
		sink.Finding(inventory.Finding{
			Code: inventory.CodeFlowFanOut, Severity: inventory.SeverityInfo, Subject: subject, Position: at(k.client),
			Message: fmt.Sprintf("%s calls %d of %d machines as %s does; these dependencies have impact none", subject, g.called[k.client], g.machines, article(r.what)),
			Hint:    "If it needs them, give the dependencies with their impact in a dependencies.csv.",
		})
	}
}

func article(what string) string {
	switch what {
	case "scanner":
		return "a scanner"
	case "onlooker":
		return "an onlooker that nothing calls"
	}
	return what
}
