package cost

import (
	"slices"

	"github.com/wavecut/wavecut/planner/model"
)

// Outage is when and for how long services are down.
type Outage struct {
	Minutes float64 // over all services and waves: outage_minutes
	ByTier  [model.NumTiers]float64
	ByWave  []float64
	// Services lists those that are hit at all, in order of the assets.
	Services []ServiceOutage
	// Repeated counts the services hit in more than one wave.
	Repeated int
}

// ServiceOutage is what a plan does to one service.
type ServiceOutage struct {
	Asset int32
	Hits  []Hit // by wave
	Cost  float64
}

// Minutes is how long the service is down in all.
func (s ServiceOutage) Minutes() float64 {
	total := 0.0
	for _, h := range s.Hits {
		total += h.Minutes
	}
	return total
}

// Hit is one wave that takes a service down.
type Hit struct {
	Wave    int32
	Minutes float64
}

// chargeDowntime books, for each service and wave, the longest outage among what
// the service needs.
func (e *evaluator) chargeDowntime(l *ledger) Outage {
	o := Outage{ByWave: make([]float64, e.p.T()+1)}
	byWave := make([]float64, e.p.T()+1)
	h := e.newHits()
	for u, perHour := range e.p.ServiceCost {
		if perHour <= 0 {
			continue
		}
		hits := h.of(int32(u))
		if len(hits) == 0 {
			continue
		}
		s := ServiceOutage{Asset: int32(u), Hits: hits}
		for _, hit := range hits {
			o.ByWave[hit.Wave] += hit.Minutes
			cost := hit.Minutes / 60 * perHour * e.p.Windows[hit.Wave-1].LoadFactor
			byWave[hit.Wave] += cost
			s.Cost += cost
		}
		o.add(s, e.p.Estate.Assets[u].Tier)
	}
	for w, cost := range byWave {
		if cost > 0 {
			l.chargeAt(downtime, e.p.Windows[w-1].Start, cost)
		}
	}
	return o
}

func (o *Outage) add(s ServiceOutage, tier uint8) {
	minutes := s.Minutes()
	o.Minutes += minutes
	o.ByTier[tier] += minutes
	if len(s.Hits) > 1 {
		o.Repeated++
	}
	o.Services = append(o.Services, s)
}

// hits finds the waves that take a service down.
type hits struct {
	e       *evaluator
	sets    *outageSets
	minutes []float64 // outage(v), by asset
	longest []float64 // by wave, 0 between calls
	// known holds what was found for an asset that others do nothing but pass on.
	known map[start][]Hit
}

// start is where a walk begins and how far it goes.
type start struct {
	asset int32
	steps int
}

func (e *evaluator) newHits() *hits {
	h := &hits{e: e, minutes: e.outages(), longest: make([]float64, e.p.T()+1), known: map[start][]Hit{}}
	counts := make([]bool, len(h.minutes))
	for v, m := range h.minutes {
		counts[v] = m > 0
	}
	h.sets = newOutageSets(newNeeds(e.p.Estate, e.p.Scenario.ImpactDepth), counts)
	return h
}

// of lists the hits of u by wave. An asset without an outage of its own that needs
// one other and nothing else is hit as that is, a step less deep; so the many
// names that point at one asset are looked up once.
func (h *hits) of(u int32) []Hit {
	from := start{u, h.sets.depth}
	for from.steps > 0 && h.minutes[from.asset] == 0 && len(h.sets.of[from.asset]) == 0 && len(h.sets.all[from.asset]) == 1 {
		from = start{h.sets.all[from.asset][0], from.steps - 1}
	}
	if from.asset == u {
		return h.find(from)
	}
	found, ok := h.known[from]
	if !ok {
		found = h.find(from)
		h.known[from] = found
	}
	return found
}

func (h *hits) find(from start) []Hit {
	var found []Hit
	for _, v := range h.sets.set(from.asset, from.steps) {
		w := h.e.wave[v]
		if h.longest[w] == 0 {
			found = append(found, Hit{Wave: w})
		}
		h.longest[w] = max(h.longest[w], h.minutes[v])
	}
	for i := range found {
		w := found[i].Wave
		found[i].Minutes, h.longest[w] = h.longest[w], 0
	}
	slices.SortFunc(found, func(a, b Hit) int { return int(a.Wave - b.Wave) })
	return found
}
