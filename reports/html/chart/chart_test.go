package chart_test

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/wavecut/wavecut/reports"
	"github.com/wavecut/wavecut/reports/html/chart"
	"github.com/wavecut/wavecut/reports/lang"
)

// report reads the report that package reports holds golden.
func report(t *testing.T) *reports.Report {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "testdata", "report.json"))
	if err != nil {
		t.Fatal(err)
	}
	var r reports.Report
	if err := json.Unmarshal(text, &r); err != nil {
		t.Fatal(err)
	}
	return &r
}

func drawings(r *reports.Report, l lang.Language) []chart.Drawing {
	w := lang.New(l)
	all := []chart.Drawing{
		chart.Timeline(r, w), chart.Money(r, w), chart.SiteMoney(r, w), chart.Saved(r, w), chart.Downtime(r, w), chart.Ties(r, r.SplitToday, w),
	}
	return append(all, chart.Occupancies(r, w)...)
}

// Everything that is drawn is within its box, and every chart says what it shows.
func TestDrawingsAreWhole(t *testing.T) {
	for _, l := range lang.Languages() {
		ids := map[string]bool{}
		for _, d := range drawings(report(t), l) {
			if ids[d.ID] || d.Title == "" || d.Desc == "" || len(d.Shapes) == 0 {
				t.Errorf("%s: the chart %q is %q, %q, with %d shapes", l, d.ID, d.Title, d.Desc, len(d.Shapes))
			}
			ids[d.ID] = true
			for _, s := range d.Shapes {
				if out(s.X, d.Width) || out(s.Y, d.Height) || s.Kind == chart.Rect && (out(s.X2(), d.Width) || out(s.Y2(), d.Height) || s.W < 0 || s.H < 0) {
					t.Errorf("%s: %+v is outside of %s × %s", d.ID, s, d.Width, d.Height)
				}
			}
		}
	}
}

func out(v, size chart.Length) bool {
	return math.IsNaN(float64(v)) || float64(v) < -0.01 || float64(v) > float64(size)+0.01
}

// The columns of a month are as high together as the month is dear, on one scale.
func TestMoneyIsToScale(t *testing.T) {
	r := report(t)
	d := chart.Money(r, lang.New(lang.English))
	height := map[string]float64{}
	for _, s := range d.Shapes {
		if month, _, ok := strings.Cut(s.Tip, " · "); ok && s.Kind == chart.Rect {
			height[month] += float64(s.H)
		}
	}
	w := lang.New(lang.English)
	scale := 0.0
	for _, m := range r.Months {
		total, err := strconv.ParseFloat(string(m.Total), 64)
		if err != nil {
			t.Fatal(err)
		}
		if scale == 0 {
			scale = height[w.Month(m.Month)] / total
		}
		if got := height[w.Month(m.Month)] / total; math.Abs(got-scale) > 1e-9*scale || got == 0 {
			t.Errorf("%s is drawn at %v a unit, the first month at %v", m.Month, got, scale)
		}
	}
}

// The tiers of a wave add up to its downtime, in hours.
func TestDowntimeIsToScale(t *testing.T) {
	r := report(t)
	d := chart.Downtime(r, lang.New(lang.English))
	drawn, told := 0.0, 0.0
	for _, s := range d.Shapes {
		if strings.HasPrefix(s.Class, "tier-") && s.Kind == chart.Rect {
			drawn += float64(s.H)
		}
	}
	first := 0.0
	for _, s := range d.Shapes {
		if s.Class == "tier-0" && s.Kind == chart.Rect && first == 0 {
			first = float64(s.H) / r.Waves[0].TierMinutes[0]
		}
	}
	for _, w := range r.Waves {
		told += w.OutageMinutes
	}
	if math.Abs(drawn-told*first) > 1e-6 {
		t.Errorf("%v minutes are drawn as %v, at %v a minute", told, drawn, first)
	}
}

// A report in which nothing moves and nothing is paid still draws.
func TestEmptyReport(t *testing.T) {
	r := report(t)
	r.Waves, r.Months, r.Calendar, r.Exits, r.Occupancy = nil, nil, nil, nil, nil
	for _, d := range drawings(r, lang.Korean) {
		for _, s := range d.Shapes {
			if strings.Contains(s.Points, "NaN") || math.IsInf(float64(s.H), 0) {
				t.Errorf("%s draws %+v", d.ID, s)
			}
		}
	}
}
