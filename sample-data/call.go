package sampledata

// Calls between applications: about half go to the hubs of the company, by
// their weights; of the others most stay within the domain, the rest go to a
// domain further down, to its core more often than not. Real call graphs are
// like that: layered, local, with a few nodes that everything hangs on. Calls go
// down, so that cycles are what they are in real estates, an exception: now and
// then who is called calls back.

// caller makes the calls of one application.
type caller struct {
	*plan
	w     *dependencyWriter
	d     dice
	app   int
	slot  slot
	hubs  uint64  // those it calls already
	peers []int32 // the applications it calls already
}

// patience is how many rolls in a row may find nothing new to call.
const patience = 40

// writeCalls writes calls until the limit of w is reached, in proportion to the
// machines that can call.
func (p *plan) writeCalls(w *dependencyWriter) {
	total := 0
	for i := range p.applications {
		total += p.callWeight(i)
	}
	start, room, before := w.written, w.limit-w.written, 0
	for i := range p.applications {
		before += p.callWeight(i)
		if weight := p.callWeight(i); weight > 0 {
			p.newCaller(w, i).call(start + room*before/total)
		}
	}
}

// callWeight is an application's share of the calls.
func (p *plan) callWeight(app int) int {
	a := &p.applications[app]
	s, ok := a.caller()
	if !ok || a.alone || a.hub >= 0 {
		return 0
	}
	if a.stage > 0 {
		return 1
	}
	return 2 * int(a.counts[s])
}

func (p *plan) newCaller(w *dependencyWriter, app int) *caller {
	s, _ := p.applications[app].caller()
	return &caller{plan: p, w: w, d: newDice(p.options.Seed, streamCalls, app), app: app, slot: s}
}

// call writes calls until as many dependencies are written as goal says, or
// nothing new is found.
func (c *caller) call(goal int) {
	for misses := 0; c.w.written < goal && !c.w.full() && misses < patience; {
		if c.next() {
			misses = 0
		} else {
			misses++
		}
	}
}

// next rolls a call and writes it, if it is a new one.
func (c *caller) next() bool {
	a := &c.applications[c.app]
	switch c.d.weighted(58, 22, 18, 2) {
	case 0:
		return c.callHub(int(a.company))
	case 1:
		return c.callDomain()
	case 2:
		return c.callDown()
	}
	return c.callCompany()
}

// hubWeights are the weights of hubs.
var hubWeights = func() (weights [numHubs]int) {
	for i := range hubs {
		weights[i] = hubs[i].weight
	}
	return weights
}()

// callHub writes calls of every member to a hub of a company.
func (c *caller) callHub(company int) bool {
	h := c.d.weighted(hubWeights[:]...)
	app := c.companies[company].hubs + h
	if c.hubs>>h&1 != 0 || c.applications[app].size() == 0 {
		return false
	}
	c.hubs |= 1 << h
	dep := hubCall(c.d, h)
	c.each(c.app, c.hubCaller(h), func(r ref) { c.askHub(c.w, c.d, r, app, dep, 250) })
	return true
}

// hubCaller is the slot from which a hub is called: sessions, logins and
// pictures are the business of the web servers, and in many an application
// these read shared databases too.
func (c *caller) hubCaller(h int) slot {
	web := c.applications[c.app].counts[slotWeb] > 0
	switch s := hubs[h].slot; {
	case web && (s == slotAPI || s == slotWeb || h == hubSession):
		return slotWeb
	case web && s == slotDatabase && c.d.percent(45):
		return slotWeb
	}
	return c.slot
}

// hubCall is how a hub is needed.
func hubCall(d dice, h int) dependency {
	switch hubs[h].slot {
	case slotDatabase:
		return dependency{kind: "sync", maxRTT: d.weighted(96, 4) * 100}
	case slotQueue:
		return dependency{kind: "async"}
	case slotCache:
		return dependency{kind: "sync", impact: pick(d.percent(50), "degraded", "")}
	case slotStorage:
		return dependency{kind: "sync", impact: pick(d.percent(60), "degraded", "")}
	case slotOther:
		return dependency{kind: "sync", impact: otherImpact(d, h)}
	}
	return dependency{kind: "sync", impact: pick(d.percent(20), "degraded", "")}
}

// otherImpact is what the loss of monitoring or a message sender means.
func otherImpact(d dice, h int) string {
	switch h {
	case hubMonitor:
		return "none"
	case hubMessage, hubPBX:
		return pick(d.percent(70), "degraded", "")
	}
	return pick(d.percent(40), "degraded", "")
}

// callDomain writes calls to an application of the same domain that stands
// before this one, its core more often than not.
func (c *caller) callDomain() bool {
	a := &c.applications[c.app]
	first := c.companies[a.company].domains[a.domain][0]
	if c.app == first {
		return false
	}
	peer := first
	if c.d.percent(50) {
		peer = first + c.d.below(c.app-first)
	}
	if !c.callPeer(peer) {
		return false
	}
	if c.d.percent(12) {
		c.callBack(peer)
	}
	return true
}

// callDown writes calls to a domain further down, the deeper ones more often.
func (c *caller) callDown() bool {
	a := &c.applications[c.app]
	deeper := len(domains) - 1 - int(a.domain)
	if deeper == 0 {
		return false
	}
	down := 1 + max(c.d.below(deeper), c.d.below(deeper))
	return c.callInto(c.companies[a.company].domains[int(a.domain)+down])
}

// callCompany writes calls to any domain of a later company of the group.
func (c *caller) callCompany() bool {
	own := int(c.applications[c.app].company)
	later := len(c.companies) - 1 - own
	if later == 0 {
		return false
	}
	other := &c.companies[own+1+c.d.below(later)]
	return c.callInto(other.domains[c.d.below(len(domains))])
}

// callInto writes calls to an application of a run of them: the first, which is
// the core of a domain, or any.
func (c *caller) callInto(run [2]int) bool {
	if run[0] == run[1] {
		return false
	}
	if c.d.percent(60) {
		return c.callPeer(run[0])
	}
	return c.callPeer(run[0] + c.d.below(run[1]-run[0]))
}

// callPeer writes calls of every member to the front of another application.
func (c *caller) callPeer(peer int) bool {
	to := &c.applications[peer]
	if !to.callable() || c.knows(int32(peer)) {
		return false
	}
	dep := peerCall(c.d)
	c.each(c.app, c.slot, func(r ref) { c.ask(c.w, c.d, r, peer, dep, 120) })
	c.peers = append(c.peers, int32(peer))
	return true
}

// knows reports whether the application calls the peer already.
func (c *caller) knows(peer int32) bool {
	for _, p := range c.peers {
		if p == peer {
			return true
		}
	}
	return false
}

// peerCall is how one application needs another.
func peerCall(d dice) dependency {
	switch d.weighted(50, 28, 16, 6) {
	case 0:
		return dependency{kind: "sync"}
	case 1:
		return dependency{kind: "sync", impact: "degraded"}
	case 2:
		return dependency{kind: "async"}
	}
	return dependency{kind: "batch"}
}

// callBack writes that one member of the application that was called calls
// back: for the result of a payment, or the state of a stock.
func (c *caller) callBack(peer int) {
	if s, ok := c.applications[peer].caller(); ok {
		c.ask(c.w, c.d, ref{int32(peer), s, 0}, c.app, dependency{kind: "sync"}, 60)
	}
}
