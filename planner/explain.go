package planner

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/wavecut/wavecut/planner/cost"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/planner/schedule"
)

// Explanation is why a plan decides on an asset as it does.
type Explanation struct {
	Asset int32 // of the estate
	// Decision is the plan's; the zero value for a name, which has none.
	Decision model.Decision
	// Alternatives are all other decisions, by target, then wave, each with what it
	// would change or what forbids it.
	Alternatives []schedule.Alternative
	// Best is the index of the alternative that is allowed and costs least, -1 if
	// there is none.
	Best int
	// Bindings are what keeps the asset from cheaper decisions, that which saves
	// most first, then what else holds it.
	Bindings []Binding
	// Pulls are the assets it deals with, and what the two cost while apart.
	Pulls []schedule.Pull
	// Services are what goes down with it, that which costs most first.
	Services []ServiceHit
	// Hits are the waves that take the asset itself down, where it is a service or a
	// name.
	Hits []cost.Hit
}

// Binding is a constraint that has to do with where an asset is.
type Binding struct {
	Code string
	// What names the limit, freeze, group or tie; Detail tells it with its figures.
	What, Detail string
	// Blocked counts the cheaper alternatives that it forbids, and Saves is what
	// the best of them would save; 0 where it forbids none.
	Blocked int
	Saves   float64
}

// ServiceHit is a service that goes down with an asset.
type ServiceHit struct {
	Service int32
	// Cost is what the service would save if the asset moved without an outage, in
	// major units: 0 where something else in the wave takes it down for as long.
	Cost float64
	// Waves are all the waves that take the service down: to move in one of them
	// costs it little more.
	Waves []int32
}

// Explain says why a plan decides on an asset of the estate as it does: what binds
// it, what draws it, and what every other decision on it would cost. The plan need
// not be ours; what is said of one that breaks constraints is as good as that plan.
// Which candidate sites survive is taken as given.
func Explain(p *model.Problem, plan *model.Plan, asset int32) *Explanation {
	x := &Explanation{Asset: asset, Best: -1}
	outage := cost.Evaluate(p, plan).Outage
	x.Hits = hitsOf(&outage, asset)
	place, placed := slices.BinarySearch(p.Placed, asset)
	if !placed {
		return x
	}
	n, i := schedule.Inspect(p, plan), int32(place)
	x.Decision = plan.Decisions[place]
	x.Alternatives = n.Alternatives(i)
	for k := range x.Alternatives {
		a := &x.Alternatives[k]
		if a.Allowed() && (x.Best < 0 || a.Change.Sum() < x.Alternatives[x.Best].Change.Sum()) {
			x.Best = k
		}
	}
	x.bind(p, n, i)
	x.Pulls = n.Pulls(i)
	x.Services = services(p, n, i, &outage)
	return x
}

// hitsOf are the waves that take a service down.
func hitsOf(o *cost.Outage, service int32) []cost.Hit {
	k, ok := slices.BinarySearchFunc(o.Services, service, func(s cost.ServiceOutage, a int32) int { return cmp.Compare(s.Asset, a) })
	if !ok {
		return nil
	}
	return o.Services[k].Hits
}

// bind collects what stands in the way of cheaper decisions, then what holds the
// asset besides.
func (x *Explanation) bind(p *model.Problem, n *schedule.Inspector, i int32) {
	at := map[string]int{}
	for k := range x.Alternatives {
		a := &x.Alternatives[k]
		if a.Allowed() || a.Wave == schedule.Any && a.Obstacle.Code != "C9" && a.Obstacle.Code != "C2" {
			continue
		}
		saves := -a.Change.Sum()
		if saves <= 0 && a.Wave != schedule.Any {
			continue
		}
		b := x.binding(at, a.Obstacle.Code, a.Obstacle.What, a.Obstacle.Detail)
		b.Blocked++
		if saves > b.Saves {
			b.Saves, b.Detail = saves, a.Obstacle.Detail
		}
	}
	slices.SortStableFunc(x.Bindings, func(a, b Binding) int { return cmp.Compare(b.Saves, a.Saves) })
	at = map[string]int{}
	for k, b := range x.Bindings {
		at[b.Code+b.What] = k
	}
	for _, f := range n.FullLimits(i) {
		x.binding(at, f.Code, f.Name, fmt.Sprintf("%s: %.6g of %.6g in its wave", f.Name, f.Used, f.Most))
	}
	for _, t := range n.Ties(i) {
		what := t.Words + " " + p.Estate.Assets[t.Other].ID
		x.binding(at, "C8", what, what+", "+t.Where)
	}
	x.standing(p, at)
}

// binding finds or adds a binding.
func (x *Explanation) binding(at map[string]int, code, what, detail string) *Binding {
	k, ok := at[code+what]
	if !ok {
		k = len(x.Bindings)
		at[code+what] = k
		x.Bindings = append(x.Bindings, Binding{Code: code, What: what, Detail: detail})
	}
	return &x.Bindings[k]
}

// standing adds what holds the asset in any plan: its replica group and the pilot
// waves.
func (x *Explanation) standing(p *model.Problem, at map[string]int) {
	a := &p.Estate.Assets[x.Asset]
	if g := p.GroupOf[x.Asset]; g >= 0 && len(p.Groups[g].Members) >= 2 {
		group := &p.Groups[g]
		detail := fmt.Sprintf("replica group %s: at least %d of %d must be up", group.Name, group.MinAvailable, len(group.Members))
		if group.Spread {
			detail += ", and not all on one site"
		}
		x.binding(at, "C7", "replica group "+group.Name, detail)
	}
	if w := &p.Scenario.Wave; w.PilotWaves > 0 && int(a.Tier) < w.PilotMinTier {
		x.binding(at, "C4", "pilot waves", fmt.Sprintf("waves 1 to %d take only tiers %d and above", w.PilotWaves, w.PilotMinTier))
	}
	if x.Decision.Wave == model.Unscheduled {
		x.binding(at, cmp.Or(code(x.Decision.Reason), "C1"), "unscheduled", x.Decision.Reason)
	}
}

// code is the constraint that a reason begins with, if it does.
func code(reason string) string {
	for k, r := range reason {
		if r == ':' || r == ' ' {
			return reason[:k]
		}
	}
	return reason
}

// services lists what goes down with an asset and what that costs.
func services(p *model.Problem, n *schedule.Inspector, i int32, o *cost.Outage) []ServiceHit {
	minutes := n.Minutes(i)
	if minutes == 0 {
		return nil
	}
	wave := n.WaveOf(i)
	var all []ServiceHit
	for _, u := range n.Dependents(i) {
		if p.ServiceCost[u] <= 0 {
			continue
		}
		hit := ServiceHit{Service: u}
		for _, h := range hitsOf(o, u) {
			hit.Waves = append(hit.Waves, h.Wave)
			if h.Wave == wave && minutes >= h.Minutes {
				longer := max(0, minutes-n.MinutesWithout(i, u))
				hit.Cost = longer / 60 * p.ServiceCost[u] * p.Windows[wave-1].LoadFactor
			}
		}
		all = append(all, hit)
	}
	slices.SortStableFunc(all, func(a, b ServiceHit) int { return cmp.Compare(b.Cost, a.Cost) })
	return all
}
