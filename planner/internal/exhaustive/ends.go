package exhaustive

import (
	"math"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

// ends prunes partial plans by what must hold at the end, or between two assets
// that are both decided: necessary parts of C3 and C8. Whole plans are judged by
// planner/verify alone.
type ends struct {
	p      *model.Problem
	limits []inventory.Resources // by site: the capacity, or the load at the start
	load   []inventory.Resources
	place  []int // by asset: place in Problem.Placed, or -1
}

func newEnds(p *model.Problem) ends {
	n := len(p.Estate.Sites)
	e := ends{p: p, limits: make([]inventory.Resources, n), load: make([]inventory.Resources, n)}
	e.place = make([]int, len(p.Estate.Assets))
	for a := range e.place {
		e.place[a] = -1
	}
	for i, a := range p.Placed {
		e.place[a] = i
		add(&e.limits[p.Estate.Assets[a].Site], p.Estate.Assets[a].Needs)
	}
	for s := range e.limits {
		for r := range e.limits[s] {
			e.limits[s][r] = math.Max(e.limits[s][r], p.Estate.Sites[s].Capacity[r])
		}
	}
	return e
}

func add(load *inventory.Resources, needs inventory.Resources) {
	for r, need := range needs {
		load[r] += need
	}
}

// fit reports whether what ends at each site is within its capacity so far.
func (e *ends) fit(decided []model.Decision) bool {
	clear(e.load)
	for _, d := range decided {
		if s := e.p.SiteIn(d, e.p.T()); s != inventory.NoSite {
			add(&e.load[s], e.p.Estate.Assets[d.Asset].Needs)
		}
	}
	for s := range e.load {
		for r, v := range e.load[s] {
			if v > e.limits[s][r]+model.Tolerance {
				return false
			}
		}
	}
	return true
}

// tied reports whether the last decision keeps the ties to those before it.
func (e *ends) tied(decided []model.Decision) bool {
	last := decided[len(decided)-1].Asset
	for _, d := range e.p.Estate.Dependencies {
		if d.Constraints == 0 || d.From != last && d.To != last {
			continue
		}
		from, to := e.place[d.From], e.place[d.To]
		if from < 0 || to < 0 || from >= len(decided) || to >= len(decided) {
			continue
		}
		if !e.keeps(d.Constraints, decided[from], decided[to]) {
			return false
		}
	}
	return true
}

func (e *ends) keeps(c inventory.Constraints, from, to model.Decision) bool {
	moving := from.Wave > 0 && to.Wave > 0
	switch {
	case c.Has(inventory.SameWave) && moving && from.Wave != to.Wave:
		return false
	case c.Has(inventory.After) && moving && from.Wave <= to.Wave:
		return false
	case c.Has(inventory.SameSite) && from.Wave >= 0 && to.Wave >= 0 && !from.Retires() && !to.Retires():
		return from.Target == to.Target
	}
	return true
}
