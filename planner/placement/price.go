package placement

import (
	"math"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

// priceAll fills the costs and settles the assets that retire or can go nowhere.
func (d *draft) priceAll() {
	d.cost = make([]float64, d.n*d.k)
	never := d.neverCloud()
	for i := range int32(d.n) {
		switch d.asset(i).Method {
		case inventory.MethodRetire:
			d.fate[i] = retires
		default:
			d.priceAsset(i, never)
		}
	}
	outage := d.o.OutagePerMinute
	if outage == nil {
		outage = d.outageShares()
	}
	d.addOutages(outage)
	d.applyPins()
	d.applyPrevious()
}

// priceAsset fills an asset's row: usage over the horizon and the move.
func (d *draft) priceAsset(i int32, never map[string]bool) {
	row, open := d.costs(i), false
	code := "C2"
	for l := range row {
		m, why := d.moveTo(i, int32(l), never)
		if why != "" {
			row[l] = math.Inf(1)
			if why == "C9" {
				code = why
			}
			continue
		}
		open = true
		row[l] = d.usage(i, int32(l)) + m.Cost
	}
	if !open {
		d.block(i, code)
	}
}

// moveTo is the move of an asset to a label, or why there is none.
func (d *draft) moveTo(i, label int32, never map[string]bool) (model.Move, string) {
	a := d.p.Placed[i]
	if d.home[i] == label {
		return d.p.Stay(a), ""
	}
	site := d.site[label]
	if never[d.asset(i).DataClass] && d.p.Estate.Sites[site].Role == inventory.RoleCloud {
		return model.Move{}, "C2"
	}
	return d.p.ResolveMove(a, site)
}

// neverCloud holds the data classes that may go to a cloud only after the last window.
func (d *draft) neverCloud() map[string]bool {
	never := map[string]bool{}
	if d.p.T() == 0 {
		return never
	}
	last := inventory.DateOf(d.p.Windows[d.p.T()-1].Start.In(d.p.Scenario.Location))
	for class, from := range d.p.Scenario.Policy.CloudAllowedFrom {
		if last.Before(from) {
			never[class] = true
		}
	}
	return never
}

// usage is what an asset pays its sites over the horizon when it ends under a label.
func (d *draft) usage(i, label int32) float64 {
	a := d.p.Placed[i]
	there := d.p.DailyRate(a, d.site[label])
	if d.home[i] == label {
		return there * d.days
	}
	return d.p.DailyRate(a, d.asset(i).Site)*d.day[i] + there*(d.days-d.day[i])
}

// addOutages adds the outage of every move, by what a minute costs.
func (d *draft) addOutages(perMinute []float64) {
	for i := range int32(d.n) {
		if d.fate[i] != free || perMinute[i] == 0 {
			continue
		}
		row := d.costs(i)
		for l := range row {
			if math.IsInf(row[l], 1) || d.home[i] == int32(l) {
				continue
			}
			m, _ := d.p.ResolveMove(d.p.Placed[i], d.site[l])
			row[l] += m.Minutes * perMinute[i]
		}
	}
}

// applyPins holds pinned assets where they are wanted, as far as they may go there.
func (d *draft) applyPins() {
	for i, site := range d.o.Pinned {
		if site == Anywhere || d.fate[i] != free {
			continue
		}
		l := int32(-1)
		if site >= 0 {
			l = d.label[site]
		}
		if l < 0 || math.IsInf(d.costs(int32(i))[l], 1) {
			d.pins = append(d.pins, int32(i))
			continue
		}
		d.hold(int32(i), l)
	}
}

// applyPrevious makes every end but that of the existing plan dearer.
func (d *draft) applyPrevious() {
	for i, site := range d.o.Previous {
		if site < 0 || d.fate[i] != free {
			continue
		}
		for l := range d.costs(int32(i)) {
			if d.site[l] != site {
				d.costs(int32(i))[l] += d.p.Scenario.ChangeCost
			}
		}
	}
}
