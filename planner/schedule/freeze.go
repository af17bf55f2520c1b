package schedule

import (
	"github.com/wavecut/wavecut/inventory"
)

// frozen holds, for every asset, the windows that freezes forbid it (C5): always
// (it is itself in the scope), and where its move has an outage (something in the
// scope goes down with it).
//
// A freeze of a site holds an asset that goes down while it is at that site in
// the interval before the window. As that may change with the plan, the search
// counts any asset that is there or may come there: never too little. Where all
// plans are tried, siteFreezesHold checks each one as it is.
type frozen struct {
	s           *space
	always      map[int32]mask
	withOutage  map[int32]mask
	bySite      map[int32]mask // withOutage for scopes that are sites
	sites       []siteFreeze
	siteWindows []mask // by site: windows in which nothing leaves or enters; nil for none
}

// siteFreeze is a freeze of a site and the windows that it overlaps.
type siteFreeze struct {
	site    int32
	windows mask
}

func newFrozen(s *space, local []int32) *frozen {
	f := &frozen{
		s: s, always: map[int32]mask{}, withOutage: map[int32]mask{}, bySite: map[int32]mask{},
		siteWindows: make([]mask, s.sites),
	}
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
		into := f.withOutage
		if e.Scope.Kind == inventory.ScopeSite {
			into = f.bySite
		}
		for v, h := range hit {
			if h {
				merge(into, int32(v), windows)
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
	f.sites = append(f.sites, siteFreeze{site, windows})
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

// subtractSites takes from m the windows in which something may be at a frozen
// site and go down with the option.
func (f *frozen) subtractSites(m mask, i int32, o *option) {
	if hit, ok := f.bySite[i]; ok && o.move.Minutes > 0 {
		m.subtract(hit)
	}
}

// siteFreezesHold checks the freezes of sites against the plan as it is: nothing
// that is at a frozen site before a window goes down in it.
func (st *state) siteFreezesHold() bool {
	local := localIndex(st.p)
	for _, f := range st.freezes {
		for i := range int32(st.n) {
			for _, v := range st.outages.source.Set(st.p.Placed[i], nil) {
				if l := local[v]; l >= 0 && st.strikesAt(l, i, f) {
					return false
				}
			}
		}
	}
	return true
}

// strikesAt reports whether l goes down in a window of the freeze while i is at
// its site.
func (st *state) strikesAt(l, i int32, f siteFreeze) bool {
	w := st.wave[l]
	if !st.moves(w) || !f.windows.has(w) || st.options[st.choice[l]].move.Minutes <= 0 {
		return false
	}
	at := st.site[i]
	if st.wave[i] < w {
		at = st.target(i)
	}
	return at == f.site
}
