package schedule

import (
	"context"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/internal/estatetest"
	"github.com/wavecut/wavecut/planner/model"
)

// keptSites keeps the surviving sites and the first candidates that may be kept.
func keptSites(p *model.Problem) []bool {
	kept := make([]bool, len(p.Estate.Sites))
	left := p.Scenario.Keep
	for i := range kept {
		s := &p.Estate.Sites[i]
		kept[i] = s.Survives()
		if s.Role == inventory.RoleCandidate && left > 0 {
			kept[i] = true
			left--
		}
	}
	return kept
}

// TestDeltaIsTheChange makes random changes and compares the price of each with
// what it did, and the counters at the end with those of a state built anew.
func TestDeltaIsTheChange(t *testing.T) {
	for seed := range uint64(300) {
		rng := rand.New(rand.NewPCG(seed, 1))
		p := estatetest.RandomProblem(rng, estatetest.Options{Assets: 12, Names: 3, Sites: 4, Windows: 6})
		st := newState(newSpace(p, keptSites(p)))
		for range 200 {
			i := int32(rng.IntN(st.n))
			n := st.optionStart[i+1] - st.optionStart[i]
			if n == 0 {
				continue
			}
			choice := st.optionStart[i] + rng.Int32N(n)
			wave := int32(0)
			if !st.options[choice].stays() {
				wave = 1 + rng.Int32N(int32(st.t+1))
			}
			want, before := st.delta(i, choice, wave), st.objective()
			st.apply(i, choice, wave)
			if got := st.objective() - before; math.Abs(got-want) > 1e-9*st.unscheduled {
				t.Fatalf("seed %d: delta %v, objective changed by %v", seed, want, got)
			}
		}
		compareWithFresh(t, st)
	}
}

func compareWithFresh(t *testing.T, st *state) {
	t.Helper()
	fresh := newState(st.space)
	for i := range int32(st.n) {
		fresh.apply(i, st.choice[i], st.wave[i])
	}
	if math.Abs(fresh.total-st.total) > 1e-6*(1+math.Abs(st.total)) || fresh.out != st.out {
		t.Fatalf("total %v out %d, built anew %v out %d", st.total, st.out, fresh.total, fresh.out)
	}
	for r := range st.used {
		for w := range st.used[r] {
			if math.Abs(st.used[r][w]-fresh.used[r][w]) > 1e-6 {
				t.Fatalf("limit %s wave %d: %v, built anew %v", st.limits.rows[r].name, w, st.used[r][w], fresh.used[r][w])
			}
		}
	}
	for k := range st.top {
		if st.top[k] != fresh.top[k] {
			t.Fatalf("top %d: %v, built anew %v", k, st.top[k], fresh.top[k])
		}
	}
	for k := range st.away {
		if st.away[k] != fresh.away[k] {
			t.Fatalf("quorum count %d differs", k)
		}
	}
	for k := range st.present {
		for x := range st.present[k].load {
			if math.Abs(st.present[k].load[x]-fresh.present[k].load[x]) > 1e-6 {
				t.Fatalf("presence %d interval %d differs", k, x)
			}
		}
	}
}

func TestSolveRuns(t *testing.T) {
	for seed := range uint64(100) {
		rng := rand.New(rand.NewPCG(seed, 2))
		p := estatetest.RandomProblem(rng, estatetest.Options{Assets: 12, Names: 3, Sites: 4, Windows: 6})
		r := Solve(context.Background(), p, Options{Kept: keptSites(p), Steps: 3000, Chains: 2, Seed: seed})
		if len(r.Plan.Decisions) != len(p.Placed) {
			t.Fatalf("seed %d: %d decisions for %d assets", seed, len(r.Plan.Decisions), len(p.Placed))
		}
	}
}
