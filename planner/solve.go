package planner

import (
	"context"
	"fmt"
	"strings"

	"github.com/wavecut/wavecut/planner/baseline"
	"github.com/wavecut/wavecut/planner/bound"
	"github.com/wavecut/wavecut/planner/cost"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/planner/placement"
	"github.com/wavecut/wavecut/planner/schedule"
	"github.com/wavecut/wavecut/planner/verify"
)

// Options say how to solve.
type Options struct {
	Effort Effort
	Seed   uint64
	// Pins are decisions that the plan must keep. Those that it can't are reported
	// in Solution.BrokenPins.
	Pins []Pin
	// From is an existing plan of the problem (see model.Rebind): the search begins
	// there too, and changes the wave or target of an asset only where that pays
	// more than the scenario's change_cost for each. Nil for none.
	From *model.Plan
	// Progress, if given, is told how the work goes. It is called from one
	// goroutine at a time.
	Progress func(Progress)
}

// Progress is how far Solve is.
type Progress struct {
	// Stage is survivors, stages, placement, bound, schedule or check.
	Stage       string
	Done, Steps int
	// Best is the least total so far, in major units; 0 before there is one.
	Best        float64
	Unscheduled int
}

// Solution is a plan with its price.
type Solution struct {
	Plan       *model.Plan
	Evaluation *cost.Evaluation
	// Kept says for every site whether it survives.
	Kept []bool
	// Sets are the choices of survivors that were compared; nil where there was
	// no choice.
	Sets []SurvivorSet
	// Placement is the placement that the plan started from, with its own bound.
	Placement *placement.Result
	// Bound is what no complete schedule with the plan's targets and methods can
	// undercut; nil while something is unscheduled.
	Bound *Bound
	// BrokenPins are the pins that could not be kept, with the reason.
	BrokenPins []BrokenPin
	// Changed is the number of assets that have another wave or target than in
	// Options.From.
	Changed int
	// Retreat, if not empty, says that the search failed its check and how; the
	// plan is then that of the by-application baseline.
	Retreat string
	// Interrupted reports that the context ended the search early. The plan is
	// the best found until then.
	Interrupted bool
}

// Solve finds a plan. It returns an error only for a scenario that lacks what it
// must give, see MissingMoneyError, or prices and sizes beyond counting, see
// cost.ErrTooLarge.
func Solve(ctx context.Context, p *model.Problem, o Options) (*Solution, error) {
	if missing := p.Scenario.MissingMoney(p); len(missing) > 0 {
		return nil, &MissingMoneyError{Currency: p.Scenario.Currency, Keys: missing}
	}
	s := &solver{p: p, o: o, out: &Solution{}}
	s.readPins()
	var err error
	if s.out.Kept, err = s.survivors(ctx); err != nil {
		return nil, err
	}
	if err = s.settleStages(ctx, s.out.Kept); err != nil {
		return nil, err
	}
	if err = s.searchPinned(ctx); err != nil {
		return nil, err
	}
	s.report(Progress{Stage: "check"})
	if err := s.check(); err != nil {
		return nil, err
	}
	s.out.Evaluation = cost.Evaluate(p, s.out.Plan)
	if err := s.out.Evaluation.Countable(); err != nil {
		return nil, err
	}
	s.prove()
	s.out.Interrupted = ctx.Err() != nil
	return s.out, nil
}

// check has the plan verified. A violation would be a fault of the search; people
// then get the plan of the by-application baseline rather than a broken one or
// none, and are told so.
func (s *solver) check() error {
	found := verify.Verify(s.p, s.out.Plan, nil)
	if len(found) == 0 {
		return nil
	}
	v := found[0]
	s.out.Retreat = fmt.Sprintf("the search broke %s at %s (%s)", v.Code, v.Subject, v.Detail)
	s.out.Plan = baseline.ByApplication(s.p, s.out.Kept)
	if left := verify.Verify(s.p, s.out.Plan, nil); len(left) > 0 {
		return fmt.Errorf("check plan: %s", s.out.Retreat)
	}
	return nil
}

// solver is one run of Solve.
type solver struct {
	p   *model.Problem
	o   Options
	out *Solution

	pins []schedule.Pin // by place in Problem.Placed; nil for none
	told [][]int        // which of Options.Pins these are, by place
}

func (s *solver) report(p Progress) {
	if s.o.Progress != nil {
		s.o.Progress(p)
	}
}

// search plans for the given surviving sites: it places, bounds, schedules, and
// places and schedules again with what the schedule taught, as long as that pays.
func (s *solver) search(ctx context.Context, kept []bool) (*schedule.Result, *placement.Result, error) {
	var best *schedule.Result
	var placed *placement.Result
	var days []float64
	n := len(s.p.Placed)
	turns := s.o.Effort.turns(n)
	for turn := range turns {
		s.report(Progress{Stage: "placement", Done: turn, Steps: turns})
		pl, err := placement.Solve(ctx, s.p, kept, placement.Options{
			Effort: placement.Effort(s.o.Effort), Seed: s.o.Seed + uint64(turn), MoveDay: days,
			Pinned: s.pinnedSites(), Previous: s.previousSites(),
		})
		if err != nil {
			return nil, nil, fmt.Errorf("plan: %w", err)
		}
		r := s.schedule(ctx, kept, &pl.Placement, turn)
		again := n <= smallEstate || best == nil || r.Unscheduled < best.Unscheduled ||
			r.Cost+r.Change < (best.Cost+best.Change)*(1-worthATurn)
		if best == nil || r.Better(best) {
			best, placed = r, pl
			days = s.moveDays(r.Plan)
		}
		if ctx.Err() != nil || !again {
			break
		}
	}
	return best, placed, nil
}

// worthATurn is the share of the cost that a turn must have saved for another to
// follow.
const worthATurn = 1e-9

// schedule searches for waves from a placement and the order of its bound.
func (s *solver) schedule(ctx context.Context, kept []bool, pl *model.Placement, turn int) *schedule.Result {
	s.report(Progress{Stage: "bound"})
	b := bound.Compute(s.p, pl, startOptions(len(s.p.Placed), s.p.T()))
	return schedule.Solve(ctx, s.p, schedule.Options{
		Kept: kept, Placement: pl, Wave: b.Wave, Exit: b.Exit,
		Steps: s.o.Effort.steps(len(s.p.Placed)), Chains: s.o.Effort.chains(),
		Seed: s.o.Seed + uint64(turn), Pins: s.pins, From: s.o.From,
		Progress: func(p schedule.Progress) {
			s.report(Progress{Stage: "schedule", Done: p.Done, Steps: p.Steps, Best: p.Cost, Unscheduled: p.Unscheduled})
		},
	})
}

// moveDays is when each asset moves under a plan, in days from the start, with the
// mean of the others for those that do not.
func (s *solver) moveDays(plan *model.Plan) []float64 {
	days := make([]float64, len(plan.Decisions))
	sum, n := 0.0, 0.0
	for i, d := range plan.Decisions {
		if d.Moves() {
			days[i] = s.p.Windows[d.Wave-1].Start.Sub(s.p.Start).Hours() / 24
			sum, n = sum+days[i], n+1
		}
	}
	for i, d := range plan.Decisions {
		if !d.Moves() && n > 0 {
			days[i] = sum / n
		}
	}
	return days
}

// MissingMoneyError names the prices that a scenario in a currency without
// defaults must give.
type MissingMoneyError struct {
	Currency string
	Keys     []string
}

func (e *MissingMoneyError) Error() string {
	return fmt.Sprintf("read scenario: prices in %s are missing: %s", e.Currency, strings.Join(e.Keys, ", "))
}
