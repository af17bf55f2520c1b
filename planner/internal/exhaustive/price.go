package exhaustive

import (
	"math"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

// prices holds what the choices cost, taken apart so that a partial plan can be
// priced from below: terms of one asset, of two, of a site, of a wave and of a
// service. On a whole and sound plan the sum is the exact one of planner/cost,
// which Best checks each time that it finds a better plan.
type prices struct {
	p        *model.Problem
	choices  [][]model.Decision // by place; the last one is unscheduled
	alone    [][]float64        // by place and choice
	least    []float64          // by place: the smallest of alone
	pairs    []pair
	services []service
	minutes  [][]float64 // by place and choice: outage(v) where C7 holds
	homes    [][]int     // by site: the places of its assets
}

// pair is two places between which dependencies are split, i < j.
type pair struct {
	i, j int
	cost [][]float64 // by choice of each
}

// service is what a minute of downtime costs, and the places that cause it.
type service struct {
	perMinute float64
	places    []int
}

func newPrices(p *model.Problem, choices [][]model.Decision) *prices {
	q := &prices{p: p, choices: choices, homes: make([][]int, len(p.Estate.Sites))}
	for i, a := range p.Placed {
		q.homes[p.Estate.Assets[a].Site] = append(q.homes[p.Estate.Assets[a].Site], i)
		var alone, minutes []float64
		least := math.Inf(1)
		for _, d := range choices[i] {
			cost, outage := q.price(d)
			alone, minutes = append(alone, cost), append(minutes, outage)
			least = min(least, cost)
		}
		q.alone, q.minutes, q.least = append(q.alone, alone), append(q.minutes, minutes), append(q.least, least)
	}
	q.addPairs()
	q.addServices()
	return q
}

// price is what a decision costs by itself, and how long the asset is down.
func (q *prices) price(d model.Decision) (cost, minutes float64) {
	for t, days := range q.p.Days {
		if s := q.p.SiteIn(d, t); s != inventory.NoSite {
			cost += days * q.p.DailyRate(d.Asset, s)
		}
	}
	if d.Moves() {
		m := q.p.NewMove(d.Asset, d.Target, d.Method)
		cost += m.Cost
		minutes = m.Minutes
	}
	return cost, minutes
}

func (q *prices) addPairs() {
	place := make(map[int32]int, len(q.p.Placed))
	for i, a := range q.p.Placed {
		place[a] = i
	}
	all := q.p.NewPairs()
	for k := range all.Len() {
		x := pair{i: place[all.U[k]], j: place[all.V[k]]}
		for _, u := range q.choices[x.i] {
			var row []float64
			for _, v := range q.choices[x.j] {
				cost := 0.0
				for t, days := range q.p.Days {
					cost += days * all.PerDay(k, q.p.SiteIn(u, t), q.p.SiteIn(v, t))
				}
				row = append(row, cost)
			}
			x.cost = append(x.cost, row)
		}
		q.pairs = append(q.pairs, x)
	}
}

func (q *prices) addServices() {
	for u, perHour := range q.p.ServiceCost {
		if perHour <= 0 {
			continue
		}
		s := service{perMinute: perHour / 60}
		set := outageSet(q.p, int32(u), q.p.Scenario.ImpactDepth)
		for i, a := range q.p.Placed {
			if set[a] {
				s.places = append(s.places, i)
			}
		}
		q.services = append(q.services, s)
	}
}

// below is what the plan costs at least whose first assets have these choices;
// exactly that where all have one and it is sound.
func (q *prices) below(chosen []int) float64 {
	total := 0.0
	for i := range q.choices {
		if i < len(chosen) {
			total += q.alone[i][chosen[i]]
		} else {
			total += q.least[i]
		}
	}
	for _, x := range q.pairs {
		if x.i < len(chosen) && x.j < len(chosen) {
			total += x.cost[chosen[x.i]][chosen[x.j]]
		}
	}
	return total + q.sites(chosen) + q.waves(chosen) + q.downtime(chosen)
}

// sites is the fixed cost. A site that may be given up costs the less the sooner
// the last of its assets leaves; who is not decided may leave at once.
func (q *prices) sites(chosen []int) float64 {
	total := 0.0
	for s := range q.p.Estate.Sites {
		role := q.p.Estate.Sites[s].Role
		last, kept := 0, role == inventory.RoleKeep || role == inventory.RoleCloud
		for _, i := range q.homes[s] {
			if i >= len(chosen) {
				continue
			}
			if d := q.choices[i][chosen[i]]; d.Moves() {
				last = max(last, int(d.Wave))
			} else {
				last = model.NoExit
			}
		}
		if role == inventory.RoleCandidate {
			kept = kept || q.entered(int32(s), chosen)
		}
		if kept {
			total += q.p.KeptCost(int32(s))
		} else {
			total += q.p.RetiredCost(int32(s), last)
		}
	}
	return total
}

func (q *prices) entered(site int32, chosen []int) bool {
	for i, c := range chosen {
		if d := q.choices[i][c]; q.p.SiteIn(d, q.p.T()) == site {
			return true
		}
	}
	return false
}

func (q *prices) waves(chosen []int) float64 {
	used := make([]bool, q.p.T()+1)
	total := 0.0
	for i, c := range chosen {
		if w := q.choices[i][c].Wave; w > 0 && !used[w] {
			used[w] = true
			total += q.p.Scenario.WaveFixedCost
		}
	}
	return total
}

func (q *prices) downtime(chosen []int) float64 {
	total := 0.0
	longest := make([]float64, q.p.T()+1)
	for _, s := range q.services {
		clear(longest)
		for _, i := range s.places {
			if i < len(chosen) {
				if w := q.choices[i][chosen[i]].Wave; w > 0 {
					longest[w] = max(longest[w], q.minutes[i][chosen[i]])
				}
			}
		}
		for w, minutes := range longest {
			if minutes > 0 {
				total += minutes * s.perMinute * q.p.Windows[w-1].LoadFactor
			}
		}
	}
	return total
}

// outageSet is D_k(u) of model.md section 3, by its definition.
func outageSet(p *model.Problem, u int32, k int) map[int32]bool {
	set := map[int32]bool{u: true}
	if k == 0 {
		return set
	}
	pools := map[inventory.DependencyKind][]int32{}
	var outright []int32
	for _, d := range p.Estate.DependenciesOf(u) {
		switch {
		case d.Impact != inventory.ImpactOutage:
		case d.Mode == inventory.ModeAny:
			pools[d.Kind] = append(pools[d.Kind], d.To)
		default:
			outright = append(outright, d.To)
		}
	}
	for _, targets := range pools { // a pool of one counts like the rest
		for v := range outageSet(p, targets[0], k-1) {
			inAll := true
			for _, t := range targets[1:] {
				inAll = inAll && outageSet(p, t, k-1)[v]
			}
			if inAll {
				set[v] = true
			}
		}
	}
	for _, t := range outright {
		for v := range outageSet(p, t, k-1) {
			set[v] = true
		}
	}
	return set
}
