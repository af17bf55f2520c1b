package runbook

import (
	"slices"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/depgraph"
	"github.com/wavecut/wavecut/planner/cost"
	"github.com/wavecut/wavecut/planner/model"
)

// Build makes the runbook of each wave that is not empty, in order. The evaluation
// is that of the plan.
func Build(p *model.Problem, plan *model.Plan, e *cost.Evaluation, opt Options) []*Book {
	b := newBuilder(p, plan, e, opt.filled())
	books := make([]*Book, 0, len(b.waves))
	for rank, wave := range b.waves {
		books = append(books, b.book(wave, rank+1))
	}
	return books
}

// builder holds what all waves share.
type builder struct {
	p      *model.Problem
	e      *cost.Evaluation
	opt    Options
	waves  []int              // that are not empty
	byWave [][]model.Decision // by asset within a wave
	wave   []int32            // by asset; 0 where it moves in none
	target []int32            // by asset, of those that move
	needs  [][]int32          // by asset: what has to be up before
	// hits are the services that a wave takes down.
	hits   [][]hit
	sets   *depgraph.Outage
	naming *naming
}

// hit is a service that a wave takes down.
type hit struct {
	service int32
	minutes float64
}

func newBuilder(p *model.Problem, plan *model.Plan, e *cost.Evaluation, opt Options) *builder {
	n := len(p.Estate.Assets)
	b := &builder{
		p: p, e: e, opt: opt,
		byWave: make([][]model.Decision, p.T()+1), wave: make([]int32, n), target: make([]int32, n),
		hits: make([][]hit, p.T()+1), sets: depgraph.NewOutage(p.Estate, p.Scenario.ImpactDepth),
		needs: orderingNeeds(p.Estate), naming: newNaming(p.Estate),
	}
	for _, d := range plan.Decisions {
		if d.Moves() {
			b.byWave[d.Wave] = append(b.byWave[d.Wave], d)
			b.wave[d.Asset], b.target[d.Asset] = d.Wave, d.Target
		}
	}
	for w, decisions := range b.byWave {
		if len(decisions) > 0 {
			b.waves = append(b.waves, w)
		}
	}
	for _, s := range e.Outage.Services {
		for _, h := range s.Hits {
			b.hits[h.Wave] = append(b.hits[h.Wave], hit{s.Asset, h.Minutes})
		}
	}
	return b
}

// book makes the runbook of one wave.
func (b *builder) book(wave, rank int) *Book {
	k := &Book{
		Problem: b.p, Wave: wave, Rank: rank, Waves: len(b.waves), Window: b.p.Windows[wave-1],
		Location: b.p.Scenario.Location, Pilot: wave <= b.pilots(),
		wave: b.wave, target: b.target,
	}
	b.cutOver(k)
	b.startUp(k)
	b.repoint(k)
	b.checkServices(k)
	b.plan(k)
	b.undo(k)
	b.prepare(k)
	b.prove(k)
	b.decide(k)
	b.care(k)
	b.leave(k)
	b.own(k)
	b.findings(k)
	return k
}

// pilots is the last of the pilot waves: those of the scenario, else the first that
// is not empty.
func (b *builder) pilots() int {
	if n := b.p.Scenario.Wave.PilotWaves; n > 0 && len(b.waves) > 0 && n >= b.waves[0] {
		return n
	}
	if len(b.waves) == 0 {
		return 0
	}
	return b.waves[0]
}

// cutOver lists the moves: all outages begin with the window.
func (b *builder) cutOver(k *Book) {
	for _, d := range b.byWave[k.Wave] {
		m := b.p.NewMove(d.Asset, d.Target, d.Method)
		length := max(wholeMinutes(m.RawMinutes), switchMinutes*minute)
		k.Moves = append(k.Moves, Move{
			Asset: d.Asset, From: b.asset(d.Asset).Site, Move: m, Start: k.Window.Start, End: k.Window.Start.Add(length),
		})
	}
	slices.SortFunc(k.Moves, func(x, y Move) int { return int(x.Asset - y.Asset) })
}

func (b *builder) asset(i int32) *inventory.Asset { return &b.p.Estate.Assets[i] }
