package reports

import (
	"cmp"
	"slices"

	"github.com/wavecut/wavecut/inventory"
)

// The thresholds from which something is told as a risk.
const (
	riskShare       = 0.9 // of a limit or of a permitted outage
	riskGapDays     = 21  // without another window
	riskFreezeDays  = 7   // to the next freeze
	riskPartedFloor = 10  // dependencies taken apart
	topRisks        = 5   // of one wave
)

// addRisks finds for every wave what may go wrong in it; the order of the checks is
// that of gravity, and the gravest few are told.
func (b *builder) addRisks(r *Report) {
	limits := map[int][]Limit{}
	for _, l := range r.Headroom {
		limits[l.Wave] = append(limits[l.Wave], l)
	}
	largest := 0
	for i := range r.Waves {
		largest = max(largest, r.Waves[i].Assets)
	}
	for i := range r.Waves {
		w := &r.Waves[i]
		var found []Risk
		found = append(found, b.tier0Risk(w)...)
		found = append(found, b.lastOutRisks(r, w)...)
		found = append(found, b.outageRisk(w)...)
		found = append(found, b.afterRisks(w)...)
		found = append(found, b.slowRisk(w)...)
		found = append(found, limitRisks(limits[w.Wave])...)
		if before := b.e.Splits[w.Wave-1].PerDay; w.Parted >= riskPartedFloor && w.SplitPerDay > before {
			found = append(found, Risk{Code: RiskParted, Count: w.Parted, Value: w.SplitPerDay - before})
		}
		if w.Assets == largest && len(r.Waves) > 1 {
			found = append(found, Risk{Code: RiskLargest, Count: w.Assets})
		}
		w.Risks = append(w.Risks, found[:min(topRisks, len(found))]...)
	}
}

func (b *builder) tier0Risk(w *Wave) []Risk {
	if w.TierMinutes[0] == 0 {
		return nil
	}
	risk := Risk{Code: RiskTier0}
	for _, s := range b.e.Outage.Services {
		if b.p.Estate.Assets[s.Asset].Tier != 0 {
			continue
		}
		for _, h := range s.Hits {
			if int(h.Wave) == w.Wave {
				risk.Count++
				risk.Value = max(risk.Value, h.Minutes)
			}
		}
	}
	return []Risk{risk}
}

// lastOutRisks are the exits that hang on the wave: a delay moves them with it.
func (b *builder) lastOutRisks(r *Report, w *Wave) []Risk {
	var out []Risk
	for _, x := range r.Exits {
		if x.LastWave == w.Wave && x.Date != "" {
			out = append(out, Risk{Code: RiskLastOut, Subject: x.Site, Detail: x.Date})
		}
	}
	return out
}

// outageRisk is the move that comes closest to what its asset bears.
func (b *builder) outageRisk(w *Wave) []Risk {
	worst := Risk{Code: RiskOutage}
	for _, d := range b.byWave[w.Wave] {
		most := b.p.MaxDowntime[d.Asset]
		minutes := b.p.NewMove(d.Asset, d.Target, d.Method).Minutes
		if most > 0 && minutes/most > worst.Value {
			worst.Subject, worst.Value = b.p.Estate.Assets[d.Asset].ID, minutes/most
		}
	}
	if worst.Value < riskShare {
		return nil
	}
	return []Risk{worst}
}

// afterRisks say where a failed wave could not soon be tried again.
func (b *builder) afterRisks(w *Wave) []Risk {
	var out []Risk
	end := b.p.Windows[w.Wave-1].End
	loc := b.p.Scenario.Location
	if w.Wave == b.p.T() {
		out = append(out, Risk{Code: RiskNoFallback, Value: days(end, b.p.End)})
	} else if gap := days(end, b.p.Windows[w.Wave].Start); gap > riskGapDays {
		out = append(out, Risk{Code: RiskNoFallback, Value: gap})
	}
	for _, c := range b.p.Estate.Calendar {
		gap := days(end, c.Start.In(loc))
		if c.Kind == inventory.Freeze && c.Scope.Kind == inventory.ScopeAll && gap >= 0 && gap <= riskFreezeDays {
			return append(out, Risk{Code: RiskFreezeAfter, Subject: c.Name, Value: gap})
		}
	}
	return out
}

// slowRisk counts the dependencies that the wave leaves with a wire too slow for them.
func (b *builder) slowRisk(w *Wave) []Risk {
	n := 0
	for i := range b.detail.Ties {
		for _, run := range b.detail.Ties[i].Runs {
			if run.Slow && run.From == w.Wave {
				n++
			}
		}
	}
	if n == 0 {
		return nil
	}
	return []Risk{{Code: RiskSlow, Count: n}}
}

// limitRisks are the limits that are nearly used up, the tightest first.
func limitRisks(limits []Limit) []Risk {
	var out []Risk
	for _, l := range limits {
		if share := l.Share(); share >= riskShare && l.Used > 0 {
			out = append(out, Risk{Code: RiskLimit, Subject: l.Subject, Detail: l.Limit, Value: share})
		}
	}
	slices.SortStableFunc(out, func(x, y Risk) int { return cmp.Compare(y.Value, x.Value) })
	return out[:min(2, len(out))]
}
