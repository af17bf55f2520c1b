package sampledata

// maxPool is the most targets that one asset lists of a pool.
const maxPool = 3

// writeStructure writes what holds each application together, and its names to it.
func (p *plan) writeStructure(w *dependencyWriter) {
	for i := range p.applications {
		a := &p.applications[i]
		d := newDice(p.options.Seed, streamWiring, i)
		if a.hub >= 0 {
			p.wireHub(w, d, i)
		} else {
			p.wireTiers(w, d, i)
			p.wireData(w, d, i)
		}
		p.makeNames(i, func(n *name) { p.wireName(w, d, n) })
	}
}

// pool links one asset to the members of a slot, any of which will do where
// there are several. Where they are many each caller lists a few of them, not
// the same ones.
func (p *plan) pool(w *dependencyWriter, d dice, from ref, app int, s slot, dep dependency, base int) {
	count := int(p.applications[app].counts[s])
	n := min(count, maxPool)
	// What is switched off as a whole keeps no pool: none of it would be left (C7).
	dep.any = n > 1 && !p.applications[app].retired
	for k := range n {
		to := ref{int32(app), s, uint8((int(from.member) + k) % count)}
		w.link(from, to, dep.rate(d, base, n))
	}
}

// ask links one asset to another application: to its load balancer, or to the
// one machine that stands in its front.
func (p *plan) ask(w *dependencyWriter, d dice, from ref, app int, dep dependency, base int) {
	a := &p.applications[app]
	to := ref{app: int32(app), slot: slotNetwork}
	if !a.balanced() {
		to.slot, _ = a.front()
		to.member = from.member % a.counts[to.slot]
	}
	w.link(from, to, dep.rate(d, base, 1))
}

// each calls visit for every member of a slot.
func (p *plan) each(app int, s slot, visit func(ref)) {
	for m := range p.applications[app].counts[s] {
		visit(ref{int32(app), s, m})
	}
}

// wireTiers links each stateless tier to the next below that the application has.
func (p *plan) wireTiers(w *dependencyWriter, d dice, app int) {
	a := &p.applications[app]
	for from := slotWeb; from < slotApp; from++ {
		for to := from + 1; to <= slotApp; to++ {
			if a.counts[to] == 0 {
				continue
			}
			dep := dependency{kind: "sync"}
			if a.counts[from] == 1 && a.counts[to] == 1 && d.percent(10) {
				dep.constraint = "same_wave"
			}
			p.each(app, from, func(r ref) { p.pool(w, d, r, app, to, dep, 400) })
			break
		}
	}
}

// wireData links the application's logic to its data.
func (p *plan) wireData(w *dependencyWriter, d dice, app int) {
	a := &p.applications[app]
	logic, ok := a.caller()
	if ok && logic != slotBatch {
		p.wireLogic(w, d, app, logic)
	}
	p.each(app, slotBatch, func(r ref) { p.wireBatch(w, d, app, r) })
	p.wireReplicas(w, d, app)
	p.wireBoxes(w, d, app)
	p.wireBalancer(w, d, app)
}

// wireLogic links the slot that holds the logic to caches, databases, queues
// and storage. Every member needs every database: they are shards.
func (p *plan) wireLogic(w *dependencyWriter, d dice, app int, logic slot) {
	a := &p.applications[app]
	near := 0
	if a.home == a.second && d.percent(12) {
		near = d.among(20, 20, 50) // milliseconds × 10
	}
	cache := dependency{kind: "sync", impact: pick(d.percent(60), "degraded", ""), maxRTT: near}
	if a.counts[logic] == 1 && a.counts[slotCache] == 1 && d.percent(40) {
		cache.constraint = "same_site"
	}
	order := ""
	if a.counts[logic] == 1 && a.platform == platformService && cache.constraint == "" && d.percent(15) {
		order = "after"
	}
	p.each(app, logic, func(r ref) {
		p.pool(w, d, r, app, slotCache, cache, 800)
		for m := range a.counts[slotDatabase] {
			if m > 0 && a.shardless() {
				break
			}
			dep := dependency{kind: "sync", maxRTT: near, constraint: order}
			w.link(r, ref{int32(app), slotDatabase, m}, dep.rate(d, 500, 1))
		}
		p.each(app, slotQueue, func(to ref) { w.link(r, to, dependency{kind: "async"}.rate(d, 300, 1)) })
		p.each(app, slotStorage, func(to ref) {
			w.link(r, to, dependency{kind: "sync", impact: pick(d.percent(50), "degraded", "")}.rate(d, 100, 1))
		})
	})
}

// shardless reports whether the databases beyond the first are its replicas.
func (a *application) shardless() bool { return a.counts[slotDatabase] == 2 }

// wireBatch links a batch job to what it reads and writes by night.
func (p *plan) wireBatch(w *dependencyWriter, d dice, app int, r ref) {
	a := &p.applications[app]
	if a.counts[slotDatabase] > 0 {
		dep := dependency{kind: "batch", constraint: pick(d.percent(8), "after", "")}
		w.link(r, ref{int32(app), slotDatabase, 0}, dep.rate(d, 200, 1))
	}
	if a.counts[slotQueue] > 0 {
		w.link(r, ref{int32(app), slotQueue, 0}, dependency{kind: "async"}.rate(d, 200, 1))
	}
	if a.counts[slotStorage] > 0 && d.percent(60) {
		w.link(r, ref{int32(app), slotStorage, 0}, dependency{kind: "batch"}.rate(d, 100, 1))
	}
}

// wireReplicas links the second database of a pair to the first.
func (p *plan) wireReplicas(w *dependencyWriter, d dice, app int) {
	if !p.applications[app].shardless() {
		return
	}
	w.link(ref{int32(app), slotDatabase, 1}, ref{int32(app), slotDatabase, 0},
		dependency{kind: "replication"}.rate(d, 300, 1))
}

// wireBoxes links the network gear and the machines of a hardware application.
func (p *plan) wireBoxes(w *dependencyWriter, d dice, app int) {
	p.each(app, slotOther, func(r ref) {
		p.pool(w, d, r, app, slotNetwork, dependency{kind: "sync"}, 100)
	})
}

// wireBalancer links the load balancer of an application to what it balances.
func (p *plan) wireBalancer(w *dependencyWriter, d dice, app int) {
	if !p.applications[app].balanced() {
		return
	}
	s, _ := p.applications[app].front()
	p.pool(w, d, ref{app: int32(app), slot: slotNetwork}, app, s, dependency{kind: "sync"}, 800)
}

// wireHub links a hub to those that it needs.
func (p *plan) wireHub(w *dependencyWriter, d dice, app int) {
	h := &hubs[p.applications[app].hub]
	first := p.companies[p.applications[app].company].hubs
	p.each(app, h.slot, func(r ref) {
		for _, need := range h.needs {
			p.askHub(w, d, r, first+need, hubCall(d, need), 3000)
		}
	})
	p.wireBalancer(w, d, app)
}

// askHub links one asset to a hub. Queues and what stands in pairs of boxes are
// pools, everything else is one machine or stands behind one.
func (p *plan) askHub(w *dependencyWriter, d dice, from ref, app int, dep dependency, base int) {
	h := &hubs[p.applications[app].hub]
	if p.applications[app].size() == 0 {
		return
	}
	if h.slot.stateless() {
		p.ask(w, d, from, app, dep, base)
		return
	}
	p.pool(w, d, from, app, h.slot, dep, base)
}

func pick(b bool, yes, no string) string {
	if b {
		return yes
	}
	return no
}
