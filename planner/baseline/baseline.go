package baseline

import (
	"cmp"
	"slices"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/depgraph"
	"github.com/wavecut/wavecut/planner/model"
)

// AsIs is the plan in which every asset stays for the whole horizon. It breaks C1
// where a site is to be left; it is there to be priced.
func AsIs(p *model.Problem) *model.Plan {
	plan := &model.Plan{Decisions: make([]model.Decision, len(p.Placed))}
	for i, a := range p.Placed {
		asset := &p.Estate.Assets[a]
		plan.Decisions[i] = model.Decision{Asset: a, Target: asset.Site, Method: asset.Method}
	}
	return plan
}

// ByApplication moves the assets of one application together, and each asset
// without one alone. Survivors says for every site whether it survives; nil leaves
// the choice among candidates to [Survivors].
func ByApplication(p *model.Problem, survivors []bool) *model.Plan {
	byName := map[string]int{}
	var units [][]int32
	for _, a := range p.Placed {
		name := p.Estate.Assets[a].Application
		at, ok := byName[name]
		if !ok || name == "" {
			at = len(units)
			byName[name] = at
			units = append(units, nil)
		}
		units[at] = append(units[at], a)
	}
	return fill(p, survivors, units)
}

// Components moves together what hangs together by dependencies of impact outage,
// names and assets that stay included.
func Components(p *model.Problem, survivors []bool) *model.Plan {
	components := depgraph.New(p.Estate).Components(depgraph.Filter{Impacts: []inventory.Impact{inventory.ImpactOutage}})
	for i, c := range components {
		components[i] = slices.DeleteFunc(c, func(a int32) bool { return !p.Estate.Assets[a].Placed() })
	}
	return fill(p, survivors, components)
}

// Survivors is the sites that survive where no one has chosen: all of role keep
// and cloud, and of the candidates the scenario's number, those with most assets,
// then the first.
func Survivors(p *model.Problem) []bool {
	count := make([]int, len(p.Estate.Sites))
	for _, a := range p.Placed {
		count[p.Estate.Assets[a].Site]++
	}
	survivors := make([]bool, len(p.Estate.Sites))
	var candidates []int
	for i := range p.Estate.Sites {
		survivors[i] = p.Estate.Sites[i].Survives()
		if p.Estate.Sites[i].Role == inventory.RoleCandidate {
			candidates = append(candidates, i)
		}
	}
	slices.SortStableFunc(candidates, func(a, b int) int { return cmp.Compare(count[b], count[a]) })
	for _, c := range candidates[:min(p.Scenario.Keep, len(candidates))] {
		survivors[c] = true
	}
	return survivors
}
