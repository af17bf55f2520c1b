package bound

import (
	"fmt"
	"math"
	"slices"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

// limit is one resource of the waves: what each variable takes of it and how
// much a wave has (C4, C6).
type limit struct {
	name string
	// vars and load are the variables that take some of it.
	vars []int32
	load []float64
	per  []float64 // by wave 1…T; per[0] is 0
	wide bool      // of whole waves, not of a team or a link
	one  func(i int32) float64
	// parts are the loads by gate, sum what waves 1…t hold together.
	parts []part
	sum   []float64
	// total is Σ load. After wave t at most most[t] has moved, and at least least[t].
	total       float64
	most, least []float64
}

// limits lists the resources that may bind. Each has its wave limits rounded up
// by the tolerance to which they are checked, and down to whole units where the
// loads are whole.
func (f *frame) limits() []*limit {
	all := append(f.waveLimits(), f.teamLimits()...)
	all = append(all, f.linkLimits()...)
	all = append(all, f.longLimits(all)...)
	var list []*limit
	for _, l := range all {
		if l.gather() {
			list = append(list, l)
		}
	}
	return list
}

// newLimit makes a resource of which the asset at a position takes load, and a
// wave has per.
func (f *frame) newLimit(name string, whole bool, load func(i int32) float64, per func(wave int) float64) *limit {
	all := make([]int32, f.vars())
	for v := range all {
		all[v] = int32(v)
	}
	return f.newLimitOf(all, name, whole, load, per)
}

// newLimitOf is newLimit where only the given variables, ascending, take anything.
func (f *frame) newLimitOf(vars []int32, name string, whole bool, load func(i int32) float64, per func(wave int) float64) *limit {
	l := &limit{name: name, per: make([]float64, f.t+1), one: load}
	for _, v := range vars {
		sum := 0.0
		for _, i := range f.members.at(v) {
			sum += load(i)
		}
		if sum > 0 {
			l.vars, l.load = append(l.vars, v), append(l.load, sum)
			l.total += sum
		}
	}
	for t := 1; t <= f.t; t++ {
		l.per[t] = math.Max(0, per(t)+model.Tolerance)
		if whole {
			l.per[t] = math.Floor(l.per[t])
		}
	}
	return l
}

// gather reports whether some wave is too small for everything.
func (l *limit) gather() bool {
	for _, c := range l.per[1:] {
		if c < l.total {
			return true
		}
	}
	return false
}

// longLimits repeats limits for those movers alone whose outage fits into few
// windows only, which is where these must find room.
func (f *frame) longLimits(all []*limit) []*limit {
	var lengths []float64
	for _, w := range f.p.Windows {
		lengths = append(lengths, w.Minutes())
	}
	slices.Sort(lengths)
	lengths = slices.Compact(lengths)
	var list []*limit
	for _, l := range all {
		last := l.total
		for _, length := range lengths[:max(0, len(lengths)-1)] {
			long := func(i int32) float64 {
				if f.pl.Moves[i].RawMinutes <= length+model.Tolerance {
					return 0
				}
				return l.one(i)
			}
			per := func(t int) float64 { return l.per[t] - model.Tolerance }
			if n := f.newLimitOf(l.vars, l.name+" of long outages", false, long, per); n.total > 0 && n.total < last {
				list = append(list, n)
				last = n.total
			}
		}
	}
	return list
}

func one(int32) float64 { return 1 }

func (f *frame) waveLimits() []*limit {
	w := &f.p.Scenario.Wave
	effort := func(i int32) float64 { return f.asset(i).EffortHours }
	tier0 := func(i int32) float64 {
		if f.asset(i).Tier == 0 {
			return 1
		}
		return 0
	}
	list := []*limit{
		f.newLimit("assets", true, one, w.AssetLimit),
		f.newLimit("effort", false, effort, func(int) float64 { return w.MaxEffortHours }),
		f.newLimit("tier 0", true, tier0, func(int) float64 { return w.MaxTier0 }),
	}
	for _, l := range list {
		l.wide = true
	}
	return list
}

func given(limit float64) bool { return !math.IsNaN(limit) && !math.IsInf(limit, 1) }

// linkLimits are what a link can copy before a wave, and in its window.
func (f *frame) linkLimits() []*limit {
	var list []*limit
	n := int32(len(f.p.Estate.Sites))
	uses := f.linkUses()
	for a := range n {
		for b := a + 1; b < n; b++ {
			if uses[a*n+b] {
				list = append(list, f.linkLimit(a, b)...)
			}
		}
	}
	return list
}

// linkUses marks the pairs of sites between which something is moved.
func (f *frame) linkUses() []bool {
	n := int32(len(f.p.Estate.Sites))
	uses := make([]bool, n*n)
	for i := range int32(len(f.of)) {
		if a, b := f.sites(i); f.of[i] >= 0 && b != inventory.NoSite {
			uses[min(a, b)*n+max(a, b)] = true
		}
	}
	return uses
}

func (f *frame) linkLimit(a, b int32) []*limit {
	s := f.p.Scenario
	share := f.p.Link(a, b).BandwidthMbps * s.Copy.MigrationShare
	crossing := func(i int32) bool {
		x, y := f.sites(i)
		return x == a && y == b || x == b && y == a
	}
	transfer := func(i int32) float64 {
		if !crossing(i) {
			return 0
		}
		return f.pl.Moves[i].TransferGB
	}
	cold := func(i int32) float64 {
		if !crossing(i) || f.pl.Moves[i].Method != inventory.MethodCold {
			return 0
		}
		return f.asset(i).Needs[inventory.StorageGB]
	}
	name := fmt.Sprintf("link %s/%s", f.p.Estate.Sites[a].ID, f.p.Estate.Sites[b].ID)
	return []*limit{
		f.newLimit(name+" ahead", false, transfer, func(t int) float64 {
			return share * 86400 * math.Min(s.Copy.SyncDays, f.p.Days[t-1]) / 8000
		}),
		f.newLimit(name+" cold", false, cold, func(t int) float64 {
			return share * f.p.Windows[t-1].Minutes() * 60 / 8000
		}),
	}
}

// limitedWaves closes the waves that C4 and C6 close to single variables: pilot
// waves, and those in which a variable alone is over a limit.
func (f *frame) limitedWaves(s *waveSets, limits []*limit) {
	w := &f.p.Scenario.Wave
	for v := range int32(f.vars()) {
		for _, i := range f.members.at(v) {
			if int(f.asset(i).Tier) < w.PilotMinTier {
				s.closeBefore(v, min(w.PilotWaves, f.t)+1)
			}
		}
	}
	for _, l := range limits {
		l.closeSmall(s)
	}
}

func (l *limit) closeSmall(s *waveSets) {
	for t := 1; t < len(l.per); t++ {
		for i, v := range l.vars {
			if l.load[i] > l.per[t] {
				s.close(v, t)
			}
		}
	}
}

// accumulate adds the wave limits up from both ends, cut down to what may use
// each wave. It reports whether all can be moved at all.
func (l *limit) accumulate(s *waveSets) bool {
	t := len(l.per) - 1
	room := make([]float64, t+1)
	for w := 1; w <= t; w++ {
		for i, v := range l.vars {
			if room[w] >= l.per[w] {
				break
			}
			if s.has(v, w) {
				room[w] += l.load[i]
			}
		}
		room[w] = math.Min(room[w], l.per[w])
	}
	l.most, l.least, l.sum = make([]float64, t+1), make([]float64, t+1), make([]float64, t+1)
	for w := 1; w <= t; w++ {
		l.sum[w] = l.sum[w-1] + room[w]
		l.most[w] = math.Min(l.total, l.sum[w])
	}
	l.least[t] = l.total
	for w := t; w > 0; w-- {
		l.least[w-1] = math.Max(0, l.least[w]-room[w])
	}
	fits := l.most[t] >= l.total*(1-dust) && l.least[0] <= l.total*dust
	for w := range l.most {
		l.most[w] += l.total * dust
		l.least[w] -= l.total * dust
	}
	return fits
}

// dust is the relative error allowed to sums of loads and money.
const dust = 1e-11
