package placement

import (
	"slices"

	"github.com/wavecut/wavecut/planner/placement/partition"
)

// distances turns what a pair costs between any two surviving sites into a few
// weights and metrics: the sum of weight × metric is Pairs.PerDay.
type distances struct {
	d      *draft
	metric [][]float64
	// linear says that latency and transfer are weights of their own; else all
	// links are alike and the price of one of them is the only weight.
	linear bool
	// steps are the round-trip times between surviving sites, ascending, each
	// with a link that has it: a limit is broken from one of them on.
	steps []rttStep
}

// rttStep is a round-trip time and a pair of sites that has it.
type rttStep struct {
	rtt  float64
	a, b int32
}

func newDistances(d *draft) *distances {
	q := &distances{d: d}
	if q.alike() {
		q.metric = [][]float64{partition.Potts(d.k)}
		return q
	}
	q.linear = true
	q.addMetric(func(a, b int32) float64 { return d.p.Link(a, b).RTTms })
	q.addMetric(func(a, b int32) float64 { return d.p.Link(a, b).TransferCostPerGB })
	if d.p.Scenario.SLAPenaltyPerDay > 0 {
		q.addSteps()
	}
	return q
}

// alike reports whether all links between surviving sites have one delay and one price.
func (q *distances) alike() bool {
	first := q.d.p.Link(0, 0)
	for a, s := range q.d.site {
		for b, t := range q.d.site[:a] {
			l := q.d.p.Link(s, t)
			if a == 1 && b == 0 {
				first = l
			}
			if l.RTTms != first.RTTms || l.TransferCostPerGB != first.TransferCostPerGB {
				return false
			}
		}
	}
	return true
}

func (q *distances) addMetric(distance func(a, b int32) float64) {
	k := q.d.k
	m := make([]float64, k*k)
	for a := range k {
		for b := range k {
			if a != b {
				m[a*k+b] = distance(q.d.site[a], q.d.site[b])
			}
		}
	}
	q.metric = append(q.metric, m)
}

// addSteps adds a metric for every round-trip time: 1 where a link has it or more.
func (q *distances) addSteps() {
	for a, s := range q.d.site {
		for _, t := range q.d.site[:a] {
			q.steps = append(q.steps, rttStep{q.d.p.Link(s, t).RTTms, s, t})
		}
	}
	slices.SortStableFunc(q.steps, func(x, y rttStep) int {
		switch {
		case x.rtt < y.rtt:
			return -1
		case x.rtt > y.rtt:
			return 1
		}
		return 0
	})
	q.steps = slices.CompactFunc(q.steps, func(x, y rttStep) bool { return x.rtt == y.rtt })
	for _, step := range q.steps {
		q.addMetric(func(a, b int32) float64 {
			if q.d.p.Link(a, b).RTTms >= step.rtt {
				return 1
			}
			return 0
		})
	}
}

// weights are those of the i-th pair, per day, in buf.
func (q *distances) weights(i int, buf []float64) []float64 {
	pairs := q.d.pairs
	if !q.linear {
		if q.d.k < 2 {
			return append(buf[:0], 0)
		}
		return append(buf[:0], pairs.PerDay(i, q.d.site[0], q.d.site[1]))
	}
	buf = append(buf[:0], pairs.Latency[i], pairs.Transfer[i])
	before := 0.0
	for _, s := range q.steps {
		link := q.d.p.Link(s.a, s.b)
		penalty := pairs.PerDay(i, s.a, s.b) - pairs.Latency[i]*link.RTTms - pairs.Transfer[i]*link.TransferCostPerGB
		penalty = q.whole(penalty)
		buf = append(buf, max(0, penalty-before))
		before = max(before, penalty)
	}
	return buf
}

// whole rounds to a number of penalties, since what is left of a difference is
// rounding.
func (q *distances) whole(penalty float64) float64 {
	unit := q.d.p.Scenario.SLAPenaltyPerDay
	count := penalty / unit
	return float64(int64(count+0.5)) * unit
}
