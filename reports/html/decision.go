package html

import (
	"math"
	"strconv"
	"strings"

	"github.com/wavecut/wavecut/reports"
)

// decide fills the page for who decides.
func (p *page) decide() {
	p.Headline = headline(p)
	p.Tiles = []tile{p.costTile(), p.savedTile(), p.yearlyTile(), p.breakEvenTile(), p.outageTile(), p.gapTile()}
	for _, n := range p.R.Decision.NotCovered {
		p.Notes = append(p.Notes, p.W.Note(n, p.R.Summary.Currency))
	}
	p.Confidence = p.confidence()
	s := p.R.Summary
	if s.Stale {
		p.Warnings = append(p.Warnings, p.W.T("stale"))
	}
	if s.Interrupted {
		p.Warnings = append(p.Warnings, p.W.T("interrupted"))
	}
	if n := len(s.Violations); n > 0 {
		p.Warnings = append(p.Warnings, p.W.T("violations.warn", p.W.Int(n)))
	}
}

// negative reports whether an amount is below 0, and its absolute.
func negative(a reports.Amount) (bool, string) {
	rest, below := strings.CutPrefix(string(a), "-")
	return below, rest
}

func (p *page) short(a string) string { return p.W.Short(a, p.R.Summary.Currency) }
func (p *page) exact(a string) string { return p.W.Exact(a, p.R.Summary.Currency) }

// headline is the plan in two or three sentences.
func headline(p *page) []string {
	d, s, w := p.R.Decision, p.R.Summary, p.W
	out := []string{w.T("headline", w.Count("assets", s.Moved), w.Count("waves", s.Waves), p.short(string(d.Total)),
		w.T("weeks", w.Int(p.R.Provenance.HorizonWeeks)))}
	if d.Saved != "" {
		if below, size := negative(d.Saved); below {
			out = append(out, w.T("headline.more", p.short(size)))
		} else {
			out = append(out, w.T("headline.less", p.short(size)))
		}
	}
	if below, size := negative(d.SavedPerYear); !below && d.SavedFrom != "" {
		out = append(out, w.T("headline.yearly", w.Date(d.SavedFrom), p.short(size)))
	}
	return out
}

func (p *page) costTile() tile {
	d := p.R.Decision
	t := tile{Label: p.W.T("cost.total"), Value: p.short(string(d.Total)), Exact: p.exact(string(d.Total))}
	if d.AsIs != "" {
		t.Notes = append(t.Notes, p.W.T("cost.stay", p.exact(string(d.AsIs))))
	}
	return t
}

func (p *page) savedTile() tile {
	d := p.R.Decision
	t := tile{Label: p.W.T("saved.horizon"), Value: p.W.T("none")}
	if d.Saved == "" {
		return t
	}
	below, size := negative(d.Saved)
	t.Class = "good"
	if below {
		t.Label, t.Class = p.W.T("saved.negative"), "bad"
	}
	t.Value, t.Exact = p.short(size), p.exact(size)
	if stay := number(d.AsIs); stay > 0 {
		t.Notes = append(t.Notes, p.W.T("saved.share", p.W.Percent(number(d.Saved)/stay)))
	}
	return t
}

func number(a reports.Amount) float64 {
	v, err := strconv.ParseFloat(string(a), 64)
	if err != nil {
		return math.NaN()
	}
	return v
}

func (p *page) yearlyTile() tile {
	d := p.R.Decision
	t := tile{Label: p.W.T("saved.yearly"), Value: p.short(string(d.SavedPerYear)), Exact: p.exact(string(d.SavedPerYear))}
	note := p.W.T("saved.never", p.exact(string(d.SavedPerMonth)))
	if d.SavedFrom != "" {
		note = p.W.T("saved.since", p.exact(string(d.SavedPerMonth)), p.W.Date(d.SavedFrom))
	}
	t.Notes = append(t.Notes, note)
	return t
}

func (p *page) breakEvenTile() tile {
	t := tile{Label: p.W.T("breakeven"), Value: p.W.T("breakeven.none"), Notes: []string{p.W.T("breakeven.note")}}
	if m := p.R.Decision.BreakEven; m != "" {
		t.Value = p.W.Month(m)
	}
	return t
}

func (p *page) outageTile() tile {
	d := p.R.Decision
	t := tile{Label: p.W.T("outage"), Value: p.W.Minutes(d.OutageMinutes), Notes: []string{p.W.T("outage.sum")}}
	if by := d.ByApplicationMinutes; by != nil && *by > 0 {
		key, share := "outage.less", 1-d.OutageMinutes/(*by)
		if share < 0 {
			key, share = "outage.more", -share
		}
		t.Notes = []string{p.W.T(key, p.W.Percent(share), p.W.Minutes(*by)), p.W.T("outage.sum")}
	}
	return t
}

func (p *page) gapTile() tile {
	d := p.R.Decision
	t := tile{Label: p.W.T("gap"), Value: p.W.T("none"), Notes: []string{p.W.T("gap.none")}}
	if d.Gap != nil {
		t.Value = p.W.Percent(*d.Gap)
		t.Notes = []string{p.W.T("gap.note", p.exact(string(p.R.Summary.Bound)))}
	}
	if d.GapAvoidable != nil {
		t.Notes = append(t.Notes, p.W.T("gap.avoidable", p.W.Percent(*d.GapAvoidable)))
	}
	return t
}

// confidence says how far the data can be trusted.
func (p *page) confidence() []string {
	c, w := p.R.Decision.Confidence, p.W
	var out []string
	if c.Score != nil {
		out = append(out, w.T("confidence.score", w.Percent(*c.Score)))
	}
	out = append(out, w.T("confidence.counts", w.Count("errors", c.Errors), w.Count("warnings", c.Warnings), w.Count("infos", c.Infos)))
	switch {
	case c.Errors > 0:
		return append(out, w.T("confidence.poor"))
	case c.Warnings > 0:
		return append(out, w.T("confidence.fair"))
	}
	return append(out, w.T("confidence.good"))
}
