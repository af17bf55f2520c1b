package continuity

import (
	"context"
	"math"
	"slices"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

// Matrix is what the loss of each site would do at every step of a plan.
type Matrix struct {
	Services int
	// Steps are the start (wave 0) and the time after each wave that is not empty.
	Steps []Step
	// Unmet are the services whose declared RTO or RPO some loss would exceed, at the
	// step at which that is first so, in order of wave, then service.
	Unmet []Shortfall
	// Created are the services that outlast any one loss at the start and at some step
	// do not, at the first such step, in order of wave, then service.
	Created []Shortfall
	// Undone are the assets with a declared mode and neither a replica group of two
	// nor a standby that lasts: no plan can keep what is declared.
	Undone []int32
}

// Step is the losses of all sites at one step.
type Step struct {
	Wave   int32
	Losses []Loss // by site
}

// Loss is the loss of one site.
type Loss struct {
	Assets int // at the site
	// Down are the services that would be interrupted, by tier, Lost those of them
	// that would not come back.
	Down, Lost [model.NumTiers]int
	// Worst is the worst of the services that come back.
	Worst model.Recovery
	// PerHour is what an hour of these services' downtime costs, in major units.
	PerHour float64
}

// Total adds up tiers.
func Total(by [model.NumTiers]int) int {
	n := 0
	for _, k := range by {
		n += k
	}
	return n
}

// Shortfall is a service that the loss of a site would hit harder than it may.
type Shortfall struct {
	Service int32
	Wave    int32
	Site    int32
	Cause   int32 // the asset that decides
	model.Recovery
}

// Assess works out the matrix. An interrupt ends it early with an error.
func Assess(ctx context.Context, p *model.Problem, plan *model.Plan) (*Matrix, error) {
	a := &assessment{study: newStudy(p), m: &Matrix{}}
	a.m.Services = len(a.services)
	a.safe, a.met = make([]bool, len(a.services)), make([]bool, len(a.services))
	a.m.Undone = a.undone()
	for _, wave := range wavesOf(plan) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		a.step(wave, a.positionAt(plan, int(wave)))
	}
	return a.m, nil
}

// wavesOf lists 0 and the waves of the plan, ascending.
func wavesOf(plan *model.Plan) []int32 {
	waves := []int32{0}
	for _, d := range plan.Decisions {
		if d.Moves() {
			waves = append(waves, d.Wave)
		}
	}
	slices.Sort(waves)
	return slices.Compact(waves)
}

type assessment struct {
	*study
	m    *Matrix
	safe []bool // by service: no loss is final, so far
	met  []bool // by service: its RTO and RPO are kept, so far
}

// step adds the losses of one step.
func (a *assessment) step(wave int32, at position) {
	step := Step{Wave: wave, Losses: make([]Loss, len(a.p.Estate.Sites))}
	for _, site := range at {
		if site != inventory.NoSite {
			step.Losses[site].Assets++
		}
	}
	own, by := a.recoveries(at), make([]outcome, len(a.p.Estate.Sites))
	for i, u := range a.services {
		a.outcomes(i, at, own, by)
		for site := range by {
			step.Losses[site].count(&by[site], a.p.Estate.Assets[u].Tier, a.p.ServiceCost[u])
		}
		a.judge(i, wave, by)
	}
	a.m.Steps = append(a.m.Steps, step)
}

// count takes the outcome for one service into the figures of a loss.
func (l *Loss) count(o *outcome, tier uint8, perHour float64) {
	if !o.hit || o.RTOMinutes == 0 && o.RPOMinutes == 0 {
		return
	}
	l.PerHour += perHour
	switch {
	case math.IsInf(o.RTOMinutes, 1):
		l.Down[tier]++
		l.Lost[tier]++
	default:
		l.Down[tier]++
		l.Worst = l.Worst.Worse(o.Recovery)
	}
}

// judge compares a service with what it declares and with its start.
func (a *assessment) judge(i int, wave int32, by []outcome) {
	worst := 0
	for site := range by {
		if by[site].Exceeds(by[worst].Recovery) {
			worst = site
		}
	}
	u, o := a.services[i], by[worst]
	found := Shortfall{Service: u, Wave: wave, Site: int32(worst), Cause: o.cause, Recovery: o.Recovery}
	final := math.IsInf(o.RTOMinutes, 1)
	if wave == 0 {
		a.safe[i], a.met[i] = !final, true
	}
	if a.safe[i] && final {
		a.safe[i] = false
		a.m.Created = append(a.m.Created, found)
	}
	asset := &a.p.Estate.Assets[u]
	if a.met[i] && (o.RTOMinutes > asset.RTOMinutes || o.RPOMinutes > asset.RPOMinutes) { // false where not given
		a.met[i] = false
		a.m.Unmet = append(a.m.Unmet, found)
	}
}

// undone lists the assets whose declared mode has no means.
func (a *assessment) undone() []int32 {
	var list []int32
	for _, v := range a.p.Placed {
		mode := a.p.Estate.Assets[v].DRMode
		g := a.p.GroupOf[v]
		grouped := g >= 0 && len(a.p.Groups[g].Members) > 1
		if mode != inventory.DRAuto && mode != inventory.DRNone && !grouped && a.p.LastingStandby(v) == inventory.NoSite {
			list = append(list, v)
		}
	}
	return list
}
