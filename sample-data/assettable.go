package sampledata

var assetColumns = []string{
	"id", "site", "name", "fqdn", "kind", "form", "environment", "exposure", "application", "team",
	"rack_units", "power_kw", "vcpu", "memory_gb", "storage_gb", "change_gb_per_day",
	"tier", "downtime_cost_per_hour", "max_downtime_minutes", "method", "effort_hours",
	"replica_group", "min_available", "spread", "allowed_sites", "data_class",
	"dns_ttl_seconds", "peak_factor", "burstable",
}

// writeAssets writes the assets of each application and then its names.
func (p *plan) writeAssets(create Create, sum *tally) error {
	t, err := newTable(create, "assets.csv", assetColumns)
	if err != nil {
		return err
	}
	w := assetWriter{plan: p, table: t, host: make([]byte, 0, 256), scratch: make([]byte, 0, 512)}
	for i := range p.applications {
		p.makeAssets(i, func(one *asset) {
			sum.add(p.applications[i].company, one)
			w.write(one)
		})
		p.makeNames(i, w.writeName)
	}
	return t.close()
}

// assetWriter writes rows; its buffers hold the words that these are made of.
type assetWriter struct {
	*table
	plan    *plan
	host    []byte // a name, needed twice in its row
	scratch []byte
}

func (w *assetWriter) write(one *asset) {
	a := &w.plan.applications[one.app]
	w.bytes(w.plan.appendID(w.scratch[:0], one.ref)).text(sites[one.site].id)
	w.bytes(appendAssetTitle(w.scratch[:0], a, one.ref)).none(1)
	w.text(slotKinds[one.slot]).text(formWords[one.form]).text(stageWords[a.stage])
	w.text(exposure(a.hub < 0 && domains[a.domain].out && one.slot == slotWeb))
	w.bytes(a.appendLabel(w.scratch[:0])).bytes(append(appendPrefix(w.scratch[:0], a.company), one.team...))
	w.fixed(one.needs[resourceRack], 3).fixed(one.needs[resourcePower], 3)
	w.nonzero(one.needs[resourceVCPU]).nonzero(one.needs[resourceMemory]).nonzero(one.needs[resourceStorage])
	w.fixed(one.change, 1).number(one.tier).none(1).nonzero(one.maxDowntime).text(one.method).fixed(one.effort, 1)
	w.group(a, one)
	w.text(one.allowed).text(one.class).none(1).fixed(one.peak, 1).text(yes(one.burstable)).end()
}

// group writes the columns of the replica group.
func (w *assetWriter) group(a *application, one *asset) {
	if !one.grouped {
		w.none(3)
		return
	}
	w.bytes(a.appendGroup(w.scratch[:0], one.slot)).number(one.minAvailable).text(yes(one.spread))
}

func (w *assetWriter) writeName(n *name) {
	a := &w.plan.applications[n.app]
	id := n.appendHost(w.host[:0])
	w.bytes(id).none(1).bytes(n.appendTitle(w.scratch[:0])).bytes(id)
	w.text("name").none(1).text(stageWords[a.stage]).text(exposure(n.out))
	w.bytes(a.appendLabel(w.scratch[:0])).bytes(append(appendPrefix(w.scratch[:0], a.company), n.team...))
	w.none(6).number(n.tier).nonzero(n.downtimeCost).none(8).number(n.ttl).none(2).end()
}

func appendAssetTitle(b []byte, a *application, r ref) []byte {
	b = a.appendTitle(b)
	b = append(b, ' ')
	if r.slot == slotNetwork && a.balanced() {
		b = append(b, "로드밸런서"...)
	} else {
		b = append(b, slotTitles[r.slot]...)
	}
	b = append(b, ' ')
	return appendTwo(b, int(r.member)+1)
}

func exposure(out bool) string {
	if out {
		return "external"
	}
	return "internal"
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return ""
}
