package schedule

import (
	"slices"

	"github.com/wavecut/wavecut/inventory"
)

// guardTable holds the sets of assets that C11 keeps apart.
type guardTable struct {
	members   [][]int32
	outside   []int
	endOnly   []bool
	start, of []int32 // guards of asset i: of[start[i]:start[i+1]]
}

func newGuardTable(s *space, local []int32) guardTable {
	var t guardTable
	memberStart, all := []int32{0}, []int32(nil)
	for i := range s.p.Guards {
		g := &s.p.Guards[i]
		members := localAll(g.Members, local)
		t.members, t.outside = append(t.members, members), append(t.outside, g.Outside)
		t.endOnly = append(t.endOnly, g.EndOnly)
		all = append(all, members...)
		memberStart = append(memberStart, int32(len(all)))
	}
	t.start, t.of = invert(memberStart, all, s.n)
	return t
}

func (t *guardTable) guardsOf(i int32) []int32 { return t.of[t.start[i]:t.start[i+1]] }

// staysApart checks C11 for a change of one asset.
func (st *state) staysApart(i, choice, wave int32) bool {
	for _, g := range st.guards.guardsOf(i) {
		if !st.apartThroughout(g, change{i, choice, wave}) {
			return false
		}
	}
	return true
}

// apartThroughout reports whether a guard holds in every interval once a change is
// made. Where its members are changes in their waves only.
func (st *state) apartThroughout(g int32, c change) bool {
	members := st.guards.members[g]
	if st.guards.endOnly[g] {
		return !st.anyMoves(members, c) || st.apartAt(members, st.guards.outside[g], int32(st.t), c)
	}
	for _, m := range members {
		wave := st.wave[m]
		if m == c.i {
			wave = c.wave
		}
		if st.moves(wave) && !st.apartAt(members, st.guards.outside[g], wave, c) {
			return false
		}
	}
	return true
}

// apartAt reports whether enough members are outside every site in an interval.
func (st *state) apartAt(members []int32, outside int, interval int32, c change) bool {
	var room [8]int32
	sites := room[:0]
	for _, m := range members {
		choice, wave := st.choice[m], st.wave[m]
		if m == c.i {
			choice, wave = c.choice, c.wave
		}
		site := st.site[m]
		if st.moves(wave) && wave <= interval {
			site = st.targetOf(m, choice, wave)
		}
		if site != inventory.NoSite {
			sites = append(sites, site)
		}
	}
	slices.Sort(sites)
	for lo, hi := 0, 0; lo < len(sites); lo = hi {
		for hi = lo; hi < len(sites) && sites[hi] == sites[lo]; {
			hi++
		}
		if len(sites)-(hi-lo) < outside {
			return false
		}
	}
	return len(sites) > 0
}

func (st *state) anyMoves(members []int32, c change) bool {
	return slices.ContainsFunc(members, func(m int32) bool {
		if m == c.i {
			return st.moves(c.wave)
		}
		return st.moves(st.wave[m])
	})
}
