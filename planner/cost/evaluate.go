package cost

import "github.com/wavecut/wavecut/planner/model"

// Evaluate prices a plan, which has a decision for every placed asset (see
// model.Bind), whether or not it keeps the constraints.
func Evaluate(p *model.Problem, plan *model.Plan) *Evaluation {
	e := newEvaluator(p, plan)
	l := newLedger(p)
	e.chargeUsage(l)
	e.chargeSites(l)
	e.chargeMigration(l)
	outage := e.chargeDowntime(l)
	e.chargeSplits(l)

	ev := &Evaluation{
		Currency: p.Scenario.Currency,
		Exact:    l.total, Cost: l.total.round(p.Scenario.Currency), Months: l.months(),
		Exits: e.exits(), Outage: outage, Splits: e.countSplits(), Headroom: e.headroom(),
	}
	ev.Total = ev.Cost.Sum()
	ev.Today, ev.Final = e.runRates()
	e.count(ev)
	return ev
}

// evaluator holds the plan by asset.
type evaluator struct {
	p    *model.Problem
	kept []bool // by site
	// wave is 0 for what stays, T+1 for what is unscheduled; target is the site
	// from the wave on; both by asset, and 0 where it has no site.
	wave, target []int32
	// moves has what the cutover takes, by asset, for those of waves 1…T.
	moves []model.Move
	// byWave lists the assets of waves 1…T, ascending.
	byWave [][]int32
	plan   *model.Plan
	// leavings says how each site is given up, by site; of no meaning for those kept.
	leavings []leaving
	// usage and splits are the running costs per day, by interval.
	usage, splits []float64
}

func newEvaluator(p *model.Problem, plan *model.Plan) *evaluator {
	n := len(p.Estate.Assets)
	e := &evaluator{
		p: p, plan: plan, kept: p.Kept(plan), wave: make([]int32, n), target: make([]int32, n),
		moves: make([]model.Move, n), byWave: make([][]int32, p.T()+1),
	}
	for _, d := range plan.Decisions {
		switch {
		case d.Wave == model.Unscheduled:
			e.wave[d.Asset] = int32(p.T() + 1)
		case d.Wave > 0:
			e.wave[d.Asset], e.target[d.Asset] = d.Wave, d.Target
			e.moves[d.Asset] = p.NewMove(d.Asset, d.Target, d.Method)
			e.byWave[d.Wave] = append(e.byWave[d.Wave], d.Asset)
		}
	}
	e.leavings = e.leave()
	return e
}

// site is where a placed asset is in an interval, NoSite once it is retired.
func (e *evaluator) site(asset int32, interval int) int32 {
	if w := e.wave[asset]; w > 0 && interval >= int(w) {
		return e.target[asset]
	}
	return e.p.Estate.Assets[asset].Site
}

func (e *evaluator) count(ev *Evaluation) {
	for _, assets := range e.byWave {
		ev.Moved += len(assets)
		if len(assets) > 0 {
			ev.Waves++
		}
	}
	for _, d := range e.plan.Decisions {
		if d.Wave == model.Unscheduled {
			ev.Unscheduled = append(ev.Unscheduled, Unscheduled{Asset: d.Asset, Reason: d.Reason})
		}
	}
}
