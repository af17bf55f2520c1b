package exhaustive

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/wavecut/wavecut/planner/cost"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/planner/verify"
)

// Options say what to search.
type Options struct {
	// Placement fixes targets and methods; only waves are tried. Nil tries
	// every target too.
	Placement *model.Placement
	// Complete asks for a plan that schedules all that the placement does not
	// block.
	Complete bool
	// Most is how many complete plans a problem may have, sound or not; default
	// 200,000.
	Most int
}

// Result is the best sound plan.
type Result struct {
	Plan        *model.Plan
	Total       model.Money
	Unscheduled int
}

// ErrTooMany says that the problem has more plans than Options.Most.
var ErrTooMany = errors.New("search all plans: there are too many")

// ErrNone says that no complete plan is sound. Without Options.Complete it does
// not occur.
var ErrNone = errors.New("search all plans: none is complete and sound")

// Best tries all plans: first those with nothing unscheduled, then those with one
// asset unscheduled, and so on until there is a sound one. Partial plans are
// given up that are unsound however they go on, or cost more than the best yet.
func Best(p *model.Problem, o Options) (Result, error) {
	if o.Most == 0 {
		o.Most = 200_000
	}
	s := newSearch(p, o.Placement)
	if s.size(o.Most) > o.Most {
		return Result{}, ErrTooMany
	}
	most := len(p.Placed)
	if o.Complete {
		most = s.blocked
	}
	for left := s.blocked; left <= most; left++ {
		s.try(left)
		if s.best != nil {
			return Result{Plan: s.best, Total: s.total, Unscheduled: left}, nil
		}
	}
	return Result{}, ErrNone
}

// search walks the tree of partial plans, an asset a level.
type search struct {
	p       *model.Problem
	trial   *verify.Trial
	prices  *prices
	choices [][]model.Decision // by place in Problem.Placed; the last is unscheduled
	blocked int                // assets without another one
	ends    ends

	plan   *model.Plan // of what is chosen; the rest is unscheduled in it
	chosen []int       // the choices of the first assets

	best   *model.Plan
	total  model.Money
	exact  float64 // before rounding
	margin float64 // how far apart exact sums may be whose totals are in another order

}

func newSearch(p *model.Problem, placement *model.Placement) *search {
	s := &search{p: p, trial: verify.NewChecker(p).NewTrial(), plan: &model.Plan{}, ends: newEnds(p)}
	s.margin = 4 * model.Money(1).Major(p.Scenario.Currency) // four terms, half a unit each, twice
	for _, a := range p.Placed {
		s.plan.Decisions = append(s.plan.Decisions, unscheduled(p, a))
	}
	for i, a := range p.Placed {
		var all []model.Decision
		if placement == nil {
			all = free(p, a)
		} else {
			all = given(p, a, placement.Moves[i], placement.Blocked[i])
		}
		all = s.sensible(i, all)
		if len(all) == 0 {
			s.blocked++
		}
		s.choices = append(s.choices, append(all, unscheduled(p, a)))
	}
	s.prices = newPrices(p, s.choices)
	return s
}

// size is the number of complete plans, or something above the limit.
func (s *search) size(limit int) int {
	n := 1
	for _, choices := range s.choices {
		n *= max(1, len(choices)-1)
		if n > limit {
			break
		}
	}
	return n
}

// try decides the next asset; left more of them are unscheduled.
func (s *search) try(left int) {
	i := len(s.chosen)
	if i == len(s.choices) {
		if s.trial.Holds(s.plan, verify.AllCodes) {
			s.price()
		}
		return
	}
	for c, d := range s.choices[i] {
		rest := left
		if d.Wave == model.Unscheduled {
			rest--
		}
		if rest < 0 || rest > len(s.choices)-i-1 {
			continue
		}
		s.plan.Decisions[i] = d
		s.chosen = append(s.chosen, c)
		if s.hopeful() {
			s.try(rest)
		}
		s.chosen = s.chosen[:i]
	}
	s.plan.Decisions[i] = unscheduled(s.p, s.p.Placed[i])
}

// growing are the constraints that a partial plan, the rest unscheduled, can only
// break more as further assets are scheduled: counts and sums over waves,
// candidates kept, replicas available to relieve an outage. (Capacity is none:
// others may leave. Nor are ties and spreads.)
const growing = verify.C1 | verify.C2 | verify.C4 | verify.C6 | verify.C9

// hopeful reports whether the partial plan may become a sound one that is better
// than the best.
func (s *search) hopeful() bool {
	if s.best != nil && s.prices.below(s.chosen) > s.exact+s.margin {
		return false
	}
	decided := s.plan.Decisions[:len(s.chosen)]
	return s.ends.fit(decided) && s.ends.tied(decided) && s.trial.Holds(s.plan, growing)
}

// price compares a whole, sound plan with the best.
func (s *search) price() {
	ev := cost.Evaluate(s.p, s.plan)
	exact := ev.Exact.Sum()
	if below := s.prices.below(s.chosen); math.Abs(below-exact) > 1e-9*exact+1e-9 {
		panic(fmt.Sprintf("exhaustive: priced %v, planner/cost has %v", below, exact))
	}
	if s.best == nil || exact < s.exact {
		s.exact = exact
	}
	if s.best == nil || ev.Total < s.total {
		s.total = ev.Total
		s.best = &model.Plan{Decisions: slices.Clone(s.plan.Decisions)}
	}
}
