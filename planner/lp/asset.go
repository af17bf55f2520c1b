package lp

import (
	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

// asset is a placed asset and what may become of it.
type asset struct {
	*inventory.Asset
	index int32 // in the estate
	// stays says that the asset may stay where it is; at a candidate only if that
	// is kept.
	stays bool
	ways  []way
	// out is the column that leaves it unscheduled, none where that may not be.
	out int32
	// blocked assets are unscheduled come what may.
	blocked bool
}

// way is a move to one target by one method.
type way struct {
	model.Move
	rate float64 // usage per day at the target
	// moved[t] is the column that says that the asset has moved this way by
	// interval t: that of the latest wave up to t that is open to it, none where
	// there is none.
	moved []int32
}

// by says whether the way was taken by an interval.
func (w *way) by(interval int) expr { return of(w.moved[interval]) }

// in says whether the way is taken in a wave.
func (w *way) in(wave int) expr {
	if !w.open(wave) {
		return expr{}
	}
	return w.by(wave).plus(-1, w.by(wave-1))
}

// open reports whether the way may be taken in a wave.
func (w *way) open(wave int) bool { return w.moved[wave] != w.moved[wave-1] }

// retires reports whether the way leads nowhere.
func (w *way) retires() bool { return w.Target == inventory.NoSite }

// by says whether the asset has moved by an interval.
func (a *asset) by(interval int) expr {
	var e expr
	for k := range a.ways {
		e.add(1, a.ways[k].by(interval))
	}
	return e
}

// in says whether the asset is cut over in a wave.
func (a *asset) in(wave int) expr {
	var e expr
	for k := range a.ways {
		e.add(1, a.ways[k].in(wave))
	}
	return e
}

// at says whether the asset is at a site in an interval.
func (a *asset) at(site int32, interval int) expr {
	var e expr
	if site == a.Site {
		e = number(1).plus(-1, a.by(interval))
	}
	for k := range a.ways {
		if a.ways[k].Target == site {
			e.add(1, a.ways[k].by(interval))
		}
	}
	return e
}

// unscheduled says whether the asset is.
func (a *asset) unscheduled() expr {
	if a.blocked {
		return number(1)
	}
	return of(a.out)
}

// staying says whether the asset has wave 0.
func (a *asset) staying(last int) expr {
	if !a.stays {
		return expr{}
	}
	return number(1).plus(-1, a.by(last)).plus(-1, a.unscheduled())
}

// toRetire reports whether the asset is one to be retired.
func (a *asset) toRetire() bool { return a.Method == inventory.MethodRetire }

// decide makes the columns of the decisions and has each asset take one.
func (b *builder) decide() {
	for i, index := range b.p.Placed {
		a := &b.assets[i]
		*a = asset{Asset: &b.p.Estate.Assets[index], index: index, out: none}
		if b.o.Placement != nil {
			b.follow(a, b.o.Placement.Moves[i], b.o.Placement.Blocked[i] != "")
		} else {
			b.choose(a)
		}
	}
	open := b.windows()
	for i := range b.assets {
		a := &b.assets[i]
		for k := range a.ways {
			b.date(i, &a.ways[k], open(i, &a.ways[k]))
		}
		b.resolve(i, a)
	}
}

// follow gives an asset the one end that a placement names.
func (b *builder) follow(a *asset, m model.Move, blocked bool) {
	switch {
	case blocked:
		a.blocked = true
	case m.Target == a.Site:
		a.stays = true
	default:
		b.take(a, m)
	}
}

// choose gives an asset every end that C1, C2 and C9 allow.
func (b *builder) choose(a *asset) {
	role := func(site int32) inventory.Role { return b.p.Estate.Sites[site].Role }
	a.stays = role(a.Site) != inventory.RoleRetire && !a.toRetire()
	if m, code := b.p.ResolveMove(a.index, inventory.NoSite); code == "" {
		b.take(a, m)
	}
	for target := range int32(len(b.p.Estate.Sites)) {
		if target == a.Site || role(target) == inventory.RoleRetire {
			continue
		}
		if m, code := b.p.ResolveMove(a.index, target); code == "" {
			b.take(a, m)
		}
	}
}

func (b *builder) take(a *asset, m model.Move) {
	w := way{Move: m}
	if m.Target != inventory.NoSite {
		w.rate = b.p.DailyRate(a.index, m.Target)
	}
	a.ways = append(a.ways, w)
}

// date makes the columns of a way, one for each wave that is open to it: having
// moved by a wave is having moved in it or by the one before.
func (b *builder) date(i int, w *way, open []bool) {
	w.moved = make([]int32, b.t+1)
	w.moved[0] = none
	for t := 1; t <= b.t; t++ {
		w.moved[t] = w.moved[t-1]
		if !open[t] {
			continue
		}
		w.moved[t] = b.column(true, "y_a%d_%s_w%d", i+1, b.end(w.Target), t)
		if w.moved[t-1] != none {
			b.require(w.in(t), atLeast, "once_a%d_%s_w%d", i+1, b.end(w.Target), t)
		}
	}
}

// end names a target in the names of columns.
func (b *builder) end(target int32) string {
	if target == inventory.NoSite {
		return "out"
	}
	return "s" + itoa(int(target)+1)
}

// resolve has an asset move at most once, and moved, stay or be unscheduled.
func (b *builder) resolve(i int, a *asset) {
	if a.blocked {
		return
	}
	if !b.o.Complete {
		a.out = b.column(true, "u_a%d", i+1)
	}
	rest := number(1).plus(-1, a.by(b.t)).plus(-1, a.unscheduled())
	switch {
	case !a.stays:
		b.require(rest, equal, "one_a%d", i+1)
	case b.kept[a.Site] == none: // a site that survives in any case
		b.require(rest, atLeast, "one_a%d", i+1)
	default:
		b.require(rest, atLeast, "one_a%d", i+1)
		b.require(rest.plus(-1, of(b.kept[a.Site])), atMost, "stay_a%d", i+1)
	}
}
