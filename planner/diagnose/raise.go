package diagnose

import (
	"fmt"
	"math"
	"time"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

// Raise is a limit one step wider than it is: what a person might buy or allow.
type Raise struct {
	Code string
	// Limit is its name as a person finds it: "wave.max_assets".
	Limit string
	// From and To are the values; NaN for a rule and for a window.
	From, To float64

	change setting
}

// Problem is the problem with the limit raised. Its waves may be numbered otherwise.
func (r *Raise) Problem(p *model.Problem) (*model.Problem, error) {
	return relaxed(p, []setting{r.change})
}

// Uses reports whether a plan uses some amount of the limit in its waves.
func (r *Raise) Uses() bool { return r.To > r.From }

// Raises lists the limits of a problem, each a step wider: one more window every
// four weeks like each that there is, ten more assets a wave, a person's day more
// of effort, a gigabit more on a link, a rack's worth more at a survivor.
func Raises(p *model.Problem, kept []bool) []Raise {
	all := windowRaises(p)
	c := newCount(p, kept)
	limits := append(waveLimits(p), teamLimits(p)...)
	limits = append(append(limits, linkLimits(c)...), siteLimits(c)...)
	for _, l := range limits {
		to := math.NaN()
		if !l.rule() {
			to = l.value + stepOf(l)
		}
		if to < 0 {
			continue
		}
		all = append(all, Raise{Code: l.code, Limit: l.name, From: l.value, To: to, change: setting{l, to}})
	}
	return all
}

// resourceSteps are a rack's worth of each resource.
var resourceSteps = [inventory.NumResources]float64{
	inventory.RackUnits: 42, inventory.PowerKW: 5, inventory.VCPU: 256, inventory.MemoryGB: 1024, inventory.StorageGB: 10000,
}

// stepOf is by how much a limit of waves, teams and links is raised.
func stepOf(l *limit) float64 {
	const day, gigabit = 8, 1000 // hours, Mbit/s
	switch {
	case l.step != 0:
		return l.step
	case l.best == 0:
		return -1
	case l.code == "C6":
		return gigabit
	case !l.whole:
		return day
	case l.name == "wave.max_assets" && l.value >= 20:
		return 10
	}
	return 1
}

// windowRaises add a window every four weeks, half a week from each kind there is.
func windowRaises(p *model.Problem) []Raise {
	var all []Raise
	named := map[string]bool{}
	for _, w := range p.Scenario.Recurrences {
		w.Weekday, w.EveryWeeks = (w.Weekday+3)%7, 4
		name := fmt.Sprintf("one more window every 4 weeks: %s %02d:%02d, %g hours", shortDay(w.Weekday), w.Hour, w.Minute, w.Hours)
		if named[name] {
			continue
		}
		named[name] = true
		l := &limit{code: "C4", name: name, value: math.NaN(), set: func(d *draft, _ float64) {
			own(d, "windows", &d.scenario.Recurrences)
			d.scenario.Recurrences = append(d.scenario.Recurrences, w)
		}}
		all = append(all, Raise{Code: l.code, Limit: l.name, From: math.NaN(), To: math.NaN(), change: setting{l, 0}})
	}
	return all
}

func shortDay(d time.Weekday) string { return d.String()[:3] }
