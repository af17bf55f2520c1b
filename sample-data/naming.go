package sampledata

// wireName points a name at what serves it: at the load balancers of the
// company's edge, at the application's main name, or at its machines.
func (p *plan) wireName(w *dependencyWriter, d dice, n *name) {
	w.from = n.appendHost(w.from[:0])
	edge := p.edgeOf(int(n.app))
	switch {
	case n.number == 0 && int(n.app) == edge:
		p.nameToSlot(w, d, n, dependency{kind: "dns"})
	case n.number == 0 && edge >= 0 && n.out:
		p.nameToName(w, d, edge, "dns")
		p.nameToSlot(w, d, n, dependency{kind: "sync"})
	case n.number == 0:
		p.nameToSlot(w, d, n, dependency{kind: "dns"})
	case n.out && edge >= 0 && d.percent(40):
		p.nameToName(w, d, edge, "dns")
		if d.percent(70) {
			p.nameToName(w, d, int(n.app), "sync")
		}
	case d.percent(75):
		p.nameToName(w, d, int(n.app), "dns")
	default:
		p.nameToSlot(w, d, n, dependency{kind: "dns"})
	}
}

// edgeOf is the application whose load balancers serve the company of another,
// or -1 where there are none or those are not for it.
func (p *plan) edgeOf(app int) int {
	a := &p.applications[app]
	edge := p.companies[a.company].hubs + hubEdge
	if p.applications[edge].names == 0 || a.alone {
		return -1
	}
	return edge
}

// nameToName writes that the name in w.from stands for the main name of an
// application, or shows what that shows.
func (p *plan) nameToName(w *dependencyWriter, d dice, app int, kind string) {
	to := p.mainName(app)
	w.to = to.appendHost(w.to[:0])
	w.put(dependency{kind: kind}.rate(d, 10, 1))
}

// nameToSlot writes that the name in w.from is served by any of the members of
// the slot through which users come in, or by the load balancer before them.
func (p *plan) nameToSlot(w *dependencyWriter, d dice, n *name, dep dependency) {
	a := &p.applications[n.app]
	s, ok := a.entry()
	if !ok {
		return
	}
	if front, _ := a.front(); front == s && a.balanced() {
		s = slotNetwork
	}
	members := min(int(a.counts[s]), maxPool)
	dep.any = members > 1
	for k := range members {
		w.to = p.appendID(w.to[:0], ref{n.app, s, uint8((n.number + k) % int(a.counts[s]))})
		w.put(dep.rate(d, 50, members))
	}
}
