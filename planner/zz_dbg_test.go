package planner

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"

	"github.com/wavecut/wavecut/planner/internal/estatetest"
	"github.com/wavecut/wavecut/planner/bound"
	"github.com/wavecut/wavecut/planner/placement"
	"github.com/wavecut/wavecut/planner/schedule"
)

func TestDbg(t *testing.T) {
	seed, _ := strconv.Atoi(os.Getenv("SEED"))
	rng := rand.New(rand.NewPCG(uint64(seed), 11))
	p := estatetest.RandomProblem(rng, estatetest.Options{})
	s, err := Solve(context.Background(), p, Options{Effort: Standard, Seed: 1})
	fmt.Println(err, s.Sets, s.Kept)
	for _, x := range s.Sets {
		k := make([]bool, len(s.Kept))
		for i := range k {
			k[i] = p.Estate.Sites[i].Survives()
		}
		k = keep(k, x.Kept)
		pl, err := placement.Solve(context.Background(), p, k, placement.Options{})
		fmt.Println(k, err, pl.Moves, pl.Blocked)
		r := schedule.Solve(context.Background(), p, schedule.Options{Kept: k, Placement: &pl.Placement, Steps: 1000, Chains: 1})
		r2 := schedule.Solve(context.Background(), p, schedule.Options{Kept: k, Steps: 1000, Chains: 1})
		b := bound.Compute(p, &pl.Placement, bound.Options{})
		r3 := schedule.Solve(context.Background(), p, schedule.Options{Kept: k, Placement: &pl.Placement, Wave: b.Wave, Steps: 1000, Chains: 1})
		fmt.Println(b.Wave, r3.Cost, r3.Unscheduled)
		for _, d := range r3.Plan.Decisions {
			fmt.Println(d)
		}
		fmt.Println(r.Cost, r.Unscheduled, r2.Cost, r2.Unscheduled)
	}
}
