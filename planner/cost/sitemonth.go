package cost

import (
	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

// siteMonths books the colocation of each site on a ledger of its own, as
// chargeUsage and chargeSites book all of them on one.
func (e *evaluator) siteMonths(months []Month) [][]model.Money {
	ledgers := make([]*ledger, len(e.p.Estate.Sites))
	usage := e.siteUsage()
	for s := range ledgers {
		l := newLedger(e.p)
		l.chargeDaily(colocation, usage[s])
		site := &e.p.Estate.Sites[s]
		if e.kept[s] {
			for k := range l.byMonth {
				l.chargeMonth(colocation, k, site.MonthlyFixedCost)
			}
		} else {
			e.leavings[s].charge(l, site)
		}
		ledgers[s] = l
	}
	e.chargeSiteOverlap(ledgers)
	out := make([][]model.Money, len(months))
	for k := range months {
		out[k] = sharedOut(ledgers, k, months[k].Colocation, e.p.Scenario.Currency)
	}
	return out
}

// siteUsage is the usage per day, by site and interval.
func (e *evaluator) siteUsage() [][]float64 {
	usage := make([][]float64, len(e.p.Estate.Sites))
	for s := range usage {
		usage[s] = make([]float64, e.p.T()+1)
	}
	for _, a := range e.p.Placed {
		for t := 0; t <= e.p.T(); {
			next := e.nextChange(a, t)
			if s := e.site(a, t); s != inventory.NoSite {
				rate := e.p.DailyRate(a, s)
				for ; t < next; t++ {
					usage[s][t] += rate
				}
			}
			t = next
		}
	}
	return usage
}

// chargeSiteOverlap books what moves take at their targets before they are there.
func (e *evaluator) chargeSiteOverlap(ledgers []*ledger) {
	for w, assets := range e.byWave {
		for _, a := range assets {
			if m := e.moves[a]; m.Target != inventory.NoSite && m.OverlapDays > 0 {
				ledgers[m.Target].chargeAt(colocation, e.p.Windows[w-1].Start, m.OverlapDays*e.p.DailyRate(a, m.Target))
			}
		}
	}
}

// sharedOut rounds one month's colocation by site so that the sites add up to the
// month: the running sum is rounded, a site is the step between two of them, and
// the last step ends at the month's own amount.
func sharedOut(ledgers []*ledger, month int, total model.Money, currency string) []model.Money {
	out := make([]model.Money, len(ledgers))
	last := lastCharged(ledgers, month)
	sum, before := 0.0, model.Money(0)
	for s, l := range ledgers {
		sum += l.byMonth[month].Colocation
		now := model.RoundMoney(sum, currency)
		if s >= last {
			now = total
		}
		out[s], before = now-before, now
	}
	return out
}

// lastCharged is the last site that costs anything in a month, so that no unit of
// rounding falls on one that is long given up; the last site where none does.
func lastCharged(ledgers []*ledger, month int) int {
	for s := len(ledgers) - 1; s >= 0; s-- {
		if ledgers[s].byMonth[month].Colocation > 0 {
			return s
		}
	}
	return len(ledgers) - 1
}
