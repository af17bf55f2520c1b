package verify

import (
	"slices"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

// Checker holds what the constraints need to know of a problem, whatever the
// plan. It is safe for concurrent use.
type Checker struct {
	p        *model.Problem
	estate   *inventory.Estate
	scenario *model.Scenario
	waves    int32 // T

	groups      []group // replica groups of two or more
	groupOf     []int32 // of every asset, or -1
	pools       []pool
	ties        []tie
	teamOf      []int32 // index of a team with limits, or -1
	maxDowntime []float64
	freezes     []freeze
	candidates  bool // there are sites of that role
	needs       needs
}

// NewChecker works out the facts. It takes time linear in the estate.
func NewChecker(p *model.Problem) *Checker {
	c := &Checker{p: p, estate: p.Estate, scenario: p.Scenario, waves: int32(p.T())}
	c.groups, c.groupOf = replicaGroups(p.Estate)
	c.pools = pools(p.Estate)
	c.ties = ties(p.Estate)
	c.teamOf = teamsOf(p.Estate)
	c.maxDowntime = maxDowntimes(p.Estate, p.Scenario)
	c.candidates = slices.ContainsFunc(p.Estate.Sites, func(s inventory.Site) bool { return s.Role == inventory.RoleCandidate })
	c.freezes = c.scopedFreezes()
	if len(c.freezes) > 0 {
		c.needs = newNeeds(p.Estate, c.pools)
	}
	return c
}

// Verify checks a plan against C1 to C10 and lists what it breaks, once for each
// code, subject and wave, in that order. The problems are those that model.Bind
// found in the rows of a plan file (C10); nil for a plan that was not read.
func Verify(p *model.Problem, plan *model.Plan, problems []model.RowProblem) []Violation {
	return NewChecker(p).Verify(plan, problems)
}

// Verify is the function of that name, for several plans of one problem.
func (c *Checker) Verify(plan *model.Plan, problems []model.RowProblem) []Violation {
	r := newRun(c)
	for _, problem := range problems {
		r.reportRow(problem)
	}
	r.load(plan)
	for _, constraint := range constraints {
		constraint.check(r)
	}
	return merge(r.found)
}

// constraints are those that decisions can break, C10 apart, which is checked
// while a plan is loaded.
var constraints = [...]struct {
	code  Codes
	check func(*run)
}{
	{C1, (*run).checkTargets},
	{C2, (*run).checkMethods},
	{C9, (*run).checkOutages},
	{C4, (*run).checkWaves},
	{C8, (*run).checkTies},
	{C6, (*run).checkCopies},
	{C7, (*run).checkReplicas},
	{C7, (*run).checkSpreads},
	{C7, (*run).checkPools},
	{C3, (*run).checkCapacities},
	{C5, (*run).checkFreezes},
	{C11, (*run).checkProtection},
	{C12, (*run).checkPeaks},
	{C13, (*run).checkStages},
}

// teamsOf finds the team of every asset among those that have limits.
func teamsOf(e *inventory.Estate) []int32 {
	byID := make(map[string]int32, len(e.Teams))
	for i, t := range e.Teams {
		byID[t.ID] = int32(i)
	}
	of := make([]int32, len(e.Assets))
	for i := range e.Assets {
		of[i] = -1
		if t, ok := byID[e.Assets[i].Team]; ok {
			of[i] = t
		}
	}
	return of
}
