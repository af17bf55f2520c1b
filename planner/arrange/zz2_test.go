package arrange

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"
)

func TestYY(t *testing.T) {
	g := NewGraph(1023, scramble(tree(1023), 1023), nil)
	slots := make([]float64, 1023)
	for s := range slots {
		slots[s] = float64(s)
	}
	o := Row(g, slots, Options{Steps: 0, Seed: 1})
	rng := rand.New(rand.NewPCG(1, 1))
	t0 := time.Now()
	for k := range 301 {
		if k%50 == 0 {
			fmt.Println(k, newLine(g, slots, o).cost(), time.Since(t0))
		}
		o = vcycle(g, slots, o, rng)
	}
	a := newAnnealing(g, slots, o, rng)
	a.run(8000000)
	fmt.Println("sa", a.least, time.Since(t0))
}
