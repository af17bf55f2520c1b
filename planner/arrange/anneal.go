package arrange

import (
	"math"
	"math/rand/v2"
	"slices"
)

// annealing swaps nodes of size 1 between slots, biased to the median of their
// neighbours (Rodriguez-Tello, Hao and Torres-Jimenez 2008).
type annealing struct {
	g     *Graph
	slots []float64
	rng   *rand.Rand
	order []int32 // node by slot
	at    []int32 // slot by node
	cost  float64
	best  []int32
	least float64
}

func newAnnealing(g *Graph, slots []float64, order []int32, rng *rand.Rand) *annealing {
	a := &annealing{g: g, slots: slots, rng: rng, order: slices.Clone(order), best: slices.Clone(order)}
	a.at = make([]int32, len(order))
	for k, v := range order {
		a.at[v] = int32(k)
	}
	a.cost = newLine(g, slots, order).cost()
	a.least = a.cost
	return a
}

// run tries the given number of swaps in a few rounds, each from the best row so
// far and from a lower temperature. A hot start would destroy the row.
func (a *annealing) run(steps int) {
	if len(a.order) < 2 || steps <= 0 {
		return
	}
	const rounds = 4
	t0 := a.warmth()
	for round := range rounds {
		a.round(steps/rounds, t0*math.Pow(0.5, float64(round)))
		a.restart()
	}
}

func (a *annealing) restart() {
	copy(a.order, a.best)
	for k, v := range a.order {
		a.at[v] = int32(k)
	}
	a.cost = a.least
}

func (a *annealing) round(steps int, t0 float64) {
	const batch = 1024
	cool := math.Pow(1.0/400, batch/float64(max(steps, batch)))
	temperature := t0
	for step := 0; step < steps; step += batch {
		for range batch {
			a.try(temperature)
		}
		temperature *= cool
		if a.cost < a.least-1e-9*math.Abs(a.least) {
			a.least = a.cost
			copy(a.best, a.order)
		}
	}
}

// try swaps a random node with the one in a slot that suits it.
func (a *annealing) try(temperature float64) {
	u := int32(a.rng.IntN(len(a.order)))
	slot := a.suitable(u)
	if slot < 0 || int(slot) >= len(a.order) || slot == a.at[u] {
		return
	}
	v := a.order[slot]
	d := a.swapCost(u, v)
	if d > 0 && (temperature <= 0 || a.rng.Float64() >= math.Exp(-d/temperature)) {
		return
	}
	a.order[a.at[u]], a.order[slot] = v, u
	a.at[u], a.at[v] = a.at[v], a.at[u]
	a.cost += d
}

// suitable draws a slot: beside a random neighbour, or near the node's own.
func (a *annealing) suitable(u int32) int32 {
	lo, hi := a.g.Start[u], a.g.Start[u+1]
	if lo < hi && a.rng.IntN(2) == 0 {
		near := a.at[a.g.To[lo+int32(a.rng.IntN(int(hi-lo)))]]
		return near + int32(a.rng.IntN(7)) - 3
	}
	reach := 1 << a.rng.IntN(6)
	return a.at[u] + int32(a.rng.IntN(2*reach+1)-reach)
}

// swapCost is what exchanging two nodes adds to the cost.
func (a *annealing) swapCost(u, v int32) float64 {
	tu, tv := a.slots[a.at[u]], a.slots[a.at[v]]
	if tu == tv {
		return 0
	}
	d := (a.g.Pull[u] - a.g.Pull[v]) * (tv - tu)
	return d + a.shift(u, tu, tv, v) + a.shift(v, tv, tu, u)
}

// shift is the change of a node's edges, but for those to `without`, when it goes
// from one time to another.
func (a *annealing) shift(v int32, from, to float64, without int32) float64 {
	sum := 0.0
	for k := a.g.Start[v]; k < a.g.Start[v+1]; k++ {
		u := a.g.To[k]
		if u == without {
			continue
		}
		t := a.slots[a.at[u]]
		sum += a.g.Weight[k] * (math.Abs(to-t) - math.Abs(from-t))
	}
	return sum
}

// warmth is a fraction of the median uphill change of the swaps it would try.
func (a *annealing) warmth() float64 {
	var up []float64
	for range 4000 {
		u := int32(a.rng.IntN(len(a.order)))
		slot := a.suitable(u)
		if slot < 0 || int(slot) >= len(a.order) || slot == a.at[u] {
			continue
		}
		if d := a.swapCost(u, a.order[slot]); d > 0 {
			up = append(up, d)
		}
	}
	if len(up) == 0 {
		return 0
	}
	slices.Sort(up)
	return up[len(up)/2] / 2
}
