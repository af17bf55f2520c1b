package cost

import (
	"sort"
	"time"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

// ledger collects what a plan costs, in all and by calendar month.
type ledger struct {
	p       *model.Problem
	total   Amounts
	firsts  []inventory.Date // the first day of every month of the horizon
	starts  []time.Time      // when it begins, but the first at the horizon's start
	byMonth []Amounts
}

// term picks one of the four amounts.
type term func(*Amounts) *float64

func colocation(a *Amounts) *float64 { return &a.Colocation }
func migration(a *Amounts) *float64  { return &a.Migration }
func downtime(a *Amounts) *float64   { return &a.Downtime }
func split(a *Amounts) *float64      { return &a.Split }

func newLedger(p *model.Problem) *ledger {
	loc := p.Scenario.Location
	l := &ledger{p: p}
	day := inventory.DateOf(p.Start.In(loc))
	day.Day = 1
	for at := p.Start; at.Before(p.End); at = day.In(loc) {
		l.firsts, l.starts = append(l.firsts, day), append(l.starts, at)
		day = inventory.Date{Year: day.Year, Month: day.Month, Day: 1}.AddDays(31)
		day.Day = 1
	}
	l.byMonth = make([]Amounts, len(l.starts))
	return l
}

// monthOf is the month that holds an instant; those outside the horizon count as
// its first or last.
func (l *ledger) monthOf(at time.Time) int {
	next := sort.Search(len(l.starts), func(k int) bool { return l.starts[k].After(at) })
	return max(next-1, 0)
}

// chargeAt books an amount on the month of an instant.
func (l *ledger) chargeAt(t term, at time.Time, amount float64) {
	l.chargeMonth(t, l.monthOf(at), amount)
}

// chargeMonth books an amount on the k-th month.
func (l *ledger) chargeMonth(t term, k int, amount float64) {
	*t(&l.total) += amount
	*t(&l.byMonth[k]) += amount
}

// chargeDaily books a rate per day for every interval, on the months that the
// interval touches, by elapsed time.
func (l *ledger) chargeDaily(t term, perDay []float64) {
	from := l.p.Start
	for i, rate := range perDay {
		*t(&l.total) += rate * l.p.Days[i]
		to := l.p.End
		if i < len(l.p.Windows) {
			to = l.p.Windows[i].Start
		}
		l.spread(t, from, to, rate)
		from = to
	}
}

func (l *ledger) spread(t term, from, to time.Time, perDay float64) {
	for k := l.monthOf(from); from.Before(to); k++ {
		end := to
		if k+1 < len(l.starts) && l.starts[k+1].Before(to) {
			end = l.starts[k+1]
		}
		*t(&l.byMonth[k]) += perDay * end.Sub(from).Seconds() / 86400
		from = end
	}
}

// months rounds by month. Of each term the running sum is rounded, and a month is
// the step between two of them; the last sum is the term itself. So no month is
// off by more than one minor unit, and all add up.
func (l *ledger) months() []Month {
	months := make([]Month, len(l.firsts))
	var sum Amounts
	var before Parts
	for k := range months {
		sum = plus(sum, l.byMonth[k])
		if k == len(months)-1 {
			sum = l.total
		}
		now := sum.round(l.p.Scenario.Currency)
		months[k] = Month{First: l.firsts[k], Parts: minus(now, before)}
		before = now
	}
	return months
}

func plus(a, b Amounts) Amounts {
	return Amounts{a.Colocation + b.Colocation, a.Migration + b.Migration, a.Downtime + b.Downtime, a.Split + b.Split}
}

func minus(a, b Parts) Parts {
	return Parts{a.Colocation - b.Colocation, a.Migration - b.Migration, a.Downtime - b.Downtime, a.Split - b.Split}
}
