package content

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/wavecut/wavecut/reports"
)

// waveTable is all waves on a line each.
func (c *Content) waveTable() {
	w := c.W
	t := Table{ID: "t-waves", Caption: w.T("waves.table"), Small: true, Columns: c.columns(
		"#wave", "window", "#assets", "#names", "#services", "#minutes", "#longest", "#effort", "#data", "#split", "tightest")}
	limits := c.limitsByWave()
	for i := range c.R.Waves {
		x := &c.R.Waves[i]
		t.Rows = append(t.Rows, []Cell{
			{Text: w.Int(x.Wave), Number: true, Head: true}, {Text: w.Span(x.Start, x.End), Sort: x.Start, Class: "d"}, c.count(x.Assets), c.count(len(x.Repoints)),
			c.count(x.Services), c.num(x.OutageMinutes, 0), c.num(x.Longest, 1), c.num(x.EffortHours, 0), c.num(x.TransferGB, 0),
			c.count(x.SplitDependencies), c.tightest(limits[x.Wave]),
		})
	}
	c.Tables["waves"] = t
}

// limitsByWave are the limits of each wave, the tightest first.
func (c *Content) limitsByWave() map[int][]reports.Limit {
	out := map[int][]reports.Limit{}
	for _, l := range c.R.Headroom {
		out[l.Wave] = append(out[l.Wave], l)
	}
	for _, limits := range out {
		slices.SortStableFunc(limits, func(a, b reports.Limit) int { return cmp.Compare(b.Share(), a.Share()) })
	}
	return out
}

func (c *Content) tightest(limits []reports.Limit) Cell {
	for _, l := range limits {
		if l.Used > 0 {
			return Cell{Text: c.W.Word("limit", l.Limit) + of(l.Subject) + " " + c.W.Percent(l.Share()), Sort: strconv.FormatFloat(l.Share(), 'f', 4, 64), Class: "wide"}
		}
	}
	return str(c.W.T("none"))
}

func of(subject string) string {
	if subject == "" {
		return ""
	}
	return " · " + subject
}

// addWaves makes what opens for each wave.
func (c *Content) addWaves() {
	limits := c.limitsByWave()
	most := max(leastWaveRows, c.most.WaveRows/max(len(c.R.Waves), 1))
	for i := range c.R.Waves {
		c.Waves = append(c.Waves, c.wave(&c.R.Waves[i], limits[c.R.Waves[i].Wave], most))
	}
}

func (c *Content) wave(x *reports.Wave, limits []reports.Limit, most int) Wave {
	w, n := c.W, c.W.Int(x.Wave)
	id := "wave-" + strconv.Itoa(x.Wave)
	out := Wave{
		ID: id, Title: w.T("wave.n", n), Moves: c.moves(x, id, most), Names: c.names(x, id, most),
		Summary: w.T("wave.summary", w.Span(x.Start, x.End), w.Count("assets", x.Assets), w.Int(len(x.Repoints)), w.Minutes(x.OutageMinutes)),
		Limits:  c.limits(limits, id, w.T("wave.limits", n)),
	}
	for _, r := range x.Risks {
		out.Risks = append(out.Risks, w.Risk(r, c.R.Summary.Currency))
	}
	return out
}

func (c *Content) moves(x *reports.Wave, id string, most int) Table {
	w := c.W
	t := Table{ID: id + "-moves", Caption: w.T("wave.moves", w.Int(x.Wave)), Columns: c.columns(
		"asset", "name", "application", "team", "#tier", "kind", "from", "to", "method", "#outage", "#overlap", "#data", "#effort")}
	for _, m := range x.Moves {
		to := m.To
		if to == "" {
			to = w.T("retired")
		}
		t.Rows = append(t.Rows, []Cell{
			head(m.Asset), str(m.Name), str(m.Application), str(m.Team), c.count(m.Tier), str(w.Word("kind", m.Kind)), str(m.From), str(to),
			str(w.Word("method", m.Method)), c.num(m.OutageMinutes, 1), c.num(m.OverlapDays, 1), c.num(m.TransferGB, 1), c.num(m.EffortHours, 1),
		})
	}
	return c.capped(t, most)
}

func (c *Content) names(x *reports.Wave, id string, most int) Table {
	w := c.W
	t := Table{ID: id + "-names", Caption: w.T("wave.names", w.Int(x.Wave)), Columns: c.columns("fqdn", "needs", "to", "#ttl", "#tier")}
	for _, n := range x.Repoints {
		ttl := Cell{Text: w.T("none"), Number: true}
		if n.TTLSeconds != nil {
			ttl = c.num(*n.TTLSeconds, 0)
		}
		t.Rows = append(t.Rows, []Cell{head(n.FQDN), str(n.Asset), str(n.To), ttl, c.count(n.Tier)})
	}
	return c.capped(t, most)
}

// limits lists those that are used at all.
func (c *Content) limits(limits []reports.Limit, id, caption string) Table {
	t := Table{ID: id + "-limits", Caption: caption, Columns: c.columns("limit", "of", "#used", "#most", "#left", "#share")}
	for _, l := range limits {
		if l.Used == 0 {
			continue
		}
		t.Rows = append(t.Rows, append([]Cell{head(c.W.Word("limit", l.Limit)), str(l.Subject)}, c.usage(l)...))
	}
	return c.capped(t, c.most.Rows)
}

// usage is what is used of a limit, the most, what is left, and the share.
func (c *Content) usage(l reports.Limit) []Cell {
	share := Cell{Text: c.W.Percent(l.Share()), Number: true}
	if l.Share() >= 0.9 {
		share.Class = "tight"
	}
	return []Cell{c.num(l.Used, 1), c.num(l.Most, 1), c.num(l.Left, 1), share}
}

// tightestTable has each limit once, in the wave in which least of it is left.
func (c *Content) tightestTable() {
	t := Table{ID: "t-tightest", Caption: c.W.T("limits.tight"), Columns: c.columns("limit", "of", "#wave", "#used", "#most", "#left", "#share")}
	byShare := slices.Clone(c.R.Headroom)
	slices.SortStableFunc(byShare, func(a, b reports.Limit) int { return cmp.Compare(b.Share(), a.Share()) })
	seen := map[[2]string]bool{}
	for _, l := range byShare {
		if key := [2]string{l.Limit, l.Subject}; l.Used > 0 && !seen[key] {
			seen[key] = true
			t.Rows = append(t.Rows, append([]Cell{head(c.W.Word("limit", l.Limit)), str(l.Subject), c.count(l.Wave)}, c.usage(l)...))
		}
	}
	c.Tables[Tightest] = c.capped(t, c.most.Rows)
}
