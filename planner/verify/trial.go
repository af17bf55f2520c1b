package verify

import "github.com/wavecut/wavecut/planner/model"

// Codes is a set of constraints.
type Codes uint16

// The constraints that decisions can break. C10 is about rows.
const (
	C1 Codes = 1 << iota
	C2
	C3
	C4
	C5
	C6
	C7
	C8
	C9
	C11
	C12
	C13

	AllCodes = C1 | C2 | C3 | C4 | C5 | C6 | C7 | C8 | C9 | C11 | C12 | C13
)

// Trial checks many plans of one problem, one after the other, with the memory
// of one. It is not safe for concurrent use; a Checker can have several.
type Trial struct{ r *run }

// NewTrial starts a trial.
func (c *Checker) NewTrial() *Trial {
	r := newRun(c)
	r.quiet = true
	return &Trial{r}
}

// Holds reports whether the plan breaks none of the constraints in the set, C10
// included.
func (t *Trial) Holds(plan *model.Plan, codes Codes) bool {
	r := t.r
	r.broken = false
	r.load(plan)
	for _, constraint := range constraints {
		if r.broken {
			return false
		}
		if codes&constraint.code != 0 {
			constraint.check(r)
		}
	}
	return !r.broken
}
