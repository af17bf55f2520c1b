package planner

import (
	"context"
	"fmt"

	"github.com/wavecut/wavecut/planner/cost"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/planner/schedule"
	"github.com/wavecut/wavecut/planner/verify"
)

// Options say how to solve.
type Options struct {
	Effort Effort
	Seed   uint64
	// Progress, if given, is told how the work goes. It is called from one
	// goroutine at a time.
	Progress func(Progress)
}

// Progress is how far Solve is.
type Progress struct {
	// Stage is survivors, placement, bound, schedule or check.
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
	// Interrupted reports that the context ended the search early. The plan is
	// the best found until then.
	Interrupted bool
}

// Solve finds a plan. It returns an error only for a scenario that lacks what it
// must give; see MissingMoneyError.
func Solve(ctx context.Context, p *model.Problem, o Options) (*Solution, error) {
	if missing := p.Scenario.MissingMoney(p); len(missing) > 0 {
		return nil, &MissingMoneyError{Currency: p.Scenario.Currency, Keys: missing}
	}
	s := &solver{p: p, o: o, out: &Solution{}}
	s.out.Kept = s.survivors(ctx)
	s.out.Plan = s.search(ctx, s.out.Kept)
	s.report(Progress{Stage: "check"})
	if v := verify.Verify(p, s.out.Plan, nil); len(v) > 0 {
		return nil, fmt.Errorf("check plan: the search broke %s at %s (%s)", v[0].Code, v[0].Subject, v[0].Detail)
	}
	s.out.Evaluation = cost.Evaluate(p, s.out.Plan)
	s.out.Interrupted = ctx.Err() != nil
	return s.out, nil
}

// solver is one run of Solve.
type solver struct {
	p   *model.Problem
	o   Options
	out *Solution
}

func (s *solver) report(p Progress) {
	if s.o.Progress != nil {
		s.o.Progress(p)
	}
}

// search plans for the given surviving sites.
func (s *solver) search(ctx context.Context, kept []bool) *model.Plan {
	r := schedule.Solve(ctx, s.p, schedule.Options{
		Kept: kept, Steps: s.o.Effort.steps(len(s.p.Placed)), Chains: s.o.Effort.chains(), Seed: s.o.Seed,
		Progress: func(p schedule.Progress) {
			s.report(Progress{Stage: "schedule", Done: p.Done, Steps: p.Steps, Best: p.Cost, Unscheduled: p.Unscheduled})
		},
	})
	return r.Plan
}

// MissingMoneyError names the prices that a scenario in a currency without
// defaults must give.
type MissingMoneyError struct {
	Currency string
	Keys     []string
}

func (e *MissingMoneyError) Error() string {
	return fmt.Sprintf("read scenario: prices in %s are missing: %v", e.Currency, e.Keys)
}
