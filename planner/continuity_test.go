package planner_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner"
	"github.com/wavecut/wavecut/planner/baseline"
	"github.com/wavecut/wavecut/planner/internal/estatetest"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/planner/verify"
)

// continuous is a random estate with protected tiers, standbys, events and stages.
func continuous(t *testing.T, seed uint64) *model.Problem {
	t.Helper()
	rng := rand.New(rand.NewPCG(seed, 77))
	e, s := estatetest.Random(rng, estatetest.Options{
		Assets: 6 + int(seed%25), Names: 4, Sites: 2 + int(seed%4), Windows: 4 + int(seed%6),
	})
	if rng.IntN(4) > 0 {
		s.Continuity.ProtectTiers = []int{0, 1, 2, 3, 4}
	}
	for i := range e.Assets {
		a := &e.Assets[i]
		a.DRMode = inventory.DRMode(rng.IntN(int(inventory.DRNone) + 1))
		if rng.IntN(3) == 0 {
			a.DRSite = e.Sites[rng.IntN(len(e.Sites))].ID
		}
		a.PeakFactor, a.Burstable = float64(1+rng.IntN(4)), rng.IntN(2) == 0
	}
	if s.Continuity.Peaks = rng.IntN(2) == 0; s.Continuity.Peaks {
		for k := range 1 + rng.IntN(2) {
			start := s.StartDate.AddDays(rng.IntN(7 * s.HorizonWeeks))
			e.Calendar = append(e.Calendar, inventory.Entry{
				Kind: inventory.Event, Start: moment(t, start), End: moment(t, start.AddDays(1+rng.IntN(3))),
				Name: fmt.Sprintf("sale %d", k), TrafficFactor: float64(2 + rng.IntN(20)),
			})
		}
		for i := range e.Sites {
			if c := &e.Sites[i].Capacity[inventory.VCPU]; rng.IntN(2) == 0 {
				*c = min(*c, float64(40+rng.IntN(400)))
			}
		}
	}
	if rng.IntN(2) == 0 {
		for k, where := range []string{"not environment=prod", "tier>=3"} {
			st, err := model.NewStage(fmt.Sprintf("stage %d", k), where)
			if err != nil {
				t.Fatal(err)
			}
			st.SoakDays, st.Parallel = float64(rng.IntN(15)), rng.IntN(2) == 0
			s.Stages = append(s.Stages, st)
		}
	}
	p, err := model.NewProblem(e, s)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func moment(t *testing.T, d inventory.Date) inventory.Moment {
	t.Helper()
	m, err := inventory.ParseMoment(d.String())
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// TestContinuityIsKept: plans keep C11 to C13 beside the others, the baselines too.
func TestContinuityIsKept(t *testing.T) {
	n := uint64(150)
	if testing.Short() {
		n = 40
	}
	left, placed, guards := 0, 0, 0
	for seed := range n {
		p := continuous(t, seed)
		guards += len(p.Guards)
		s, err := planner.Solve(t.Context(), p, planner.Options{Seed: seed})
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if s.Retreat != "" {
			t.Errorf("seed %d: %s", seed, s.Retreat)
		}
		for name, plan := range map[string]*model.Plan{"plan": s.Plan, "by-application": baseline.ByApplication(p, s.Kept)} {
			if v := verify.Verify(p, plan, nil); len(v) > 0 {
				t.Errorf("seed %d, %s: %v", seed, name, v[0])
			}
		}
		left, placed = left+len(s.Evaluation.Unscheduled), placed+len(p.Placed)
	}
	t.Logf("%d of %d assets unscheduled, %d guards", left, placed, guards)
	if guards == 0 {
		t.Error("nothing was guarded")
	}
}
