package exhaustive

import (
	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

// unscheduled is the decision not to schedule an asset.
func unscheduled(p *model.Problem, a int32) model.Decision {
	return model.Decision{
		Asset: a, Wave: model.Unscheduled, Target: p.Estate.Assets[a].Site, Method: p.Estate.Assets[a].Method,
	}
}

// stay is the decision to leave an asset where it is.
func stay(p *model.Problem, a int32) model.Decision {
	d := unscheduled(p, a)
	d.Wave = 0
	return d
}

// free lists what can be done with an asset: nothing, and every method that there
// is for a target, in every wave.
func free(p *model.Problem, a int32) []model.Decision {
	all := []model.Decision{stay(p, a)}
	for target := inventory.NoSite; target < int32(len(p.Estate.Sites)); target++ {
		if target == p.Estate.Assets[a].Site {
			continue
		}
		if m, code := p.ResolveMove(a, target); code == "" {
			all = append(all, inEveryWave(p, a, m)...)
		}
	}
	return all
}

// given lists the waves of a move that the placement prescribes.
func given(p *model.Problem, a int32, m model.Move, blocked string) []model.Decision {
	switch {
	case blocked != "":
		return nil
	case m.Target == p.Estate.Assets[a].Site:
		return []model.Decision{stay(p, a)}
	}
	return inEveryWave(p, a, m)
}

func inEveryWave(p *model.Problem, a int32, m model.Move) []model.Decision {
	var all []model.Decision
	for w := range int32(p.T()) {
		all = append(all, model.Decision{Asset: a, Wave: w + 1, Target: m.Target, Method: m.Method})
	}
	return all
}

// sensible keeps the decisions of the i-th asset that are sound as far as they
// can be while nothing else is scheduled.
func (s *search) sensible(i int, all []model.Decision) []model.Decision {
	old := s.plan.Decisions[i]
	var kept []model.Decision
	for _, d := range all {
		s.plan.Decisions[i] = d
		if s.trial.Holds(s.plan, growing) {
			kept = append(kept, d)
		}
	}
	s.plan.Decisions[i] = old
	return kept
}
