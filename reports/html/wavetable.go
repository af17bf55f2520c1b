package html

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/wavecut/wavecut/reports"
)

// waveTable is all waves on a line each.
func (p *page) waveTable() {
	w := p.W
	t := table{ID: "t-waves", Caption: w.T("waves.table"), Small: true, Columns: p.columns(
		"#wave", "window", "#assets", "#names", "#services", "#minutes", "#longest", "#effort", "#data", "#split", "tightest")}
	limits := p.limitsByWave()
	for i := range p.R.Waves {
		x := &p.R.Waves[i]
		t.Rows = append(t.Rows, []cell{
			{Text: w.Int(x.Wave), Number: true, Head: true}, {Text: w.Span(x.Start, x.End), Sort: x.Start, Class: "d"}, p.count(x.Assets), p.count(len(x.Repoints)),
			p.count(x.Services), p.num(x.OutageMinutes, 0), p.num(x.Longest, 1), p.num(x.EffortHours, 0), p.num(x.TransferGB, 0),
			p.count(x.SplitDependencies), p.tightest(limits[x.Wave]),
		})
	}
	p.Tables["waves"] = t
}

// limitsByWave are the limits of each wave, the tightest first.
func (p *page) limitsByWave() map[int][]reports.Limit {
	out := map[int][]reports.Limit{}
	for _, l := range p.R.Headroom {
		out[l.Wave] = append(out[l.Wave], l)
	}
	for _, limits := range out {
		slices.SortStableFunc(limits, func(a, b reports.Limit) int { return cmp.Compare(b.Share(), a.Share()) })
	}
	return out
}

func (p *page) tightest(limits []reports.Limit) cell {
	for _, l := range limits {
		if l.Used > 0 {
			return cell{Text: p.W.Word("limit", l.Limit) + of(l.Subject) + " " + p.W.Percent(l.Share()), Sort: strconv.FormatFloat(l.Share(), 'f', 4, 64)}
		}
	}
	return str(p.W.T("none"))
}

func of(subject string) string {
	if subject == "" {
		return ""
	}
	return " · " + subject
}

// addWaves makes what opens for each wave.
func (p *page) addWaves() {
	limits := p.limitsByWave()
	most := max(leastWaveRows, mostWaveRows/max(len(p.R.Waves), 1))
	for i := range p.R.Waves {
		p.Waves = append(p.Waves, p.wave(&p.R.Waves[i], limits[p.R.Waves[i].Wave], most))
	}
}

func (p *page) wave(x *reports.Wave, limits []reports.Limit, most int) wave {
	w, n := p.W, p.W.Int(x.Wave)
	id := "wave-" + strconv.Itoa(x.Wave)
	out := wave{
		ID: id, Title: w.T("wave.n", n), Moves: p.moves(x, id, most), Names: p.names(x, id, most),
		Summary: w.T("wave.summary", w.Span(x.Start, x.End), w.Count("assets", x.Assets), w.Int(len(x.Repoints)), w.Minutes(x.OutageMinutes)),
		Limits:  p.limits(limits, id, w.T("wave.limits", n)),
	}
	for _, r := range x.Risks {
		out.Risks = append(out.Risks, w.Risk(r, p.R.Summary.Currency))
	}
	return out
}

func (p *page) moves(x *reports.Wave, id string, most int) table {
	w := p.W
	t := table{ID: id + "-moves", Caption: w.T("wave.moves", w.Int(x.Wave)), Columns: p.columns(
		"asset", "name", "application", "team", "#tier", "kind", "from", "to", "method", "#outage", "#overlap", "#data", "#effort")}
	for _, m := range x.Moves {
		to := m.To
		if to == "" {
			to = w.T("retired")
		}
		t.Rows = append(t.Rows, []cell{
			head(m.Asset), str(m.Name), str(m.Application), str(m.Team), p.count(m.Tier), str(w.Word("kind", m.Kind)), str(m.From), str(to),
			str(w.Word("method", m.Method)), p.num(m.OutageMinutes, 1), p.num(m.OverlapDays, 1), p.num(m.TransferGB, 1), p.num(m.EffortHours, 1),
		})
	}
	return p.capped(t, most)
}

func (p *page) names(x *reports.Wave, id string, most int) table {
	w := p.W
	t := table{ID: id + "-names", Caption: w.T("wave.names", w.Int(x.Wave)), Columns: p.columns("fqdn", "needs", "to", "#ttl", "#tier")}
	for _, n := range x.Repoints {
		ttl := cell{Text: w.T("none"), Number: true}
		if n.TTLSeconds != nil {
			ttl = p.num(*n.TTLSeconds, 0)
		}
		t.Rows = append(t.Rows, []cell{head(n.FQDN), str(n.Asset), str(n.To), ttl, p.count(n.Tier)})
	}
	return p.capped(t, most)
}

// limits lists those that are used at all.
func (p *page) limits(limits []reports.Limit, id, caption string) table {
	t := table{ID: id + "-limits", Caption: caption, Columns: p.columns("limit", "of", "#used", "#most", "#left", "#share")}
	for _, l := range limits {
		if l.Used == 0 {
			continue
		}
		share := cell{Text: p.W.Percent(l.Share()), Number: true}
		if l.Share() >= 0.9 {
			share.Class = "tight"
		}
		t.Rows = append(t.Rows, []cell{head(p.W.Word("limit", l.Limit)), str(l.Subject), p.num(l.Used, 1), p.num(l.Most, 1), p.num(l.Left, 1), share})
	}
	return p.capped(t, mostRows)
}
