package cost

import (
	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

// Detail is what reports tell of a plan beyond its Evaluation. It is computed
// apart, for the search and the tests price many plans and look at none so closely.
type Detail struct {
	// SiteMonths is what each site costs in each month, [month][site], in minor
	// units. The sites of a month add up to the colocation of that Month.
	SiteMonths [][]model.Money
	// Loads is what is taken at each site in each interval, [interval][site]: by the
	// assets that are there, and by those that arrive next and run on both sides
	// meanwhile (C3).
	Loads [][]inventory.Resources
	// Residents counts the assets at each site in each interval, [interval][site].
	Residents [][]int
	// Most is what each site may hold: its capacity, or what stood there at the
	// start where that was more. +Inf where there is no limit.
	Most []inventory.Resources
	// Ties are the dependencies whose ends are at two sites in some interval, in
	// order of the dependencies.
	Ties []Tie
}

// Detailed computes the detail of a plan whose evaluation is given.
func Detailed(p *model.Problem, plan *model.Plan, ev *Evaluation) *Detail {
	e := newEvaluator(p, plan)
	return &Detail{
		SiteMonths: e.siteMonths(ev.Months), Loads: e.loads(), Residents: e.residents(), Most: e.capacities(), Ties: e.ties(),
	}
}

// residents counts by interval and site.
func (e *evaluator) residents() [][]int {
	all := make([][]int, e.p.T()+1)
	for t := range all {
		all[t] = make([]int, len(e.p.Estate.Sites))
	}
	for _, a := range e.p.Placed {
		for t := range all {
			if s := e.site(a, t); s != inventory.NoSite {
				all[t][s]++
			}
		}
	}
	return all
}
