package bound

import (
	"math/bits"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/depgraph"
	"github.com/wavecut/wavecut/planner/model"
)

// waveSets holds for each variable the waves that are not known to be closed to
// it, as bits: wave t is bit t.
type waveSets struct {
	words int
	bits  []uint64
	full  []uint64
}

func newWaveSets(vars, t int) *waveSets {
	s := &waveSets{words: t/64 + 1}
	s.full = make([]uint64, s.words)
	for w := 1; w <= t; w++ {
		s.full[w/64] |= 1 << (w % 64)
	}
	s.bits = make([]uint64, vars*s.words)
	for v := range vars {
		copy(s.at(int32(v)), s.full)
	}
	return s
}

func (s *waveSets) clone() *waveSets {
	c := *s
	c.bits = append([]uint64(nil), s.bits...)
	return &c
}

func (s *waveSets) at(v int32) []uint64 { return s.bits[int(v)*s.words : (int(v)+1)*s.words] }

func (s *waveSets) has(v int32, wave int) bool { return s.at(v)[wave/64]>>(wave%64)&1 == 1 }

func (s *waveSets) close(v int32, wave int) { s.at(v)[wave/64] &^= 1 << (wave % 64) }

// closeAll closes a set of waves to a variable.
func (s *waveSets) closeAll(v int32, waves []uint64) {
	for i, w := range waves {
		s.at(v)[i] &^= w
	}
}

// first is the first open wave, 0 if there is none.
func (s *waveSets) first(v int32) int {
	for i, w := range s.at(v) {
		if w != 0 {
			return 64*i + bits.TrailingZeros64(w)
		}
	}
	return 0
}

// last is the last open wave, 0 if there is none.
func (s *waveSets) last(v int32) int {
	set := s.at(v)
	for i := len(set) - 1; i >= 0; i-- {
		if set[i] != 0 {
			return 64*i + bits.Len64(set[i]) - 1
		}
	}
	return 0
}

// closeBefore closes all waves before the given one.
func (s *waveSets) closeBefore(v int32, wave int) {
	for t := s.first(v); t != 0 && t < wave; t = s.first(v) {
		s.close(v, t)
	}
}

// closeAfter closes all waves after the given one.
func (s *waveSets) closeAfter(v int32, wave int) {
	for t := s.last(v); t != 0 && t > wave; t = s.last(v) {
		s.close(v, t)
	}
}

// calendarWaves are the waves that C2, C5 and C9 leave to each variable, as far
// as that is certain whatever the schedule.
func (f *frame) calendarWaves(outage *depgraph.Outage) *waveSets {
	s := newWaveSets(f.vars(), f.t)
	shut := f.newClosing(s)
	for v := range int32(f.vars()) {
		for _, i := range f.members.at(v) {
			shut.own(v, i)
		}
	}
	shut.freezes(outage)
	return s
}

// closing closes waves to variables.
type closing struct {
	*frame
	s *waveSets
	// freeze is the waves that the freezes of a scope overlap.
	freeze map[inventory.Scope][]uint64
	order  []inventory.Scope
}

func (f *frame) newClosing(s *waveSets) *closing {
	c := &closing{frame: f, s: s, freeze: map[inventory.Scope][]uint64{}}
	loc := f.p.Scenario.Location
	for _, e := range f.p.Estate.Calendar {
		if e.Kind != inventory.Freeze || e.Scope.Kind == inventory.ScopeAll {
			continue
		}
		start, end := e.Start.In(loc), e.End.In(loc)
		for t, w := range f.p.Windows {
			if start.Before(end) && w.Overlaps(start, end) {
				c.mark(e.Scope, t+1)
			}
		}
	}
	return c
}

func (c *closing) mark(scope inventory.Scope, wave int) {
	set, ok := c.freeze[scope]
	if !ok {
		set = make([]uint64, c.s.words)
		c.freeze[scope] = set
		c.order = append(c.order, scope)
	}
	set[wave/64] |= 1 << (wave % 64)
}

// own closes what the asset at a position itself cannot use: windows that its
// outage does not fit into (C9), before the policy's date (C2), its freezes (C5).
func (c *closing) own(v, i int32) {
	a, m := c.asset(i), &c.pl.Moves[i]
	from, ok := inventory.Date{}, true
	if m.Target != inventory.NoSite && c.p.Estate.Sites[m.Target].Role == inventory.RoleCloud {
		from, ok = c.p.Scenario.Policy.CloudFrom(a.DataClass)
	}
	if m.RawMinutes > 0 || ok && !from.IsZero() {
		for t := range c.p.Windows {
			w := &c.p.Windows[t]
			early := ok && inventory.DateOf(w.Start.In(c.p.Scenario.Location)).Before(from)
			if early || m.RawMinutes > w.Minutes()+model.Tolerance {
				c.s.close(v, t+1)
			}
		}
	}
	for _, scope := range c.scopes(i) {
		if set, frozen := c.freeze[scope]; frozen {
			c.s.closeAll(v, set)
		}
	}
}

// scopes are those that hold the asset at a position, or its move.
func (c *closing) scopes(i int32) []inventory.Scope {
	if len(c.freeze) == 0 {
		return nil
	}
	a := c.asset(i)
	before, after := c.sites(i)
	return []inventory.Scope{
		{Kind: inventory.ScopeAsset, ID: a.ID},
		{Kind: inventory.ScopeTeam, ID: a.Team},
		{Kind: inventory.ScopeApplication, ID: a.Application},
		{Kind: inventory.ScopeSite, ID: c.p.Estate.SiteID(before)},
		{Kind: inventory.ScopeSite, ID: c.p.Estate.SiteID(after)},
	}
}

// freezes closes to v the freezes of every u with v ∈ D(u) when v is down in its
// wave. At a frozen site only those are counted that never leave it.
func (c *closing) freezes(outage *depgraph.Outage) {
	for _, scope := range c.order {
		which := c.within(scope)
		if len(which) == 0 {
			continue
		}
		family := outage.Sets(which, c.down)
		for _, v := range family.Members {
			c.s.closeAll(c.of[c.at[v]], c.freeze[scope])
		}
	}
}

// down reports whether an asset moves and is down in its wave.
func (f *frame) down(asset int32) bool {
	i := f.at[asset]
	return i >= 0 && f.of[i] >= 0 && f.pl.Moves[i].Minutes > 0
}

// within lists the assets, names too, that are sure to be in a scope.
func (c *closing) within(scope inventory.Scope) []int32 {
	var list []int32
	for a := range c.p.Estate.Assets {
		asset := &c.p.Estate.Assets[a]
		in := false
		switch scope.Kind {
		case inventory.ScopeAsset:
			in = asset.ID == scope.ID
		case inventory.ScopeTeam:
			in = asset.Team == scope.ID
		case inventory.ScopeApplication:
			in = asset.Application == scope.ID
		case inventory.ScopeSite:
			i := c.at[a]
			in = i >= 0 && c.of[i] < 0 && c.p.Estate.SiteID(asset.Site) == scope.ID
		}
		if in {
			list = append(list, int32(a))
		}
	}
	return list
}

// propagate closes waves along the ties until nothing changes: a mover that
// comes after another cannot use that one's first open wave, and so on. A cycle
// ends with variables to which nothing is open.
func (f *frame) propagate(s *waveSets) {
	strict := make(map[arc]bool, len(f.after))
	for _, a := range f.after {
		strict[a] = true
	}
	for changed, forward := true, true; changed; forward = !forward {
		changed = false
		for i := range f.implies {
			a := f.implies[i]
			if !forward {
				a = f.implies[len(f.implies)-1-i]
			}
			gap := 0
			if strict[a] {
				gap = 1
			}
			changed = f.narrow(s, a, gap) || changed
		}
	}
}

// narrow makes the open waves of both ends agree with one implication.
func (f *frame) narrow(s *waveSets, a arc, gap int) bool {
	changed := false
	if first := s.first(a.from); first != 0 && (s.first(a.to) == 0 || first < s.first(a.to)+gap) {
		s.closeBefore(a.from, max(first+1, s.first(a.to)+gap))
		changed = true
	}
	if last := s.last(a.to); last != 0 && (s.last(a.from) == 0 || last > s.last(a.from)-gap) {
		s.closeAfter(a.to, min(last-1, s.last(a.from)-gap))
		changed = true
	}
	return changed
}
