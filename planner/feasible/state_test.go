package feasible_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/feasible"
	"github.com/wavecut/wavecut/planner/internal/estatetest"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/planner/verify"
)

// randomSurvivors keeps as many candidates as the scenario says, at random.
func randomSurvivors(rng *rand.Rand, p *model.Problem) []bool {
	survivors := make([]bool, len(p.Estate.Sites))
	var candidates []int
	for i := range survivors {
		survivors[i] = p.Estate.Sites[i].Survives()
		if p.Estate.Sites[i].Role == inventory.RoleCandidate {
			candidates = append(candidates, i)
		}
	}
	rng.Shuffle(len(candidates), func(i, j int) { candidates[i], candidates[j] = candidates[j], candidates[i] })
	for _, c := range candidates[:min(len(candidates), p.Scenario.Keep)] {
		survivors[c] = true
	}
	return survivors
}

// randomChanges takes one to three assets and gives each a wave, most often all
// the same, or takes it out.
func randomChanges(rng *rand.Rand, p *model.Problem, s *feasible.State) []feasible.Change {
	var changes []feasible.Change
	wave := int32(1 + rng.IntN(p.T()))
	site := int32(rng.IntN(len(p.Estate.Sites)))
	for _, i := range rng.Perm(len(p.Placed))[:min(len(p.Placed), 1+rng.IntN(3))] {
		a := p.Placed[i]
		c := feasible.Change{Asset: a, Wave: wave}
		if rng.IntN(3) == 0 {
			c.Wave = int32(1 + rng.IntN(p.T()))
		}
		if rng.IntN(5) == 0 {
			c.Wave = model.Unscheduled
		}
		target := site
		if p.Estate.Assets[a].Method == inventory.MethodRetire {
			target = inventory.NoSite
		}
		m, code := s.Move(a, target)
		if code != "" && c.Wave > 0 {
			continue
		}
		c.Move = m
		changes = append(changes, c)
	}
	return changes
}

// apply is the plan after the changes, made by hand.
func apply(p *model.Problem, s *feasible.State, changes []feasible.Change) *model.Plan {
	plan := s.Plan()
	for _, c := range changes {
		for i := range plan.Decisions {
			d := &plan.Decisions[i]
			if d.Asset != c.Asset {
				continue
			}
			*d = model.Decision{Asset: c.Asset, Target: p.Estate.Assets[c.Asset].Site, Method: p.Estate.Assets[c.Asset].Method}
			switch {
			case c.Wave > 0:
				d.Wave, d.Target, d.Method = c.Wave, c.Move.Target, c.Move.Method
			case s.MustMove(c.Asset):
				d.Wave = model.Unscheduled
			}
		}
	}
	return plan
}

// TestTryAgreesWithVerify walks through random states: what is accepted breaks
// nothing, and what is refused would break the constraint that is named.
func TestTryAgreesWithVerify(t *testing.T) {
	n := uint64(800)
	if testing.Short() {
		n = 200
	}
	taken, refused := 0, map[string]int{}
	for seed := range n {
		rng := rand.New(rand.NewPCG(seed, 21))
		p := estatetest.RandomProblem(rng, estatetest.Options{Assets: 5 + int(seed%6), Sites: 2 + int(seed%3), Chance: 0.5})
		checker := verify.NewChecker(p)
		s := feasible.New(p, randomSurvivors(rng, p))
		if v := checker.Verify(s.Plan(), nil); len(v) > 0 {
			t.Fatalf("seed %d: the first state breaks %v", seed, v)
		}
		for range 25 {
			changes := randomChanges(rng, p, s)
			plan := apply(p, s, changes)
			before := fmt.Sprint(s.Plan())
			code := s.Fits(changes...)
			if fmt.Sprint(s.Plan()) != before {
				t.Fatalf("seed %d: Fits has changed the plan", seed)
			}
			if again := s.Try(changes...); again != code {
				t.Fatalf("seed %d: Try says %q, Fits said %q", seed, again, code)
			}
			violations := checker.Verify(plan, nil)
			if code == "" {
				taken++
				if len(violations) > 0 || fmt.Sprint(s.Plan()) != fmt.Sprint(plan) {
					t.Fatalf("seed %d: %+v is accepted and breaks %v", seed, changes, violations)
				}
				continue
			}
			refused[code]++
			if fmt.Sprint(s.Plan()) != before {
				t.Fatalf("seed %d: a refusal has changed the plan", seed)
			}
			if !named(violations, code) && !siteFrozen(p, code) {
				t.Fatalf("seed %d: %+v is refused for %s and breaks %v", seed, changes, code, violations)
			}
		}
	}
	t.Logf("%d taken, refused %v", taken, refused)
	for _, code := range []string{"C2", "C3", "C4", "C5", "C6", "C7", "C8", "C9"} {
		if n >= 800 && refused[code] < 5 {
			t.Errorf("%s was refused %d times", code, refused[code])
		}
	}
}

func named(violations []verify.Violation, code string) bool {
	for _, v := range violations {
		if v.Code == code {
			return true
		}
	}
	return false
}

// siteFrozen reports whether the code is the one that may be refused too often: C5
// where a site is frozen.
func siteFrozen(p *model.Problem, code string) bool {
	if code != "C5" {
		return false
	}
	for _, e := range p.Estate.Calendar {
		if e.Kind == inventory.Freeze && e.Scope.Kind == inventory.ScopeSite {
			return true
		}
	}
	return false
}

// TestFreezeOfASurvivor: db may not go down while the site of a shop that has come
// there is frozen, and may before the shop comes.
func TestFreezeOfASurvivor(t *testing.T) {
	p := estatetest.New().
		Site("old", inventory.RoleRetire).Site("east", inventory.RoleKeep).Site("west", inventory.RoleKeep).
		Asset("db", "old").Asset("shop", "old").Depend("shop", "db").
		Freeze("site:east", "2027-03-14", "2027-03-15"). // window 2
		Problem()
	const db, shop, east, west = 0, 1, 0, 2
	move := func(a, site int32) model.Move { return p.NewMove(a, site, inventory.MethodCold) }
	s := feasible.New(p, []bool{true, false, true})
	steps := []struct {
		name string
		c    feasible.Change
		want string
	}{
		{"shop enters while east is frozen", feasible.Change{Asset: shop, Wave: 2, Move: move(shop, east)}, "C5"},
		{"shop comes before", feasible.Change{Asset: shop, Wave: 1, Move: move(shop, east)}, ""},
		{"db would take it down", feasible.Change{Asset: db, Wave: 2, Move: move(db, west)}, "C5"},
		{"db after the freeze", feasible.Change{Asset: db, Wave: 3, Move: move(db, west)}, ""},
		{"shop comes after the freeze", feasible.Change{Asset: shop, Wave: 3, Move: move(shop, east)}, ""},
		{"db while shop is elsewhere", feasible.Change{Asset: db, Wave: 2, Move: move(db, west)}, ""},
		{"shop would be there then", feasible.Change{Asset: shop, Wave: 1, Move: move(shop, east)}, "C5"},
	}
	for _, step := range steps {
		if got := s.Try(step.c); got != step.want {
			t.Errorf("%s: %q, want %q", step.name, got, step.want)
		}
	}
}

func TestRoomAndShare(t *testing.T) {
	p := estatetest.New().
		Site("old", inventory.RoleRetire).
		Site("new", inventory.RoleKeep, func(s *inventory.Site) {
			s.Capacity[inventory.RackUnits], s.Capacity[inventory.VCPU] = 20, 100
		}).
		Set(func(s *model.Scenario) { s.Wave.MaxAssets = 2 }).
		Asset("a", "old", func(a *inventory.Asset) { a.Needs[inventory.RackUnits] = 15 }).
		Asset("b", "new", func(a *inventory.Asset) { a.Needs[inventory.VCPU] = 40 }).
		Problem()
	const a, nw = 0, 0
	var none inventory.Resources
	s := feasible.New(p, []bool{true, false})
	if s.Room(1) != 2 || s.FreeShare(nw, &none) != 0.6 || s.MustMove(1) || !s.MustMove(a) {
		t.Errorf("room %v, share %v", s.Room(1), s.FreeShare(nw, &none))
	}
	m, _ := s.Move(a, nw)
	if code := s.Try(feasible.Change{Asset: a, Wave: 1, Move: m}); code != "" {
		t.Fatal(code)
	}
	if s.Room(1) != 1 || s.FreeShare(nw, &none) != 0.25 || s.Wave(a) != 1 || s.End(a) != nw {
		t.Errorf("room %v, share %v", s.Room(1), s.FreeShare(nw, &none))
	}
	if got := s.FreeShare(nw, &inventory.Resources{inventory.RackUnits: 4}); got != 0.05 {
		t.Errorf("share %v", got)
	}
	if s.Holds(nw, &inventory.Resources{inventory.RackUnits: 6}) || !s.Holds(nw, &inventory.Resources{inventory.RackUnits: 5}) {
		t.Error("5 rack units are left")
	}
	if code := s.Try(feasible.Change{Asset: a, Wave: model.Unscheduled}); code != "" || s.FreeShare(nw, &none) != 0.6 || s.Room(1) != 2 {
		t.Errorf("taken out: %q, share %v", code, s.FreeShare(nw, &none))
	}
}

func TestAtoms(t *testing.T) {
	p := estatetest.New().Site("old", inventory.RoleRetire).Site("far", inventory.RoleRetire).Site("new", inventory.RoleKeep).
		Asset("a", "old").Asset("b", "far").Asset("c", "old").Asset("d", "old").Asset("e", "far").Asset("f", "old").
		Constrain("a", "e", inventory.SameWave).Constrain("c", "d", inventory.SameSite).
		Constrain("b", "d", inventory.SameSite).Constrain("f", "a", inventory.After).
		Problem()
	s := feasible.New(p, []bool{false, true, false})
	if got := fmt.Sprint(s.Atoms([]int32{0, 1, 2, 3, 4, 5})); got != "[[0 4] [1] [2 3] [5]]" {
		t.Errorf("atoms are %s", got)
	}
	if got := fmt.Sprint(s.Atoms([]int32{5, 4, 3})); got != "[[5] [4] [3]]" {
		t.Errorf("atoms are %s", got)
	}
}

// TestDisplaced: two that same_site ties together stay at two survivors, so the
// one with fewer company has to move, or the plan would break C8.
func TestDisplaced(t *testing.T) {
	p := estatetest.New().Site("east", inventory.RoleKeep).Site("west", inventory.RoleKeep).
		Asset("a", "east").Asset("b", "west").Asset("c", "west").Asset("d", "east").
		Constrain("a", "b", inventory.SameSite).Constrain("b", "c", inventory.SameSite).
		Problem()
	s := feasible.New(p, []bool{true, true})
	for a, want := range []bool{true, false, false, false} {
		if s.MustMove(int32(a)) != want {
			t.Errorf("asset %d must move: %v", a, !want)
		}
	}
}

func ExampleState_Try() {
	p := estatetest.New().
		Site("new", inventory.RoleKeep).Site("old", inventory.RoleRetire).
		Set(func(s *model.Scenario) { s.Wave.MaxAssets = 1 }).
		Asset("db", "old").Asset("web", "old").Problem()
	s := feasible.New(p, []bool{true, false})
	for _, a := range p.Placed {
		move, _ := s.Move(a, 0)
		fmt.Printf("%q\n", s.Try(feasible.Change{Asset: a, Wave: 1, Move: move}))
	}
	fmt.Println(s.Wave(0), s.Wave(1))
	// Output:
	// ""
	// "C4"
	// 1 -1
}
