package planner

import (
	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/diagnose"
	"github.com/wavecut/wavecut/planner/model"
)

// Check lists what the problem asks for that no plan can give: findings with the
// codes PLAN001 and up, before any search.
func Check(p *model.Problem) []inventory.Finding { return diagnose.Check(p) }

// Explanations tells every code of the planner in words: the constraints, what can
// be wrong with a scenario, and the findings of Check.
func Explanations() []inventory.Explanation {
	return append(model.Explanations(), diagnose.Explanations()...)
}
