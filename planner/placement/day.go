package placement

import (
	"github.com/wavecut/wavecut/inventory"
)

// setDays takes the days of the moves as handed in, or gives every asset the mean
// day of the earliest schedule that the size of the waves allows.
func (d *draft) setDays() {
	d.day = make([]float64, d.n)
	mean := d.meanDay()
	for i := range d.day {
		d.day[i] = mean
		if d.o.MoveDay != nil {
			d.day[i] = max(0, min(d.o.MoveDay[i], d.days))
		}
	}
}

// meanDay fills the waves, one after another, with the assets that must leave.
func (d *draft) meanDay() float64 {
	count, effort := d.leaving()
	if d.p.T() == 0 || count == 0 {
		return 0
	}
	limits := &d.p.Scenario.Wave
	left, sum := 1.0, 0.0
	for w, window := range d.p.Windows {
		share := left
		if most := limits.AssetLimit(w+1) / count; share > most {
			share = most
		}
		if most := limits.MaxEffortHours / effort; share > most {
			share = most
		}
		sum += share * window.Start.Sub(d.p.Start).Hours() / 24
		left -= share
	}
	last := d.p.Windows[d.p.T()-1].Start.Sub(d.p.Start).Hours() / 24
	return sum + left*last
}

// leaving counts the assets that must leave their sites or retire, and their
// effort hours.
func (d *draft) leaving() (count, effort float64) {
	for i := range int32(d.n) {
		a := d.asset(i)
		if a.Method == inventory.MethodRetire || d.home[i] < 0 && a.Method != inventory.MethodRetain {
			count++
			effort += a.EffortHours
		}
	}
	return count, effort
}
