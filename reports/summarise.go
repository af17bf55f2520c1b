package reports

import (
	"github.com/wavecut/wavecut/planner/cost"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/planner/verify"
	"github.com/wavecut/wavecut/reports/table"
)

// Summarise puts an evaluation and the violations of the same plan together. The
// caller adds what an evaluation does not know: bounds, seed, baselines, names.
func Summarise(p *model.Problem, e *cost.Evaluation, violations []verify.Violation) *Summary {
	s := &Summary{
		SchemaVersion: table.SchemaVersion, Currency: e.Currency,
		Total: NewAmount(e.Total, e.Currency), Cost: newCost(e.Cost, e.Currency),
		Moved: e.Moved, Waves: e.Waves, Windows: p.T(), Exits: exits(p, e), OutageMinutes: e.Outage.Minutes,
		Unscheduled: []Unscheduled{}, Violations: NewViolations(violations), Baselines: map[string]Baseline{},
		ScenarioDigest: p.Scenario.Digest(),
	}
	for _, u := range e.Unscheduled {
		s.Unscheduled = append(s.Unscheduled, Unscheduled{Asset: p.Estate.Assets[u.Asset].ID, Reason: u.Reason})
	}
	return s
}

func newCost(c cost.Parts, currency string) Cost {
	return Cost{
		Colocation: NewAmount(c.Colocation, currency), Migration: NewAmount(c.Migration, currency),
		Downtime: NewAmount(c.Downtime, currency), Split: NewAmount(c.Split, currency),
	}
}

// exits has the exit date of every site that is given up.
func exits(p *model.Problem, e *cost.Evaluation) map[string]*string {
	dates := map[string]*string{}
	for _, x := range e.Exits {
		id := p.Estate.Sites[x.Site].ID
		dates[id] = nil
		if x.Emptied {
			date := x.Date.String()
			dates[id] = &date
		}
	}
	return dates
}

// NewViolations are violations as they are printed.
func NewViolations(violations []verify.Violation) []Violation {
	out := make([]Violation, len(violations))
	for i, v := range violations {
		out[i] = Violation{Code: v.Code, Subject: v.Subject, Detail: v.Detail}
		if v.Wave != verify.NoWave {
			out[i].Wave = &violations[i].Wave
		}
	}
	return out
}

// NewBaseline is what another plan comes to; violations are nil for one that is
// priced and not verified.
func NewBaseline(e *cost.Evaluation, violations *int) Baseline {
	return Baseline{Total: NewAmount(e.Total, e.Currency), Cost: newCost(e.Cost, e.Currency), Violations: violations}
}

// SetBound adds a bound and the bound without limits to the summary of a plan that
// leaves nothing unscheduled, and the gaps that follow (model.md section 7).
func (s *Summary) SetBound(e *cost.Evaluation, bound, free model.Money) {
	if len(e.Unscheduled) > 0 {
		return
	}
	s.Bound, s.BoundFree = NewAmount(bound, e.Currency), NewAmount(free, e.Currency)
	gap := share(e.Total-bound, e.Total)
	avoidable := share(e.Total-bound, e.Total-free)
	s.Gap, s.GapAvoidable = &gap, &avoidable
}

// share is part ÷ whole, and 0 for 0 ÷ 0.
func share(part, whole model.Money) float64 {
	if part == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}
