package verify

import (
	"slices"

	"github.com/wavecut/wavecut/inventory"
)

// freeze is a freeze of a scope less than all: those of scope all have no
// windows to forbid, as model.md section 1 drops the windows themselves.
type freeze struct {
	entry   *inventory.Entry
	waves   []int32 // whose windows it overlaps, ascending
	members []int32 // of its scope; none for a site, whose depend on the plan
	site    int32   // or NoSite
}

// scopedFreezes lists the freezes that overlap some window.
func (c *Checker) scopedFreezes() []freeze {
	var all []freeze
	byScope := map[inventory.Scope][]int32{}
	for i := range c.estate.Calendar {
		entry := &c.estate.Calendar[i]
		if entry.Kind != inventory.Freeze {
			continue
		}
		f := freeze{entry: entry, waves: c.overlapped(entry), site: inventory.NoSite}
		if entry.Scope.Kind == inventory.ScopeSite {
			site, known := c.estate.SiteIndex(entry.Scope.ID)
			if !known {
				continue
			}
			f.site = site
		}
		if len(f.waves) > 0 {
			byScope[entry.Scope] = nil
			all = append(all, f)
		}
	}
	c.gatherScopes(byScope)
	for i := range all {
		all[i].members = byScope[all[i].entry.Scope]
	}
	return all
}

// overlapped lists the waves whose windows share an instant with the entry.
func (c *Checker) overlapped(entry *inventory.Entry) []int32 {
	start, end := entry.Start.In(c.scenario.Location), entry.End.In(c.scenario.Location)
	var waves []int32
	for i := range c.p.Windows {
		w := &c.p.Windows[i]
		if start.Before(end) && w.Start.Before(end) && start.Before(w.End) {
			waves = append(waves, int32(i+1))
		}
	}
	return waves
}

// gatherScopes fills in the assets, names too, that each scope speaks of.
func (c *Checker) gatherScopes(byScope map[inventory.Scope][]int32) {
	add := func(a int, kind inventory.ScopeKind, id string) {
		scope := inventory.Scope{Kind: kind, ID: id}
		if members, ok := byScope[scope]; ok {
			byScope[scope] = append(members, int32(a))
		}
	}
	if len(byScope) == 0 {
		return
	}
	for i := range c.estate.Assets {
		a := &c.estate.Assets[i]
		add(i, inventory.ScopeAll, "")
		add(i, inventory.ScopeAsset, a.ID)
		if a.Team != "" {
			add(i, inventory.ScopeTeam, a.Team)
		}
		if a.Application != "" {
			add(i, inventory.ScopeApplication, a.Application)
		}
	}
}

// checkFreezes is C5: no move of v in a window that overlaps a freeze whose
// scope holds v (a site's holds what leaves or enters it), or, when v is down in
// it, holds any u with v ∈ D(u) (for a site, u at that site).
func (r *run) checkFreezes() {
	for i := range r.freezes {
		f := &r.freezes[i]
		if f.site == inventory.NoSite {
			r.enter(f.members)
		}
		for _, w := range f.waves {
			if f.site != inventory.NoSite && r.anyDown(w) {
				r.enter(r.at(f.site, w-1))
			}
			r.checkMoves(f, w)
			r.checkImpact(f, w)
		}
	}
}

// checkMoves checks the assets of a wave against what the freeze itself holds.
func (r *run) checkMoves(f *freeze, wave int32) {
	for _, a := range r.in(wave) {
		switch {
		case f.site == inventory.NoSite:
			if r.search.scope[a] == r.search.mark {
				r.report("C5", r.id(a), wave, "is frozen (%s)", f.entry.Scope)
			}
		case r.estate.Assets[a].Site == f.site || r.target[a] == f.site:
			r.report("C5", r.id(a), wave, "leaves or enters a frozen site (%s)", f.entry.Scope)
		}
	}
}

// checkImpact checks the assets of a wave that are down in it for what they take
// down with them.
func (r *run) checkImpact(f *freeze, wave int32) {
	if !r.anyDown(wave) {
		return
	}
	s := &r.search
	r.descend()
	for _, v := range r.in(wave) {
		if r.outage[v] == 0 || s.below[v] != s.mark {
			continue
		}
		if u, found := r.hit(v); found && u != v {
			r.report("C5", r.id(v), wave, "takes down %s, which is frozen (%s)", r.id(u), f.entry.Scope)
		}
	}
}

// anyDown reports whether some asset of the wave is down in it.
func (r *run) anyDown(wave int32) bool {
	return slices.ContainsFunc(r.in(wave), func(a int32) bool { return r.outage[a] > 0 })
}

// at lists the assets at a site in an interval.
func (r *run) at(site, interval int32) []int32 {
	var there []int32
	for i := range r.wave {
		if a := int32(i); r.estate.Assets[a].Placed() && r.siteIn(a, interval) == site {
			there = append(there, a)
		}
	}
	return there
}
