package chart

import (
	"fmt"
	"strconv"

	"github.com/wavecut/wavecut/reports"
	"github.com/wavecut/wavecut/reports/lang"
)

// Downtime is the downtime of each wave by tier, in hours.
func Downtime(r *reports.Report, w *lang.Words) Drawing {
	high := 0.0
	for i := range r.Waves {
		high = max(high, r.Waves[i].OutageMinutes/60)
	}
	p := newPlot(w, "downtime", w.T("downtime.chart"), 280, 0, high, func(v float64) string { return w.Number(v, 1) })
	n := len(r.Waves)
	top := 0
	for i := range r.Waves {
		wave := &r.Waves[i]
		if wave.OutageMinutes > r.Waves[top].OutageMinutes {
			top = i
		}
		x, width := p.slot(i, n)
		var parts []part
		for tier, m := range wave.TierMinutes {
			tip := fmt.Sprintf("%s · %s: %s", w.T("wave.n", w.Int(wave.Wave)), w.T("tier.n", w.Int(tier)), w.Minutes(m))
			parts = append(parts, part{m / 60, "tier-" + strconv.Itoa(tier), tip})
		}
		p.column(x+width*0.14, min(width*0.72, 60), parts)
	}
	p.below(n, func(i int) string { return w.Int(r.Waves[i].Wave) })
	for tier := range r.Tiers {
		p.Legend = append(p.Legend, Key{"tier-" + strconv.Itoa(tier), w.T("tier.n", w.Int(tier))})
	}
	if n > 0 {
		p.Desc = w.T("downtime.desc", w.Minutes(r.Summary.OutageMinutes), w.Int(r.Waves[top].Wave), w.Minutes(r.Waves[top].OutageMinutes))
	}
	return p.Drawing
}

// Ties is the number of dependencies between sites after each wave.
func Ties(r *reports.Report, today int, w *lang.Words) Drawing {
	counts := []float64{float64(today)}
	for i := range r.Waves {
		counts = append(counts, float64(r.Waves[i].SplitDependencies))
	}
	high := 0.0
	for _, c := range counts {
		high = max(high, c)
	}
	p := newPlot(w, "ties", w.T("ties.chart"), 220, 0, high, func(v float64) string { return w.Number(v, 0) })
	n := len(counts)
	for i, c := range counts {
		x, width := p.slot(i, n)
		p.column(x+width*0.14, min(width*0.72, 60), []part{{c, "t-split", waveLabel(r, i, w) + ": " + w.Number(c, 0)}})
	}
	p.below(n, func(i int) string {
		if i == 0 {
			return w.T("wave.zero")
		}
		return w.Int(r.Waves[i-1].Wave)
	})
	p.Desc = w.T("ties.desc", w.Number(counts[0], 0), w.Number(counts[n-1], 0))
	return p.Drawing
}

// waveLabel names the i-th column: today, then the waves.
func waveLabel(r *reports.Report, i int, w *lang.Words) string {
	if i == 0 {
		return w.T("wave.zero")
	}
	return w.T("wave.n", w.Int(r.Waves[i-1].Wave))
}
