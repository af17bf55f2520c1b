package reports

import (
	"cmp"
	"maps"
	"math"
	"math/big"
	"slices"
	"strings"
	"time"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/reports/table"
)

// Compare says how plan B differs from plan A, by their reports.
func Compare(a, b *Report) *Comparison {
	same := a.Summary.Currency == b.Summary.Currency &&
		a.Provenance.InventoryDigest == b.Provenance.InventoryDigest && a.Provenance.ScenarioDigest == b.Provenance.ScenarioDigest
	c := &Comparison{
		SchemaVersion: table.SchemaVersion, A: a.Summary.Plan, B: b.Summary.Plan, Currency: a.Summary.Currency, Comparable: same,
		Figures: figures(a, b), Waves: waveDifferences(a, b), Exits: exitDifferences(a, b),
		Moves: moveDifferences(a, b), Services: serviceDifferences(a, b),
	}
	c.compareCosts(a, b)
	c.compareMonths(a, b)
	return c
}

func figures(a, b *Report) []FigureDifference {
	of := func(r *Report) []float64 {
		split := 0
		for i := range r.Ties {
			if r.Ties[i].AtEnd {
				split++
			}
		}
		s := r.Summary
		return []float64{
			float64(s.Moved), float64(s.Waves), float64(len(s.Unscheduled)), float64(len(s.Violations)),
			s.OutageMinutes, float64(r.Decision.Repeated), float64(split),
		}
	}
	x, y := of(a), of(b)
	out := []FigureDifference{}
	for i, name := range []string{"moved", "waves", "unscheduled", "violations", "minutes", "repeated", "split"} {
		out = append(out, FigureDifference{Figure: name, A: x[i], B: y[i]})
	}
	return out
}

func (c *Comparison) amounts(of string, a, b Amount) AmountDifference {
	d := AmountDifference{Of: of, A: a, B: b}
	if c.Comparable {
		d.Delta = b.less(a)
	}
	return d
}

func (c *Comparison) compareCosts(a, b *Report) {
	x, y := a.Summary, b.Summary
	c.Cost = []AmountDifference{
		c.amounts("total", x.Total, y.Total), c.amounts("colocation", x.Cost.Colocation, y.Cost.Colocation),
		c.amounts("migration", x.Cost.Migration, y.Cost.Migration), c.amounts("downtime", x.Cost.Downtime, y.Cost.Downtime),
		c.amounts("split", x.Cost.Split, y.Cost.Split),
		c.amounts("per_year", a.RunRates[len(a.RunRates)-1].PerYear, b.RunRates[len(b.RunRates)-1].PerYear),
	}
}

// compareMonths lines the months of both up; one that a plan does not have costs
// nothing there.
func (c *Comparison) compareMonths(a, b *Report) {
	byMonth := map[string][2]Amount{}
	for _, m := range a.Months {
		byMonth[m.Month] = [2]Amount{m.Total, ""}
	}
	for _, m := range b.Months {
		byMonth[m.Month] = [2]Amount{byMonth[m.Month][0], m.Total}
	}
	c.Months = []AmountDifference{}
	for _, month := range slices.Sorted(maps.Keys(byMonth)) {
		c.Months = append(c.Months, c.amounts(month, byMonth[month][0], byMonth[month][1]))
	}
}

// less is a − b, exactly; null where one of them is.
func (a Amount) less(b Amount) Amount {
	_, decimals, _ := strings.Cut(string(a), ".")
	x, ok := new(big.Int).SetString(strings.ReplaceAll(string(a), ".", ""), 10)
	y, ok2 := new(big.Int).SetString(strings.ReplaceAll(string(b), ".", ""), 10)
	if !ok || !ok2 {
		return ""
	}
	digits := x.Sub(x, y).String()
	if len(decimals) == 0 {
		return Amount(digits)
	}
	rest, negative := strings.CutPrefix(digits, "-")
	if missing := len(decimals) + 1 - len(rest); missing > 0 {
		rest = strings.Repeat("0", missing) + rest
	}
	if negative {
		rest = "-" + rest
	}
	return Amount(rest[:len(rest)-len(decimals)] + "." + rest[len(rest)-len(decimals):])
}

func exitDifferences(a, b *Report) []ExitDifference {
	dates := map[string][2]string{}
	for _, x := range a.Exits {
		dates[x.Site] = [2]string{x.Date, ""}
	}
	for _, x := range b.Exits {
		dates[x.Site] = [2]string{dates[x.Site][0], x.Date}
	}
	out := []ExitDifference{}
	for _, site := range slices.Sorted(maps.Keys(dates)) {
		d := ExitDifference{Site: site, A: dates[site][0], B: dates[site][1]}
		if x, err := inventory.ParseDate(d.A); err == nil {
			if y, err := inventory.ParseDate(d.B); err == nil {
				later := int(math.Round(days(x.In(time.UTC), y.In(time.UTC))))
				d.Days = &later
			}
		}
		out = append(out, d)
	}
	return out
}

func waveDifferences(a, b *Report) []WaveDifference {
	byWave := map[int]*WaveDifference{}
	of := func(w *Wave) *WaveDifference {
		if byWave[w.Wave] == nil {
			byWave[w.Wave] = &WaveDifference{Wave: w.Wave, Start: w.Start}
		}
		return byWave[w.Wave]
	}
	for i := range a.Waves {
		d := of(&a.Waves[i])
		d.AssetsA, d.MinutesA = a.Waves[i].Assets, a.Waves[i].OutageMinutes
	}
	for i := range b.Waves {
		d := of(&b.Waves[i])
		d.AssetsB, d.MinutesB = b.Waves[i].Assets, b.Waves[i].OutageMinutes
	}
	out := []WaveDifference{}
	for _, w := range slices.Sorted(maps.Keys(byWave)) {
		out = append(out, *byWave[w])
	}
	return out
}

func moveDifferences(a, b *Report) []MoveDifference {
	byAsset := map[string]*MoveDifference{}
	of := func(m *Move) *MoveDifference {
		if byAsset[m.Asset] == nil {
			byAsset[m.Asset] = &MoveDifference{Asset: m.Asset, Name: m.Name, Application: m.Application}
		}
		return byAsset[m.Asset]
	}
	eachMove(a, func(wave int, m *Move) { d := of(m); d.WaveA, d.ToA, d.MethodA = &wave, m.To, m.Method })
	eachMove(b, func(wave int, m *Move) { d := of(m); d.WaveB, d.ToB, d.MethodB = &wave, m.To, m.Method })
	out := []MoveDifference{}
	for _, asset := range slices.Sorted(maps.Keys(byAsset)) {
		d := byAsset[asset]
		same := d.WaveA != nil && d.WaveB != nil && *d.WaveA == *d.WaveB && d.ToA == d.ToB && d.MethodA == d.MethodB
		if !same {
			out = append(out, *d)
		}
	}
	return out
}

func eachMove(r *Report, f func(wave int, m *Move)) {
	for i := range r.Waves {
		for k := range r.Waves[i].Moves {
			f(r.Waves[i].Wave, &r.Waves[i].Moves[k])
		}
	}
}

func serviceDifferences(a, b *Report) []ServiceDifference {
	byAsset := map[string]*ServiceDifference{}
	of := func(s *Service) *ServiceDifference {
		if byAsset[s.Asset] == nil {
			byAsset[s.Asset] = &ServiceDifference{Asset: s.Asset, Name: s.Name, Tier: s.Tier}
		}
		return byAsset[s.Asset]
	}
	for i := range a.Services {
		d := of(&a.Services[i])
		d.MinutesA, d.CostA = a.Services[i].OutageMinutes, a.Services[i].Cost
	}
	for i := range b.Services {
		d := of(&b.Services[i])
		d.MinutesB, d.CostB = b.Services[i].OutageMinutes, b.Services[i].Cost
	}
	out := []ServiceDifference{}
	for _, asset := range slices.Sorted(maps.Keys(byAsset)) {
		if d := byAsset[asset]; d.MinutesA != d.MinutesB || d.CostA != d.CostB {
			out = append(out, *d)
		}
	}
	slices.SortStableFunc(out, func(x, y ServiceDifference) int {
		return cmp.Compare(math.Abs(y.MinutesB-y.MinutesA), math.Abs(x.MinutesB-x.MinutesA))
	})
	return out
}
