package cost

import (
	"math"
	"time"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

// leaving is how a site that is given up is paid for.
type leaving struct {
	site     int32
	emptied  bool
	lastWave int
	at       time.Time // the exit, within the horizon
	paid     int       // calendar months from the start to the exit
	// rest is how many months of the contract remain at the exit, of those within
	// the horizon, and fee whether the early exit fee is paid instead.
	rest int
	fee  bool
}

// leave finds how every site is given up. A site is exited at `start` where no
// asset is there then, at `end` where one is there at the end (it stays, is
// unscheduled, or has come), else decommission_days after the last has left.
func (e *evaluator) leave() []leaving {
	all := make([]leaving, len(e.p.Estate.Sites))
	for i := range all {
		all[i] = leaving{site: int32(i), emptied: true}
	}
	for _, a := range e.p.Placed {
		from := &all[e.p.Estate.Assets[a].Site]
		from.lastWave = max(from.lastWave, int(e.wave[a]))
		if end := e.site(a, e.p.T()); end != inventory.NoSite {
			all[end].emptied = false
		}
	}
	for i := range all {
		e.settle(&all[i])
	}
	return all
}

// settle finds the exit of a site and what of its contract is left then.
func (e *evaluator) settle(v *leaving) {
	s := &e.p.Estate.Sites[v.site]
	switch {
	case !v.emptied:
		v.at, v.lastWave = e.p.End, 0
	case v.lastWave == 0:
		v.at = e.p.Start
	default:
		days := math.Min(s.DecommissionDays, longDays)
		v.at = earlier(e.p.Windows[v.lastWave-1].Start.Add(time.Duration(days*24*float64(time.Hour))), e.p.End)
	}
	loc := e.p.Scenario.Location
	v.paid = model.Months(e.p.Start, v.at, loc)
	if s.ContractEnd.IsZero() {
		return
	}
	if contract := earlier(s.ContractEnd.In(loc), e.p.End); contract.After(v.at) {
		v.rest = model.Months(e.p.Start, contract, loc) - v.paid
		v.fee = s.EarlyExitFee <= s.MonthlyFixedCost*float64(v.rest)
	}
}

// longDays is longer than any horizon, and short enough for a time.Duration.
const longDays = 100000

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

// charge books the months paid, and then the fee or the rest of the contract.
func (v leaving) charge(l *ledger, s *inventory.Site) {
	months := v.paid + v.rest
	if v.fee {
		months = v.paid
		l.chargeAt(colocation, v.at, s.EarlyExitFee)
	}
	for k := range months {
		l.chargeMonth(colocation, k, s.MonthlyFixedCost)
	}
}

// exits lists the sites that are given up.
func (e *evaluator) exits() []Exit {
	var all []Exit
	for i := range e.p.Estate.Sites {
		if e.kept[i] {
			continue
		}
		v := e.leavings[i]
		x := Exit{
			Site: v.site, Emptied: v.emptied, LastWave: v.lastWave,
			AfterHorizon: model.RoundMoney(e.afterHorizon(v), e.p.Scenario.Currency),
		}
		if v.emptied {
			x.Date = inventory.DateOf(v.at.In(e.p.Scenario.Location))
		}
		all = append(all, x)
	}
	return all
}

// afterHorizon is what a contract that outlives the horizon still costs.
func (e *evaluator) afterHorizon(v leaving) float64 {
	s := &e.p.Estate.Sites[v.site]
	if v.fee || s.ContractEnd.IsZero() {
		return 0
	}
	loc := e.p.Scenario.Location
	left := model.Months(e.p.Start, s.ContractEnd.In(loc), loc) - model.Months(e.p.Start, e.p.End, loc)
	return math.Min(s.EarlyExitFee, s.MonthlyFixedCost*float64(max(left, 0)))
}

// runRates is the running cost today, with every site, and at the end, with those
// that are kept or could not be emptied.
func (e *evaluator) runRates() (today, final RunRate) {
	var fixedToday, fixedFinal float64
	for i := range e.p.Estate.Sites {
		fixed := e.p.Estate.Sites[i].MonthlyFixedCost
		fixedToday += fixed
		if e.kept[i] || !e.leavings[i].emptied {
			fixedFinal += fixed
		}
	}
	last := e.p.T()
	return e.runRate(fixedToday, 0), e.runRate(fixedFinal, last)
}

func (e *evaluator) runRate(fixed float64, interval int) RunRate {
	currency := e.p.Scenario.Currency
	r := RunRate{
		Colocation: model.RoundMoney(fixed+e.usage[interval]*model.DaysPerMonth, currency),
		Split:      model.RoundMoney(e.splits[interval]*model.DaysPerMonth, currency),
	}
	r.PerMonth = r.Colocation + r.Split
	r.PerYear = 12 * r.PerMonth
	return r
}
