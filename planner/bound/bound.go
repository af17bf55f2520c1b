package bound

import (
	"math"

	"github.com/wavecut/wavecut/inventory/depgraph"
	"github.com/wavecut/wavecut/planner/model"
)

// Options say how much work a bound is worth, in steps. The zero value is the
// cheapest: level 1 with few cuts.
type Options struct {
	// Cuts is the most minimum cuts in one search for multipliers; default 16.
	Cuts int
	// Joint is the most of them that are spent on all multipliers together, after
	// each alone; default Cuts, negative for none.
	Joint int
	// Gain is the relative improvement below which a search for multipliers ends;
	// default 1e-7.
	Gain float64
	// Choices is how often a choice of exits is looked at closely; default 16.
	Choices int
	// Rounds is the number of rounds in which the price of tearing what a service
	// needs is shared among the intervals; 0 leaves every service at one hit.
	Rounds int
	// Nodes is the number of branching nodes for each interval; 0 is level 1 alone.
	Nodes int
	// Pairs and Outage are those of the problem, where the caller has them already.
	Pairs  *model.Pairs
	Outage *depgraph.Outage
}

// fineGain is the gain of a search that is not in a hurry.
const fineGain = 1e-7

func (o Options) withDefaults(p *model.Problem) Options {
	if o.Cuts == 0 {
		o.Cuts = 16
	}
	if o.Joint == 0 {
		o.Joint = o.Cuts
	}
	if o.Gain == 0 {
		o.Gain = fineGain
	}
	if o.Choices == 0 {
		o.Choices = 16
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

	limited, free := newLimited(f, r, exits, calendar), newFree(f, r, exits, calendar)
	room := 0
	if o.Rounds > 0 {
		room = 4*len(r.u) + 10000
	}
	limited.setTears(services, room)
	free.setTears(services, room)
	with, without := limited.solve(o), free.solve(o)
	b := &Bound{Impossible: limited.impossible || with.impossible()}
	if with.impossible() {
		limited, with = free, without
	}
	b.Parts = limited.parts(c, services, with)
	b.Total = b.Parts.Sum()
	b.Free = math.Min(b.Total, free.parts(c, services, without).Sum())
	b.Order, b.Wave = limited.order(with)
	b.Exit = limited.emptied(with)
	return b
}

// parts adds everything up, by term.
func (x *relaxation) parts(c constant, services *services, out *outcome) Parts {
	s := x.p.Scenario
	parts := Parts{
		Colocation: c.usage + c.overlap + c.fixed + out.gates,
		Migration:  c.migration + float64(x.fewest())*s.WaveFixedCost,
		Downtime:   x.downtime(services) + x.again + out.torn,
		Split:      c.split + out.value - out.gates - out.torn,
	}
	for t := 1; t < x.t; t++ {
		colocation := x.p.Days[t] * x.colocation(&out.mix[t], t)
		parts.Colocation += colocation
		parts.Split -= colocation
	}
	return parts
}

// colocation is the part of a day's bound that is usage and exits, as the mixture
// has them.
func (x *relaxation) colocation(m *mixture, t int) float64 {
	sum := 0.0
	for _, part := range m.parts {
		usage := x.rate.usageStart
		for v, u := range x.rate.usage {
			if part.set.has(int32(v)) {
				usage += u
			}
		}
		sum += part.weight * usage
	}
	if len(m.parts) > 0 {
		for _, e := range x.exits[x.gates:] {
			sum += perDay(e.step[t], x.p.Days[t]) * m.open(&e)
		}
	}
	return sum
}
