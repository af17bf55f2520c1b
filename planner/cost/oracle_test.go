package cost_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/cost"
	"github.com/wavecut/wavecut/planner/internal/estatetest"
	"github.com/wavecut/wavecut/planner/model"
)

// oracle prices a plan a second time, as slowly as the words of the model allow:
// day by day lists of sites, sets as maps, months counted one by one, outage sets
// by recursion. It takes from the problem what inventory and scenario say, and
// the resolved windows; everything else it works out itself.
type oracle struct {
	p    *model.Problem
	plan *model.Plan
	by   map[int32]model.Decision
}

func newOracle(p *model.Problem, plan *model.Plan) *oracle {
	o := &oracle{p: p, plan: plan, by: map[int32]model.Decision{}}
	for _, d := range plan.Decisions {
		o.by[d.Asset] = d
	}
	return o
}

// site is where an asset is in interval t, -1 for nowhere.
func (o *oracle) site(asset int32, t int) int32 {
	d, ok := o.by[asset]
	if !ok {
		return -1
	}
	if d.Wave >= 1 && t >= int(d.Wave) {
		if d.Method == inventory.MethodRetire {
			return -1
		}
		return d.Target
	}
	return o.p.Estate.Assets[asset].Site
}

// days is the length of interval t.
func (o *oracle) days(t int) float64 {
	from, to := o.p.Start, o.p.End
	if t > 0 {
		from = o.p.Windows[t-1].Start
	}
	if t < len(o.p.Windows) {
		to = o.p.Windows[t].Start
	}
	return to.Sub(from).Hours() / 24
}

func (o *oracle) rate(asset, site int32) float64 {
	n, s := o.p.Estate.Assets[asset].Needs, o.p.Estate.Sites[site]
	return (n[inventory.RackUnits]*s.MonthlyCostPerRackUnit + n[inventory.PowerKW]*s.MonthlyCostPerKW +
		n[inventory.VCPU]*s.MonthlyCostPerVCPU + n[inventory.StorageGB]*s.MonthlyCostPerGB) / 30.4375
}

// months counts the calendar months that intersect [a, b) one day at a time.
func (o *oracle) months(a, b time.Time) float64 {
	seen := map[[2]int]bool{}
	for t := a; t.Before(b); t = t.Add(6 * time.Hour) {
		seen[monthIn(t, o.p)] = true
	}
	if a.Before(b) {
		seen[monthIn(b.Add(-1), o.p)] = true
	}
	return float64(len(seen))
}

func monthIn(t time.Time, p *model.Problem) [2]int {
	y, m, _ := t.In(p.Scenario.Location).Date()
	return [2]int{y, int(m)}
}

func (o *oracle) colocation() float64 {
	total := 0.0
	for a, d := range o.by {
		for t := 0; t <= o.p.T(); t++ {
			if s := o.site(a, t); s >= 0 {
				total += o.rate(a, s) * o.days(t)
			}
		}
		if d.Wave >= 1 && d.Method != inventory.MethodRetire {
			total += o.p.Scenario.Methods[d.Method].OverlapDays * o.rate(a, d.Target)
		}
	}
	for s := range o.p.Estate.Sites {
		total += o.fixed(int32(s))
	}
	return total
}

func (o *oracle) fixed(site int32) float64 {
	s := o.p.Estate.Sites[site]
	fixed := s.MonthlyFixedCost
	ends, meant, starts, last := false, false, false, 0
	for a, d := range o.by {
		if o.site(a, o.p.T()) == site {
			ends = true
			meant = meant || d.Wave != model.Unscheduled
		}
		if o.p.Estate.Assets[a].Site == site {
			starts = true
			last = max(last, int(d.Wave))
		}
	}
	role := s.Role
	if role == inventory.RoleKeep || role == inventory.RoleCloud || role == inventory.RoleCandidate && meant {
		return fixed * o.months(o.p.Start, o.p.End)
	}
	exit := o.p.End
	switch {
	case ends:
	case !starts:
		exit = o.p.Start
	default:
		exit = o.p.Windows[last-1].Start.Add(time.Duration(s.DecommissionDays * 24 * 3600 * 1e9))
		if exit.After(o.p.End) {
			exit = o.p.End
		}
	}
	paid := o.months(o.p.Start, exit)
	if s.ContractEnd.IsZero() {
		return fixed * paid
	}
	contract := s.ContractEnd.In(o.p.Scenario.Location)
	if contract.After(o.p.End) {
		contract = o.p.End
	}
	if !contract.After(exit) {
		return fixed * paid
	}
	rest := o.months(o.p.Start, contract) - paid
	return fixed*paid + math.Min(s.EarlyExitFee, fixed*rest)
}

func (o *oracle) migration() float64 {
	total := 0.0
	waves := map[int32]bool{}
	for a, d := range o.by {
		if d.Wave < 1 {
			continue
		}
		waves[d.Wave] = true
		x := o.p.Estate.Assets[a]
		total += x.EffortHours*o.p.Scenario.CostPerEffortHour + o.p.Scenario.Methods[d.Method].FixedCost
		if d.Method != inventory.MethodRetire {
			total += o.transfer(x, d.Method) * o.link(x.Site, d.Target).TransferCostPerGB
		}
	}
	return total + float64(len(waves))*o.p.Scenario.WaveFixedCost
}

func (o *oracle) transfer(x inventory.Asset, m inventory.Method) float64 {
	switch m {
	case inventory.MethodDrain, inventory.MethodRedeploy, inventory.MethodCold:
		return x.Needs[inventory.StorageGB]
	case inventory.MethodReplicate:
		return x.Needs[inventory.StorageGB] + 7*x.ChangeGBPerDay
	case inventory.MethodLive:
		return x.Needs[inventory.StorageGB] + x.Needs[inventory.MemoryGB]
	}
	return 0
}

func (o *oracle) link(a, b int32) inventory.Link {
	for _, l := range o.p.Estate.Links {
		if l.From == a && l.To == b || l.From == b && l.To == a {
			return l
		}
	}
	d := o.p.Scenario.LinkDefault
	return inventory.Link{BandwidthMbps: d.BandwidthMbps, RTTms: d.RTTms, TransferCostPerGB: d.TransferCostPerGB}
}

// outage is outage(v) of section 5, with the relief of a group that keeps C7.
func (o *oracle) outage(v int32) float64 {
	d, ok := o.by[v]
	if !ok || d.Wave < 1 {
		return 0
	}
	var members []int32
	for m := range o.by {
		if g := o.p.Estate.Assets[v].ReplicaGroup; g != "" && o.p.Estate.Assets[m].ReplicaGroup == g {
			members = append(members, m)
		}
	}
	if len(members) >= 2 && o.keepsC7(members, d.Wave) {
		return 0
	}
	x, c := o.p.Estate.Assets[v], o.p.Scenario.Copy
	stream := c.StreamMbps
	if d.Method != inventory.MethodRetire {
		stream = math.Min(stream, o.link(x.Site, d.Target).BandwidthMbps*c.MigrationShare)
	}
	switch d.Method {
	case inventory.MethodReplicate:
		return 5 + 8000*(x.ChangeGBPerDay*c.ReplicationLagMinutes/1440)/(60*stream)
	case inventory.MethodLive:
		return 0.1
	case inventory.MethodCold:
		return 15 + 8000*x.Needs[inventory.StorageGB]/(60*stream)
	case inventory.MethodPhysical:
		return c.PhysicalHours * 60
	}
	return 0
}

func (o *oracle) keepsC7(members []int32, wave int32) bool {
	least, serving := 0, 0
	for _, m := range members {
		least = max(least, o.p.Estate.Assets[m].MinAvailable)
		d := o.by[m]
		if d.Wave != wave && !(d.Method == inventory.MethodRetire && d.Wave >= 1 && d.Wave < wave) {
			serving++
		}
	}
	return serving >= min(least, len(members)-1)
}

type set map[int32]bool

// outageSet is D_k(u), word for word.
func (o *oracle) outageSet(u int32, k int) set {
	d := set{u: true}
	if k == 0 {
		return d
	}
	pools := map[inventory.DependencyKind][]int32{}
	for _, x := range o.p.Estate.Dependencies {
		if x.From == u && x.Impact == inventory.ImpactOutage && x.Mode == inventory.ModeAny {
			pools[x.Kind] = append(pools[x.Kind], x.To)
		}
	}
	for _, x := range o.p.Estate.Dependencies {
		if x.From != u || x.Impact != inventory.ImpactOutage || x.Mode == inventory.ModeAny && len(pools[x.Kind]) >= 2 {
			continue
		}
		for v := range o.outageSet(x.To, k-1) {
			d[v] = true
		}
	}
	for _, pool := range pools {
		if len(pool) < 2 {
			continue
		}
		common := o.outageSet(pool[0], k-1)
		for _, v := range pool[1:] {
			other := o.outageSet(v, k-1)
			for x := range common {
				if !other[x] {
					delete(common, x)
				}
			}
		}
		for v := range common {
			d[v] = true
		}
	}
	return d
}

func (o *oracle) downtime() (money, minutes float64) {
	for u, perHour := range o.p.ServiceCost {
		if perHour <= 0 {
			continue
		}
		longest := make([]float64, o.p.T()+1)
		for v := range o.outageSet(int32(u), o.p.Scenario.ImpactDepth) {
			if d, ok := o.by[v]; ok && d.Wave >= 1 {
				longest[d.Wave] = math.Max(longest[d.Wave], o.outage(v))
			}
		}
		for w, m := range longest {
			minutes += m
			if m > 0 {
				money += m / 60 * perHour * o.p.Windows[w-1].LoadFactor
			}
		}
	}
	return money, minutes
}

func (o *oracle) split() float64 {
	total := 0.0
	for _, d := range o.p.Estate.Dependencies {
		for t := 0; t <= o.p.T(); t++ {
			a, b := o.site(d.From, t), o.site(d.To, t)
			if a < 0 || b < 0 || a == b {
				continue
			}
			l := o.link(a, b)
			total += o.days(t) * (d.CallsPerSecond*86400*l.RTTms/3600000*o.p.Scenario.LatencyCostPerHour +
				d.TrafficMbps*10.8*l.TransferCostPerGB)
			if !math.IsNaN(d.MaxRTTms) && l.RTTms > d.MaxRTTms {
				total += o.days(t) * o.p.Scenario.SLAPenaltyPerDay
			}
		}
	}
	return total
}

// TestEvaluateEqualsOracle prices random plans, feasible or not, of random estates.
func TestEvaluateEqualsOracle(t *testing.T) {
	n := uint64(1500)
	if testing.Short() {
		n = 300
	}
	for seed := range n {
		rng := rand.New(rand.NewPCG(seed, 11))
		p := estatetest.RandomProblem(rng, estatetest.Options{
			Assets: 4 + int(seed%5), Names: 1 + int(seed%3), Sites: 2 + int(seed%3), Dependencies: 14, Chance: 0.5,
		})
		plan := estatetest.RandomPlan(rng, p)
		ev, o := cost.Evaluate(p, plan), newOracle(p, plan)
		downtime, minutes := o.downtime()
		check(t, "colocation", ev.Exact.Colocation, o.colocation())
		check(t, "migration", ev.Exact.Migration, o.migration())
		check(t, "downtime", ev.Exact.Downtime, downtime)
		check(t, "split", ev.Exact.Split, o.split())
		check(t, "minutes", ev.Outage.Minutes, minutes)
		checkSums(t, ev)
		if t.Failed() {
			t.Fatalf("seed %d: %+v", seed, plan)
		}
	}
}

// checkSums: what is printed adds up.
func checkSums(t *testing.T, ev *cost.Evaluation) {
	t.Helper()
	var months cost.Parts
	for _, m := range ev.Months {
		months.Colocation += m.Colocation
		months.Migration += m.Migration
		months.Downtime += m.Downtime
		months.Split += m.Split
	}
	if months != ev.Cost || ev.Cost.Sum() != ev.Total {
		t.Errorf("months add up to %+v, the parts are %+v, the total %d", months, ev.Cost, ev.Total)
	}
	byTier, byWave := 0.0, 0.0
	for _, m := range ev.Outage.ByTier {
		byTier += m
	}
	for _, m := range ev.Outage.ByWave {
		byWave += m
	}
	check(t, "minutes by tier", byTier, ev.Outage.Minutes)
	check(t, "minutes by wave", byWave, ev.Outage.Minutes)
}

// TestEvaluateTakesAnyOrder: the order of decisions does not show.
func TestEvaluateTakesAnyOrder(t *testing.T) {
	for seed := range uint64(50) {
		rng := rand.New(rand.NewPCG(seed, 12))
		p := estatetest.RandomProblem(rng, estatetest.Options{Assets: 8})
		plan := estatetest.RandomPlan(rng, p)
		want := cost.Evaluate(p, plan)
		shuffled := &model.Plan{Decisions: slices.Clone(plan.Decisions)}
		rng.Shuffle(len(plan.Decisions), func(i, j int) {
			shuffled.Decisions[i], shuffled.Decisions[j] = shuffled.Decisions[j], shuffled.Decisions[i]
		})
		if got := cost.Evaluate(p, shuffled); got.Total != want.Total {
			t.Errorf("seed %d: %d and %d", seed, got.Total, want.Total)
		}
	}
}

// TestRetiredCost holds what the search uses for exits to the oracle: equal for
// the plan's exits, and never falling as the last asset leaves later.
func TestRetiredCost(t *testing.T) {
	for seed := range uint64(400) {
		rng := rand.New(rand.NewPCG(seed, 13))
		p := estatetest.RandomProblem(rng, estatetest.Options{Assets: 6, Sites: 3, Chance: 0.6})
		plan := estatetest.RandomPlan(rng, p)
		o := newOracle(p, plan)
		for _, x := range cost.Evaluate(p, plan).Exits {
			last := x.LastWave
			if !x.Emptied {
				last = model.NoExit
			}
			check(t, "cost of the exit", p.RetiredCost(x.Site, last), o.fixed(x.Site))
			before := 0.0
			for w := range p.T() + 2 {
				now := p.RetiredCost(x.Site, w)
				if now < before-1e-6 {
					t.Errorf("seed %d: leaving site %d in wave %d costs %v, before %v", seed, x.Site, w, now, before)
				}
				before = now
			}
		}
		for i := range p.Estate.Sites {
			if p.Estate.Sites[i].Survives() {
				check(t, "cost of a site that is kept", p.KeptCost(int32(i)), o.fixed(int32(i)))
			}
		}
	}
}
