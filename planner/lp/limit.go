package lp

import (
	"math"

	"github.com/wavecut/wavecut/inventory"
)

// limitSites is C3: the load of every resource in every interval, with what
// arrives next and runs on both sides meanwhile, within the capacity, or what was
// there at the start.
func (b *builder) limitSites() {
	for s := range b.p.Estate.Sites {
		if b.p.Estate.Sites[s].Role == inventory.RoleRetire {
			continue // nothing arrives
		}
		for r := range inventory.NumResources {
			capacity := b.p.Estate.Sites[s].Capacity[r]
			if math.IsInf(capacity, 1) {
				continue
			}
			limit := math.Max(capacity, b.startLoad(int32(s), r))
			for t := 0; t <= b.t; t++ {
				e, most := b.load(int32(s), r, t)
				if most > limit {
					b.require(e.plus(-1, number(limit)), atMost, "room_s%d_%s_t%d", s+1, r, t)
				}
			}
		}
	}
}

func (b *builder) startLoad(site int32, r inventory.Resource) float64 {
	sum := 0.0
	for i := range b.assets {
		if b.assets[i].Site == site {
			sum += b.assets[i].Needs[r]
		}
	}
	return sum
}

// load is what the assets take of a resource at a site in an interval, and the
// most that can be.
func (b *builder) load(site int32, r inventory.Resource, t int) (e expr, most float64) {
	for i := range b.assets {
		a := &b.assets[i]
		need := a.Needs[r]
		if need == 0 || !b.mayBeAt(a, site) {
			continue
		}
		most += need
		if a.Site == site {
			e.add(need, number(1).plus(-1, a.by(t)))
		}
		for k := range a.ways {
			if w := &a.ways[k]; w.Target == site {
				e.add(need, w.by(w.arrives(t, b.t)))
			}
		}
	}
	return e, most
}

// arrives is the interval by which the way must be taken to load its target in
// interval t.
func (w *way) arrives(t, last int) int {
	if w.OverlapDays > 0 && t < last {
		return t + 1
	}
	return t
}

// limitWaves is C4: the sizes of the waves, in all and by team. (Pilot waves are
// in the windows.)
func (b *builder) limitWaves() {
	limits := &b.p.Scenario.Wave
	all := func(*asset) bool { return true }
	for t := 1; t <= b.t; t++ {
		b.limitWave(t, "assets", limits.AssetLimit(t), all, one)
		b.limitWave(t, "work", limits.MaxEffortHours, all, effort)
		b.limitWave(t, "tier0", limits.MaxTier0, func(a *asset) bool { return a.Tier == 0 }, one)
		for k := range b.p.Estate.Teams {
			team := &b.p.Estate.Teams[k]
			mine := func(a *asset) bool { return a.Team == team.ID }
			b.limitWave(t, "assets_team"+itoa(k+1), team.MaxAssetsPerWindow, mine, one)
			b.limitWave(t, "work_team"+itoa(k+1), team.HoursPerWindow, mine, effort)
		}
	}
}

func one(*asset) float64 { return 1 }

func effort(a *asset) float64 { return a.EffortHours }

// limitWave bounds a sum over the assets of a wave.
func (b *builder) limitWave(t int, name string, limit float64, counts func(*asset) bool, amount func(*asset) float64) {
	if math.IsInf(limit, 1) {
		return
	}
	e, most := number(-limit), 0.0
	for i := range b.assets {
		a := &b.assets[i]
		if in := a.in(t); len(in.terms) > 0 && counts(a) {
			e.add(amount(a), in)
			most += amount(a)
		}
	}
	if most > limit {
		b.require(e, atMost, "%s_w%d", name, t)
	}
}

// limitLinks is C6: what crosses a link before a window, and within it.
func (b *builder) limitLinks() {
	c := &b.p.Scenario.Copy
	n := int32(len(b.p.Estate.Sites))
	for x := range n {
		for y := x + 1; y < n; y++ {
			perDay := b.p.Link(x, y).BandwidthMbps * c.MigrationShare * 86400 / 8000
			for t := 1; t <= b.t; t++ {
				ahead := perDay * math.Min(c.SyncDays, b.p.Days[t-1])
				within := perDay * b.p.Windows[t-1].Minutes() / 1440
				b.limitLink(x, y, t, "copy", ahead, func(_ *asset, w *way) float64 { return w.TransferGB })
				b.limitLink(x, y, t, "cold", within, coldGB)
			}
		}
	}
}

// coldGB is what is copied while the asset is down.
func coldGB(a *asset, w *way) float64 {
	if w.Method != inventory.MethodCold {
		return 0
	}
	return a.Needs[inventory.StorageGB]
}

func (b *builder) limitLink(x, y int32, t int, name string, limit float64, amount func(*asset, *way) float64) {
	e, most := number(-limit), 0.0
	for i := range b.assets {
		a := &b.assets[i]
		for k := range a.ways {
			w := &a.ways[k]
			if w.retires() || min(a.Site, w.Target) != x || max(a.Site, w.Target) != y || !w.open(t) {
				continue
			}
			e.add(amount(a, w), w.in(t))
			most += amount(a, w)
		}
	}
	if most > limit {
		b.require(e, atMost, "%s_s%d_s%d_w%d", name, x+1, y+1, t)
	}
}
