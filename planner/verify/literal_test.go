package verify_test

import (
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/internal/estatetest"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/planner/verify"
)

// TestAgainstDefinitions compares Verify, on random estates and plans, with
// section 4 of model.md written down clause by clause, interval by interval,
// without a thought for speed and with planner/model's moves and groups.
func TestAgainstDefinitions(t *testing.T) {
	cases := 6000
	if testing.Short() {
		cases = 500
	}
	clean, codes := 0, map[string]int{}
	for seed := range uint64(cases) {
		rng := rand.New(rand.NewPCG(seed, 2))
		options := estatetest.Options{
			Assets: 2 + rng.IntN(8), Names: rng.IntN(3), Sites: 2 + rng.IntN(3), Windows: 1 + rng.IntN(5), Chance: 0.4,
		}
		if seed%3 == 0 { // what is rarest to be broken: the outage of a pool's common needs in a freeze
			options.Constraints, options.Chance = estatetest.Freezes|estatetest.Pools|estatetest.Replicas, 1
			options.Dependencies = 3 * options.Assets
		}
		p := estatetest.RandomProblem(rng, options)
		plan := randomPlan(rng, p)
		violations := verify.Verify(p, plan, nil)
		got, want := keys(violations), literally(p, plan)
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Fatalf("seed %d: Verify has %q, the definitions %q", seed, got, want)
		}
		if holds := verify.NewChecker(p).NewTrial().Holds(plan, verify.AllCodes); holds != (len(got) == 0) {
			t.Fatalf("seed %d: Holds is %v, Verify has %q", seed, holds, got)
		}
		if len(got) == 0 {
			clean++
		}
		for _, v := range violations {
			codes[v.Code]++
		}
	}
	if clean == 0 || len(codes) != 9 {
		t.Errorf("%d clean plans, violations of %v: the cases do not reach everything", clean, codes)
	}
}

// randomPlan is at times nearly correct, at times anything.
func randomPlan(rng *rand.Rand, p *model.Problem) *model.Plan {
	plan := estatetest.RandomPlan(rng, p)
	if rng.IntN(4) > 0 { // then what need not move stays, mostly
		for i := range plan.Decisions {
			d := &plan.Decisions[i]
			if s := p.Estate.Assets[d.Asset].Site; p.Estate.Sites[s].Role != inventory.RoleRetire && rng.IntN(4) > 0 {
				d.Wave, d.Target, d.Method = 0, s, p.Estate.Assets[d.Asset].Method
			}
		}
	}
	for rng.IntN(2) == 0 {
		d := &plan.Decisions[rng.IntN(len(plan.Decisions))]
		switch rng.IntN(3) {
		case 0:
			d.Wave = int32(rng.IntN(p.T()+2)) - 1
		case 1:
			d.Target = int32(rng.IntN(len(p.Estate.Sites)))
		default:
			d.Method = inventory.Method(rng.IntN(int(inventory.NumMethods)))
		}
	}
	return plan
}

// definition is the state of one literal check.
type definition struct {
	p    *model.Problem
	d    map[int32]model.Decision
	keys map[string]bool
}

func literally(p *model.Problem, plan *model.Plan) []string {
	l := &definition{p: p, d: map[int32]model.Decision{}, keys: map[string]bool{}}
	for _, d := range plan.Decisions {
		if d.Method == inventory.MethodRetire && d.Wave > 0 {
			d.Target = inventory.NoSite
		}
		l.d[d.Asset] = d
	}
	for _, d := range l.d {
		l.alone(d)
		l.freezes(d)
	}
	l.keep()
	for t := range p.T() + 1 {
		l.capacity(t)
	}
	for w := 1; w <= p.T(); w++ {
		l.wave(w)
		l.copies(w)
		l.availability(w)
	}
	l.spreads()
	for _, dep := range p.Estate.Dependencies {
		l.tie(dep)
	}
	return slices.Sorted(maps.Keys(l.keys))
}

func (l *definition) note(wave int32, format string, args ...any) {
	l.keys[fmt.Sprintf(format, args...)+fmt.Sprintf("@%d", wave)] = true
}

func (l *definition) asset(a int32) *inventory.Asset { return &l.p.Estate.Assets[a] }

func (l *definition) moved(d model.Decision) bool {
	return d.Wave > 0 && d.Target != inventory.NoSite && d.Target != l.asset(d.Asset).Site
}

func (l *definition) siteIn(a int32, t int) int32 { return l.p.SiteIn(l.d[a], t) }

// alone is what a decision breaks whatever the others are: C1, C2, C9 and pilots.
func (l *definition) alone(d model.Decision) {
	a, id := l.asset(d.Asset), l.asset(d.Asset).ID
	if d.Wave == model.Unscheduled {
		return
	}
	if d.Method == inventory.MethodRetire && a.Method != inventory.MethodRetire {
		l.note(d.Wave, "C2 %s", id)
	}
	if d.Wave == 0 {
		if d.Target != a.Site || l.p.Estate.Sites[a.Site].Role == inventory.RoleRetire || a.Method == inventory.MethodRetire {
			l.note(0, "C1 %s", id)
		}
		return
	}
	if tier, w := int(a.Tier), l.p.Scenario.Wave; int(d.Wave) <= w.PilotWaves && tier < w.PilotMinTier {
		l.note(d.Wave, "C4 %s", id)
	}
	if d.Method == inventory.MethodRetire {
		if a.Method != inventory.MethodRetire {
			l.note(d.Wave, "C2 %s", id)
		}
		return
	}
	l.move(d, a)
}

func (l *definition) move(d model.Decision, a *inventory.Asset) {
	if d.Target == inventory.NoSite || d.Target == a.Site || l.p.Estate.Sites[d.Target].Role == inventory.RoleRetire {
		l.note(d.Wave, "C1 %s", a.ID)
	}
	if d.Target == inventory.NoSite {
		if a.Method != inventory.MethodAuto && a.Method != d.Method || a.Method == inventory.MethodRetain {
			l.note(d.Wave, "C2 %s", a.ID)
		}
		return
	}
	right := a.Method == d.Method && d.Method != inventory.MethodRetain
	if a.Method == inventory.MethodAuto {
		right = l.p.AutoAllows(d.Asset, d.Target, d.Method)
	} else if d.Method == inventory.MethodLive {
		right = right && l.p.Link(a.Site, d.Target).RTTms <= l.p.Scenario.Copy.LiveMaxRTTms
	}
	if d.Target != a.Site {
		right = right && l.p.MayEnter(d.Asset, d.Target)
		if l.p.Estate.Sites[d.Target].Role == inventory.RoleCloud {
			from, ok := l.p.Scenario.Policy.CloudFrom(a.DataClass)
			start := l.p.Windows[d.Wave-1].Start.In(l.p.Scenario.Location)
			right = right && ok && start.Format("2006-01-02") >= from.String()
		}
	}
	if !right {
		l.note(d.Wave, "C2 %s", a.ID)
	}
	m := l.p.NewMove(d.Asset, d.Target, d.Method)
	if m.RawMinutes > l.p.Windows[d.Wave-1].Minutes()+1e-6 || l.outage(d.Asset) > l.p.MaxDowntime[d.Asset]+1e-6 {
		l.note(d.Wave, "C9 %s", a.ID)
	}
}

// outage is outage(v) of section 3.
func (l *definition) outage(a int32) float64 {
	d := l.d[a]
	if d.Wave <= 0 || d.Target == inventory.NoSite {
		return 0
	}
	if g := l.p.GroupOf[a]; g >= 0 && len(l.p.Groups[g].Members) >= 2 && l.up(l.p.Groups[g].Members, int(d.Wave)) >= l.p.Groups[g].MinAvailable {
		return 0
	}
	return l.p.NewMove(a, d.Target, d.Method).RawMinutes
}

// up counts the assets that are neither being cut over in a wave nor retired.
func (l *definition) up(assets []int32, w int) int {
	n := 0
	for _, a := range assets {
		d := l.d[a]
		if int(d.Wave) != w && (!d.Retires() || int(d.Wave) > w) {
			n++
		}
	}
	return n
}

func (l *definition) keep() {
	kept := map[int32]bool{}
	for _, d := range l.d {
		if d.Wave == model.Unscheduled {
			continue
		}
		if s := l.siteIn(d.Asset, l.p.T()); s != inventory.NoSite && l.p.Estate.Sites[s].Role == inventory.RoleCandidate {
			kept[s] = true
		}
	}
	if len(kept) > l.p.Scenario.Keep {
		l.note(-1, "C1 keep")
	}
}

func (l *definition) capacity(t int) {
	for s, site := range l.p.Estate.Sites {
		for r := range inventory.NumResources {
			now, start := 0.0, 0.0
			for a, d := range l.d {
				need := l.asset(a).Needs[r]
				there := l.siteIn(a, t) == int32(s)
				arrives := l.moved(d) && d.Target == int32(s) && int(d.Wave) == t+1 && l.p.Scenario.Methods[d.Method].OverlapDays > 0
				if there || arrives {
					now += need
				}
				if l.asset(a).Site == int32(s) {
					start += need
				}
			}
			if now > math.Max(start, site.Capacity[r])+1e-6 {
				l.note(int32(t), "C3 site:%s", site.ID)
			}
		}
	}
}

// inWave adds up a quantity of the wave's assets.
func (l *definition) inWave(w int, quantity func(*inventory.Asset, model.Decision) float64) float64 {
	total := 0.0
	for a, d := range l.d {
		if int(d.Wave) == w {
			total += quantity(l.asset(a), d)
		}
	}
	return total
}

func (l *definition) wave(w int) {
	limits := l.p.Scenario.Wave
	check := func(subject string, limit float64, quantity func(*inventory.Asset) float64) {
		if l.inWave(w, func(a *inventory.Asset, _ model.Decision) float64 { return quantity(a) }) > limit+1e-6 {
			l.note(int32(w), "C4 %s", subject)
		}
	}
	one := func(*inventory.Asset) float64 { return 1 }
	hours := func(a *inventory.Asset) float64 { return a.EffortHours }
	check("wave.max_assets", limits.MaxAssets, one)
	if w <= len(limits.Ramp) {
		check("wave.ramp", limits.Ramp[w-1], one)
	}
	check("wave.max_effort_hours", limits.MaxEffortHours, hours)
	check("wave.max_tier0", limits.MaxTier0, func(a *inventory.Asset) float64 { return map[uint8]float64{0: 1}[a.Tier] })
	for _, team := range l.p.Estate.Teams {
		of := func(f func(*inventory.Asset) float64) func(*inventory.Asset) float64 {
			return func(a *inventory.Asset) float64 { return map[string]float64{team.ID: f(a)}[a.Team] }
		}
		check("team:"+team.ID, team.HoursPerWindow, of(hours))
		check("team:"+team.ID, team.MaxAssetsPerWindow, of(one))
	}
}

func (l *definition) copies(w int) {
	window, c := l.p.Windows[w-1], l.p.Scenario.Copy
	before := l.p.Start
	if w > 1 {
		before = l.p.Windows[w-2].Start
	}
	days := math.Min(c.SyncDays, window.Start.Sub(before).Hours()/24)
	for i := range l.p.Estate.Sites {
		for j := range i {
			crosses := func(a *inventory.Asset, d model.Decision) bool {
				return l.moved(d) && min(a.Site, d.Target) == int32(j) && max(a.Site, d.Target) == int32(i)
			}
			ahead := l.inWave(w, func(a *inventory.Asset, d model.Decision) float64 {
				if !crosses(a, d) {
					return 0
				}
				return l.p.NewMove(d.Asset, d.Target, d.Method).TransferGB
			})
			cold := l.inWave(w, func(a *inventory.Asset, d model.Decision) float64 {
				if !crosses(a, d) || d.Method != inventory.MethodCold {
					return 0
				}
				return a.Needs[inventory.StorageGB]
			})
			mbps := l.p.Link(int32(i), int32(j)).BandwidthMbps * c.MigrationShare
			if ahead > mbps*86400*days/8000+1e-6 || cold > mbps*window.Minutes()*60/8000+1e-6 {
				l.note(int32(w), "C6 link:%s/%s", l.p.Estate.Sites[j].ID, l.p.Estate.Sites[i].ID)
			}
		}
	}
}

func (l *definition) availability(w int) {
	for _, g := range l.p.Groups {
		if len(g.Members) >= 2 && l.up(g.Members, w) < g.MinAvailable {
			l.note(int32(w), "C7 group:%s", g.Name)
		}
	}
	for a := range l.p.Estate.Assets {
		for kind, targets := range l.pools(int32(a)) {
			named := slices.ContainsFunc(targets, func(x int32) bool { return l.asset(x).IsName() })
			if !named && l.up(targets, w) == 0 {
				l.note(int32(w), "C7 pool:%s/%s", l.asset(int32(a)).ID, kind)
			}
		}
	}
}

// pools are the targets of the pools of an asset, by kind.
func (l *definition) pools(a int32) map[inventory.DependencyKind][]int32 {
	byKind := map[inventory.DependencyKind][]int32{}
	for _, d := range l.p.Estate.Dependencies {
		if d.From == a && d.Impact == inventory.ImpactOutage && d.Mode == inventory.ModeAny {
			byKind[d.Kind] = append(byKind[d.Kind], d.To)
		}
	}
	maps.DeleteFunc(byKind, func(_ inventory.DependencyKind, targets []int32) bool { return len(targets) < 2 })
	return byKind
}

func (l *definition) spreads() {
	for _, g := range l.p.Groups {
		members := slices.DeleteFunc(slices.Clone(g.Members), func(m int32) bool { return l.d[m].Retires() })
		sites := func(t int) int {
			at := map[int32]bool{}
			for _, m := range members {
				at[l.siteIn(m, t)] = true
			}
			return len(at)
		}
		moving := slices.ContainsFunc(members, func(m int32) bool { return l.d[m].Wave > 0 })
		left := slices.ContainsFunc(members, func(m int32) bool { return l.d[m].Wave == model.Unscheduled })
		if !g.Spread || len(g.Members) < 2 || len(members) < 2 || !moving && sites(0) < 2 {
			continue
		}
		if !left && sites(l.p.T()) < 2 {
			l.note(int32(l.p.T()), "C7 group:%s", g.Name)
		}
		for t := range l.p.T() + 1 {
			for before := range t {
				if sites(t) == 1 && sites(before) > 1 {
					l.note(int32(t), "C7 group:%s", g.Name)
				}
			}
		}
	}
}

func (l *definition) tie(dep inventory.Dependency) {
	if l.asset(dep.From).IsName() || l.asset(dep.To).IsName() {
		return
	}
	from, to := l.d[dep.From], l.d[dep.To]
	broken := func(wave int32) { l.note(wave, "C8 %s -> %s", l.asset(dep.From).ID, l.asset(dep.To).ID) }
	if from.Wave != 0 && to.Wave != 0 { // an end that stays binds neither of the two
		if dep.Constraints.Has(inventory.SameWave) && from.Wave != to.Wave {
			broken(max(from.Wave, to.Wave))
		}
		late := to.Wave
		if to.Wave == model.Unscheduled {
			late = math.MaxInt32
		}
		if dep.Constraints.Has(inventory.After) && from.Wave != model.Unscheduled && from.Wave <= late {
			broken(from.Wave)
		}
	}
	if !dep.Constraints.Has(inventory.SameSite) {
		return
	}
	apart := func(t int) bool { return l.siteIn(dep.From, t) != l.siteIn(dep.To, t) }
	retired := func(t int) bool {
		return from.Retires() && int(from.Wave) <= t || to.Retires() && int(to.Wave) <= t
	}
	if T := l.p.T(); apart(T) && !retired(T) && from.Wave >= 0 && to.Wave >= 0 {
		broken(int32(T))
	}
	for t := range l.p.T() + 1 {
		if !apart(0) && apart(t) && !retired(t) {
			broken(int32(t))
		}
	}
}

// outageSet is D_k(u) of section 3.
func (l *definition) outageSet(u int32, k int) map[int32]bool {
	set := map[int32]bool{u: true}
	if k == 0 {
		return set
	}
	pools := l.pools(u)
	for _, d := range l.p.Estate.Dependencies {
		if _, pooled := pools[d.Kind]; d.From == u && d.Impact == inventory.ImpactOutage && !(pooled && d.Mode == inventory.ModeAny) {
			maps.Copy(set, l.outageSet(d.To, k-1))
		}
	}
	for _, targets := range pools {
		for v := range l.outageSet(targets[0], k-1) {
			if !slices.ContainsFunc(targets, func(x int32) bool { return !l.outageSet(x, k-1)[v] }) {
				set[v] = true
			}
		}
	}
	return set
}

func (l *definition) freezes(d model.Decision) {
	if d.Wave <= 0 {
		return
	}
	w := l.p.Windows[d.Wave-1]
	for _, e := range l.p.Estate.Calendar {
		if e.Kind != inventory.Freeze || !w.Overlaps(e.Start.In(l.p.Scenario.Location), e.End.In(l.p.Scenario.Location)) {
			continue
		}
		site := l.p.Estate.SiteID(l.asset(d.Asset).Site)
		broken := l.holds(e.Scope, d.Asset, site) || d.Target != inventory.NoSite && l.holds(e.Scope, d.Asset, l.p.Estate.SiteID(d.Target))
		for u := range l.p.Estate.Assets {
			at := ""
			if !l.asset(int32(u)).IsName() {
				at = l.p.Estate.SiteID(l.siteIn(int32(u), int(d.Wave)-1))
			}
			if l.outage(d.Asset) > 0 && l.holds(e.Scope, int32(u), at) && l.outageSet(int32(u), l.p.Scenario.ImpactDepth)[d.Asset] {
				broken = true
			}
		}
		if broken {
			l.note(d.Wave, "C5 %s", l.asset(d.Asset).ID)
		}
	}
}

// holds reports whether a scope holds an asset that is at a site.
func (l *definition) holds(scope inventory.Scope, a int32, site string) bool {
	return map[inventory.ScopeKind]string{
		inventory.ScopeSite: site, inventory.ScopeAsset: l.asset(a).ID,
		inventory.ScopeTeam: l.asset(a).Team, inventory.ScopeApplication: l.asset(a).Application,
	}[scope.Kind] == scope.ID
}
