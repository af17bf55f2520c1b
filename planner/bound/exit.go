package bound

import (
	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

// exit is a site that is given up once all its variables have moved. Its fixed
// cost is first, plus step[t] for every interval t in which one is still there.
type exit struct {
	site  int32
	vars  []int32
	first float64
	step  []float64 // by interval; 0 in the first and the last
}

// exits lists the sites that are emptied, and sums up the fixed cost of all others.
func (f *frame) exits() (list []exit, fixed float64) {
	stays, ends := f.fates()
	leaving := make([][]int32, len(f.p.Estate.Sites))
	for v := range int32(f.vars()) {
		for _, i := range f.members.at(v) {
			s := f.asset(i).Site
			if n := len(leaving[s]); n == 0 || leaving[s][n-1] != v {
				leaving[s] = append(leaving[s], v)
			}
		}
	}
	for s := range int32(len(f.p.Estate.Sites)) {
		site := &f.p.Estate.Sites[s]
		switch {
		case site.Survives() || site.Role == inventory.RoleCandidate && ends[s]:
			fixed += f.p.KeptCost(s)
		case stays[s]:
			fixed += f.p.RetiredCost(s, model.NoExit)
		case len(leaving[s]) == 0:
			fixed += f.p.RetiredCost(s, 0)
		default:
			list = append(list, f.newExit(s, leaving[s]))
		}
	}
	return list, fixed
}

// fates says of each site whether some asset never leaves it, and whether some
// asset is there in the end.
func (f *frame) fates() (stays, ends []bool) {
	stays, ends = make([]bool, len(f.p.Estate.Sites)), make([]bool, len(f.p.Estate.Sites))
	for i := range int32(len(f.of)) {
		before, after := f.sites(i)
		if f.of[i] < 0 {
			stays[before] = true
		}
		if after != inventory.NoSite {
			ends[after] = true
		}
	}
	return stays, ends
}

func (f *frame) newExit(site int32, vars []int32) exit {
	e := exit{site: site, vars: vars, first: f.p.RetiredCost(site, 1), step: make([]float64, f.t+1)}
	last := e.first
	for t := 1; t < f.t; t++ {
		cost := f.p.RetiredCost(site, t+1)
		e.step[t] = max(0, cost-last)
		last = max(last, cost)
	}
	return e
}
