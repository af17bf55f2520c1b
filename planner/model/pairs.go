package model

import (
	"cmp"
	"slices"

	"github.com/wavecut/wavecut/inventory"
)

// Pairs is what the dependencies cost while their ends are at different sites,
// merged by unordered pair of placed assets. The i-th pair is (U[i], V[i]),
// indexes of assets with U < V; pairs are sorted by U, then V. Pairs that can
// never cost anything are left out.
type Pairs struct {
	U, V []int32
	// Latency is money per day and millisecond, Transfer gigabytes per day.
	Latency, Transfer []float64
	maxRTT            map[int32][]float64 // by pair, for those few that have limits
	p                 *Problem
}

// NewPairs merges the dependencies of the problem's estate.
func (p *Problem) NewPairs() *Pairs {
	order := p.splittable()
	q := &Pairs{maxRTT: map[int32][]float64{}, p: p}
	deps := p.Estate.Dependencies
	last := -1
	for _, i := range order {
		d := &deps[i]
		u, v := min(d.From, d.To), max(d.From, d.To)
		if last < 0 || q.U[last] != u || q.V[last] != v {
			q.U, q.V = append(q.U, u), append(q.V, v)
			q.Latency, q.Transfer = append(q.Latency, 0), append(q.Transfer, 0)
			last++
		}
		q.Latency[last] += d.CallsPerSecond * 86400 / 3600000 * p.Scenario.LatencyCostPerHour
		q.Transfer[last] += d.TrafficMbps * GBPerDayAndMbps
		if inventory.Given(d.MaxRTTms) && p.Scenario.SLAPenaltyPerDay > 0 {
			q.maxRTT[int32(last)] = append(q.maxRTT[int32(last)], d.MaxRTTms)
		}
	}
	return q
}

// GBPerDayAndMbps is how many gigabytes 1 Mbit/s is in a day.
const GBPerDayAndMbps = 10.8

// splittable lists the dependencies that can cost something, by unordered pair.
func (p *Problem) splittable() []int32 {
	deps, assets := p.Estate.Dependencies, p.Estate.Assets
	var order []int32
	for i := range deps {
		d := &deps[i]
		costs := d.CallsPerSecond > 0 || d.TrafficMbps > 0 || inventory.Given(d.MaxRTTms)
		if costs && d.From != d.To && assets[d.From].Placed() && assets[d.To].Placed() {
			order = append(order, int32(i))
		}
	}
	slices.SortFunc(order, func(i, j int32) int {
		a, b := &deps[i], &deps[j]
		return cmp.Or(
			cmp.Compare(min(a.From, a.To), min(b.From, b.To)),
			cmp.Compare(max(a.From, a.To), max(b.From, b.To)),
			cmp.Compare(i, j))
	})
	return order
}

// Len is the number of pairs.
func (q *Pairs) Len() int { return len(q.U) }

// PerDay is what the i-th pair costs a day with one end at site a, the other at
// b; 0 where they are the same or one is NoSite.
func (q *Pairs) PerDay(i int, a, b int32) float64 {
	if a == b || a == inventory.NoSite || b == inventory.NoSite {
		return 0
	}
	link := q.p.Link(a, b)
	cost := q.Latency[i]*link.RTTms + q.Transfer[i]*link.TransferCostPerGB
	if len(q.maxRTT) == 0 {
		return cost
	}
	for _, limit := range q.maxRTT[int32(i)] {
		if link.RTTms > limit {
			cost += q.p.Scenario.SLAPenaltyPerDay
		}
	}
	return cost
}

// MaxRTT holds the rtt limits (ms) of the pairs that have any, by pair.
func (q *Pairs) MaxRTT() map[int32][]float64 { return q.maxRTT }
