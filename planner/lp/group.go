package lp

import (
	"github.com/wavecut/wavecut/inventory"
)

// holdGroups is the first half of C7: in every wave enough members of each
// replica group, and one target of each pool without names, are neither being cut
// over nor retired.
func (b *builder) holdGroups() {
	for g := range b.p.Groups {
		group := &b.p.Groups[g]
		if len(group.Members) >= 2 {
			b.holdGroup(group.Members, group.MinAvailable, "group_r"+itoa(g+1))
		}
	}
	count := 0
	for lo := 0; lo < len(b.p.Estate.Dependencies); {
		from, hi := b.p.Estate.Dependencies[lo].From, lo
		for hi < len(b.p.Estate.Dependencies) && b.p.Estate.Dependencies[hi].From == from {
			hi++
		}
		for _, targets := range poolsOf(b.p.Estate.Dependencies[lo:hi]) {
			count++
			b.holdGroup(targets, 1, "pool_"+itoa(count))
		}
		lo = hi
	}
}

// poolsOf finds the pools among the dependencies of one asset.
func poolsOf(dependencies []inventory.Dependency) [][]int32 {
	var byKind [inventory.DNS + 1][]int32
	for i := range dependencies {
		if d := &dependencies[i]; d.Impact == inventory.ImpactOutage && d.Mode == inventory.ModeAny {
			byKind[d.Kind] = append(byKind[d.Kind], d.To)
		}
	}
	var all [][]int32
	for _, targets := range byKind {
		if len(targets) >= 2 {
			all = append(all, targets)
		}
	}
	return all
}

// holdGroup keeps a number of assets available in every wave. One that is retired
// is gone for good.
func (b *builder) holdGroup(members []int32, available int, name string) {
	for t := 1; t <= b.t; t++ {
		gone := number(float64(available - len(members)))
		for _, m := range members {
			if b.place[m] < 0 {
				return // a name, which is always there
			}
			a := &b.assets[b.place[m]]
			for k := range a.ways {
				if w := &a.ways[k]; w.retires() {
					gone.add(1, w.by(t))
				} else {
					gone.add(1, w.in(t))
				}
			}
		}
		if len(gone.terms) > 0 {
			b.require(gone, atMost, "%s_w%d", name, t)
		}
	}
}

// spreadGroups is the second half of C7: the members, not retired, of a group
// marked spread end on two sites, and are together in an interval only if they
// were in every one before.
func (b *builder) spreadGroups() {
	for g := range b.p.Groups {
		if b.p.Groups[g].Spread && len(b.p.Groups[g].Members) >= 2 {
			b.spreadGroup(g)
		}
	}
}

func (b *builder) spreadGroup(g int) {
	var members []*asset
	lasting := 0 // that are not to be retired
	for _, m := range b.p.Groups[g].Members {
		a := &b.assets[b.place[m]]
		members = append(members, a)
		if !a.toRetire() {
			lasting++
		}
	}
	before := expr{}
	for t := 0; t <= b.t; t++ {
		together := b.together(g, members, t)
		if t > 0 {
			b.require(together.plus(-1, before), atMost, "again_r%d_t%d", g+1, t)
		}
		before = together
	}
	// Fewer than two members that last are held apart only as long as others are
	// unscheduled, and then nothing is asked of the end.
	if lasting >= 2 {
		b.require(before.plus(-1, b.excused(g, members)), atMost, "apart_r%d", g+1)
	}
}

// together says whether the members that are not retired in the plan are all on
// one site in an interval.
func (b *builder) together(g int, members []*asset, t int) expr {
	var sum expr
	for s := range int32(len(b.p.Estate.Sites)) {
		here, all := make([]expr, len(members)), true
		for k, a := range members {
			here[k] = a.amongThose(s, t)
			all = all && (len(here[k].terms) > 0 || here[k].constant > 0)
		}
		if !all {
			continue
		}
		c := b.column(false, "g_r%d_s%d_t%d", g+1, s+1, t)
		sum.add(1, of(c))
		missing := of(c).plus(1, number(float64(len(members)-1)))
		for k := range members {
			b.require(of(c).plus(-1, here[k]), atMost, "with_r%d_s%d_t%d_%d", g+1, s+1, t, k+1)
			missing.add(-1, here[k])
		}
		b.require(missing, atLeast, "all_r%d_s%d_t%d", g+1, s+1, t)
	}
	return sum
}

// amongThose says whether the asset does not keep others from being together at a
// site: it is there, or retired in the plan, at whatever time.
func (a *asset) amongThose(site int32, interval int) expr {
	if !a.toRetire() {
		return a.at(site, interval)
	}
	if a.Site == site {
		return number(1)
	}
	return number(1).plus(-1, a.unscheduled())
}

// excused says whether a group may end on one site: a member is unscheduled, or
// none moves. (Where none moves they end as they started, be it together.)
func (b *builder) excused(g int, members []*asset) expr {
	still := b.column(true, "n_r%d", g+1)
	e := of(still)
	for k, a := range members {
		e.add(1, a.unscheduled())
		if !a.toRetire() {
			b.require(of(still).plus(1, a.by(b.t)).plus(-1, number(1)), atMost, "still_r%d_%d", g+1, k+1)
		}
	}
	return e
}
