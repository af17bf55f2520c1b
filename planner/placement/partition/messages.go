package partition

import (
	"math"
	"slices"
)

// restSweeps is how many sweeps pass between two changes of the prices.
const restSweeps = 4

// byMessages bounds and searches instances of more than two labels: sweeps of
// messages give the bound and labellings, which expansion moves and refinement
// improve; the prices of the limits follow the labellings.
func (z *search) byMessages() {
	if z.in.Labels < 3 || z.in.Items == 0 {
		return
	}
	m := &messages{z: z, d: newDual(z.in), work: newState(z.in, slices.Clone(z.best.label)), factor: 1}
	m.expand = &expansions{s: m.work, price: m.d.price, node: noNodes(z.in.Items)}
	m.run()
}

// messages is the work of byMessages.
type messages struct {
	z      *search
	d      *dual
	work   *state
	expand *expansions
	factor float64
}

func (m *messages) run() {
	z, last := m.z, math.Inf(-1)
	for n := 0; n < z.sweeps && z.ctx.Err() == nil; n++ {
		bound := m.d.sweep()
		z.bound = math.Max(z.bound, bound)
		if n%restSweeps != restSweeps-1 {
			continue
		}
		if n/restSweeps < 6 || n/restSweeps%8 == 0 {
			m.search()
		}
		if z.proven() {
			return
		}
		moved := m.reprice(bound)
		if !moved && bound <= last+1e-7*math.Abs(bound) {
			break
		}
		if bound <= last {
			m.factor *= 0.8
		}
		last = math.Max(last, bound)
	}
	m.search()
}

// reprice moves the prices along the excess of the decoded labelling, and reports
// whether there was anything to price.
func (m *messages) reprice(bound float64) bool {
	excess := excessOf(m.z.in, m.d.label)
	gap := m.z.best.cost - bound
	if m.z.best.trouble > 0 || gap <= 0 {
		gap = 0.05 * math.Abs(bound)
	}
	return step(m.d.price, excess, m.factor*gap)
}

// search makes a labelling of what the messages say.
func (m *messages) search() {
	m.work.set(m.d.label)
	m.expand.cuts = 2 * m.z.in.Labels
	m.expand.run()
	m.work.separate()
	newFM(m.work, m.z.random(2)).run(3)
	m.z.add(m.work)
}
