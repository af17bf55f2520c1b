package diagnose

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/internal/estatetest"
	"github.com/wavecut/wavecut/planner/internal/exhaustive"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/planner/schedule"
)

// TestXplain looks for hidden conflicts among named limits: what it finds is one,
// and a smallest.
func TestXplain(t *testing.T) {
	for seed := range uint64(300) {
		rng := rand.New(rand.NewPCG(seed, 61))
		var limits []*limit
		for k := range 2 + rng.IntN(30) {
			limits = append(limits, &limit{name: fmt.Sprint(k)})
		}
		var hidden [][]*limit
		for range 1 + rng.IntN(3) {
			var set []*limit
			for _, k := range rng.Perm(len(limits))[:1+rng.IntN(min(5, len(limits)))] {
				set = append(set, limits[k])
			}
			hidden = append(hidden, set)
		}
		asked := 0
		keepable := func(kept []*limit) bool {
			asked++
			return !slices.ContainsFunc(hidden, func(set []*limit) bool {
				return !slices.ContainsFunc(set, func(l *limit) bool { return !slices.Contains(kept, l) })
			})
		}
		found := xplain(limits, keepable)
		if keepable(found) {
			t.Errorf("seed %d: what was found can be kept", seed)
		}
		for k := range found {
			if rest := slices.Delete(slices.Clone(found), k, k+1); !keepable(rest) {
				t.Errorf("seed %d: limit %s is not part of the conflict", seed, found[k].name)
			}
		}
		if most := 2*len(found)*(2+int(math.Log2(float64(len(limits))))) + len(found) + 4; asked > most {
			t.Errorf("seed %d: asked %d times for %d of %d limits", seed, asked, len(found), len(limits))
		}
	}
}

// TestConflictsHold checks what is said of tiny plans, which are completed by trying
// everything: the limits of a conflict stand against each other, each of them is
// needed for that, and each relaxation leaves as many out as it says.
func TestConflictsHold(t *testing.T) {
	searched, counted := 0, 0
	for seed := range uint64(160) {
		rng := rand.New(rand.NewPCG(seed, 62))
		p := estatetest.RandomProblem(rng, estatetest.Options{Assets: 5, Windows: 3, Chance: 0.5})
		best, err := exhaustive.Best(p, exhaustive.Options{})
		if err != nil || best.Unscheduled == 0 {
			continue
		}
		s := &seeker{ctx: context.Background(), p: p, kept: p.Kept(best.Plan), plan: best.Plan, o: Options{}.withDefaults()}
		s.byCounting()
		counted += len(s.found)
		before := len(s.found)
		given := slices.Clone(s.given)
		s.bySearch()
		if len(s.found) == 0 {
			t.Errorf("seed %d: %d unscheduled, and no conflict", seed, best.Unscheduled)
		}
		for _, c := range s.found[before:] {
			if c.Code == "C1" && c.Limits == nil {
				continue
			}
			searched++
			s.given = given
			checkConflict(t, seed, s, &c)
			given = s.given
		}
	}
	t.Logf("%d conflicts counted, %d searched", counted, searched)
	if counted < 30 || searched < 20 {
		t.Errorf("%d conflicts counted, %d searched: too few", counted, searched)
	}
}

// checkConflict holds a conflict that was found with s.given; it gives what the
// conflict's first relaxation asks for.
func checkConflict(t *testing.T, seed uint64, s *seeker, c *Conflict) {
	t.Helper()
	q, left := s.complete(s.given)
	limits := limitsOf(newCount(q, s.kept), slices.DeleteFunc(left, func(i int32) bool { return s.stuck[i] }))
	lost := func(keep func(l *limit) bool) int {
		changes := slices.Clone(s.given)
		for _, l := range limits {
			if !keep(l) {
				changes = append(changes, setting{l, l.best})
			}
		}
		_, out := s.complete(changes)
		return s.lost(out)
	}
	in := func(l *limit) bool { return slices.Contains(c.Limits, l.code+" "+l.text()) }
	goal := lost(func(*limit) bool { return false })
	if lost(in) <= goal {
		t.Errorf("seed %d: %q can be kept", seed, c.Limits)
	}
	for _, l := range limits {
		if in(l) && lost(func(o *limit) bool { return o != l && in(o) }) > goal {
			t.Errorf("seed %d: %s is not part of the conflict %q", seed, l.name, c.Limits)
		}
	}
	for k := len(c.Relaxations) - 1; k >= 0; k-- {
		r := c.Relaxations[k]
		at := slices.IndexFunc(limits, func(l *limit) bool { return l.name == r.Limit })
		given := append(slices.Clone(s.given), setting{limits[at], r.To})
		if _, out := s.complete(given); s.lost(out) != r.Left {
			t.Errorf("seed %d: %s leaves %d out, not %d", seed, r, s.lost(out), r.Left)
		}
		if k == 0 {
			s.given = given
		}
	}
}

// crowd is n assets to leave in four windows of at most m.
func crowd(n int, m float64) *estatetest.Builder {
	b := estatetest.New().Site("new", inventory.RoleKeep).Site("old", inventory.RoleRetire).
		Set(func(s *model.Scenario) { s.Wave.MaxAssets = m })
	for i := range n {
		b.Asset(fmt.Sprintf("a%03d", i), "old")
	}
	return b
}

// conflictsOf plans without a search worth the name and explains what is left out.
func conflictsOf(p *model.Problem) []Conflict {
	kept := optimistic(p)
	r := schedule.Solve(context.Background(), p, schedule.Options{Kept: kept, Steps: 2000, Chains: 1})
	return Conflicts(context.Background(), p, r.Plan, Options{})
}

func TestConflicts(t *testing.T) {
	type said struct {
		Message     string
		Relaxations string
	}
	for _, test := range []struct {
		name  string
		build *estatetest.Builder
		want  []said
	}{
		{"nothing", crowd(4, 1), nil},
		{"counted", crowd(30, 5), []said{{"4 waves of at most 5 hold 20 of 30 assets that must move", "[wave.max_assets 5 → 8 horizon_weeks 4 → 6]"}}},
		{"ramp", crowd(30, 8).Set(func(s *model.Scenario) { s.Wave.Ramp = []float64{2, 4} }), []said{
			{"4 waves of at most 2 to 8 hold 22 of 30 assets that must move", "[wave.max_assets 8 → 12 horizon_weeks 4 → 5]"},
		}},
		{"a rule and a number", crowd(5, 4).
			Set(func(s *model.Scenario) { s.Wave.PilotWaves, s.Wave.PilotMinTier = 3, 3 }), []said{
			{"1 wave of at most 4 holds 4 of 5 assets that must move in them (a000, a001, a002 and 2 more)", "[wave.max_assets 4 → 5 horizon_weeks 4 → 5]"},
		}},
		{"searched", crowd(4, math.Inf(1)).
			Constrain("a001", "a000", inventory.After).Constrain("a002", "a001", inventory.After).Constrain("a003", "a002", inventory.After).
			Freeze("asset:a000", "2027-03-01", "2027-03-08").Freeze("asset:a001", "2027-03-22", "2027-03-29"), []said{
			{"4 steps one after the other (a000, a001, a002, a003) need more windows than are open to them: drop an after, or give the scenario more windows", "[]"},
			{"a003 can't be scheduled together with the rest under C8 a001 after a000, C8 a002 after a001, C8 a003 after a002, C5 the freeze of asset:a000 from 2027-03-01 to 2027-03-08",
				"[drop a001 after a000 drop a002 after a001 drop a003 after a002 drop the freeze of asset:a000 from 2027-03-01 to 2027-03-08]"},
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []said
			for _, c := range conflictsOf(test.build.Problem()) {
				got = append(got, said{c.Message, fmt.Sprint(c.Relaxations)})
			}
			if !reflect.DeepEqual(got, test.want) {
				t.Errorf("conflicts %+v,\nwant %+v", got, test.want)
			}
		})
	}
}
