package sampledata

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
