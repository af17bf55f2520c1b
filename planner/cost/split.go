package cost

import "github.com/wavecut/wavecut/inventory"

// Split is the dependencies whose ends are at different sites in an interval.
type Split struct {
	Dependencies int
	PerDay       float64 // what they cost a day, in major units
}

// chargeSplits books what dependencies between sites cost.
func (e *evaluator) chargeSplits(l *ledger) {
	e.splits = make([]float64, e.p.T()+1)
	e.eachSplit(func(d *inventory.Dependency, a, b int32, from, to int) {
		perDay := e.splitPerDay(d, a, b)
		for t := from; t < to; t++ {
			e.splits[t] += perDay
		}
	})
	l.chargeDaily(split, e.splits)
}

// countSplits is the splits by interval; call it after chargeSplits.
func (e *evaluator) countSplits() []Split {
	all := make([]Split, e.p.T()+1)
	for t := range all {
		all[t].PerDay = e.splits[t]
	}
	e.eachSplit(func(_ *inventory.Dependency, _, _ int32, from, to int) {
		for t := from; t < to; t++ {
			all[t].Dependencies++
		}
	})
	return all
}

// eachSplit calls f for every dependency and every run [from, to) of intervals in
// which its ends are at two sites a and b.
func (e *evaluator) eachSplit(f func(d *inventory.Dependency, a, b int32, from, to int)) {
	e.eachSplitIndexed(func(i int, a, b int32, from, to int) { f(&e.p.Estate.Dependencies[i], a, b, from, to) })
}

// eachSplitIndexed is eachSplit with the index of the dependency.
func (e *evaluator) eachSplitIndexed(f func(i int, a, b int32, from, to int)) {
	assets := e.p.Estate.Assets
	for i := range e.p.Estate.Dependencies {
		d := &e.p.Estate.Dependencies[i]
		if !assets[d.From].Placed() || !assets[d.To].Placed() {
			continue
		}
		for from := 0; from <= e.p.T(); {
			to := min(e.nextChange(d.From, from), e.nextChange(d.To, from))
			a, b := e.site(d.From, from), e.site(d.To, from)
			if a != b && a != inventory.NoSite && b != inventory.NoSite {
				f(i, a, b, from, to)
			}
			from = to
		}
	}
}

// nextChange is the first interval after the given one in which the asset is
// somewhere else, or T+1.
func (e *evaluator) nextChange(asset int32, interval int) int {
	if w := int(e.wave[asset]); w > interval {
		return w
	}
	return e.p.T() + 1
}

// splitPerDay is what a dependency costs a day with its ends at sites a and b:
// the hours that its callers wait for the wire, the transfer (1 Mbit/s is 10.8 GB
// a day), and the penalty where the wire is slower than agreed.
func (e *evaluator) splitPerDay(d *inventory.Dependency, a, b int32) float64 {
	s, link := e.p.Scenario, e.p.Link(a, b)
	perDay := d.CallsPerSecond*86400*link.RTTms/3600000*s.LatencyCostPerHour +
		d.TrafficMbps*10.8*link.TransferCostPerGB
	if inventory.Given(d.MaxRTTms) && link.RTTms > d.MaxRTTms {
		perDay += s.SLAPenaltyPerDay
	}
	return perDay
}
