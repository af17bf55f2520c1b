package planner

import (
	"context"
	"math"
	"os"
	"testing"

	"github.com/wavecut/wavecut/planner/internal/estatetest"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/planner/verify"
)

// largeKnown reports whether the known problems are to be of full size, which
// takes minutes.
func largeKnown() bool { return os.Getenv("WAVECUT_LARGE") != "" }

// solveKnown plans a problem whose split cost alone counts, and compares it with
// the least.
func solveKnown(t *testing.T, p *model.Problem, effort Effort, optimum, within float64) {
	t.Helper()
	s, err := Solve(context.Background(), p, Options{Effort: effort, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	got := s.Evaluation.Exact.Split
	t.Logf("split %.1f, optimum %.1f: %.2f %% over", got, optimum, 100*(got/optimum-1))
	if len(s.Evaluation.Unscheduled) > 0 || math.IsNaN(got) || got > optimum*(1+within)+1e-6 {
		t.Errorf("split %.1f is more than %.0f %% over %.1f; %d unscheduled", got, 100*within, optimum, len(s.Evaluation.Unscheduled))
	}
	if got < optimum*(1-1e-9)-1e-6 {
		t.Errorf("split %.1f is below the optimum %.1f", got, optimum)
	}
	if s.Bound != nil && float64(s.Bound.Total) > float64(s.Evaluation.Total) {
		t.Errorf("bound %d above the total %d", s.Bound.Total, s.Evaluation.Total)
	}
	if broken := verify.Verify(p, s.Plan, nil); len(broken) > 0 {
		t.Errorf("%d violations: %+v", len(broken), broken[0])
	}
}

// TestKnownArrangements holds whole plans to minimum linear arrangements that are
// known: one asset a wave.
func TestKnownArrangements(t *testing.T) {
	levels, dimension, side, n := 6, 6, 8, 64
	if largeKnown() {
		levels, dimension, side, n = 10, 10, 33, 1000
	}
	size := float64(int(1) << dimension)
	for _, k := range []struct {
		name    string
		graph   *estatetest.Graph
		optimum float64
	}{
		{"path", estatetest.Path(n), float64(n - 1)},
		{"cycle", estatetest.Cycle(n), float64(2 * (n - 1))},
		{"tree", estatetest.Tree(levels), treeArrangement(levels)},
		// Harper (1964).
		{"hypercube", estatetest.Cube(dimension), size / 2 * (size - 1)},
		{"grid", estatetest.Grid(side, side), gridArrangement(side, side)},
	} {
		t.Run(k.name, func(t *testing.T) {
			effort := Standard
			if largeKnown() {
				effort = Thorough
			}
			solveKnown(t, k.graph.Arrangement(), effort, k.optimum, 0.03)
		})
	}
}

// treeArrangement is the least for a complete binary tree (Chung 1978).
func treeArrangement(levels int) float64 {
	nodes, sign := math.Ldexp(1, levels), 1.0
	if levels%2 == 1 {
		sign = -1
	}
	return math.Round(nodes*(float64(levels)/3+5.0/18) + sign*2/9 - 2)
}

// gridArrangement is the least for an m × n grid with m ≥ n (Muradyan and
// Piliposyan 1980; in this form Fishburn, Tetali and Winkler 2000).
func gridArrangement(m, n int) float64 {
	saved := 0
	for t := 1; t <= n/2; t++ {
		saved = max(saved, t*(2*t*t-6*n*t+3*n*n+3*n-2)/3)
	}
	return float64(m*(n*n+n-1) - n - saved)
}

// TestKnownBisections holds whole plans to bisections that are known: a site left
// for two that hold half each. A grid of an even number of columns is cut least
// between two of its longer rows' middles, a torus twice as dearly.
func TestKnownBisections(t *testing.T) {
	rows, columns := 12, 8
	if largeKnown() {
		rows, columns = 60, 40
	}
	for _, k := range []struct {
		name  string
		graph *estatetest.Graph
		cut   int
	}{
		{"grid", estatetest.Grid(rows, columns), columns},
		{"square grid", estatetest.Grid(columns, columns), columns},
		{"torus", estatetest.Torus(rows, columns), 2 * columns},
		{"square torus", estatetest.Torus(columns, columns), 2 * columns},
	} {
		t.Run(k.name, func(t *testing.T) {
			p, days := k.graph.Bisection()
			solveKnown(t, p, Standard, float64(k.cut)*days, 0.02)
		})
	}
}
