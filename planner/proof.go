package planner

import (
	"github.com/wavecut/wavecut/planner/bound"
	"github.com/wavecut/wavecut/planner/model"
)

// Bound is a proven bound on the plan's total, with the gaps of model.md section 7.
type Bound struct {
	// Total is below no complete schedule with the same targets and methods; Free
	// is the same with the limits of waves and links lifted.
	Total, Free model.Money
	// Gap is (total − bound) ÷ total; GapAvoidable is (total − bound) ÷ (total −
	// free), 0 where both are 0.
	Gap, GapAvoidable float64
	// Parts says where the bound comes from, in major units.
	Parts bound.Parts
}

// prove bounds the plan, if it is complete. A bound above the total would be a
// fault of the bound, not of the plan: it is withheld, and tests fail on it.
func (s *solver) prove() {
	e := s.out.Evaluation
	if len(e.Unscheduled) > 0 {
		return
	}
	s.report(Progress{Stage: "bound"})
	b := bound.Compute(s.p, s.p.PlacementOf(s.out.Plan), s.o.Effort.boundOptions(len(s.p.Placed), s.p.T()))
	currency := s.p.Scenario.Currency
	out := &Bound{
		Total: bound.Minor(b.Total, currency), Free: bound.Minor(b.Free, currency), Parts: b.Parts,
	}
	if out.Total > e.Total {
		return
	}
	out.Gap = share(e.Total-out.Total, e.Total)
	out.GapAvoidable = share(e.Total-out.Total, e.Total-out.Free)
	s.out.Bound = out
}

// share is part ÷ whole, 0 where both are 0.
func share(part, whole model.Money) float64 {
	if part == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}
