package model

import (
	"cmp"
	"math"
	"slices"

	"github.com/wavecut/wavecut/inventory"
)

// waveRange is the waves first … last.
type waveRange struct{ first, last int32 }

// OpenIn reports whether the stage of an asset lets it move in a wave (C13). Which
// waves a stage has is settled before the search, see [Problem.WithStageSlack].
func (p *Problem) OpenIn(asset, wave int32) bool {
	if p.stageWaves == nil {
		return true
	}
	r := p.stageWaves[p.blockOf[asset]]
	return wave >= r.first && wave <= r.last
}

// WithStageSlack is the problem with other waves for the stages: so many as hold
// their assets if every limit of a wave were smaller by this factor, 1 or more. With
// more slack a stage has more waves and those after it begin later; the last stage
// has all that are left. The problem itself does not change.
func (p *Problem) WithStageSlack(slack float64) *Problem {
	if p.StageOf == nil {
		return p
	}
	q := *p
	q.setStageWaves(slack)
	return &q
}

// stageSlack is the slack of a problem as it is first built.
const stageSlack = 1.5

// block is the part of a stage that has waves of its own: the whole stage, or, where
// it is not parallel, what leaves one site.
type block struct {
	stage  int
	site   int32 // NoSite for all
	movers []int32
}

func (p *Problem) setStageWaves(slack float64) {
	blocks := p.blocks()
	p.stageWaves = make([]waveRange, len(blocks))
	f := newStageFiller(p, slack)
	begin, last := int32(1), int32(0) // of the stage; of what came before the block
	for k := range blocks {
		if k > 0 && blocks[k].stage != blocks[k-1].stage && last > 0 {
			begin = p.soakedAfter(last, p.soakBefore(blocks[k].stage))
		}
		first := max(begin, last+1)
		end := first - 1 // what has no need to move has no waves
		switch {
		case k == len(blocks)-1:
			end = int32(p.T())
		case len(blocks[k].movers) > 0:
			end = f.fill(blocks[k].movers, first)
			last = end
		}
		p.stageWaves[k] = waveRange{first, end}
	}
}

// soakBefore is the longest soak that a stage has to wait for.
func (p *Problem) soakBefore(stage int) float64 {
	days := 0.0
	for _, st := range p.Scenario.Stages[:stage] {
		days = math.Max(days, st.SoakDays)
	}
	return days
}

// soakedAfter is the first wave that many days after another, T+1 for none.
func (p *Problem) soakedAfter(wave int32, days float64) int32 {
	next := wave + 1
	for int(next) <= p.T() && p.Windows[next-1].Start.Sub(p.Windows[wave-1].Start).Hours()/24 < days-Tolerance {
		next++
	}
	return next
}

// blocks lists the blocks in order and notes the block of every asset. The sites of
// a stage that is not parallel come in order of what they cost a month for each
// asset to leave, the dearest first.
func (p *Problem) blocks() []block {
	var all []block
	p.blockOf = make([]int32, len(p.Estate.Assets))
	for k := range len(p.Scenario.Stages) + 1 {
		if k == len(p.Scenario.Stages) || p.Scenario.Stages[k].Parallel {
			all = append(all, block{stage: k, site: inventory.NoSite})
			continue
		}
		for _, site := range p.sitesByCost() {
			all = append(all, block{stage: k, site: site})
		}
	}
	for _, a := range p.Placed {
		asset := &p.Estate.Assets[a]
		at := slices.IndexFunc(all, func(b block) bool {
			return b.stage == int(p.StageOf[a]) && (b.site == inventory.NoSite || b.site == asset.Site)
		})
		p.blockOf[a] = int32(at)
		if role := p.Estate.Sites[asset.Site].Role; asset.Method == inventory.MethodRetire || role == inventory.RoleRetire || role == inventory.RoleCandidate {
			all[at].movers = append(all[at].movers, a)
		}
	}
	return all
}

func (p *Problem) sitesByCost() []int32 {
	assets := make([]float64, len(p.Estate.Sites))
	for _, a := range p.Placed {
		assets[p.Estate.Assets[a].Site]++
	}
	order := make([]int32, len(p.Estate.Sites))
	for i := range order {
		order[i] = int32(i)
	}
	perAsset := func(i int32) float64 { return p.Estate.Sites[i].MonthlyFixedCost / math.Max(1, assets[i]) }
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(perAsset(b), perAsset(a)) })
	return order
}

// stageFiller finds how many waves a block takes: it puts the assets one after the
// other into the first wave that has room by the limits of C4 and C6, as far as
// these don't depend on the target.
type stageFiller struct {
	p     *Problem
	slack float64
	team  map[string]*inventory.Team
}

func newStageFiller(p *Problem, slack float64) *stageFiller {
	f := &stageFiller{p: p, slack: slack, team: map[string]*inventory.Team{}}
	for i := range p.Estate.Teams {
		f.team[p.Estate.Teams[i].ID] = &p.Estate.Teams[i]
	}
	return f
}

// waveFill is what is in a wave so far.
type waveFill struct {
	assets, hours, tier0  float64
	teamAssets, teamHours map[string]float64
	gb                    map[int32]float64 // by the site that is left
}

// fill returns the last wave that the assets need from the first on, T at most.
func (f *stageFiller) fill(movers []int32, first int32) int32 {
	last := int32(f.p.T())
	for wave := first; wave <= last; wave++ {
		w := waveFill{teamAssets: map[string]float64{}, teamHours: map[string]float64{}, gb: map[int32]float64{}}
		var left []int32
		for _, a := range movers {
			if !f.take(&w, a, wave) {
				left = append(left, a)
			}
		}
		if len(left) == 0 {
			return wave
		}
		movers = left
	}
	return last
}

// take puts an asset into a wave if there is room; a wave that is empty has room
// for any.
func (f *stageFiller) take(w *waveFill, asset, wave int32) bool {
	a, limits := &f.p.Estate.Assets[asset], &f.p.Scenario.Wave
	if int(wave) <= limits.PilotWaves && int(a.Tier) < limits.PilotMinTier {
		return false
	}
	tier0 := 0.0
	if a.Tier == 0 {
		tier0 = 1
	}
	gb := a.Needs[inventory.StorageGB]
	within := func(used, more, limit float64) bool { return used == 0 || (used+more)*f.slack <= limit }
	room := within(w.assets, 1, limits.AssetLimit(int(wave))) && limits.AssetLimit(int(wave)) >= 1 &&
		within(w.hours, a.EffortHours, limits.MaxEffortHours) && within(w.tier0, tier0, limits.MaxTier0) &&
		within(w.gb[a.Site], gb, f.copyGB(a.Site, wave))
	if t := f.team[a.Team]; room && t != nil {
		room = within(w.teamAssets[a.Team], 1, t.MaxAssetsPerWindow) && within(w.teamHours[a.Team], a.EffortHours, t.HoursPerWindow)
	}
	if !room {
		return false
	}
	w.assets, w.hours, w.tier0 = w.assets+1, w.hours+a.EffortHours, w.tier0+tier0
	w.teamAssets[a.Team]++
	w.teamHours[a.Team] += a.EffortHours
	w.gb[a.Site] += gb
	return true
}

// copyGB is what the widest link of a site copies before a wave.
func (f *stageFiller) copyGB(site, wave int32) float64 {
	widest := 0.0
	for other := range int32(len(f.p.Estate.Sites)) {
		if s := &f.p.Estate.Sites[other]; other != site && s.Role != inventory.RoleRetire {
			widest = math.Max(widest, f.p.Link(site, other).BandwidthMbps)
		}
	}
	days := math.Min(f.p.Scenario.Copy.SyncDays, f.p.Days[wave-1])
	return widest * f.p.Scenario.Copy.MigrationShare * 86400 * days / 8000
}
