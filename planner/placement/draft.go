package placement

import (
	"math"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

// fate is what is settled of an asset before the search.
type fate uint8

const (
	free    fate = iota // the search decides
	retires             // has no end
	blocked             // cannot be moved, and must: unscheduled
)

// draft is a placement in the making. Assets are known by their place in
// Problem.Placed, surviving sites by their label.
type draft struct {
	p    *model.Problem
	o    Options
	n, k int
	// site is the site of a label, label that of a site, −1 where it does not survive.
	site, label []int32
	place       []int32 // asset → place, −1 where it has none
	home        []int32 // label of the present site, −1 where it does not survive
	fate        []fate
	reason      []string
	day         []float64 // of the move
	days        float64   // the horizon
	// cost is what an asset costs under a label, by place*k+label, the pairs aside;
	// +Inf where it may not go.
	cost  []float64
	pairs *model.Pairs
	ties  []tie // dependencies that carry constraints
	pins  []int32
	// conceded are the costs of assets from before they were held at home only to
	// get on: a bound must not rest on that.
	conceded map[int32][]float64
	// raised are the needs in the peaks by place, nil where these don't count (C12).
	raised []inventory.Resources
}

func newDraft(p *model.Problem, kept []bool, o Options) *draft {
	d := &draft{p: p, o: o, n: len(p.Placed), pairs: p.NewPairs()}
	d.label = make([]int32, len(p.Estate.Sites))
	for s := range d.label {
		d.label[s] = -1
		if kept[s] {
			d.label[s] = int32(len(d.site))
			d.site = append(d.site, int32(s))
		}
	}
	d.k = len(d.site)
	d.place = make([]int32, len(p.Estate.Assets))
	for a := range d.place {
		d.place[a] = -1
	}
	d.home = make([]int32, d.n)
	for i, a := range p.Placed {
		d.place[a] = int32(i)
		d.home[i] = d.label[p.Estate.Assets[a].Site]
	}
	d.fate, d.reason = make([]fate, d.n), make([]string, d.n)
	for _, days := range p.Days {
		d.days += days
	}
	d.ties = d.constraints()
	d.raiseNeeds()
	return d
}

// asset is the asset at a place.
func (d *draft) asset(i int32) *inventory.Asset { return &d.p.Estate.Assets[d.p.Placed[i]] }

// costs are an asset's costs by label.
func (d *draft) costs(i int32) []float64 { return d.cost[int(i)*d.k : int(i)*d.k+d.k] }

// hold leaves an asset one label.
func (d *draft) hold(i, label int32) {
	for l, row := int32(0), d.costs(i); int(l) < d.k; l++ {
		if l != label {
			row[l] = math.Inf(1)
		}
	}
}

// concede keeps an asset's costs for the bound, before it is held for want of
// anything better.
func (d *draft) concede(i int32) {
	if d.conceded == nil {
		d.conceded = map[int32][]float64{}
	}
	if d.conceded[i] == nil {
		d.conceded[i] = append([]float64(nil), d.costs(i)...)
	}
}

// block settles that an asset cannot be scheduled, and why. The first reason stays.
func (d *draft) block(i int32, reason string) bool {
	if d.fate[i] == blocked {
		return false
	}
	d.fate[i], d.reason[i] = blocked, reason
	return true
}
