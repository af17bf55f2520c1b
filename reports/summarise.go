package reports

import (
	"github.com/wavecut/wavecut/planner"
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

// AddBaseline puts another plan beside, priced and not verified, where none of that
// name stands there: imported plans have none.
func (s *Summary) AddBaseline(name string, e *cost.Evaluation) {
	if s.Baselines == nil {
		s.Baselines = map[string]Baseline{}
	}
	if _, known := s.Baselines[name]; !known {
		s.Baselines[name] = NewBaseline(e, nil)
	}
}

// AddSolution adds what only the planner knows of a plan that it has found: the
// bounds and gaps (model.md section 7), and the choice of survivors.
func (s *Summary) AddSolution(p *model.Problem, found *planner.Solution) {
	if b := found.Bound; b != nil {
		s.Bound, s.BoundFree = NewAmount(b.Total, s.Currency), NewAmount(b.Free, s.Currency)
		s.Gap, s.GapAvoidable = &b.Gap, &b.GapAvoidable
	}
	if r := found.Placement; r != nil && !r.Interrupted {
		s.Placement = newPlacement(r.Cost, r.Bound, s.Currency)
	}
	for _, set := range found.Sets {
		kept := []string{}
		for _, site := range set.Kept {
			kept = append(kept, p.Estate.Sites[site].ID)
		}
		s.Survivors = append(s.Survivors, Survivors{
			Kept: kept, Total: NewAmount(set.Total, s.Currency), Unscheduled: set.Unscheduled, Chosen: set.Chosen,
		})
	}
	for _, b := range found.BrokenPins {
		s.BrokenPins = append(s.BrokenPins, BrokenPin{Pin: b.String(), Asset: b.ID, Reason: b.Reason})
	}
	s.Interrupted = found.Interrupted
}

func newPlacement(cost, bound float64, currency string) *Placement {
	p := &Placement{
		Cost: NewAmount(model.RoundMoney(cost, currency), currency), Bound: NewAmount(model.RoundMoney(bound, currency), currency),
	}
	if cost > bound {
		p.Gap = (cost - bound) / cost
	}
	return p
}
