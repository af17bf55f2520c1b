package content

import (
	"math"
	"strconv"
	"strings"

	"github.com/wavecut/wavecut/reports"
)

// decide fills the page for who decides.
func (c *Content) decide() {
	c.Headline = headline(c)
	c.Tiles = []Tile{c.costTile(), c.savedTile(), c.yearlyTile(), c.breakEvenTile(), c.outageTile(), c.gapTile()}
	for _, n := range c.R.Decision.NotCovered {
		c.Notes = append(c.Notes, c.W.Note(n, c.R.Summary.Currency))
	}
	c.Confidence = c.confidence()
	s := c.R.Summary
	if s.Stale {
		c.Warnings = append(c.Warnings, c.W.T("stale"))
	}
	if s.Interrupted {
		c.Warnings = append(c.Warnings, c.W.T("interrupted"))
	}
	if n := len(s.Violations); n > 0 {
		c.Warnings = append(c.Warnings, c.W.T("violations.warn", c.W.Int(n)))
	}
}

// negative reports whether an amount is below 0, and its absolute.
func negative(a reports.Amount) (bool, string) {
	rest, below := strings.CutPrefix(string(a), "-")
	return below, rest
}

func (c *Content) short(a string) string { return c.W.Short(a, c.R.Summary.Currency) }
func (c *Content) exact(a string) string { return c.W.Exact(a, c.R.Summary.Currency) }

// headline is the plan in two or three sentences.
func headline(c *Content) []string {
	d, s, w := c.R.Decision, c.R.Summary, c.W
	out := []string{w.T("headline", w.Count("assets", s.Moved), w.Count("waves", s.Waves), c.short(string(d.Total)),
		w.T("weeks", w.Int(c.R.Provenance.HorizonWeeks)))}
	if d.Saved != "" {
		if below, size := negative(d.Saved); below {
			out = append(out, w.T("headline.more", c.short(size)))
		} else {
			out = append(out, w.T("headline.less", c.short(size)))
		}
	}
	if below, size := negative(d.SavedPerYear); !below && d.SavedFrom != "" {
		out = append(out, w.T("headline.yearly", w.Date(d.SavedFrom), c.short(size)))
	}
	return out
}

func (c *Content) costTile() Tile {
	d := c.R.Decision
	t := Tile{Label: c.W.T("cost.total"), Value: c.short(string(d.Total)), Exact: c.exact(string(d.Total))}
	if d.AsIs != "" {
		t.Notes = append(t.Notes, c.W.T("cost.stay", c.exact(string(d.AsIs))))
	}
	return t
}

func (c *Content) savedTile() Tile {
	d := c.R.Decision
	t := Tile{Label: c.W.T("saved.horizon"), Value: c.W.T("none")}
	if d.Saved == "" {
		return t
	}
	below, size := negative(d.Saved)
	t.Class = "good"
	if below {
		t.Label, t.Class = c.W.T("saved.negative"), "bad"
	}
	t.Value, t.Exact = c.short(size), c.exact(size)
	if stay := number(d.AsIs); stay > 0 {
		t.Notes = append(t.Notes, c.W.T("saved.share", c.W.Percent(math.Abs(number(d.Saved))/stay)))
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

func (c *Content) yearlyTile() Tile {
	d := c.R.Decision
	t := Tile{Label: c.W.T("saved.yearly"), Value: c.short(string(d.SavedPerYear)), Exact: c.exact(string(d.SavedPerYear))}
	note := c.W.T("saved.never", c.exact(string(d.SavedPerMonth)))
	if d.SavedFrom != "" {
		note = c.W.T("saved.since", c.exact(string(d.SavedPerMonth)), c.W.Date(d.SavedFrom))
	}
	t.Notes = append(t.Notes, note)
	return t
}

func (c *Content) breakEvenTile() Tile {
	t := Tile{Label: c.W.T("breakeven"), Value: c.W.T("breakeven.none"), Notes: []string{c.W.T("breakeven.note")}}
	if m := c.R.Decision.BreakEven; m != "" {
		t.Value = c.W.Month(m)
	}
	return t
}

func (c *Content) outageTile() Tile {
	d := c.R.Decision
	t := Tile{Label: c.W.T("outage"), Value: c.W.Minutes(d.OutageMinutes), Notes: []string{c.W.T("outage.sum")}}
	if by := d.ByApplicationMinutes; by != nil && *by > 0 {
		key, share := "outage.less", 1-d.OutageMinutes/(*by)
		if share < 0 {
			key, share = "outage.more", -share
		}
		t.Notes = []string{c.W.T(key, c.W.Percent(share), c.W.Minutes(*by)), c.W.T("outage.sum")}
	}
	return t
}

func (c *Content) gapTile() Tile {
	d := c.R.Decision
	t := Tile{Label: c.W.T("gap"), Value: c.W.T("none"), Notes: []string{c.W.T("gap.none")}}
	if d.Gap != nil {
		t.Value = c.W.Percent(*d.Gap)
		t.Notes = []string{c.W.T("gap.note", c.exact(string(c.R.Summary.Bound)))}
	}
	if d.GapAvoidable != nil {
		t.Notes = append(t.Notes, c.W.T("gap.avoidable", c.W.Percent(*d.GapAvoidable)))
	}
	return t
}

// confidence says how far the data can be trusted.
func (c *Content) confidence() []string {
	found, w := c.R.Decision.Confidence, c.W
	var out []string
	if found.Score != nil {
		out = append(out, w.T("confidence.score", w.Percent(*found.Score)))
	}
	out = append(out, w.T("confidence.counts", w.Count("errors", found.Errors), w.Count("warnings", found.Warnings), w.Count("infos", found.Infos)))
	switch {
	case found.Errors > 0:
		return append(out, w.T("confidence.poor"))
	case found.Warnings > 0:
		return append(out, w.T("confidence.fair"))
	}
	return append(out, w.T("confidence.good"))
}
