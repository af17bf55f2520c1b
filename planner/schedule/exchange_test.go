package schedule

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/wavecut/wavecut/planner/internal/estatetest"
)

// TestSwapIsTheChange holds the price and the checks of a swap to what it
// does.
func TestSwapIsTheChange(t *testing.T) {
	swaps, allowed := 0, 0
	for seed := range uint64(200) {
		rng := rand.New(rand.NewPCG(seed, 8))
		p := estatetest.RandomProblem(rng, estatetest.Options{Assets: 16, Names: 3, Sites: 4, Windows: 6})
		st := newState(newSpace(p, keptSites(p)))
		a := newAnnealing(st, seed)
		a.temperature = st.unscheduled
		for range 300 {
			a.propose()
		}
		for range 200 {
			i, j := rng.Int32N(int32(st.n)), rng.Int32N(int32(st.n))
			if !st.moves(st.wave[i]) || !st.moves(st.wave[j]) || st.wave[i] == st.wave[j] || st.entangled(i, j) ||
				len(st.units.members(st.units.unitOf[i])) > 1 || len(st.units.members(st.units.unitOf[j])) > 1 {
				continue
			}
			u, v := st.units.unitOf[i], st.units.unitOf[j]
			if !a.allowed(u, st.wave[j]) || !a.allowed(v, st.wave[i]) {
				continue
			}
			swaps++
			ok, want, before := st.swapLimits(i, j) && st.swapFits(i, j), st.swapDelta(i, j), st.objective()
			wi, wj := st.wave[i], st.wave[j]
			a.set(i, st.choice[i], wj)
			a.set(j, st.choice[j], wi)
			if got := st.withinRows() && st.feasible(); got != ok {
				t.Fatalf("seed %d: swap of %d and %d is allowed: %v, sound: %v", seed, i, j, ok, got)
			}
			if got := st.objective() - before; math.Abs(got-want) > 1e-9*st.unscheduled {
				t.Fatalf("seed %d: delta %v, objective changed by %v", seed, want, got)
			}
			if ok {
				allowed++
			}
			a.rollback()
		}
	}
	if allowed < 1000 || allowed == swaps {
		t.Errorf("%d swaps, %d of them allowed", swaps, allowed)
	}
}
