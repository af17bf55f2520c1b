package arrange

import (
	"math"
	"math/bits"
	"math/rand/v2"
	"slices"
)

// annealing searches from a row by taking nodes out and putting them in
// elsewhere, by swaps, both biased to the neighbours of a node (Rodriguez-Tello,
// Hao and Torres-Jimenez 2008), and by exchanging and turning whole runs.
type annealing struct {
	*row
	rng   *rand.Rand
	reach int   // the logarithm of how far from its slot a node is sent
	from  int32 // the slots [from, to) are searched
	to    int32
	best  []int32
	least float64
	age   int // proposals since the row was computed anew

	division *division // for rebuilding windows; nil until one is
}

func newAnnealing(r *row, rng *rand.Rand) *annealing {
	a := &annealing{row: r, rng: rng, to: int32(len(r.order)), best: slices.Clone(r.order), least: r.cost}
	a.reach = max(1, min(bits.Len(uint(len(r.order)/2)), bits.Len(uint(r.width()))+6))
	return a
}

// width is how many slots there are for each time, on average.
func (r *row) width() int {
	times := 1
	for k := 1; k < len(r.slots); k++ {
		if r.slots[k] > r.slots[k-1] {
			times++
		}
	}
	return max(1, len(r.slots)/times)
}

// run makes the given number of proposals while the temperature falls
// geometrically from t0 to t1.
func (a *annealing) run(steps int, t0, t1 float64) {
	if a.to-a.from < 2 || steps <= 0 {
		return
	}
	batch := min(max(steps/64, 1), max(1024, len(a.order)/4))
	cool := 1.0
	if t0 > 0 {
		cool = math.Pow(t1/t0, float64(batch)/float64(steps))
	}
	for step := 0; step < steps; step += batch {
		for range min(batch, steps-step) {
			a.propose(t0)
		}
		t0 *= cool
		a.note()
		if a.age += batch; a.age > renewal {
			a.age = 0
			a.reset()
		}
	}
}

// renewal is the number of proposals after which flows and cost are computed
// anew, to shed the rounding that gathers in them.
const renewal = 1 << 20

// note keeps the row if it is the best so far.
func (a *annealing) note() {
	if a.cost < a.least-1e-9*math.Abs(a.least) {
		a.least = a.cost
		copy(a.best, a.order)
	}
}

// restart goes back to the best row.
func (a *annealing) restart() {
	copy(a.order, a.best)
	a.reset()
	a.least = a.cost
}

// propose draws a change and makes it if the rule accepts it.
func (a *annealing) propose(temperature float64) {
	draw := a.rng.Uint64()
	if draw&15 == 0 {
		a.proposeBlock(temperature)
		return
	}
	v := a.order[int(a.from)+a.rng.IntN(int(a.to-a.from))]
	to := a.suitable(v)
	if to < a.from || to >= a.to || to == a.at[v] {
		return
	}
	if draw&16 == 0 || to-a.at[v] > farthest || a.at[v]-to > farthest {
		u := a.order[to]
		if d := a.swapCost(v, u); a.accepts(d, temperature) {
			a.swap(v, u)
			a.cost += d
		}
		return
	}
	if d := a.insertCost(v, to); a.accepts(d, temperature) {
		a.insert(v, to)
		a.cost += d
	}
}

// farthest is how far a node is taken out and put in: to price that takes time in
// the distance. Farther ones are swapped.
const farthest = 1 << 10

// accepts is the Metropolis rule.
func (a *annealing) accepts(d, temperature float64) bool {
	return d <= 0 || temperature > 0 && a.rng.Float64() < math.Exp(-d/temperature)
}

// suitable draws a slot: near a random neighbour, or near the node's own.
func (a *annealing) suitable(v int32) int32 {
	lo, hi := a.g.Start[v], a.g.Start[v+1]
	draw := a.rng.Uint64()
	if lo < hi && draw&1 == 0 {
		near := a.at[a.g.To[lo+int32(a.rng.IntN(int(hi-lo)))]]
		return near + a.about(1<<(draw>>1&3))
	}
	return a.at[v] + a.about(1<<(int(draw>>1&63)%a.reach))
}

// about is a random distance of either sign.
func (a *annealing) about(reach int) int32 { return int32(a.rng.IntN(2*reach+1) - reach) }

// proposeBlock turns a run or exchanges two, of lengths that spread over all
// orders of magnitude.
func (a *annealing) proposeBlock(temperature float64) {
	n := a.to - a.from
	draw := a.rng.Uint64()
	m := block{turn: draw&1 == 0, flip: draw&2 == 0}
	first, second := a.length(), int32(0)
	if draw&4 == 0 {
		second = a.length()
	} else {
		m.turn = true
	}
	if first+second < 2 || first+second > n {
		return
	}
	m.a = a.from + int32(a.rng.IntN(int(n-first-second+1)))
	m.b, m.c = m.a+first, m.a+first+second
	if d := a.blockCost(&m); a.accepts(d, temperature) {
		a.exchange(&m)
		a.cost += d
	}
}

// longest is the logarithm of the longest run that proposals exchange, so that
// their price does not grow with the row.
const longest = 8

func (a *annealing) length() int32 {
	most := min(max(1, bits.Len(uint(a.to-a.from)/2)), longest)
	return int32(1 + a.rng.IntN(1<<a.rng.IntN(most)))
}

// warmth is the median of the changes of cost that single proposals would make
// and that are no savings.
func (a *annealing) warmth() float64 {
	var up []float64
	for range 4000 {
		v := a.order[a.rng.IntN(len(a.order))]
		to := a.suitable(v)
		if to < a.from || to >= a.to || to == a.at[v] {
			continue
		}
		if d := a.insertCost(v, to); d > 0 {
			up = append(up, d)
		}
	}
	if len(up) == 0 {
		return 0
	}
	slices.Sort(up)
	return up[len(up)/2]
}
