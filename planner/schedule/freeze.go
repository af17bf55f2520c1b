package schedule

import (
	"github.com/wavecut/wavecut/inventory"
)

// frozen holds, for every asset, the windows that freezes forbid it (C5): always
// (it is itself in the scope), and where its move has an outage (something in the
// scope goes down with it).
//
// A freeze of a site holds an asset that goes down while it is at that site in
// the interval before the window. As that may change with the plan, any asset
// that is there or may come there counts: never too little.
type frozen struct {
	s           *space
	always      map[int32]mask
	withOutage  map[int32]mask
	siteWindows []mask // by site: windows in which nothing leaves or enters; nil for none
}

func newFrozen(s *space, local []int32) *frozen {
	f := &frozen{s: s, always: map[int32]mask{}, withOutage: map[int32]mask{}, siteWindows: make([]mask, s.sites)}
	var buf []int32
	for i := range s.p.Estate.Calendar {
		e := &s.p.Estate.Calendar[i]
		if e.Kind != inventory.Freeze || e.Scope.Kind == inventory.ScopeAll {
			continue
		}
		windows := f.windowsOf(e)
		if windows.count() == 0 {
			continue
		}
		if e.Scope.Kind == inventory.ScopeSite {
			f.addSite(e, windows)
		}
		hit := make([]bool, s.n)
		for a := range s.p.Estate.Assets {
			if !f.holds(e.Scope, int32(a), local) {
				continue
			}
			if v := local[a]; v >= 0 && e.Scope.Kind != inventory.ScopeSite {
				merge(f.always, v, windows)
			}
			buf = s.outages.source.Set(int32(a), buf[:0])
			for _, v := range buf {
				if l := local[v]; l >= 0 {
					hit[l] = true
				}
			}
		}
		for v, h := range hit {
			if h {
				merge(f.withOutage, int32(v), windows)
			}
		}
	}
	return f
}

// windowsOf is the waves whose window overlaps the entry.
func (f *frozen) windowsOf(e *inventory.Entry) mask {
	m := newMask(f.s.t)
	loc := f.s.p.Scenario.Location
	start, end := e.Start.In(loc), e.End.In(loc)
	for w, window := range f.s.p.Windows {
		if window.Overlaps(start, end) {
			m.set(w + 1)
		}
	}
	return m
}

func (f *frozen) addSite(e *inventory.Entry, windows mask) {
	site, ok := f.s.p.Estate.SiteIndex(e.Scope.ID)
	if !ok {
		return
	}
	if f.siteWindows[site] == nil {
		f.siteWindows[site] = newMask(f.s.t)
	}
	for k, word := range windows {
		f.siteWindows[site][k] |= word
	}
}

// holds reports whether a scope holds an asset of the estate, now or under some plan.
func (f *frozen) holds(scope inventory.Scope, asset int32, local []int32) bool {
	a := &f.s.p.Estate.Assets[asset]
	switch scope.Kind {
	case inventory.ScopeTeam:
		return a.Team == scope.ID
	case inventory.ScopeApplication:
		return a.Application == scope.ID
	case inventory.ScopeAsset:
		return a.ID == scope.ID
	case inventory.ScopeSite:
		return local[asset] >= 0 && f.mayBeAt(local[asset], scope.ID)
	}
	return false
}

func (f *frozen) mayBeAt(i int32, site string) bool {
	if f.s.p.Estate.SiteID(f.s.site[i]) == site {
		return true
	}
	for _, o := range f.s.optionsOf(i) {
		if f.s.p.Estate.SiteID(o.move.Target) == site {
			return true
		}
	}
	return false
}

func merge(into map[int32]mask, i int32, windows mask) {
	m := into[i]
	if m == nil {
		m = make(mask, len(windows))
		into[i] = m
	}
	for k, word := range windows {
		m[k] |= word
	}
}

// subtract takes from m the windows that are frozen for the option.
func (f *frozen) subtract(m mask, i int32, o *option) {
	if always, ok := f.always[i]; ok {
		m.subtract(always)
	}
	if hit, ok := f.withOutage[i]; ok && o.move.Minutes > 0 {
		m.subtract(hit)
	}
	for _, site := range []int32{f.s.site[i], o.move.Target} {
		if site != inventory.NoSite && f.siteWindows[site] != nil {
			m.subtract(f.siteWindows[site])
		}
	}
}
