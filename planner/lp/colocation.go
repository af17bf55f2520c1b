package lp

import "github.com/wavecut/wavecut/inventory"

// payUsage pays for what the assets use of their sites, and for their moves:
// effort, fixed cost, transfer and overlap.
func (b *builder) payUsage() {
	for i := range b.assets {
		a := &b.assets[i]
		here := b.p.DailyRate(a.index, a.Site)
		for t, days := range b.p.Days {
			b.objective.constant += days * here
			for k := range a.ways {
				b.pay(days*(a.ways[k].rate-here), a.ways[k].by(t))
			}
		}
		for k := range a.ways {
			b.pay(a.ways[k].Cost, a.ways[k].by(b.t))
		}
	}
}

// paySites pays the fixed cost of the sites. A site that is given up costs the
// more the later its last asset leaves: a step for each interval in which one is
// still there.
func (b *builder) paySites() {
	for s := range b.p.Estate.Sites {
		site, kept := int32(s), b.kept[s]
		if b.p.Estate.Sites[s].Survives() {
			b.objective.constant += b.p.KeptCost(site)
			continue
		}
		empty := b.p.RetiredCost(site, 0)
		b.objective.constant += empty
		if b.p.Estate.Sites[s].Role == inventory.RoleCandidate {
			b.pay(b.p.KeptCost(site)-empty, of(kept))
		}
		for t := 0; t <= b.t; t++ {
			if step := b.p.RetiredCost(site, t+1) - b.p.RetiredCost(site, t); step > 0 {
				b.payOpen(site, t, step)
			}
		}
	}
}

// payOpen pays a step of a site's bill if some asset is there after wave t, and
// the site does not survive. A candidate that survives has a bill of its own.
func (b *builder) payOpen(site int32, t int, step float64) {
	open := none
	for i := range b.assets {
		a := &b.assets[i]
		if a.Site != site {
			continue
		}
		if open == none {
			open = b.column(false, "o_s%d_t%d", site+1, t)
			b.pay(step, of(open))
		}
		e := of(open).plus(-1, a.at(site, t)).plus(1, of(b.kept[site]))
		b.require(e, atLeast, "open_s%d_a%d_t%d", site+1, i+1, t)
	}
}

// payWaves pays the fixed cost of the waves that are not empty.
func (b *builder) payWaves() {
	if b.p.Scenario.WaveFixedCost == 0 {
		return
	}
	for t := 1; t <= b.t; t++ {
		used := none
		for i := range b.assets {
			in := b.assets[i].in(t)
			if len(in.terms) == 0 {
				continue
			}
			if used == none {
				used = b.column(false, "v_w%d", t)
				b.pay(b.p.Scenario.WaveFixedCost, of(used))
			}
			b.require(of(used).plus(-1, in), atLeast, "wave_a%d_w%d", i+1, t)
		}
	}
}
