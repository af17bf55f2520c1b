package cli

import (
	"context"
	"math"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/planner/model"
)

// weights are the words of --weight.
var weights = []string{"split", "calls", "traffic", "count"}

// edgeWeight is how much each dependency counts, and in what.
type edgeWeight struct {
	of       func(d int32) float64
	currency string // where it is money a day, else empty
}

// weight is what --weight asks for. Split is what the dependency costs a day while
// its ends are apart.
func (a *app) weight(ctx context.Context, db *store.DB, v *graphView, word, scenarioFile string) (edgeWeight, error) {
	switch word {
	case "count":
		return edgeWeight{of: func(int32) float64 { return 1 }}, nil
	case "calls":
		return edgeWeight{of: func(d int32) float64 { return v.Dependency(d).CallsPerSecond }}, nil
	case "traffic":
		return edgeWeight{of: func(d int32) float64 { return v.Dependency(d).TrafficMbps }}, nil
	case "split":
		scenario, err := a.storedScenario(ctx, db, scenarioFile)
		if err != nil {
			return edgeWeight{}, err
		}
		price := model.NewSplitPrice(v.estate, scenario)
		return edgeWeight{currency: scenario.Currency, of: func(i int32) float64 {
			d := v.Dependency(i)
			from, to := v.ends(d)
			return price.Severed(d, from, to)
		}}, nil
	}
	return edgeWeight{}, unknownWord("weight", word, weights)
}

// holds reports whether a dependency ties its ends to one wave or one site. Ties
// with a name bind nothing.
func (v *graphView) holds(i int32) bool {
	d := v.Dependency(i)
	const firm = inventory.SameWave | inventory.SameSite
	return d.Constraints&firm != 0 && v.Asset(d.From).Placed() && v.Asset(d.To).Placed()
}

// placed reports whether both ends of a dependency are at sites.
func (v *graphView) placed(i int32) bool {
	from, to := v.ends(v.Dependency(i))
	return from != inventory.NoSite && to != inventory.NoSite
}

// firm is the weight, endless where the ends must not be apart.
func (v *graphView) firm(w edgeWeight) func(d int32) float64 {
	return func(d int32) float64 {
		if v.holds(d) {
			return math.Inf(1)
		}
		return w.of(d)
	}
}
