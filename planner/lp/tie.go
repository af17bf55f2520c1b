package lp

import "github.com/wavecut/wavecut/inventory"

// tie is C8.
func (b *builder) tie() {
	for d := range b.p.Estate.Dependencies {
		dep := &b.p.Estate.Dependencies[d]
		u, v := b.place[dep.From], b.place[dep.To]
		if dep.Constraints == 0 || u < 0 || v < 0 {
			continue
		}
		if dep.Constraints.Has(inventory.SameWave) {
			b.sameWave(d, &b.assets[u], &b.assets[v])
			b.sameWave(d, &b.assets[v], &b.assets[u])
		}
		if dep.Constraints.Has(inventory.After) {
			b.after(d, &b.assets[u], &b.assets[v])
		}
		if dep.Constraints.Has(inventory.SameSite) {
			b.sameSite(d, &b.assets[u], &b.assets[v])
		}
	}
}

// sameWave has v move by every wave by which u has, unless v stays; if u is
// unscheduled so is v, or it stays.
func (b *builder) sameWave(d int, u, v *asset) {
	stays := v.staying(b.t)
	for t := 1; t <= b.t; t++ {
		e := u.by(t).plus(-1, v.by(t)).plus(-1, stays)
		b.require(e, atMost, "same_wave_d%d_a%d_w%d", d+1, b.place[u.index]+1, t)
	}
	e := u.unscheduled().plus(-1, v.unscheduled()).plus(-1, stays)
	b.require(e, atMost, "same_wave_d%d_a%d", d+1, b.place[u.index]+1)
}

// after has u move only in waves after the one of v, unless v stays.
func (b *builder) after(d int, u, v *asset) {
	stays := v.staying(b.t)
	for t := 1; t <= b.t; t++ {
		e := u.by(t).plus(-1, v.by(t-1)).plus(-1, stays)
		b.require(e, atMost, "after_d%d_w%d", d+1, t)
	}
}

// sameSite has both on one site at the end, unless one is retired or unscheduled,
// and, if they are on one now, in every interval until one is retired.
func (b *builder) sameSite(d int, u, v *asset) {
	if u.Site == v.Site {
		b.companions(d, u, v)
		return
	}
	if u.toRetire() || v.toRetire() {
		return
	}
	out := u.unscheduled().plus(1, v.unscheduled())
	for s := range int32(len(b.p.Estate.Sites)) {
		gap := u.at(s, b.t).plus(-1, v.at(s, b.t))
		b.require(gap.plus(-1, out), atMost, "same_site_d%d_s%d", d+1, s+1)
		b.require(gap.plus(1, out), atLeast, "same_site_d%d_s%d_v", d+1, s+1)
	}
}

// companions is same_site for two that are on one site now.
func (b *builder) companions(d int, u, v *asset) {
	for t := 1; t <= b.t; t++ {
		switch {
		case u.toRetire() && v.toRetire():
		case u.toRetire():
			b.require(v.by(t).plus(-1, u.by(t)), atMost, "same_site_d%d_t%d", d+1, t)
		case v.toRetire():
			b.require(u.by(t).plus(-1, v.by(t)), atMost, "same_site_d%d_t%d", d+1, t)
		default:
			for s := range int32(len(b.p.Estate.Sites)) {
				if b.mayBeAt(u, s) || b.mayBeAt(v, s) {
					b.require(u.at(s, t).plus(-1, v.at(s, t)), equal, "same_site_d%d_s%d_t%d", d+1, s+1, t)
				}
			}
		}
	}
}
