package partition

import (
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
