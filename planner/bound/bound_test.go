package bound_test

import (
	"math/rand/v2"
	"testing"

	"github.com/wavecut/wavecut/planner/bound"
	"github.com/wavecut/wavecut/planner/internal/estatetest"
	"github.com/wavecut/wavecut/planner/verify"
)

// TestBoundAgainstEverySchedule holds the bound to the best of all feasible
// schedules of small estates, with and without C4 and C6.
func TestBoundAgainstEverySchedule(t *testing.T) {
	cases, sum, loose := 0, 0.0, 0.0
	for seed := uint64(0); cases < 1000; seed++ {
		rng := rand.New(rand.NewPCG(seed, 3))
		p := estatetest.RandomProblem(rng, estatetest.Options{Assets: 3 + int(seed%4), Dependencies: 9})
		pl := drawPlacement(rng, p)
		// Constraints on the placement itself are no matter of the schedule's bound.
		const codes = verify.AllCodes &^ (verify.C1 | verify.C2)
		best, ok := enumerate(p, pl, codes|verify.C2, 3000)
		if !ok || !best.any {
			continue
		}
		cases++
		b := bound.Compute(p, pl, bound.Options{Rounds: int(seed % 2 * 8), Nodes: int(seed%3) * 10})
		if b.Impossible {
			t.Errorf("seed %d: impossible, and there is a schedule for %v", seed, best.least)
		}
		if b.Total > best.least*(1+1e-11)+1e-9 {
			t.Errorf("seed %d: bound %v > %v", seed, b.Total, best.least)
		}
		if m := bound.Minor(b.Total, p.Scenario.Currency); m > best.printed {
			t.Errorf("seed %d: printed bound %v > %v", seed, m, best.printed)
		}
		free, _ := enumerate(p, pl, codes&^(verify.C4|verify.C6)|verify.C2, 3000)
		if b.Free > free.least*(1+1e-11)+1e-9 {
			t.Errorf("seed %d: free bound %v > %v", seed, b.Free, free.least)
		}
		sum += best.least
		loose += best.least - b.Total
	}
	t.Logf("%d cases, mean gap %.2f %%", cases, 100*loose/sum)
}
