package planner

import (
	"context"

	"github.com/wavecut/wavecut/planner/cost"
)

// stageSlacks are the slacks of the stages' waves that are compared.
func stageSlacks() []float64 { return []float64{1.1, 1.5, 2.2, 4} }

// settleStages decides which waves each stage of the scenario has (C13): it plans
// quickly with little slack and with more, and takes the best.
func (s *solver) settleStages(ctx context.Context, kept []bool) error {
	if s.p.StageOf == nil {
		return nil
	}
	given, slacks := s.p, stageSlacks()
	best := SurvivorSet{}
	for k, slack := range slacks {
		quick := *s
		quick.p = given.WithStageSlack(slack)
		quick.o.Effort, quick.o.Progress = Quick, nil
		r, _, err := quick.search(ctx, kept)
		if err != nil {
			return err
		}
		e := cost.Evaluate(given, r.Plan)
		found := SurvivorSet{Total: e.Total, Unscheduled: len(e.Unscheduled), BrokenPins: len(r.BrokenPins)}
		if k == 0 || found.better(best) {
			best, s.p = found, quick.p
		}
		s.report(Progress{Stage: "stages", Done: k + 1, Steps: len(slacks)})
		if ctx.Err() != nil {
			break
		}
	}
	return nil
}
