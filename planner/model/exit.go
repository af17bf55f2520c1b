package model

import (
	"math"
	"time"

	"github.com/wavecut/wavecut/inventory"
)

// NoExit is the last wave of a site that is never emptied.
const NoExit = math.MaxInt32

// ExitAt is when a retiring site whose last asset leaves in the wave is given up:
// the start for wave 0 (nothing was there), the end for NoExit.
func (p *Problem) ExitAt(site int32, wave int) time.Time {
	switch {
	case wave <= 0:
		return p.Start
	case wave > p.T():
		return p.End
	}
	days := math.Min(p.Estate.Sites[site].DecommissionDays, 100000) // what a time.Duration holds
	exit := p.Windows[wave-1].Start.Add(time.Duration(days * 24 * float64(time.Hour)))
	if exit.After(p.End) {
		return p.End
	}
	return exit
}

// KeptCost is the fixed cost of a site that survives, over the horizon.
func (p *Problem) KeptCost(site int32) float64 {
	return p.Estate.Sites[site].MonthlyFixedCost * float64(Months(p.Start, p.End, p.Scenario.Location))
}

// RetiredCost is the fixed cost within the horizon of a retiring site whose last
// asset leaves in the wave (see ExitAt): the months until its exit and what is
// then cheaper of the fee and the rest of the contract. It never falls as the
// wave rises.
func (p *Problem) RetiredCost(site int32, wave int) float64 {
	s := &p.Estate.Sites[site]
	loc := p.Scenario.Location
	exit := p.ExitAt(site, wave)
	paid := Months(p.Start, exit, loc)
	cost := s.MonthlyFixedCost * float64(paid)
	contract := p.contractEnd(s)
	if !contract.After(exit) {
		return cost
	}
	rest := Months(p.Start, contract, loc) - paid
	return cost + math.Min(s.EarlyExitFee, s.MonthlyFixedCost*float64(rest))
}

// contractEnd is the end of the contract within the horizon, or the zero time.
func (p *Problem) contractEnd(s *inventory.Site) time.Time {
	if s.ContractEnd.IsZero() {
		return time.Time{}
	}
	end := s.ContractEnd.In(p.Scenario.Location)
	if end.After(p.End) {
		return p.End
	}
	return end
}
