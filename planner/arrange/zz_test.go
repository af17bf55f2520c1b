package arrange

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

func TestZZ(t *testing.T) {
	g := NewGraph(1023, scramble(tree(1023), 1023), nil)
	slots := make([]float64, 1023)
	for s := range slots {
		slots[s] = float64(s)
	}
	rng := rand.New(rand.NewPCG(1, 1))
	var rec func(g *Graph, d int) []int32
	rec = func(g *Graph, d int) []int32 {
		if g.Len() <= coarsest {
			o := arrangeSmall(g, slots, rng)
			fmt.Println(d, g.Len(), "small", newLine(g, slots, o).cost())
			return o
		}
		c, m := coarsen(g, rng, 1023)
		o := unfold(g, m, rec(c, d+1))
		a := newLine(g, slots, o).cost()
		o = refine(newLine(g, slots, o), 6)
		b := newLine(g, slots, o).cost()
		for range 6 {
			o = vcycle(g, slots, o, rng)
		}
		fmt.Println(d, g.Len(), a, b, newLine(g, slots, o).cost())
		return o
	}
	rec(g, 0)
}
