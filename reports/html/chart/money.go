package chart

import (
	"fmt"
	"strconv"

	"github.com/wavecut/wavecut/reports"
	"github.com/wavecut/wavecut/reports/lang"
)

// value is an amount as a number to be drawn.
func value(a reports.Amount) float64 {
	v, err := strconv.ParseFloat(string(a), 64)
	if err != nil {
		return 0
	}
	return v
}

// terms are the terms of a cost, from the bottom of a column up.
func terms(c reports.Cost) []struct {
	name   string
	amount reports.Amount
} {
	return []struct {
		name   string
		amount reports.Amount
	}{{"colocation", c.Colocation}, {"migration", c.Migration}, {"downtime", c.Downtime}, {"split", c.Split}}
}

// Money is what each month costs, by term, with what staying costs as a line.
func Money(r *reports.Report, w *lang.Words) Drawing {
	high := 0.0
	for _, m := range r.Months {
		high = max(high, value(m.Total), value(m.AsIs))
	}
	p := newPlot(w, "money", w.T("money.chart"), 320, 0, high, w.ShortDigits)
	for i, m := range r.Months {
		x, width := p.slot(i, len(r.Months))
		var parts []part
		for _, t := range terms(m.Cost) {
			parts = append(parts, part{value(t.amount), "t-" + t.name, p.tip(r, m.Month, w.T("term."+t.name), t.amount)})
		}
		p.column(x+width*0.14, width*0.72, parts)
	}
	p.stayLine(r)
	p.below(len(r.Months), func(i int) string { return w.ShortMonth(r.Months[i].Month, i == 0) })
	for _, name := range []string{"colocation", "migration", "downtime", "split"} {
		p.Legend = append(p.Legend, Key{"t-" + name, w.T("term." + name)})
	}
	p.Legend = append(p.Legend, Key{"k-line stay", w.T("term.stay")})
	p.Desc = dearest(r, w)
	return p.Drawing
}

// tip is a month, what of it, and how much.
func (p *plot) tip(r *reports.Report, month, what string, a reports.Amount) string {
	return fmt.Sprintf("%s · %s: %s", p.words.Month(month), what, p.words.Exact(string(a), r.Summary.Currency))
}

// stayLine draws what staying costs each month.
func (p *plot) stayLine(r *reports.Report) {
	var xs, values []float64
	for i, m := range r.Months {
		if m.AsIs == "" {
			return
		}
		x, _ := p.slot(i, len(r.Months))
		xs, values = append(xs, x), append(values, value(m.AsIs))
	}
	p.path(steps(append(xs, p.x1), values, p.y), "stay", p.words.T("term.stay"), false)
}

// dearest says over what time, and which month costs most.
func dearest(r *reports.Report, w *lang.Words) string {
	if len(r.Months) == 0 {
		return ""
	}
	top := r.Months[0]
	for _, m := range r.Months {
		if value(m.Total) > value(top.Total) {
			top = m
		}
	}
	first, last := r.Months[0], r.Months[len(r.Months)-1]
	return w.T("money.desc", w.Month(first.Month), w.Month(last.Month), w.Month(top.Month), w.Exact(string(top.Total), r.Summary.Currency))
}

// topSites is how many sites have a colour of their own.
const topSites = 8

// SiteMoney is what each month's colocation costs, by site.
func SiteMoney(r *reports.Report, w *lang.Words) Drawing {
	high := 0.0
	for _, m := range r.Months {
		high = max(high, value(m.Colocation))
	}
	p := newPlot(w, "site-money", w.T("money.sites"), 280, 0, high, w.ShortDigits)
	for i, m := range r.Months {
		x, width := p.slot(i, len(r.Months))
		var parts []part
		for s, a := range m.Sites {
			parts = append(parts, part{value(a), siteClass(s), p.tip(r, m.Month, r.Sites[s].Site, a)})
		}
		p.column(x+width*0.14, width*0.72, parts)
	}
	p.below(len(r.Months), func(i int) string { return w.ShortMonth(r.Months[i].Month, i == 0) })
	for s := range r.Sites[:min(topSites, len(r.Sites))] {
		p.Legend = append(p.Legend, Key{siteClass(s), r.Sites[s].Site})
	}
	p.Desc = dearest(r, w)
	return p.Drawing
}

func siteClass(s int) string { return "s-" + strconv.Itoa(s%topSites) }

// Saved is what has been saved against staying by the end of each month.
func Saved(r *reports.Report, w *lang.Words) Drawing {
	low, high := 0.0, 0.0
	for _, m := range r.Months {
		low, high = min(low, value(m.Saved)), max(high, value(m.Saved))
	}
	p := newPlot(w, "saved", w.T("money.saved"), 240, low, high, w.ShortDigits)
	n := len(r.Months)
	line := []point{{p.x0, p.y(0)}}
	for i, m := range r.Months {
		x, width := p.slot(i, n)
		line = append(line, point{x + width, p.y(value(m.Saved))})
		if m.Month == r.Decision.BreakEven {
			p.line(x+width, p.y0, x+width, p.y1, "mark")
			p.text(x+width-6, p.y0+10, "end", "note", w.T("breakeven")+": "+w.Month(m.Month))
		}
	}
	p.path(append(append([]point{}, line...), point{p.x1, p.y(0)}), "saved-area", "", true)
	p.path(line, "saved-line", "", false)
	for i, m := range r.Months {
		x, width := p.slot(i, n)
		p.rect(x, p.y0, width, p.y1-p.y0, "hit", p.tip(r, m.Month, w.T("col.saved"), m.Saved))
	}
	p.below(n, func(i int) string { return w.ShortMonth(r.Months[i].Month, i == 0) })
	if n > 0 {
		p.Desc = w.T("money.saved.desc", w.Exact(string(r.Months[n-1].Saved), r.Summary.Currency))
	}
	return p.Drawing
}
