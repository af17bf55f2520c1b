package feasible

import "github.com/wavecut/wavecut/inventory"

// freezeRules is what C5 asks. Windows are bits, wave 1 the lowest of word 0.
type freezeRules struct {
	words int
	// frozen are the windows in which the asset itself may not move; touched those
	// in which it may not if that takes something down. By asset × words; nil where
	// there are none.
	frozen, touched []uint64
	// sites are the windows in which nothing leaves or enters a site, by site × words.
	sites []uint64

	// arrivals counts, for each frozen window of a survivor, how many assets have
	// come to the site before it that need the asset; by window, then asset.
	windows  []siteWindow
	arrivals [][]int32
	log      []undoArrival
	buf      []int32
}

// siteWindow is a window in which a survivor is frozen.
type siteWindow struct{ site, wave int32 }

type undoArrival struct{ window, asset, by int32 }

func (s *State) newFreezeRules() freezeRules {
	f := freezeRules{words: s.p.T()/64 + 1}
	f.sites = make([]uint64, len(s.p.Estate.Sites)*f.words)
	byScope := s.frozenScopes(f.words)
	if len(byScope) == 0 {
		return f
	}
	n := len(s.p.Estate.Assets) * f.words
	f.frozen, f.touched = make([]uint64, n), make([]uint64, n)
	for _, scope := range byScope {
		s.freeze(&f, scope)
	}
	return f
}

// frozenScope is a scope and the windows in which it is frozen.
type frozenScope struct {
	scope   inventory.Scope
	windows []uint64
}

// frozenScopes lists the scopes of freezes that overlap a window. Those of scope
// all have no windows left to forbid.
func (s *State) frozenScopes(words int) []frozenScope {
	var all []frozenScope
	at := map[inventory.Scope]int{}
	loc := s.p.Scenario.Location
	for _, e := range s.p.Estate.Calendar {
		if e.Kind != inventory.Freeze || e.Scope.Kind == inventory.ScopeAll {
			continue
		}
		start, end := e.Start.In(loc), e.End.In(loc)
		for i, w := range s.p.Windows {
			if !w.Overlaps(start, end) {
				continue
			}
			j, ok := at[e.Scope]
			if !ok {
				j = len(all)
				at[e.Scope] = j
				all = append(all, frozenScope{e.Scope, make([]uint64, words)})
			}
			set(all[j].windows, int32(i+1))
		}
	}
	return all
}

func set(bits []uint64, wave int32) { bits[wave/64] |= 1 << (wave % 64) }

func has(bits []uint64, wave int32) bool { return bits != nil && bits[wave/64]>>(wave%64)&1 == 1 }

func merge(into, bits []uint64) {
	for i := range bits {
		into[i] |= bits[i]
	}
}

// freeze enters one scope: what it holds, and what those need.
func (s *State) freeze(f *freezeRules, scope frozenScope) {
	members := s.members(scope.scope)
	if scope.scope.Kind == inventory.ScopeSite {
		site, ok := s.p.Estate.SiteIndex(scope.scope.ID)
		if !ok {
			return
		}
		merge(f.sites[int(site)*f.words:][:f.words], scope.windows)
		if s.survivors[site] {
			s.watch(f, site, scope.windows)
		}
	} else {
		for _, a := range members {
			merge(f.frozen[int(a)*f.words:][:f.words], scope.windows)
		}
	}
	needed := s.outages.Sets(members, func(v int32) bool { return s.p.Estate.Assets[v].Placed() })
	for i := range needed.Len() {
		for _, v := range needed.Set(int32(i)) {
			merge(f.touched[int(v)*f.words:][:f.words], scope.windows)
		}
	}
}

// members lists the assets in a scope, names too; for a site those that start there.
func (s *State) members(scope inventory.Scope) []int32 {
	var list []int32
	for i := range s.p.Estate.Assets {
		a := &s.p.Estate.Assets[i]
		in := false
		switch scope.Kind {
		case inventory.ScopeSite:
			in = a.Placed() && s.p.Estate.SiteID(a.Site) == scope.ID
		case inventory.ScopeTeam:
			in = a.Team == scope.ID
		case inventory.ScopeApplication:
			in = a.Application == scope.ID
		case inventory.ScopeAsset:
			in = a.ID == scope.ID
		}
		if in {
			list = append(list, int32(i))
		}
	}
	return list
}

// watch starts counting what comes to a survivor before its frozen windows.
func (s *State) watch(f *freezeRules, site int32, windows []uint64) {
	for w := int32(1); w <= int32(s.p.T()); w++ {
		if has(windows, w) {
			f.windows = append(f.windows, siteWindow{site, w})
			f.arrivals = append(f.arrivals, make([]int32, len(s.p.Estate.Assets)))
		}
	}
}

// forbids reports whether a freeze forbids the change in any plan.
func (f *freezeRules) forbids(c *Change, from int32) bool {
	at := int(c.Asset) * f.words
	switch {
	case has(f.sites[int(from)*f.words:], c.Wave):
	case c.Move.Target != inventory.NoSite && has(f.sites[int(c.Move.Target)*f.words:], c.Wave):
	case f.frozen == nil:
		return false
	case has(f.frozen[at:], c.Wave):
	case c.Move.Minutes > 0 && has(f.touched[at:], c.Wave):
	default:
		return false
	}
	return true
}

// tryFreezes checks, for the frozen windows of survivors, that nothing is down
// which an asset that has come there needs.
func (s *State) tryFreezes(changes []Change) string {
	f := &s.freezes
	if len(f.windows) == 0 {
		return ""
	}
	for i := range changes {
		c, was := &changes[i], &s.decision[i]
		if was.wave > 0 {
			s.arrive(c.Asset, was.wave, was.move.Target, -1)
		}
		if c.Wave > 0 {
			s.arrive(c.Asset, c.Wave, c.Move.Target, 1)
		}
	}
	for i := range changes {
		if c := &changes[i]; c.Wave > 0 && s.hitsArrival(c.Asset) {
			return "C5"
		}
	}
	for _, u := range f.log {
		if u.by > 0 && s.hitsArrival(u.asset) {
			return "C5"
		}
	}
	return ""
}

// arrive counts an asset that comes to a site for what it needs, in the frozen
// windows after its own.
func (s *State) arrive(asset, wave, site, by int32) {
	f := &s.freezes
	needs := f.buf[:0]
	for i, w := range f.windows {
		if w.site != site || w.wave <= wave {
			continue
		}
		if len(needs) == 0 {
			needs = s.outages.Set(asset, needs)
		}
		for _, v := range needs {
			f.arrivals[i][v] += by
			f.log = append(f.log, undoArrival{int32(i), v, by})
		}
	}
	f.buf = needs[:0]
}

// hitsArrival reports whether the asset is down in a frozen window of a survivor
// and something that has come there before needs it.
func (s *State) hitsArrival(v int32) bool {
	if s.wave[v] <= 0 || s.move[v].Minutes == 0 {
		return false
	}
	for i, w := range s.freezes.windows {
		if w.wave == s.wave[v] && s.freezes.arrivals[i][v] > 0 {
			return true
		}
	}
	return false
}

func (f *freezeRules) begin() { f.log = f.log[:0] }

func (f *freezeRules) rollback() {
	for _, u := range f.log {
		f.arrivals[u.window][u.asset] -= u.by
	}
}
