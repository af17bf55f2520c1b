package cost

import "github.com/wavecut/wavecut/inventory"

// chargeUsage books what assets take at the sites where they are, and what a
// move takes at its target before the asset is there.
func (e *evaluator) chargeUsage(l *ledger) {
	e.usage = make([]float64, e.p.T()+1)
	for _, a := range e.p.Placed {
		here := e.p.DailyRate(a, e.p.Estate.Assets[a].Site)
		there := 0.0
		if w := e.wave[a]; w > 0 && int(w) <= e.p.T() && e.target[a] != inventory.NoSite {
			there = e.p.DailyRate(a, e.target[a])
		}
		for t := range e.usage {
			if w := e.wave[a]; w == 0 || t < int(w) {
				e.usage[t] += here
			} else {
				e.usage[t] += there
			}
		}
	}
	l.chargeDaily(colocation, e.usage)
	for w, assets := range e.byWave {
		overlap := 0.0
		for _, a := range assets {
			if m := e.moves[a]; m.Target != inventory.NoSite {
				overlap += m.OverlapDays * e.p.DailyRate(a, m.Target)
			}
		}
		if overlap > 0 {
			l.chargeAt(colocation, e.p.Windows[w-1].Start, overlap)
		}
	}
}

// chargeSites books the fixed cost of every site.
func (e *evaluator) chargeSites(l *ledger) {
	for i := range e.p.Estate.Sites {
		s := &e.p.Estate.Sites[i]
		if e.kept[i] {
			for k := range l.byMonth {
				l.chargeMonth(colocation, k, s.MonthlyFixedCost)
			}
			continue
		}
		e.leavings[i].charge(l, s)
	}
}
