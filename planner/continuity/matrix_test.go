package continuity_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/baseline"
	"github.com/wavecut/wavecut/planner/continuity"
	"github.com/wavecut/wavecut/planner/internal/estatetest"
	"github.com/wavecut/wavecut/planner/model"
)

// literal works out losses from the definition, asset by asset.
type literal struct {
	p    *model.Problem
	plan *model.Plan
	wave int
}

func (l *literal) site(v int32) int32 {
	for _, d := range l.plan.Decisions {
		if d.Asset == v {
			return l.p.SiteIn(d, l.wave)
		}
	}
	return inventory.NoSite
}

func (l *literal) recovery(v int32) model.Recovery {
	a := &l.p.Estate.Assets[v]
	members, need, left := 0, 1, 0
	for i := range l.p.Estate.Assets {
		o := &l.p.Estate.Assets[i]
		if o.ReplicaGroup == "" || o.ReplicaGroup != a.ReplicaGroup || !o.Placed() {
			continue
		}
		members, need = members+1, max(need, o.MinAvailable)
		if s := l.site(int32(i)); s != inventory.NoSite && s != l.site(v) {
			left++
		}
	}
	mode := a.DRMode
	switch {
	case mode == inventory.DRNone:
		return model.Lost()
	case members > 1 && left >= min(need, members-1):
		if mode == inventory.DRAuto {
			mode = inventory.DRActiveActive
		}
	case a.DRSite == "" || a.DRSite == l.p.Estate.SiteID(l.site(v)):
		return model.Lost()
	default:
		s, _ := l.p.Estate.SiteIndex(a.DRSite)
		if !l.p.Estate.Sites[s].Survives() {
			return model.Lost()
		}
		if mode == inventory.DRAuto {
			mode = inventory.DRWarm
		}
	}
	return model.RecoveryOf(mode)
}

// outageSet is D_k(u), and pools the pools of u and of what it needs outside them.
func (l *literal) outageSet(u int32, k int, pools func(targets []int32)) map[int32]bool {
	set := map[int32]bool{u: true}
	if k == 0 {
		return set
	}
	byKind := map[inventory.DependencyKind][]int32{}
	for _, d := range l.p.Estate.Dependencies {
		switch {
		case d.From != u || d.Impact != inventory.ImpactOutage:
		case d.Mode == inventory.ModeAny:
			byKind[d.Kind] = append(byKind[d.Kind], d.To)
		default:
			for v := range l.outageSet(d.To, k-1, pools) {
				set[v] = true
			}
		}
	}
	for _, targets := range byKind {
		if len(targets) == 1 {
			for v := range l.outageSet(targets[0], k-1, pools) {
				set[v] = true
			}
			continue
		}
		pools(targets)
		common := map[int32]int{}
		for _, t := range targets {
			for v := range l.outageSet(t, k-1, func([]int32) {}) {
				common[v]++
			}
		}
		for v, n := range common {
			if n == len(targets) {
				set[v] = true
			}
		}
	}
	return set
}

// loss is what the loss of a site costs a service.
func (l *literal) loss(u, site int32) model.Recovery {
	var worst model.Recovery
	set := l.outageSet(u, l.p.Scenario.ImpactDepth, func(targets []int32) {
		best := model.Lost()
		for _, v := range targets {
			switch at := l.site(v); {
			case !l.p.Estate.Assets[v].Placed():
				best = model.Recovery{}
			case at == inventory.NoSite: // retired
			case at != site:
				best = model.Recovery{}
			default:
				best = best.Better(l.recovery(v))
			}
		}
		worst = worst.Worse(best)
	})
	for v := range set {
		if l.p.Estate.Assets[v].Placed() && l.site(v) == site {
			worst = worst.Worse(l.recovery(v))
		}
	}
	return worst
}

func TestAssessFollowsTheDefinition(t *testing.T) {
	lost, down := 0, 0
	for seed := range uint64(80) {
		rng := rand.New(rand.NewPCG(seed, 5))
		e, s := estatetest.Random(rng, estatetest.Options{Assets: 5 + int(seed%9), Names: 3, Sites: 2 + int(seed%3), Windows: 4})
		for i := range e.Assets {
			a := &e.Assets[i]
			a.DRMode = inventory.DRMode(rng.IntN(int(inventory.DRNone) + 1))
			if rng.IntN(2) == 0 {
				a.DRSite = e.Sites[rng.IntN(len(e.Sites))].ID
			}
		}
		p, err := model.NewProblem(e, s)
		if err != nil {
			t.Fatal(err)
		}
		plan := baseline.ByApplication(p, nil)
		m, err := continuity.Assess(t.Context(), p, plan)
		if err != nil {
			t.Fatal(err)
		}
		for _, step := range m.Steps {
			l := &literal{p, plan, int(step.Wave)}
			for site := range step.Losses {
				var want continuity.Loss
				for u := range e.Assets {
					if p.ServiceCost[u] <= 0 {
						continue
					}
					switch r := l.loss(int32(u), int32(site)); {
					case math.IsInf(r.RTOMinutes, 1):
						want.Lost[e.Assets[u].Tier]++
						want.Down[e.Assets[u].Tier]++
					case r.RTOMinutes > 0 || r.RPOMinutes > 0:
						want.Down[e.Assets[u].Tier]++
						want.Worst = want.Worst.Worse(r)
					}
				}
				got := step.Losses[site]
				want.Assets, want.PerHour = got.Assets, got.PerHour
				if got != want {
					t.Fatalf("seed %d, wave %d, site %d: got %+v, want %+v", seed, step.Wave, site, got, want)
				}
				lost, down = lost+continuity.Total(got.Lost), down+continuity.Total(got.Down)
			}
		}
	}
	if lost == 0 || down <= lost {
		t.Errorf("%d down, %d lost: the estates test nothing", down, lost)
	}
}
