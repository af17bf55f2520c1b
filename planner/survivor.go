package planner

import (
	"context"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/cost"
	"github.com/wavecut/wavecut/planner/model"
)

// SurvivorSet is one choice of the candidate sites that survive and what the best
// plan found with it costs.
type SurvivorSet struct {
	Kept        []int32 // candidate sites, ascending
	Total       model.Money
	Unscheduled int
	// Changed counts the assets decided on otherwise than in Options.From,
	// BrokenPins the pins that this choice rules out.
	Changed, BrokenPins int
	Chosen              bool

	change model.Money // what the changes weigh
}

// maxSurvivorSets is how many choices of survivors are compared at most.
const maxSurvivorSets = 256

// better orders plans as model.md section 2 asks, after what was asked of them:
// pins before all, changes as a part of the cost.
func (s SurvivorSet) better(t SurvivorSet) bool {
	if s.BrokenPins != t.BrokenPins {
		return s.BrokenPins < t.BrokenPins
	}
	if s.Unscheduled != t.Unscheduled {
		return s.Unscheduled < t.Unscheduled
	}
	return s.Total+s.change < t.Total+t.change
}

// survivors decides which sites survive. Where there are candidates it plans for
// every set of the size that the scenario asks for, quickly, and takes the best.
func (s *solver) survivors(ctx context.Context) ([]bool, error) {
	base := make([]bool, len(s.p.Estate.Sites))
	var candidates []int32
	for i := range base {
		base[i] = s.p.Estate.Sites[i].Survives()
		if s.p.Estate.Sites[i].Role == inventory.RoleCandidate {
			candidates = append(candidates, int32(i))
		}
	}
	sets := choices(candidates, s.p.Scenario.Keep)
	if len(sets) == 1 {
		return keep(base, sets[0]), nil
	}
	best := 0
	for k, set := range sets {
		if err := s.compare(ctx, base, set); err != nil {
			return nil, err
		}
		if s.out.Sets[k].better(s.out.Sets[best]) {
			best = k
		}
		s.report(Progress{Stage: "survivors", Done: k + 1, Steps: len(sets)})
	}
	s.out.Sets[best].Chosen = true
	return keep(base, sets[best]), nil
}

// compare plans with one set of survivors, quickly if the estate is not small, and notes the outcome.
func (s *solver) compare(ctx context.Context, base []bool, set []int32) error {
	quick := *s
	quick.o.Progress = nil
	if len(s.p.Placed) > smallEstate {
		quick.o.Effort = Quick
	}
	r, _, err := quick.search(ctx, keep(base, set))
	if err != nil {
		return err
	}
	e := cost.Evaluate(s.p, r.Plan)
	s.out.Sets = append(s.out.Sets, SurvivorSet{
		Kept: set, Total: e.Total, Unscheduled: len(e.Unscheduled), Changed: r.Changed, BrokenPins: len(r.BrokenPins),
		change: model.RoundMoney(r.Change, s.p.Scenario.Currency),
	})
	return nil
}

func keep(base []bool, set []int32) []bool {
	kept := append([]bool(nil), base...)
	for _, site := range set {
		kept[site] = true
	}
	return kept
}

// choices lists the sets of at most `most` candidates, the largest first.
func choices(candidates []int32, most int) [][]int32 {
	var sets [][]int32
	for k := min(most, len(candidates)); k >= 0; k-- {
		sets = append(sets, combinations(candidates, k, maxSurvivorSets-len(sets))...)
	}
	return sets
}

// combinations lists the ways to choose k items, in lexicographic order, up to a
// number.
func combinations(items []int32, k, most int) [][]int32 {
	var all [][]int32
	var choose func(from int, chosen []int32)
	choose = func(from int, chosen []int32) {
		if len(all) == most {
			return
		}
		if len(chosen) == k {
			all = append(all, append([]int32(nil), chosen...))
			return
		}
		for i := from; i < len(items); i++ {
			choose(i+1, append(chosen, items[i]))
		}
	}
	choose(0, nil)
	return all
}
