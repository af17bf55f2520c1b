package partition

import (
	"math"
	"math/rand/v2"
	"testing"
)

// plain is a graph of unit weights with two labels that hold room items each.
func plain(items int, edges [][2]int32, room float64) *Instance {
	e := NewEdges(1, len(edges))
	for _, p := range edges {
		e.Add(p[0], p[1], 1)
	}
	in := &Instance{
		Items: items, Labels: 2, Resources: 1,
		Unary: make([]float64, 2*items), Load: make([]float64, items), Limit: []float64{room, room},
		Graph: e.Graph(items, [][]float64{Potts(2)}),
	}
	for i := range in.Load {
		in.Load[i] = 1
	}
	return in
}

// grid is a rows × columns grid, with wrapped ends a torus.
func grid(rows, columns int, wrap bool) [][2]int32 {
	var edges [][2]int32
	at := func(r, c int) int32 { return int32((r%rows)*columns + c%columns) }
	for r := range rows {
		for c := range columns {
			if wrap || c+1 < columns {
				edges = append(edges, [2]int32{at(r, c), at(r, c+1)})
			}
			if wrap || r+1 < rows {
				edges = append(edges, [2]int32{at(r, c), at(r+1, c)})
			}
		}
	}
	return edges
}

// geometric is a random geometric graph, about degree neighbours each.
func geometric(n int, degree float64, seed uint64) [][2]int32 {
	rng := rand.New(rand.NewPCG(seed, 1))
	x, y := make([]float64, n), make([]float64, n)
	radius := math.Sqrt(degree / math.Pi / float64(n))
	cells := int(1 / radius)
	cell := map[[2]int][]int32{}
	for i := range n {
		x[i], y[i] = rng.Float64(), rng.Float64()
		k := [2]int{int(x[i] * float64(cells)), int(y[i] * float64(cells))}
		cell[k] = append(cell[k], int32(i))
	}
	var edges [][2]int32
	for i := range n {
		cx, cy := int(x[i]*float64(cells)), int(y[i]*float64(cells))
		for dx := -1; dx <= 1; dx++ {
			for dy := -1; dy <= 1; dy++ {
				for _, j := range cell[[2]int{cx + dx, cy + dy}] {
					if int32(i) < j && math.Hypot(x[i]-x[j], y[i]-y[j]) < radius {
						edges = append(edges, [2]int32{int32(i), j})
					}
				}
			}
		}
	}
	return edges
}

func TestBalancedBipartition(t *testing.T) {
	for _, c := range []struct {
		name string
		in   *Instance
		want float64
	}{
		{"grid 30", plain(900, grid(30, 30, false), 450), 30},
		{"grid 60", plain(3600, grid(60, 60, false), 1800), 60},
		{"grid 100", plain(10000, grid(100, 100, false), 5000), 100},
		{"torus 30", plain(900, grid(30, 30, true), 450), 60},
		{"torus 100", plain(10000, grid(100, 100, true), 5000), 200},
	} {
		r := solve(t, c.in, Options{Effort: Standard})
		if !r.Feasible || r.Cost > 1.02*c.want {
			t.Errorf("%s: cut %v (feasible %v), optimum %v", c.name, r.Cost, r.Feasible, c.want)
		}
	}
}
