package arrange

import (
	"math"
	"testing"
)

// Graphs whose optimal arrangement is known.
var known = []struct {
	name    string
	edges   []Edge
	n       int
	optimum float64
	within  float64
}{
	{"path", path(1000), 1000, 999, 0},
	// A cycle is laid flat: every edge but two spans two slots.
	{"cycle", cycle(1000), 1000, 2 * 999, 0},
	// Complete binary tree of k levels (Chung 1978): 2^k(k/3+5/18)+(−1)^k·2/9−2.
	{"binary tree", tree(1023), 1023, 3696, 0.02},
	// Hypercube of dimension d (Harper 1964): 2^(d−1)(2^d−1).
	{"hypercube", hypercube(10), 1024, 512 * 1023, 0.01},
	{"grid", grid(33, 33), 1089, gridOptimum(33, 33), 0.015},
}

// gridOptimum is the least cost of an m × n grid with m ≥ n (Muradyan and Piliposyan
// 1980; Mitchison and Durbin 1986; in this form Fishburn, Tetali and Winkler 2000).
func gridOptimum(m, n int) float64 {
	saved := 0
	for t := 1; t <= n/2; t++ {
		saved = max(saved, t*(2*t*t-6*n*t+3*n*n+3*n-2)/3)
	}
	return float64(m*(n*n+n-1) - n - saved)
}

func path(n int32) (edges []Edge) {
	for v := range n - 1 {
		edges = append(edges, Edge{v, v + 1, 1})
	}
	return edges
}

func cycle(n int32) []Edge { return append(path(n), Edge{n - 1, 0, 1}) }

func tree(n int32) (edges []Edge) {
	for v := int32(1); v < n; v++ {
		edges = append(edges, Edge{(v - 1) / 2, v, 1})
	}
	return edges
}

func hypercube(d int) (edges []Edge) {
	for v := range int32(1) << d {
		for b := range d {
			if u := v ^ 1<<b; u > v {
				edges = append(edges, Edge{v, u, 1})
			}
		}
	}
	return edges
}

func grid(m, n int32) (edges []Edge) {
	for y := range m {
		for x := range n {
			if x+1 < n {
				edges = append(edges, Edge{y*n + x, y*n + x + 1, 1})
			}
			if y+1 < m {
				edges = append(edges, Edge{y*n + x, y*n + x + n, 1})
			}
		}
	}
	return edges
}

// scramble renames nodes so that their numbers tell nothing.
func scramble(edges []Edge, n int) []Edge {
	out := make([]Edge, len(edges))
	name := func(v int32) int32 { return int32((int64(v)*7919 + 13) % int64(n)) }
	for k, e := range edges {
		out[k] = Edge{name(e.U), name(e.V), e.Weight}
	}
	return out
}

func TestKnownArrangements(t *testing.T) {
	for _, k := range known {
		t.Run(k.name, func(t *testing.T) {
			g := NewGraph(k.n, scramble(k.edges, k.n), nil)
			slots := make([]float64, k.n)
			for s := range slots {
				slots[s] = float64(s)
			}
			order := Row(g, slots, Options{Steps: 8000000, Seed: 1})
			got := priced(g, slots, order)
			t.Logf("%s: %.0f, optimum %.0f, %.2f %% over", k.name, got, k.optimum, 100*(got/k.optimum-1))
			if got > k.optimum*(1+k.within)+1e-6 {
				t.Errorf("cost %.0f, want at most %.0f %% over %.0f", got, 100*k.within, k.optimum)
			}
			if math.IsNaN(got) {
				t.Error("cost is not a number")
			}
		})
	}
}
