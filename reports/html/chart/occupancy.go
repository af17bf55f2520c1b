package chart

import (
	"fmt"
	"strconv"
	"time"

	"github.com/wavecut/wavecut/reports"
	"github.com/wavecut/wavecut/reports/lang"
)

// Occupancies has a chart for each site: the share of each of its resources that
// is taken, over time.
func Occupancies(r *reports.Report, w *lang.Words) []Drawing {
	axis := newTimeAxis(r, leftMargin, width-8)
	out := make([]Drawing, len(r.Sites))
	for s := range r.Sites {
		out[s] = occupancy(r, s, axis, w)
		if s < len(out)-1 {
			out[s].Legend = nil // once, below the last, is enough
		}
	}
	return out
}

func occupancy(r *reports.Report, site int, axis timeAxis, w *lang.Words) Drawing {
	id := r.Sites[site].Site
	var xs []float64
	shares := map[string][]float64{}
	var names []string
	high := 1.0
	for _, o := range r.Occupancy {
		if o.Site != id {
			continue
		}
		xs = append(xs, axis.wave(r, o.Wave))
		for _, u := range o.Uses {
			if shares[u.Resource] == nil {
				names = append(names, u.Resource)
			}
			shares[u.Resource] = append(shares[u.Resource], shareOf(u, peak(r, id, u.Resource)))
			high = max(high, shares[u.Resource][len(shares[u.Resource])-1])
		}
	}
	p := newPlot(w, "occupancy-"+strconv.Itoa(site), w.T("sites.chart", id), 190, 0, high, w.Percent)
	axis.months(&p.Drawing, p.y1, w)
	for i, name := range names {
		class := "r-" + strconv.Itoa(i)
		tip := fmt.Sprintf("%s · %s", id, w.Word("resource", name))
		p.path(steps(append(xs, p.x1), shares[name], p.y), "use "+class, tip, false)
		p.Legend = append(p.Legend, Key{"k-line " + class, w.Word("resource", name)})
	}
	p.line(p.x0, p.y(1), p.x1, p.y(1), "full")
	p.Desc = w.T("sites.desc", w.Int(r.Sites[site].AssetsToday), w.Int(r.Sites[site].AssetsAtEnd))
	return p.Drawing
}

// shareOf is the share of the limit, or of the peak where there is none.
func shareOf(u reports.Use, peak float64) float64 {
	most := peak
	if u.Most != nil {
		most = *u.Most
	}
	if most <= 0 {
		return 0
	}
	return u.Used / most
}

func peak(r *reports.Report, site, resource string) float64 {
	top := 0.0
	for _, o := range r.Occupancy {
		if o.Site != site {
			continue
		}
		for _, u := range o.Uses {
			if u.Resource == resource {
				top = max(top, u.Used)
			}
		}
	}
	return top
}

// timeAxis maps times of the horizon to positions.
type timeAxis struct {
	start, end time.Time
	x0, x1     float64
}

func newTimeAxis(r *reports.Report, x0, x1 float64) timeAxis {
	return timeAxis{start: instant(r.Start), end: instant(r.End), x0: x0, x1: x1}
}

// instant reads a date or a local timestamp as if it were of one zone: charts show
// days.
func instant(s string) time.Time {
	t, err := time.Parse("2006-01-02T15:04:05", s[:min(len(s), 19)])
	if err != nil {
		t, _ = time.Parse(time.DateOnly, s[:min(len(s), 10)])
	}
	return t
}

// at is where an instant stands, held within the horizon.
func (a timeAxis) at(t time.Time) float64 {
	share := float64(t.Sub(a.start)) / float64(max(a.end.Sub(a.start), 1))
	return a.x0 + min(max(share, 0), 1)*(a.x1-a.x0)
}

// wave is where a wave begins; 0 is the start.
func (a timeAxis) wave(r *reports.Report, wave int) float64 {
	if wave == 0 {
		return a.x0
	}
	return a.at(instant(r.Windows[wave-1].Start))
}

// months draws the months' lines and names below a chart.
func (a timeAxis) months(d *Drawing, bottom float64, w *lang.Words) {
	month := time.Date(a.start.Year(), a.start.Month(), 1, 0, 0, 0, 0, time.UTC)
	total := a.end.Sub(a.start).Hours() / 24 / 30
	every := 1
	for total/float64(every) > 18 {
		every++
	}
	for i := 0; month.Before(a.end); i++ {
		if x := a.at(month); i%every == 0 && !month.Before(a.start) {
			d.line(x, topMargin, x, bottom+4, "grid")
			d.text(x+3, bottom+18, "start", "tick", w.ShortMonth(month.Format("2006-01"), i == 0))
		}
		month = month.AddDate(0, 1, 0)
	}
}
