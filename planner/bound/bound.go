package bound

import (
	"math"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/wavecut/wavecut/inventory/depgraph"
	"github.com/wavecut/wavecut/planner/model"
)

// Options say how much work a bound is worth, in steps. The zero value is the
// cheapest: level 1 with few cuts.
type Options struct {
	// Cuts is the number of minimum cuts for each kind of interval, and again for
	// each interval of the kind after the first; default 16.
	Cuts int
	// Nodes is the number of branching nodes for each interval; 0 is level 1 alone.
	Nodes int
	// Pairs and Outage are those of the problem, where the caller has them already.
	Pairs  *model.Pairs
	Outage *depgraph.Outage
}

func (o Options) withDefaults(p *model.Problem) Options {
	if o.Cuts == 0 {
		o.Cuts = 16
	}
	if o.Pairs == nil {
		o.Pairs = p.NewPairs()
	}
	if o.Outage == nil {
		o.Outage = depgraph.NewOutage(p.Estate, p.Scenario.ImpactDepth)
	}
	return o
}

// Parts is a bound by the terms of the cost, in major units. Only their sum is a
// bound; the parts say where the relaxation puts it.
type Parts struct {
	Colocation, Migration, Downtime, Split float64
}

// Sum is the whole.
func (p Parts) Sum() float64 { return p.Colocation + p.Migration + p.Downtime + p.Split }

// Bound is what no complete schedule of a placement can fall below.
type Bound struct {
	// Total is valid for the cost of every feasible schedule in which all movers
	// of the placement move, Free for the same with C4 and C6 lifted. Major units.
	Total, Free float64
	// Parts is where Total comes from.
	Parts Parts
	// Impossible says that no complete schedule exists; the bounds then leave out
	// the limits that say so.
	Impossible bool
	// Order lists the movers, as positions in Problem.Placed, in the order in which
	// they leave in the relaxed solutions; Wave is the wave, between 1 and T, around
	// which each position moves there (0 for what stays).
	Order []int32
	Wave  []float64
	// Exit is by site the wave by which the relaxed solution has emptied it, T+1
	// where it never has or need not.
	Exit []int
}

// Minor is a bound in minor units on the printed total, which is the sum of four
// terms, each of which may have been rounded down by half a unit.
func Minor(major float64, currency string) model.Money {
	v := math.Ceil(major*math.Pow10(model.MinorDigits(currency))*(1-dust) - 2 - dust)
	return model.Money(math.Max(math.MinInt64, math.Min(math.MaxInt64, v)))
}

// Compute bounds the schedules of a placement.
func Compute(p *model.Problem, pl *model.Placement, o Options) *Bound {
	o = o.withDefaults(p)
	f := newFrame(p, pl)
	r := f.newRate(o.Pairs)
	exits, fixed := f.exits()
	calendar := f.calendarWaves(o.Outage)
	c := f.constant(r, exits, fixed)
	services := f.services(o.Outage)

	limited := newLimited(f, r, exits, calendar)
	free := newFree(f, r, exits, calendar)
	b := &Bound{Impossible: limited.impossible}
	results, course := limited.level1(o)
	b.Exit = limited.emptied(results)
	b.Parts = limited.parts(c, services, results, course)
	b.Total = b.Parts.Sum()
	relaxed, course := free.level1(o)
	b.Free = math.Min(b.Total, free.parts(c, services, relaxed, course).Sum())
	b.Order, b.Wave = limited.order(results)
	return b
}

// level1 solves the relaxation for the intervals 1…T−1, for every choice of
// gates, and follows the cheapest course. The result of interval t is element t.
func (x *relaxation) level1(o Options) ([]mixture, course) {
	all := make([][]mixture, x.t+1)
	for t := range all {
		all[t] = make([]mixture, 1<<x.gates)
		for g := range all[t] {
			all[t][g].value = math.Inf(1)
		}
	}
	n := newNetwork(x)
	var families []*family
	for g := range uint32(1) << x.gates {
		families = append(families, x.families(g)...)
	}
	each(len(families), func(i int) {
		f := families[i]
		s := &search{cutter: n.cutter(&f.kind), budget: o.Cuts * (1 + len(f.times))}
		s.extremes()
		for _, t := range f.times {
			all[t][f.gates] = s.ascend(t)
		}
	})
	c := x.cheapest(all)
	if o.Nodes > 0 {
		c = x.refine(n, all, c, o)
	}
	results := make([]mixture, x.t+1)
	for t := 1; t < x.t; t++ {
		results[t] = all[t][c.gates[t]]
	}
	return results, c
}

// refine branches in the intervals of the cheapest course until the course no
// longer changes.
func (x *relaxation) refine(n *network, all [][]mixture, c course, o Options) course {
	done := make([]map[uint32]bool, x.t+1)
	for t := range done {
		done[t] = map[uint32]bool{}
	}
	for {
		var todo []int
		for t := 1; t < x.t; t++ {
			if g := c.gates[t]; !done[t][g] {
				done[t][g] = true
				todo = append(todo, t)
			}
		}
		if len(todo) == 0 {
			return c
		}
		each(len(todo), func(i int) {
			t := todo[i]
			g := c.gates[t]
			if k, ok := x.kind(t, g); ok && all[t][g].a != all[t][g].b {
				all[t][g] = n.branch(t, k, all[t][g], o.Nodes)
			}
		})
		c = x.cheapest(all)
	}
}

// each does n independent pieces of work on all cores.
func each(n int, work func(i int)) {
	var next atomic.Int64
	var done sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		done.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				work(i)
			}
		})
	}
	done.Wait()
}

// parts adds everything up, by term.
func (x *relaxation) parts(c constant, services *services, results []mixture, way course) Parts {
	s := x.p.Scenario
	parts := Parts{
		Colocation: c.usage + c.overlap + c.fixed,
		Migration:  c.migration + float64(x.fewest())*s.WaveFixedCost,
		Downtime:   x.downtime(services),
		Split:      c.split,
	}
	for t := 1; t < x.t; t++ {
		share := x.share(&results[t], t)
		parts.Colocation += x.p.Days[t]*share.Colocation + x.open(t, way.gates[t])
		parts.Split += x.p.Days[t] * share.Split
	}
	return parts
}

// share divides a day's bound among the terms as the mixture does.
func (x *relaxation) share(m *mixture, t int) Parts {
	usage := m.weight*x.usageOf(m.a.set) + (1-m.weight)*x.usageOf(m.b.set)
	exits := 0.0
	for _, e := range x.exits[x.gates:] {
		rate := perDay(e.step[t], x.p.Days[t])
		exits += rate * (m.weight*e.openUnder(m.a.set) + (1-m.weight)*e.openUnder(m.b.set))
	}
	colocation := usage + exits
	return Parts{Colocation: colocation, Split: m.value - colocation}
}

func (x *relaxation) usageOf(set bitset) float64 {
	sum := x.rate.usageStart
	for v, u := range x.rate.usage {
		if set.has(int32(v)) {
			sum += u
		}
	}
	return sum
}

// openUnder is 1 where some variable of the exit has not moved.
func (e *exit) openUnder(set bitset) float64 {
	for _, v := range e.vars {
		if !set.has(v) {
			return 1
		}
	}
	return 0
}
