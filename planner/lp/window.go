package lp

import (
	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

// windows prepares the question which waves are open to a way, wave 1…T: the
// window is long enough (C9), late enough for the data class (C2) and the tier
// (C4), and no freeze forbids it whatever else happens (C5).
func (b *builder) windows() func(i int, w *way) []bool {
	frozen := b.frozen()
	return func(i int, w *way) []bool {
		a, sc := &b.assets[i], b.p.Scenario
		open := make([]bool, b.t+1)
		for t := 1; t <= b.t; t++ {
			window := b.p.Windows[t-1]
			pilot := t <= sc.Wave.PilotWaves && int(a.Tier) < sc.Wave.PilotMinTier
			open[t] = !pilot && b.p.OpenIn(a.index, int32(t)) && w.RawMinutes <= window.Minutes()+model.Tolerance &&
				b.admits(a, w.Target, window) && !frozen(i, w, t)
		}
		return open
	}
}

// admits asks the data policy whether an asset may go to a site in a window.
func (b *builder) admits(a *asset, target int32, window model.Window) bool {
	if target == inventory.NoSite || b.p.Estate.Sites[target].Role != inventory.RoleCloud {
		return true
	}
	from, _ := b.p.Scenario.Policy.CloudFrom(a.DataClass)
	return from.IsZero() || !inventory.DateOf(window.Start.In(b.p.Scenario.Location)).Before(from)
}

// freeze is a freeze and the waves that it overlaps.
type freeze struct {
	scope inventory.Scope
	site  int32  // of a freeze of a site, else NoSite
	waves []bool // by wave
	// holds says of each asset of the estate that the scope holds it; nil for a
	// site, where that depends on the plan.
	holds []bool
	// hit says of each asset of the estate that something in the scope goes down
	// with it; nil for a site.
	hit []bool
}

// findFreezes lists the freezes that overlap some window, those of everything
// aside: these have no windows left.
func (b *builder) findFreezes() {
	for i := range b.p.Estate.Calendar {
		e := &b.p.Estate.Calendar[i]
		if e.Kind != inventory.Freeze || e.Scope.Kind == inventory.ScopeAll {
			continue
		}
		f := freeze{scope: e.Scope, site: inventory.NoSite, waves: make([]bool, b.t+1)}
		any := false
		for w, window := range b.p.Windows {
			f.waves[w+1] = window.Overlaps(e.Start.In(b.p.Scenario.Location), e.End.In(b.p.Scenario.Location))
			any = any || f.waves[w+1]
		}
		if !any {
			continue
		}
		if e.Scope.Kind == inventory.ScopeSite {
			site, known := b.p.Estate.SiteIndex(e.Scope.ID)
			if !known {
				continue
			}
			f.site = site
		} else {
			b.hold(&f)
		}
		b.freezes = append(b.freezes, f)
	}
}

// hold finds what a scope holds and what takes that down.
func (b *builder) hold(f *freeze) {
	assets := b.p.Estate.Assets
	f.holds, f.hit = make([]bool, len(assets)), make([]bool, len(assets))
	var set []int32
	for u := range assets {
		a := &assets[u]
		switch f.scope.Kind {
		case inventory.ScopeTeam:
			f.holds[u] = a.Team == f.scope.ID
		case inventory.ScopeApplication:
			f.holds[u] = a.Application == f.scope.ID
		case inventory.ScopeAsset:
			f.holds[u] = a.ID == f.scope.ID
		}
		if f.holds[u] {
			set = b.outages.Set(int32(u), set)
			for _, v := range set {
				f.hit[v] = true
			}
		}
	}
}

// frozen prepares the question whether a freeze forbids a way in a wave whatever
// else happens.
func (b *builder) frozen() func(i int, w *way, wave int) bool {
	b.findFreezes()
	return func(i int, w *way, wave int) bool {
		a := &b.assets[i]
		for k := range b.freezes {
			f := &b.freezes[k]
			switch {
			case !f.waves[wave]:
			case f.site != inventory.NoSite:
				if a.Site == f.site || w.Target == f.site {
					return true
				}
			case f.holds[a.index], w.Minutes > 0 && f.hit[a.index]:
				return true
			}
		}
		return false
	}
}

// freezeSites forbids outages of what anything needs that is at a frozen site in
// the interval before the window (C5).
func (b *builder) freezeSites() {
	var set []int32
	for k := range b.freezes {
		f := &b.freezes[k]
		if f.site == inventory.NoSite {
			continue
		}
		for u := range b.assets {
			if !b.mayBeAt(&b.assets[u], f.site) {
				continue
			}
			set = b.outages.Set(b.assets[u].index, set)
			for _, v := range set {
				if i := b.place[v]; i >= 0 && int(i) != u {
					b.spare(k, u, int(i))
				}
			}
		}
	}
}

// spare keeps asset i from going down in the windows of a freeze while u, which
// needs it, is at the site.
func (b *builder) spare(k, u, i int) {
	f := &b.freezes[k]
	for t := 1; t <= b.t; t++ {
		var down expr
		if f.waves[t] {
			down = b.assets[i].down(t, 0)
		}
		if len(down.terms) > 0 {
			e := down.plus(1, b.assets[u].at(f.site, t-1)).plus(-1, number(1))
			b.require(e, atMost, "frozen_f%d_a%d_a%d_w%d", k+1, u+1, i+1, t)
		}
	}
}

// mayBeAt reports whether the asset is at the site at any time.
func (b *builder) mayBeAt(a *asset, site int32) bool {
	if a.Site == site {
		return true
	}
	for k := range a.ways {
		if a.ways[k].Target == site {
			return true
		}
	}
	return false
}

// down says whether the asset has an outage of more than some minutes in a wave.
func (a *asset) down(wave int, moreThan float64) expr {
	var e expr
	for k := range a.ways {
		if a.ways[k].Minutes > moreThan {
			e.add(1, a.ways[k].in(wave))
		}
	}
	return e
}
