package lp

import (
	"math"
	"strconv"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/depgraph"
	"github.com/wavecut/wavecut/planner/model"
)

// Options say which plans the program is about.
type Options struct {
	// Placement fixes targets and methods; only waves are left. Nil leaves every
	// target open that the problem allows.
	Placement *model.Placement
	// Complete leaves no way to unschedule an asset, but for those that the
	// placement blocks. The program may then have no solution.
	Complete bool
}

// builder makes the program.
type builder struct {
	program
	p *model.Problem
	o Options
	t int

	assets []asset // by place in Problem.Placed
	place  []int32 // by asset: its place, or -1
	// kept is the column that says that a candidate survives, by site; none for
	// sites of other roles.
	kept    []int32
	outages *depgraph.Outage
	freezes []freeze
	pairs   *model.Pairs
	sets    []outageSet
}

// newBuilder states the whole program.
func newBuilder(p *model.Problem, o Options) *builder {
	b := &builder{
		p: p, o: o, t: p.T(), assets: make([]asset, len(p.Placed)), place: make([]int32, len(p.Estate.Assets)),
		outages: depgraph.NewOutage(p.Estate, p.Scenario.ImpactDepth), pairs: p.NewPairs(),
	}
	for a := range b.place {
		b.place[a] = -1
	}
	for i, a := range p.Placed {
		b.place[a] = int32(i)
	}
	b.keepSites()
	b.decide()
	b.entryKeeps()
	for _, state := range []func(){
		b.payUsage, b.paySites, b.payWaves, b.payDowntime, b.paySplits,
		b.limitSites, b.limitWaves, b.limitLinks, b.freezeSites, b.holdGroups, b.spreadGroups, b.tie,
	} {
		state()
	}
	b.weigh()
	return b
}

// weigh has each unscheduled asset cost more than anything else can save.
func (b *builder) weigh() {
	b.objective = b.objective.simple()
	b.weight = 1
	for _, t := range b.objective.terms {
		b.weight += math.Abs(t.factor)
	}
	b.weight = math.Ceil(b.weight)
	for i := range b.assets {
		b.pay(b.weight, of(b.assets[i].out))
	}
}

// keepSites makes the columns of the candidates, of which N survive at most (C1).
func (b *builder) keepSites() {
	b.kept = make([]int32, len(b.p.Estate.Sites))
	count := number(-float64(b.p.Scenario.Keep))
	for s := range b.kept {
		b.kept[s] = none
		if b.p.Estate.Sites[s].Role == inventory.RoleCandidate {
			b.kept[s] = b.column(true, "k_s%d", s+1)
			count.add(1, of(b.kept[s]))
		}
	}
	b.require(count, atMost, "keep")
}

// entryKeeps has a candidate survive exactly if some asset ends there. (That one
// stays only at a survivor is said where the assets are resolved.)
func (b *builder) entryKeeps() {
	for s, kept := range b.kept {
		if kept == none {
			continue
		}
		anyone := of(kept)
		for i := range b.assets {
			a := &b.assets[i]
			for k := range a.ways {
				if w := &a.ways[k]; w.Target == int32(s) {
					b.require(w.by(b.t).plus(-1, of(kept)), atMost, "into_a%d_s%d", i+1, s+1)
					anyone.add(-1, w.by(b.t))
				}
			}
			if a.Site == int32(s) {
				anyone.add(-1, a.staying(b.t))
			}
		}
		b.require(anyone, atMost, "used_s%d", s+1)
	}
}

func itoa(n int) string { return strconv.Itoa(n) }
