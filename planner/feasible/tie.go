package feasible

import (
	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

// tie is a dependency that carries constraints, seen from one of its ends.
type tie struct {
	other       int32
	constraints inventory.Constraints
	isFrom      bool // whether this end is the one that needs
}

// newTies lists the ties of every asset; those with a name at an end are ignored.
func newTies(e *inventory.Estate) [][]tie {
	all := make([][]tie, len(e.Assets))
	for i := range e.Dependencies {
		d := &e.Dependencies[i]
		if d.Constraints != 0 && e.Assets[d.From].Placed() && e.Assets[d.To].Placed() {
			all[d.From] = append(all[d.From], tie{d.To, d.Constraints, true})
			all[d.To] = append(all[d.To], tie{d.From, d.Constraints, false})
		}
	}
	return all
}

// displace finds the assets that may stay where they are but for same_site: of
// those that such ties hold together, and that stay at several survivors, the
// ones that are not at the site with the most of them (the first of several such)
// have to move.
func (s *State) displace() {
	seen := make([]bool, len(s.rest))
	for _, a := range s.p.Placed {
		if seen[a] || len(s.ties[a]) == 0 {
			continue
		}
		staying := s.stayingTogether(a, seen)
		count := make([]int, len(s.survivors))
		most := int32(0)
		for _, m := range staying {
			count[s.p.Estate.Assets[m].Site]++
		}
		for site := range count {
			if count[site] > count[most] {
				most = int32(site)
			}
		}
		for _, m := range staying {
			if s.p.Estate.Assets[m].Site != most {
				s.rest[m] = model.Unscheduled
			}
		}
	}
}

// stayingTogether lists the assets that need not move among those that are tied to
// one by same_site, however far, retired ones left out.
func (s *State) stayingTogether(asset int32, seen []bool) []int32 {
	var staying []int32
	queue := []int32{asset}
	seen[asset] = true
	for len(queue) > 0 {
		a := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		if s.p.Estate.Assets[a].Method == inventory.MethodRetire {
			continue
		}
		if s.rest[a] == 0 {
			staying = append(staying, a)
		}
		for _, x := range s.ties[a] {
			if x.constraints.Has(inventory.SameSite) && !seen[x.other] {
				seen[x.other] = true
				queue = append(queue, x.other)
			}
		}
	}
	return staying
}

func (s *State) tryTies(changes []Change) string {
	for i := range changes {
		a := changes[i].Asset
		for _, x := range s.ties[a] {
			if !s.holds(a, x) {
				return "C8"
			}
		}
	}
	return ""
}

// holds checks one tie (C8).
func (s *State) holds(a int32, x tie) bool {
	from, to := a, x.other
	if !x.isFrom {
		from, to = to, from
	}
	f, t := s.wave[from], s.wave[to]
	if x.constraints.Has(inventory.SameWave) && f != 0 && t != 0 && f != t {
		return false
	}
	if x.constraints.Has(inventory.After) && f > 0 && t != 0 && (t < 0 || f <= t) {
		return false
	}
	return !x.constraints.Has(inventory.SameSite) || s.sameSite(from, to)
}

// sameSite: both end on one site unless one is retired or unscheduled; and if they
// start on one, they are on one in every interval until one is retired. Sites
// change in their waves alone.
func (s *State) sameSite(a, b int32) bool {
	last := int32(s.p.T())
	scheduled := s.wave[a] >= 0 && s.wave[b] >= 0 && !s.retires(a) && !s.retires(b)
	if scheduled && s.siteIn(a, last) != s.siteIn(b, last) {
		return false
	}
	if s.siteIn(a, 0) != s.siteIn(b, 0) {
		return true
	}
	for _, t := range []int32{s.wave[a], s.wave[b]} {
		if t <= 0 {
			continue
		}
		x, y := s.siteIn(a, t), s.siteIn(b, t)
		if x != inventory.NoSite && y != inventory.NoSite && x != y {
			return false
		}
	}
	return true
}

// SiteOf is the site at which same_site makes an asset end, as far as decided:
// where another end stays or goes. NoSite is no matter which; ok is false where
// two ends disagree.
func (s *State) SiteOf(asset int32) (site int32, ok bool) {
	site = inventory.NoSite
	for _, x := range s.ties[asset] {
		if !x.constraints.Has(inventory.SameSite) || s.wave[x.other] == model.Unscheduled || s.retires(x.other) {
			continue
		}
		end := s.End(x.other)
		if site != inventory.NoSite && site != end {
			return site, false
		}
		site = end
	}
	return site, true
}

// Atoms splits assets into the smallest sets that must be put into one wave:
// those tied by same_wave, and by same_site where they start on one site. Sets are
// in order of their first asset, and so are the assets of a set; assets that are
// not in the list are left out.
func (s *State) Atoms(assets []int32) [][]int32 {
	at := make(map[int32]int32, len(assets)) // asset → place in the list
	root := make([]int32, len(assets))
	for i, a := range assets {
		at[a], root[i] = int32(i), int32(i)
	}
	find := func(i int32) int32 {
		for root[i] != i {
			root[i] = root[root[i]]
			i = root[i]
		}
		return i
	}
	for i, a := range assets {
		for _, x := range s.ties[a] {
			j, in := at[x.other]
			if !in || !s.binds(a, x) {
				continue
			}
			r, q := find(int32(i)), find(j)
			root[max(r, q)] = min(r, q)
		}
	}
	return gather(assets, root, find)
}

// binds reports whether a tie puts its two ends into one wave when both move.
func (s *State) binds(a int32, x tie) bool {
	return x.constraints.Has(inventory.SameWave) ||
		x.constraints.Has(inventory.SameSite) && s.p.Estate.Assets[a].Site == s.p.Estate.Assets[x.other].Site
}

// gather lists the sets of a forest whose roots are the first of each.
func gather(assets, root []int32, find func(int32) int32) [][]int32 {
	var sets [][]int32
	set := make([]int, len(assets))
	for i := range root {
		r := find(int32(i))
		if r == int32(i) {
			set[i] = len(sets)
			sets = append(sets, nil)
		}
		sets[set[r]] = append(sets[set[r]], assets[i])
	}
	return sets
}
