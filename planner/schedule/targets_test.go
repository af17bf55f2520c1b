package schedule

import (
	"context"
	"math/rand/v2"
	"testing"

	"github.com/wavecut/wavecut/planner/internal/estatetest"
	"github.com/wavecut/wavecut/planner/placement"
)

// TestTargetsFixed holds the search to the placement's targets where they are
// fixed, while it repairs and re-decides as well.
func TestTargetsFixed(t *testing.T) {
	for seed := range uint64(300) {
		rng := rand.New(rand.NewPCG(seed, 2))
		p := estatetest.RandomProblem(rng, estatetest.Options{Assets: 12, Names: 3, Sites: 4, Windows: 6})
		pl, err := placement.Solve(context.Background(), p, keptSites(p), placement.Options{Seed: seed})
		if err != nil {
			t.Fatal(err)
		}
		r := Solve(context.Background(), p, Options{
			Kept: keptSites(p), Placement: &pl.Placement, Steps: 2000, Chains: 2, Seed: seed, FixTargets: true,
		})
		for i, d := range r.Plan.Decisions {
			if pl.Blocked[i] == "" && d.Wave >= 0 && d.Target != pl.Moves[i].Target {
				t.Errorf("seed %d: %s ends at %d, placed at %d", seed, p.Estate.Assets[d.Asset].ID, d.Target, pl.Moves[i].Target)
			}
		}
		holdToModel(t, seed, p, r)
	}
}
