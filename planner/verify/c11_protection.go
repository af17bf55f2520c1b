package verify

import (
	"fmt"
	"math"
	"slices"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

// checkProtection is C11: no wave leaves a service of a protected tier worse
// protected against the loss of one site than it was at the start, and a replica
// group with a declared mode that such a service needs, and of which a member
// moves and none is unscheduled, is apart at the end.
func (r *run) checkProtection() {
	c := &r.scenario.Continuity
	if len(c.ProtectTiers) == 0 {
		return
	}
	s := newShelter(r)
	for u := range r.estate.Assets {
		if r.p.ServiceCost[u] > 0 && c.Protects(r.estate.Assets[u].Tier) {
			s.check(int32(u))
		}
	}
}

// shelter works out what the loss of a site does to services.
type shelter struct {
	*run
	pools    map[int32][]int32 // by owner: indexes of pools
	needs    map[int32][]int32 // outside pools
	declared map[int32]bool    // groups that were looked at
}

func newShelter(r *run) *shelter {
	s := &shelter{run: r, pools: map[int32][]int32{}, needs: map[int32][]int32{}, declared: map[int32]bool{}}
	pooled := map[string]bool{}
	key := func(from int32, kind inventory.DependencyKind) string { return fmt.Sprint(from, " ", kind) }
	for i := range r.Checker.pools {
		p := &r.Checker.pools[i]
		s.pools[p.from] = append(s.pools[p.from], int32(i))
		pooled[key(p.from, p.kind)] = true
	}
	for i := range r.estate.Dependencies {
		d := &r.estate.Dependencies[i]
		if d.Impact == inventory.ImpactOutage && !(d.Mode == inventory.ModeAny && pooled[key(d.From, d.Kind)]) {
			s.needs[d.From] = append(s.needs[d.From], d.To)
		}
	}
	return s
}

// check compares a service in every interval in which something that it needs has
// moved with the start.
func (s *shelter) check(u int32) {
	needed := s.outageSet(u, s.scenario.ImpactDepth)
	pools := s.poolsFrom(u)
	start := s.recovery(needed, pools, 0)
	for _, wave := range s.wavesOf(needed, pools) {
		if now := s.recovery(needed, pools, wave); now.Exceeds(start) {
			s.report("C11", s.id(u), wave, "the loss of one site would cost %s, at the start %s", recoveryWords(now), recoveryWords(start))
		}
	}
	for v := range needed {
		s.checkDeclared(v)
	}
}

// outageSet is D_k(u): what is reached over dependencies outside pools, nearest
// first, and on the way what all targets of a pool need with the depth that is left.
func (s *shelter) outageSet(u int32, k int) map[int32]bool {
	set := map[int32]bool{u: true}
	seen := map[int32]bool{u: true}
	level := []int32{u}
	for ; k > 0 && len(level) > 0; k-- {
		var next []int32
		for _, v := range level {
			for _, p := range s.pools[v] {
				s.addCommon(set, s.Checker.pools[p].targets, k-1)
			}
			next = append(next, s.needs[v]...)
		}
		level = level[:0]
		for _, v := range next {
			if !seen[v] {
				seen[v] = true
				level = append(level, v)
			}
			set[v] = true
		}
	}
	return set
}

// addCommon adds what the outage sets of all targets of a pool have in common.
func (s *shelter) addCommon(set map[int32]bool, targets []int32, k int) {
	common := s.outageSet(targets[0], k)
	for _, v := range targets[1:] {
		other := s.outageSet(v, k)
		for w := range common {
			if !other[w] {
				delete(common, w)
			}
		}
	}
	for w := range common {
		set[w] = true
	}
}

// poolsFrom lists the pools of u and of what it needs outside pools.
func (s *shelter) poolsFrom(u int32) []int32 {
	var pools []int32
	seen := map[int32]bool{u: true}
	level := []int32{u}
	for depth := 0; depth < s.scenario.ImpactDepth; depth++ {
		var next []int32
		for _, v := range level {
			pools = append(pools, s.pools[v]...)
			for _, w := range s.needs[v] {
				if !seen[w] {
					seen[w] = true
					next = append(next, w)
				}
			}
		}
		level = next
	}
	return pools
}

// wavesOf lists the waves in which anything moves that a service needs, or the
// others of its replica groups.
func (s *shelter) wavesOf(needed map[int32]bool, pools []int32) []int32 {
	waves := map[int32]bool{}
	note := func(v int32) {
		waves[s.wave[v]] = true
		if g := s.groupOf[v]; g >= 0 {
			for _, m := range s.groups[g].members {
				waves[s.wave[m]] = true
			}
		}
	}
	for v := range needed {
		note(v)
	}
	for _, p := range pools {
		for _, v := range s.Checker.pools[p].targets {
			note(v)
		}
	}
	var list []int32
	for w := range waves {
		if w > 0 {
			list = append(list, w)
		}
	}
	slices.Sort(list)
	return list
}

// recovery is what the worst loss of one site costs in an interval.
func (s *shelter) recovery(needed map[int32]bool, pools []int32, interval int32) model.Recovery {
	var worst model.Recovery
	for v := range needed {
		worst = worst.Worse(s.ownRecovery(v, interval))
	}
	for _, p := range pools {
		worst = worst.Worse(s.poolRecovery(s.Checker.pools[p].targets, interval))
	}
	return worst
}

// ownRecovery is how an asset comes back from the loss of the site where it is.
func (s *shelter) ownRecovery(v, interval int32) model.Recovery {
	a := &s.estate.Assets[v]
	site := s.siteIn(v, interval)
	switch {
	case !a.Placed() || site == inventory.NoSite:
		return model.Recovery{}
	case a.DRMode == inventory.DRNone:
		return model.Lost()
	case s.groupServes(s.groupOf[v], site, interval):
		if a.DRMode == inventory.DRAuto {
			return model.Recovery{}
		}
		return model.RecoveryOf(a.DRMode)
	}
	standby, ok := s.estate.SiteIndex(a.DRSite)
	if a.DRSite == "" || !ok || standby == site || !s.estate.Sites[standby].Survives() {
		return model.Lost()
	}
	if a.DRMode == inventory.DRAuto {
		return model.RecoveryOf(inventory.DRWarm)
	}
	return model.RecoveryOf(a.DRMode)
}

// groupServes reports whether enough members of a replica group are left when a
// site is lost.
func (s *shelter) groupServes(g, site, interval int32) bool {
	if g < 0 {
		return false
	}
	left := int32(0)
	for _, m := range s.groups[g].members {
		if at := s.siteIn(m, interval); at != site && at != inventory.NoSite {
			left++
		}
	}
	return left >= s.groups[g].need
}

// poolRecovery is how a pool comes back from the worst loss of one site: any
// target elsewhere serves at once.
func (s *shelter) poolRecovery(targets []int32, interval int32) model.Recovery {
	var worst model.Recovery
	for site := range int32(len(s.estate.Sites)) {
		best := model.Lost()
		for _, v := range targets {
			here := model.Recovery{}
			switch at := s.siteIn(v, interval); {
			case s.gone(v, interval):
				continue
			case at == site:
				here = s.ownRecovery(v, interval)
			}
			best = best.Better(here)
		}
		worst = worst.Worse(best)
	}
	return worst
}

// checkDeclared looks at the end at a replica group whose mode is declared.
func (s *shelter) checkDeclared(v int32) {
	g := s.groupOf[v]
	mode := s.estate.Assets[v].DRMode
	if g < 0 || mode == inventory.DRAuto || mode == inventory.DRNone || s.declared[g] {
		return
	}
	s.declared[g] = true
	moving := false
	for _, m := range s.groups[g].members {
		if s.wave[m] < 0 {
			return
		}
		moving = moving || s.wave[m] > 0
	}
	if !moving {
		return
	}
	for _, m := range s.groups[g].members {
		if site := s.siteIn(m, s.waves); site != inventory.NoSite && !s.groupServes(g, site, s.waves) {
			s.report("C11", "group:"+s.groups[g].name, s.waves, "declared %s, and would not outlast the loss of %s", mode, s.estate.SiteID(site))
			return
		}
	}
}

func recoveryWords(r model.Recovery) string {
	if math.IsInf(r.RTOMinutes, 1) {
		return "the service"
	}
	return fmt.Sprintf("%s minutes and %s of data", number(r.RTOMinutes), number(r.RPOMinutes))
}
