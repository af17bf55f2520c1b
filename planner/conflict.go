package planner

import (
	"context"

	"github.com/wavecut/wavecut/planner/diagnose"
	"github.com/wavecut/wavecut/planner/model"
)

// Conflict is a smallest set of limits that stand against each other, with what
// would help.
type Conflict = diagnose.Conflict

// Relaxation is a limit at another value, or a rule dropped.
type Relaxation = diagnose.Relaxation

// Conflicts explains what a plan leaves unscheduled: first what counting proves
// ("8 waves of at most 25 hold 200 of 300 assets"), then what is found by dropping
// limits and completing the plan again. It takes some dozens of short searches;
// the same plan always gives the same answer, unless the context ends it early.
func Conflicts(ctx context.Context, p *model.Problem, plan *model.Plan) []Conflict {
	return diagnose.Conflicts(ctx, p, plan, diagnose.Options{})
}
