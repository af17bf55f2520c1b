package planner

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/wavecut/wavecut/planner/cost"
	"github.com/wavecut/wavecut/planner/diagnose"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/planner/verify"
)

// LimitOptions say how limits are valued.
type LimitOptions struct {
	Effort Effort
	Seed   uint64
	// Most is how many limits are valued, those that the plan reaches in most waves
	// first; 0 for all of them. Others are listed without a value.
	Most int
	// Unreached has limits valued too that the plan does not reach in any wave.
	Unreached bool
	// Progress, if given, is told how many of the limits are done.
	Progress func(done, all int)
}

// LimitValue is what one step more of a limit would save.
type LimitValue struct {
	Code string // the constraint
	// Limit is its name as a person finds it: "wave.max_assets".
	Limit string
	// From and To are the values; NaN for a rule that is dropped and for a window.
	From, To float64
	// Reached is the number of waves in which the plan has used up the limit, and
	// Used the largest share that it uses in any; NaN where that is not counted.
	Reached int
	Used    float64
	// Tried says that the plan was searched anew with the limit at To. Total and
	// Unscheduled are then those of the best plan found, and Saves what it saves,
	// below 0 only where the change itself costs (a window more moves the ramp).
	Tried       bool
	Total       model.Money
	Saves       model.Money
	Unscheduled int
}

// LimitReport values the limits of a plan.
type LimitReport struct {
	// Total and Unscheduled are those of the plan after it was searched anew with
	// every limit as it is: what values are counted from.
	Total       model.Money
	Unscheduled int
	// Noise is what one more search with nothing changed would have saved: smaller
	// values say little.
	Noise  model.Money
	Values []LimitValue
	// Interrupted reports that the context ended the work early.
	Interrupted bool
}

// Limits says what one step more of each limit would save: the plan is searched
// anew, from the plan as it is, with that limit alone raised, at the effort that is
// asked for. What it finds is a plan, so it is a saving that can be had; that a
// better one exists it can't exclude. The same plan and options give the same
// answer.
func Limits(ctx context.Context, p *model.Problem, plan *model.Plan, o LimitOptions) (*LimitReport, error) {
	free, err := unchanging(p, nil)
	if err != nil {
		return nil, err
	}
	v := &valuer{p: free, o: o, out: &LimitReport{}}
	if err := v.settle(ctx, plan); err != nil {
		return nil, err
	}
	v.list()
	chosen := v.choose()
	for n, k := range chosen {
		if o.Progress != nil {
			o.Progress(n, len(chosen))
		}
		if ctx.Err() != nil {
			v.out.Interrupted = true
			break
		}
		if err := v.try(ctx, k); err != nil {
			return nil, err
		}
	}
	v.sort()
	return v.out, nil
}

// unchanging is the problem, with a limit raised where one is given, in which a
// change against the plan before costs nothing.
func unchanging(p *model.Problem, r *diagnose.Raise) (*model.Problem, error) {
	scenario := *p.Scenario
	scenario.ChangeCost = 0
	q, err := model.NewProblem(p.Estate, &scenario)
	if err != nil || r == nil {
		return q, err
	}
	return r.Problem(q)
}

// valuer is one run of Limits.
type valuer struct {
	p      *model.Problem
	o      LimitOptions
	base   *Solution
	raises []diagnose.Raise
	out    *LimitReport
}

// rounds of searching with nothing changed, before what is left to find counts as
// noise.
const settleRounds = 3

// settle searches from the plan until that finds nothing more.
func (v *valuer) settle(ctx context.Context, plan *model.Plan) error {
	v.base = &Solution{Plan: plan, Evaluation: cost.Evaluate(v.p, plan)}
	if len(verify.Verify(v.p, plan, nil)) > 0 {
		v.base = nil // a plan that breaks limits is no yardstick
	}
	for round := range settleRounds {
		s, err := v.search(ctx, v.p, plan, uint64(round))
		if err != nil {
			return err
		}
		if v.base == nil || better(s.Evaluation, v.base.Evaluation) {
			if v.base != nil {
				v.out.Noise = v.base.Evaluation.Total - s.Evaluation.Total
			}
			v.base, plan = s, s.Plan
			continue
		}
		v.out.Noise = 0
		break
	}
	v.out.Total, v.out.Unscheduled = v.base.Evaluation.Total, len(v.base.Evaluation.Unscheduled)
	v.out.Noise = max(0, v.out.Noise)
	return nil
}

// search plans a problem from an existing plan.
func (v *valuer) search(ctx context.Context, q *model.Problem, from *model.Plan, round uint64) (*Solution, error) {
	s, err := Solve(ctx, q, Options{Effort: v.o.Effort, Seed: v.o.Seed + round, From: from})
	if err != nil {
		return nil, fmt.Errorf("value limits: %w", err)
	}
	return s, nil
}

// better says which of two evaluations comes first (model.md section 2).
func better(a, b *cost.Evaluation) bool {
	return cmp.Or(cmp.Compare(len(a.Unscheduled), len(b.Unscheduled)), cmp.Compare(a.Total, b.Total)) < 0
}

// list names the limits and how far the plan uses them.
func (v *valuer) list() {
	v.raises = diagnose.Raises(v.p, v.p.Kept(v.base.Plan))
	used := usage(v.base.Evaluation, v.p)
	for _, r := range v.raises {
		value := LimitValue{Code: r.Code, Limit: r.Limit, From: r.From, To: r.To, Used: math.NaN()}
		if u, ok := used[r.Limit]; ok || r.Uses() {
			value.Reached, value.Used = u.reached, u.share
		}
		v.out.Values = append(v.out.Values, value)
	}
}

// choose picks the limits to be valued, by index: those whose use is not counted,
// then those that the plan reaches in most waves.
func (v *valuer) choose() []int {
	var chosen []int
	for k := range v.out.Values {
		if value := &v.out.Values[k]; v.o.Unreached || math.IsNaN(value.Used) || value.Reached > 0 {
			chosen = append(chosen, k)
		}
	}
	slices.SortStableFunc(chosen, func(a, b int) int {
		x, y := &v.out.Values[a], &v.out.Values[b]
		if nx, ny := math.IsNaN(x.Used), math.IsNaN(y.Used); nx != ny {
			return cmp.Compare(rank(ny), rank(nx))
		}
		return cmp.Compare(y.Reached, x.Reached)
	})
	if v.o.Most > 0 && len(chosen) > v.o.Most {
		chosen = chosen[:v.o.Most]
	}
	return chosen
}

func rank(first bool) int {
	if first {
		return 1
	}
	return 0
}

// try values a limit.
func (v *valuer) try(ctx context.Context, k int) error {
	q, err := unchanging(v.p, &v.raises[k])
	if err != nil {
		return err
	}
	from, lost := model.Rebind(q, model.Rows(v.p, v.base.Plan))
	s, err := v.search(ctx, q, from, 0)
	if err != nil {
		return err
	}
	best := s.Evaluation
	if len(lost) == 0 && len(verify.Verify(q, from, nil)) == 0 {
		if carried := cost.Evaluate(q, from); better(carried, best) {
			best = carried // the limit need not be used
		}
	}
	value := &v.out.Values[k]
	value.Tried, value.Total, value.Unscheduled = true, best.Total, len(best.Unscheduled)
	value.Saves = v.out.Total - best.Total
	return nil
}

// sort puts what helps most first: fewer unscheduled assets, then money, then the
// order of the list; what was not tried comes last.
func (v *valuer) sort() {
	slices.SortStableFunc(v.out.Values, func(a, b LimitValue) int {
		return cmp.Or(
			cmp.Compare(rank(b.Tried), rank(a.Tried)),
			cmp.Compare(a.Unscheduled, b.Unscheduled),
			cmp.Compare(b.Saves, a.Saves),
			cmp.Compare(b.Reached, a.Reached),
		)
	})
}
