package arrange

import "math/rand/v2"

// Options say how hard to work.
type Options struct {
	// Steps is the number of changes that may be tried.
	Steps int
	Seed  uint64
	trace func(stage string, cost float64)
}

// Row arranges the nodes of g in the slots, whose times must not fall. It
// returns the nodes in order of their slots. There must be as many slots as nodes
// take.
func Row(g *Graph, slots []float64, o Options) []int32 {
	if g.Len() <= widestExact {
		return best(g, slots)
	}
	s := search{g: g, slots: slots, rng: rand.New(rand.NewPCG(o.Seed, uint64(g.Len()))), steps: o.Steps, trace: o.trace}
	return s.run()
}

// best is the best order of a few nodes.
func best(g *Graph, slots []float64) []int32 {
	order := make([]int32, g.Len())
	for v := range order {
		order[v] = int32(v)
	}
	e := exact{row: newRow(g, slots, order)}
	e.order(0, int32(len(order)))
	return e.row.order
}
