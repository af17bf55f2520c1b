package arrange

import (
	"math"
	"math/rand/v2"
	"slices"
)

// Options say how hard to work.
type Options struct {
	// Steps is the number of swaps that the finest level may try.
	Steps int
	Seed  uint64
}

// Row arranges the nodes of g in the slots, whose times must not fall. It
// returns the nodes in order of their slots. There must be as many slots as nodes.
func Row(g *Graph, slots []float64, o Options) []int32 {
	rng := rand.New(rand.NewPCG(o.Seed, uint64(g.Len())))
	order := descend(g, slots, o, rng, 0)
	a := newAnnealing(g, slots, order, rng)
	a.run(o.Steps)
	return a.best
}

const coarsest = 48

// descend arranges a graph by way of coarser ones.
func descend(g *Graph, slots []float64, o Options, rng *rand.Rand, depth int) []int32 {
	n := g.Len()
	if n <= coarsest {
		return arrangeSmall(g, slots, rng)
	}
	c, coarse := coarsen(g, rng, len(slots))
	if float64(c.Len()) > 0.97*float64(n) {
		return refine(newLine(g, slots, byPull(g)), 12)
	}
	order := unfold(g, coarse, descend(c, slots, o, rng, depth+1))
	l := newLine(g, slots, order)
	order = refine(l, 6)
	for range min(cyclesAt(g.Len()), o.Steps/(200*len(slots))) {
		order = vcycle(g, slots, order, rng)
	}
	return order
}

// cyclesAt is how many V-cycles a level is worth at most; few steps take fewer.
func cyclesAt(nodes int) int {
	switch {
	case nodes <= 5000:
		return 6
	case nodes <= 100000:
		return 2
	}
	return 1
}

// unfold replaces every coarse node by its fine ones, in place.
func unfold(g *Graph, coarse, order []int32) []int32 {
	parts := make([][]int32, len(order))
	for v, c := range coarse {
		parts[c] = append(parts[c], int32(v))
	}
	fine := make([]int32, 0, g.Len())
	for _, c := range order {
		fine = append(fine, parts[c]...)
	}
	return fine
}

// arrangeSmall anneals a small graph from several random orders.
func arrangeSmall(g *Graph, slots []float64, rng *rand.Rand) []int32 {
	var best []int32
	least := math.Inf(1)
	for range 6 {
		order := make([]int32, g.Len())
		for i, v := range rng.Perm(g.Len()) {
			order[i] = int32(v)
		}
		order = insertions(newLine(g, slots, order), rng, 150*g.Len())
		for range 4 {
			order = vcycle(g, slots, order, rng)
		}
		if cost := newLine(g, slots, order).cost(); cost < least {
			best, least = order, cost
		}
	}
	return best
}

// insertions anneals a short line by taking nodes out and putting them in again
// anywhere.
func insertions(l *line, rng *rand.Rand, steps int) []int32 {
	n := len(l.order)
	if n < 2 {
		return l.order
	}
	cost := l.cost()
	best, least := slices.Clone(l.order), cost
	temperature := l.warmth(rng) * 4
	cool := math.Pow(1e-3, 1/float64(steps+1))
	for range steps {
		temperature *= cool
		v, to := l.order[rng.IntN(n)], int32(rng.IntN(n))
		from := l.at[v]
		d := l.carryTo(v, to)
		if d > 0 && rng.Float64() >= math.Exp(-d/temperature) {
			l.carryTo(v, from)
			continue
		}
		if cost += d; cost < least-1e-9*math.Abs(least) {
			least = cost
			copy(best, l.order)
		}
	}
	return best
}

// carryTo carries a node to a place and returns the change of cost.
func (l *line) carryTo(v, to int32) float64 {
	sum := 0.0
	for l.at[v] < to {
		sum += l.swapNext(l.at[v])
	}
	for l.at[v] > to {
		sum += l.swapNext(l.at[v] - 1)
	}
	return sum
}

// byPull orders nodes by how much they want to be early per slot.
func byPull(g *Graph) []int32 {
	order := make([]int32, g.Len())
	for v := range order {
		order[v] = int32(v)
	}
	sortBy(order, func(v int32) float64 { return -g.Pull[v] / g.size(v) })
	return order
}
