package schedule

import (
	"slices"

	"github.com/wavecut/wavecut/inventory"
)

// guardTable holds the sets of assets that C11 keeps apart.
type guardTable struct {
	members   [][]int32
	anchors   [][]int32
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
		t.anchors = append(t.anchors, localAll(g.Anchors, local))
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
		return !st.anyMoves(members, c) || st.apartAt(g, int32(st.t), c)
	}
	for _, m := range members {
		wave := st.wave[m]
		if m == c.i {
			wave = c.wave
		}
		if st.moves(wave) && !st.apartAt(g, wave, c) {
			return false
		}
	}
	return true
}

// apartAt reports whether enough members are outside the site of each anchor in an
// interval.
func (st *state) apartAt(g, interval int32, c change) bool {
	members, outside := st.guards.members[g], st.guards.outside[g]
	for _, v := range st.guards.anchors[g] {
		home := st.siteAt(v, interval, c)
		if home == inventory.NoSite {
			continue
		}
		left := 0
		for _, m := range members {
			if site := st.siteAt(m, interval, c); site != home && site != inventory.NoSite {
				left++
			}
		}
		if left < outside {
			return false
		}
	}
	return true
}

// siteAt is where an asset is in an interval once a change is made.
func (st *state) siteAt(i, interval int32, c change) int32 {
	choice, wave := st.choice[i], st.wave[i]
	if i == c.i {
		choice, wave = c.choice, c.wave
	}
	if st.moves(wave) && wave <= interval {
		return st.targetOf(i, choice, wave)
	}
	return st.site[i]
}

func (st *state) anyMoves(members []int32, c change) bool {
	return slices.ContainsFunc(members, func(m int32) bool {
		if m == c.i {
			return st.moves(c.wave)
		}
		return st.moves(st.wave[m])
	})
}
