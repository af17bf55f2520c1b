package schedule

import (
	"slices"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

// fits reports whether a change of one asset keeps every hard constraint, given
// that the state keeps them now. Assets of one unit or tie are looked at one by
// one: the caller changes them together.
func (st *state) fits(i, choice, wave int32) bool {
	return st.fitsAlone(i, choice, wave) && st.inOrder(i, choice, wave)
}

// fitsAlone is fits without C8, which binds several assets at once.
func (st *state) fitsAlone(i, choice, wave int32) bool {
	if !st.moves(wave) {
		return st.roomFor(i, choice, wave) && st.spreads(i, choice, wave) && st.staysApart(i, choice, wave)
	}
	o := &st.options[choice]
	return !o.stays() && st.inTime(i, wave) && st.masks.masks[o.mask].has(wave) && st.withinLimits(i, choice, wave) &&
		st.keepsQuorum(i, choice, wave) && st.roomFor(i, choice, wave) && st.spreads(i, choice, wave) && st.staysApart(i, choice, wave)
}

// withinLimits checks C4 and C6.
func (st *state) withinLimits(i, choice, wave int32) bool {
	if st.wave[i] == wave && st.choice[i] == choice {
		return true
	}
	for _, l := range st.limits.loads(choice) {
		used := st.used[l.row][wave] + l.amount
		if st.wave[i] == wave {
			used -= st.loadOf(i, l.row)
		}
		if used > st.limits.rows[l.row].capacity[wave]+model.Tolerance {
			return false
		}
	}
	return true
}

// loadOf is what the asset's present option takes of a limit.
func (st *state) loadOf(i, row int32) float64 {
	sum := 0.0
	for _, l := range st.limits.loads(st.choice[i]) {
		if l.row == row {
			sum += l.amount
		}
	}
	return sum
}

// keepsQuorum checks C7 for replica groups and pools.
func (st *state) keepsQuorum(i, choice, wave int32) bool {
	for _, q := range st.quorums.quorumsOf(i) {
		if st.quorums.retires[q] {
			if !st.keepsRetiring(q, i, wave) {
				return false
			}
			continue
		}
		size := int32(len(st.quorums.members(q)))
		away := st.away[int(q)*(st.t+2)+int(wave)]
		if st.wave[i] != wave {
			away++
		}
		if size-away < st.quorums.available[q] {
			return false
		}
	}
	return true
}

// keepsRetiring is keepsQuorum where members retire: they are gone in every
// later wave too.
func (st *state) keepsRetiring(q, i, wave int32) bool {
	members := st.quorums.members(q)
	for w := int32(1); int(w) <= st.t; w++ {
		up := int32(0)
		for _, m := range members {
			at := st.wave[m]
			if m == i {
				at = wave
			}
			if at != w && !(st.retires(m) && st.moves(at) && at < w) {
				up++
			}
		}
		if up < st.quorums.available[q] {
			return false
		}
	}
	return true
}

// inOrder checks C8 against every tie of the asset.
func (st *state) inOrder(i, choice, wave int32) bool {
	for _, t := range st.orders.tiesOf(i) {
		if !st.tieHolds(i, choice, wave, t) {
			return false
		}
	}
	return true
}

func (st *state) tieHolds(i, choice, wave int32, t orderTie) bool {
	other, out := st.wave[t.other], int32(st.t+1)
	switch t.kind {
	case tieAfter:
		return wave == 0 || other == 0 || wave > other || wave == out
	case tieBefore:
		return wave == 0 || other == 0 || wave < other || other == out
	case tieSameWave:
		return wave == 0 || other == 0 || wave == other
	case tieNotBefore:
		return wave == 0 || wave >= other
	case tieNotAfter:
		return other == 0 || wave <= other
	case tieSameSite:
		return wave == out || other == out || st.targetOf(i, choice, wave) == st.target(t.other)
	case tieTogether:
		return wave == other && st.targetOf(i, choice, wave) == st.target(t.other)
	}
	return true
}

// spreads checks the part of C7 on groups marked spread.
func (st *state) spreads(i, choice, wave int32) bool {
	g := st.quorums.spreadOf[i]
	if g < 0 {
		return true
	}
	s := spreadCheck{st: st, i: i, choice: choice, wave: wave}
	s.staying(&st.quorums.spread[g])
	return len(s.members) < 2 || s.ends() && s.passes()
}

// spreadCheck looks at the members of a spread group that are not retired, as
// they would be after a change of asset i.
type spreadCheck struct {
	st           *state
	i            int32
	choice, wave int32
	members      []change
}

// staying collects the members that are not retired.
func (s *spreadCheck) staying(g *spreadGroup) {
	for _, m := range g.members {
		c := change{m, s.st.choice[m], s.st.wave[m]}
		if m == s.i {
			c = change{m, s.choice, s.wave}
		}
		if !(s.st.retires(m) && s.st.moves(c.wave)) {
			s.members = append(s.members, c)
		}
	}
}

// ends reports whether the members end on two sites, where that is asked for.
func (s *spreadCheck) ends() bool {
	starts, ends, moved := newSiteCount(), newSiteCount(), false
	for _, c := range s.members {
		if int(c.wave) > s.st.t {
			return true
		}
		moved = moved || c.wave > 0
		starts.add(s.st.site[c.i])
		ends.add(s.st.targetOf(c.i, c.choice, c.wave))
	}
	return ends.several || !moved && !starts.several
}

// passes reports whether the members are together in an interval only if they
// were so in every one before it.
func (s *spreadCheck) passes() bool {
	waves := []int32{0}
	for _, c := range s.members {
		if s.st.moves(c.wave) {
			waves = append(waves, c.wave)
		}
	}
	slices.Sort(waves)
	apart := false
	for _, t := range waves {
		at := newSiteCount()
		for _, c := range s.members {
			site := s.st.site[c.i]
			if c.wave <= t {
				site = s.st.targetOf(c.i, c.choice, c.wave)
			}
			at.add(site)
		}
		if apart && !at.several {
			return false
		}
		apart = apart || at.several
	}
	return true
}

// siteCount tells one site from several.
type siteCount struct {
	first   int32
	several bool
}

func newSiteCount() siteCount { return siteCount{first: inventory.NoSite} }

func (c *siteCount) add(site int32) {
	if c.first == inventory.NoSite {
		c.first = site
	}
	c.several = c.several || c.first != site
}
