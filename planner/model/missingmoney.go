package model

import (
	"slices"

	"github.com/wavecut/wavecut/inventory"
)

// MissingMoney names the amounts that are not given (see NotGiven) though some
// plan for the problem could depend on them, in the order of the file's keys.
// Nothing is missing with KRW, whose defaults are known.
func (s *Scenario) MissingMoney(p *Problem) []string {
	var missing []string
	for _, key := range s.NotGiven {
		if p.usesMoney(key) {
			missing = append(missing, key)
		}
	}
	return missing
}

func (p *Problem) usesMoney(key string) bool {
	switch key {
	case "latency_cost_per_hour":
		return p.anyCrossing(func(d *inventory.Dependency) bool { return d.CallsPerSecond > 0 })
	case "sla_penalty_per_day":
		return p.anyCrossing(func(d *inventory.Dependency) bool { return inventory.Given(d.MaxRTTms) })
	case "cost_per_effort_hour":
		return slices.ContainsFunc(p.Placed, func(a int32) bool { return p.Estate.Assets[a].EffortHours > 0 })
	case "wave_fixed_cost":
		return len(p.Placed) > 0 && p.T() > 0
	case "downtime_cost_per_hour.external":
		return p.anyDefaultDowntime(inventory.External)
	case "downtime_cost_per_hour.internal":
		return p.anyDefaultDowntime(inventory.Internal)
	}
	return true
}

// anyCrossing reports whether a dependency of the kind has both ends at sites, so
// that it can be split between two.
func (p *Problem) anyCrossing(is func(*inventory.Dependency) bool) bool {
	assets := p.Estate.Assets
	for i := range p.Estate.Dependencies {
		d := &p.Estate.Dependencies[i]
		if is(d) && assets[d.From].Placed() && assets[d.To].Placed() {
			return true
		}
	}
	return false
}

func (p *Problem) anyDefaultDowntime(exposure inventory.Exposure) bool {
	for i := range p.Estate.Assets {
		if p.Estate.Assets[i].Exposure == exposure && p.defaultDowntime[i] {
			return true
		}
	}
	return false
}
