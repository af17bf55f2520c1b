package bound

import (
	"math"

	"github.com/wavecut/wavecut/inventory/depgraph"
)

// services are the outage sets of everything whose downtime costs money, cut down
// to the movers that are down in their wave, equal sets merged.
type services struct {
	off  []int
	list []int32   // positions, by set
	cost []float64 // money per minute at load factor 1, by set
}

func (s *services) len() int { return len(s.cost) }

func (s *services) set(i int) []int32 { return s.list[s.off[i]:s.off[i+1]] }

func (f *frame) services(outage *depgraph.Outage) *services {
	var which []int32
	for u, c := range f.p.ServiceCost {
		if c > 0 {
			which = append(which, int32(u))
		}
	}
	family := outage.Sets(which, f.down)
	s := &services{off: family.Off, list: family.Members, cost: make([]float64, family.Len())}
	for k, set := range family.Of {
		if set >= 0 {
			s.cost[set] += f.p.ServiceCost[which[k]] / 60
		}
	}
	for k, v := range s.list {
		s.list[k] = f.at[v]
	}
	return s
}

// downtime is the least that downtime costs, each service on its own: it is hit
// at least once, for as long as its longest outage, and each member in a wave
// that is open to it.
func (x *relaxation) downtime(s *services) float64 {
	load := x.lightest()
	sum := 0.0
	for i := range s.len() {
		most := 0.0
		for _, m := range s.set(i) {
			most = math.Max(most, x.pl.Moves[m].Minutes*load[x.of[m]])
		}
		sum += s.cost[i] * most
	}
	return sum
}

// lightest is the smallest load factor of the waves open to each variable.
func (x *relaxation) lightest() []float64 {
	least := make([]float64, x.vars())
	for v := range least {
		least[v] = math.Inf(1)
		for t, w := range x.p.Windows {
			if x.waves.has(int32(v), t+1) {
				least[v] = math.Min(least[v], w.LoadFactor)
			}
		}
	}
	return least
}
