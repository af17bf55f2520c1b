package cost

import (
	"errors"
	"math"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

// Evaluation is what a plan costs and does. Slices by wave have the length T+1
// and are indexed by wave; slices by interval likewise.
type Evaluation struct {
	Currency string
	// Total is the sum of the four parts of Cost.
	Total model.Money
	Cost  Parts
	// Exact is Cost before rounding, in major units.
	Exact Amounts
	// Months has a line for every calendar month of the horizon. The months of
	// each part add up to that part of Cost.
	Months []Month

	// Today is the running cost before the first move, Final that after the last
	// move and exit.
	Today, Final RunRate
	// Exits has a line for every site that is given up, in order of the sites.
	Exits []Exit

	Outage Outage
	// Splits is by interval: Splits[t] holds after wave t.
	Splits []Split
	// Headroom is by wave, then in the order of the limits in the model.
	Headroom []Headroom

	// Moved counts the assets of waves 1…T, retired ones included.
	Moved int
	// Waves counts the waves that are not empty.
	Waves       int
	Unscheduled []Unscheduled
}

// Parts is an amount by term, in minor units.
type Parts struct {
	Colocation, Migration, Downtime, Split model.Money
}

// Sum adds up the parts.
func (p Parts) Sum() model.Money { return p.Colocation + p.Migration + p.Downtime + p.Split }

// ErrTooLarge says that prices and sizes come to more than can be counted to the
// minor unit, which is 2⁵³ of them: a number in JSON and in a spreadsheet ends there.
var ErrTooLarge = errors.New("price plan: the total is more than can be counted to the minor unit")

// Countable returns ErrTooLarge where the total is not exact.
func (ev *Evaluation) Countable() error {
	for _, v := range []float64{ev.Exact.Colocation, ev.Exact.Migration, ev.Exact.Downtime, ev.Exact.Split, ev.Exact.Sum()} {
		if !(v*math.Pow10(model.MinorDigits(ev.Currency)) <= 1<<53) {
			return ErrTooLarge
		}
	}
	return nil
}

// Amounts is an amount by term, in major units and not rounded.
type Amounts struct {
	Colocation, Migration, Downtime, Split float64
}

// Sum adds up the terms.
func (a Amounts) Sum() float64 { return a.Colocation + a.Migration + a.Downtime + a.Split }

func (a Amounts) round(currency string) Parts {
	return Parts{
		Colocation: model.RoundMoney(a.Colocation, currency), Migration: model.RoundMoney(a.Migration, currency),
		Downtime: model.RoundMoney(a.Downtime, currency), Split: model.RoundMoney(a.Split, currency),
	}
}

// Month is what a plan costs in one calendar month of the scenario's zone.
// Usage and split fall on the days on which they arise; a site's fixed cost on
// each month begun; an early exit fee on the month of the exit; migration,
// overlap and downtime on the month in which the wave's window starts.
type Month struct {
	First inventory.Date // the month's first day
	Parts
}

// RunRate is a running cost per month of 30.4375 days and per year of twelve.
type RunRate struct {
	Colocation, Split model.Money
	PerMonth, PerYear model.Money
}

// Exit is how a site is given up.
type Exit struct {
	Site    int32
	Emptied bool
	// Date is the day of the exit; the zero date where the site is not emptied.
	Date inventory.Date
	// LastWave is the wave of the last asset to leave; 0 where none was there.
	LastWave int
	// AfterHorizon is what the contract still costs from the end of the horizon on:
	// the smaller of the fee and the months left, 0 where the fee was paid before.
	AfterHorizon model.Money
}

// Unscheduled is an asset that should move and does not.
type Unscheduled struct {
	Asset  int32
	Reason string
}
