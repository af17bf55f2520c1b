package schedule

import (
	"context"
	"fmt"
	"math"
	"os"
	"testing"
	"time"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/cost"
	"github.com/wavecut/wavecut/planner/internal/estatetest"
	"github.com/wavecut/wavecut/planner/model"
)

// arrangementProblem makes a problem whose schedule is a minimum linear
// arrangement: one asset a wave, one window a day, each edge a dependency that
// costs 1 for each day between the cutovers of its ends.
func arrangementProblem(n int, edges [][2]int) *model.Problem {
	b := estatetest.New()
	b.Set(func(s *model.Scenario) {
		s.HorizonWeeks = n/7 + 2
		s.Recurrences = nil
		for day := range 7 {
			s.Recurrences = append(s.Recurrences, model.Recurrence{Weekday: time.Weekday(day), Hour: 1, Hours: 5, EveryWeeks: 1, LoadFactor: 1})
		}
		s.Wave.MaxAssets = 1
		s.LatencyCostPerHour, s.CostPerEffortHour, s.WaveFixedCost = 1, 0, 0
		s.DowntimeCostPerHour = [2][model.NumTiers]float64{}
	})
	b.Site("a", inventory.RoleRetire).Site("b", inventory.RoleKeep).Link("a", "b", 1e6, 1, 0)
	for v := range n {
		b.Asset(fmt.Sprintf("v%05d", v), "a", func(a *inventory.Asset) {
			a.EffortHours = 0
			a.Form = inventory.FormContainer
			a.Kind = inventory.KindApp
		})
	}
	for _, e := range edges {
		b.Depend(fmt.Sprintf("v%05d", e[0]), fmt.Sprintf("v%05d", e[1]), func(d *inventory.Dependency) {
			d.CallsPerSecond, d.Impact = 3600000.0/86400, inventory.ImpactNone
		})
	}
	return b.Problem()
}

func gridEdges(n int) (edges [][2]int) {
	for y := range n {
		for x := range n {
			if x+1 < n {
				edges = append(edges, [2]int{y*n + x, y*n + x + 1})
			}
			if y+1 < n {
				edges = append(edges, [2]int{y*n + x, y*n + x + n})
			}
		}
	}
	return edges
}

// TestArrangements holds schedules to minimum linear arrangements that are known.
// WAVECUT_LARGE=1 takes about 1,000 assets.
func TestArrangements(t *testing.T) {
	dimension, steps := 6, 200000
	large := false
	if os.Getenv("WAVECUT_LARGE") != "" {
		large, dimension, steps = true, 10, 20000000
	}
	var cube, path [][2]int
	for v := range 1 << dimension {
		for b := range dimension {
			if u := v ^ 1<<b; u > v {
				cube = append(cube, [2]int{v, u})
			}
		}
		if v > 0 {
			path = append(path, [2]int{v - 1, v})
		}
	}
	size := 1 << dimension
	type known struct {
		name    string
		n       int
		edges   [][2]int
		optimum float64
	}
	cases := []known{
		{"path", size, path, float64(size - 1)},
		{"cycle", size, append(path[:len(path):len(path)], [2]int{0, size - 1}), float64(2 * (size - 1))},
		{"hypercube", size, cube, float64(size / 2 * (size - 1))},
	}
	if large {
		// 33 × 33 (Muradyan and Piliposyan 1980; Fishburn, Tetali and Winkler 2000).
		cases = append(cases, known{"grid", 33 * 33, gridEdges(33), 31680})
	}
	for _, tt := range cases {
		t.Run(tt.name, func(t *testing.T) {
			p := arrangementProblem(tt.n, tt.edges)
			r := Solve(context.Background(), p, Options{Kept: keptSites(p), Steps: steps, Chains: 2, Seed: 1, FixTargets: true})
			got := cost.Evaluate(p, r.Plan).Exact.Split
			t.Logf("split %.1f, optimum %.0f: %.2f %% over; %d unscheduled", got, tt.optimum, 100*(got/tt.optimum-1), r.Unscheduled)
			if r.Unscheduled > 0 || got > 1.03*tt.optimum+1e-6 || math.IsNaN(got) {
				t.Errorf("split %.1f is more than 3 %% over %.0f", got, tt.optimum)
			}
		})
	}
}
