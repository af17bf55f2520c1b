package planned

import (
	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/baseline"
	"github.com/wavecut/wavecut/planner/cost"
	"github.com/wavecut/wavecut/planner/verify"
	"github.com/wavecut/wavecut/reports"
)

// Report is the report of the plan, with a finding.
func (s *Plan) Report() *reports.Report {
	summary := reports.Summarise(s.Problem, s.Evaluation, verify.Verify(s.Problem, s.Plan, nil))
	summary.Plan, summary.InventoryDigest, summary.ScenarioDigest = "main", "inventory digest", "scenario digest"
	asIs := cost.Evaluate(s.Problem, baseline.AsIs(s.Problem))
	summary.Baselines["as-is"] = reports.NewBaseline(asIs, nil)
	return reports.Build(reports.Sources{
		Problem: s.Problem, Plan: s.Plan, Evaluation: s.Evaluation, Summary: summary, AsIs: asIs,
		Findings: []inventory.Finding{{Code: "INV109", Severity: inventory.SeverityWarning, Subject: "=1+1", Message: "text like a formula"}},
	})
}
