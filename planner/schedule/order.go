package schedule

import (
	"github.com/wavecut/wavecut/inventory"
)

// orderTable holds C8 between placed assets, for each end: who must come after
// whom, who shares a wave, who ends on one site.
type orderTable struct {
	start []int32
	ties  []orderTie
}

// orderTie is one constraint seen from one of its ends.
type orderTie struct {
	kind  tieKind
	other int32
}

type tieKind uint8

const (
	tieFree      tieKind = iota // nothing
	tieAfter                    // this end moves in a later wave than other
	tieBefore                   // this end moves in an earlier wave than other
	tieSameWave                 // both in one wave, if both move
	tieSameSite                 // both on one site at the end
	tieTogether                 // on one site at the start, and so in every interval
	tieNotBefore                // this end does not leave before other, its companion, is retired
	tieNotAfter                 // this end is retired before other leaves
)

func newOrderTable(s *space, local []int32) orderTable {
	var from []int32
	var ties []orderTie
	add := func(i int32, kind tieKind, other int32) {
		from = append(from, i)
		ties = append(ties, orderTie{kind, other})
	}
	for _, d := range s.p.Estate.Dependencies {
		u, v := local[d.From], local[d.To]
		if d.Constraints == 0 || u < 0 || v < 0 || u == v {
			continue
		}
		if d.Constraints.Has(inventory.After) {
			add(u, tieAfter, v)
			add(v, tieBefore, u)
		}
		if d.Constraints.Has(inventory.SameWave) {
			add(u, tieSameWave, v)
			add(v, tieSameWave, u)
		}
		if d.Constraints.Has(inventory.SameSite) {
			here, there := s.companions(u, v)
			add(u, here, v)
			add(v, there, u)
		}
	}
	return group(from, ties, s.n)
}

// companions is what same_site means for each of two assets. One that is to be
// retired need not end anywhere; until then they stay together if they are now.
func (s *space) companions(u, v int32) (here, there tieKind) {
	together := s.site[u] == s.site[v]
	switch {
	case s.retires(u) && s.retires(v), !together && (s.retires(u) || s.retires(v)):
		return tieFree, tieFree
	case s.retires(u):
		return tieNotAfter, tieNotBefore
	case s.retires(v):
		return tieNotBefore, tieNotAfter
	case together:
		return tieTogether, tieTogether
	}
	return tieSameSite, tieSameSite
}

// retires reports whether the asset is to be retired.
func (s *space) retires(i int32) bool { return s.asset(i).Method == inventory.MethodRetire }

// group sorts the ties by asset, in order of their dependencies.
func group(from []int32, ties []orderTie, n int) orderTable {
	t := orderTable{start: make([]int32, n+1), ties: make([]orderTie, len(ties))}
	for _, i := range from {
		t.start[i+1]++
	}
	for i := range n {
		t.start[i+1] += t.start[i]
	}
	next := append([]int32(nil), t.start...)
	for k, i := range from {
		t.ties[next[i]] = ties[k]
		next[i]++
	}
	return t
}

func (t *orderTable) tiesOf(i int32) []orderTie { return t.ties[t.start[i]:t.start[i+1]] }
