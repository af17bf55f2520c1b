package chart

import (
	"fmt"
	"math"
	"strings"

	"github.com/wavecut/wavecut/reports"
	"github.com/wavecut/wavecut/reports/lang"
)

// The rows of the timeline.
const (
	rowHeight  = 26.0
	waveHeight = 74.0
	labelWidth = 150.0
	barWidth   = 6.0 // of a wave
	maxEntries = 24  // of the calendar; the others are in the table of the page
)

// timeline draws rows below each other.
type timeline struct {
	Drawing
	axis  timeAxis
	words *lang.Words
	r     *reports.Report
	y     float64
}

// Timeline is the waves with the windows that are not used, the sites with their
// exits and contract ends, and the calendar.
func Timeline(r *reports.Report, w *lang.Words) Drawing {
	t := &timeline{
		Drawing: Drawing{ID: "timeline", Width: width, Title: w.T("timeline.title")},
		axis:    newTimeAxis(r, labelWidth, width-12), words: w, r: r, y: topMargin,
	}
	entries := shown(r.Calendar)
	bottom := t.y + waveHeight + 12 + rowHeight*float64(len(r.Sites)+len(entries)) + 12
	t.axis.months(&t.Drawing, bottom, w)
	t.freezes(entries, bottom)
	t.waves()
	t.y += 12
	for i := range r.Sites {
		t.site(&r.Sites[i])
	}
	t.y += 6
	for _, e := range entries {
		t.entry(e)
	}
	t.Height = Length(bottom + axisHeight)
	t.legend()
	t.describe()
	return t.Drawing
}

// shown are the entries that get a row: those of all come first to be kept.
func shown(all []reports.Entry) []reports.Entry {
	if len(all) <= maxEntries {
		return all
	}
	var out []reports.Entry
	for _, e := range all {
		if e.Scope == "all" && len(out) < maxEntries {
			out = append(out, e)
		}
	}
	return out
}

// freezes shades the times in which nothing at all may be cut over.
func (t *timeline) freezes(entries []reports.Entry, bottom float64) {
	for _, e := range entries {
		if e.Kind == "freeze" && e.Scope == "all" {
			x, x2 := t.axis.at(instant(e.Start)), t.axis.at(instant(e.End))
			t.rect(x, topMargin, max(x2-x, 1), bottom-topMargin, "freeze-band", "")
		}
	}
}

func (t *timeline) waves() {
	most := 1
	used := map[int]*reports.Wave{}
	for i := range t.r.Waves {
		most = max(most, t.r.Waves[i].Assets)
		used[t.r.Waves[i].Wave] = &t.r.Waves[i]
	}
	base := t.y + waveHeight
	t.text(labelWidth-10, base-4, "end", "label", t.words.T("timeline.waves"))
	next, free := 0.0, 0.0
	for _, window := range t.r.Windows {
		x := t.axis.at(instant(window.Start))
		w, ok := used[window.Wave]
		if !ok {
			t.rect(x-1, base-4, 2, 4, "idle", "")
			continue
		}
		h := 10 + math.Sqrt(float64(w.Assets)/float64(most))*(waveHeight-26)
		tip := t.words.T("timeline.wave", t.words.Int(w.Wave), t.words.Date(w.Start), t.words.Count("assets", w.Assets))
		x = max(x, next) // two windows of one weekend stand side by side
		next = x + barWidth + 1
		t.rect(x-barWidth/2, base-h, barWidth, h, "wave", tip)
		if x >= free {
			t.text(x, base-h-3, "middle", "tiny", t.words.Int(w.Wave))
			free = x + 13
		}
	}
	t.line(labelWidth, base, width-12, base, "axis")
	t.y = base
}

// site is a bar for as long as the site is in use, with its exit and contract end.
func (t *timeline) site(s *reports.Site) {
	mid := t.y + rowHeight/2
	t.text(labelWidth-10, mid+4, "end", "label", clip(s.Site, 20))
	exit := t.exitOf(s.Site)
	end, class, tip := t.axis.x1, "site-kept", t.words.T("timeline.kept", s.Site)
	switch {
	case exit != nil && exit.Date != "":
		end, class, tip = t.axis.at(instant(exit.Date)), "site-left", t.words.T("timeline.in", s.Site, t.words.Date(exit.Date))
	case exit != nil:
		class, tip = "site-left", t.words.T("timeline.open", s.Site)
	}
	t.rect(labelWidth, t.y+4, max(end-labelWidth, 2), rowHeight-8, class, tip)
	if exit != nil && exit.Date != "" {
		t.rect(end-1.5, t.y+2, 3, rowHeight-4, "exit", tip)
		t.exitLabel(end, mid, exit.Date)
	}
	if c := s.ContractEnd; c != "" && exit != nil && c < t.r.End {
		x := t.axis.at(instant(c))
		t.path([]point{{x, t.y + 3}, {x + 6, mid}, {x, t.y + rowHeight - 3}, {x - 6, mid}}, "contract", t.words.T("timeline.contract", s.Site, t.words.Date(c)), true)
	}
	t.y += rowHeight
}

// exitLabel writes the date of an exit on its bar, or beside it where that is short.
func (t *timeline) exitLabel(x, mid float64, date string) {
	if x > labelWidth+80 {
		t.text(x-8, mid+4, "end", "on-bar", t.words.ShortDate(date))
		return
	}
	t.text(x+12, mid+4, "start", "note", t.words.ShortDate(date))
}

func (t *timeline) exitOf(site string) *reports.Exit {
	for i := range t.r.Exits {
		if t.r.Exits[i].Site == site {
			return &t.r.Exits[i]
		}
	}
	return nil
}

func (t *timeline) entry(e reports.Entry) {
	mid := t.y + rowHeight/2
	name := e.Name
	if name == "" {
		name = t.words.T(e.Kind)
	}
	t.text(labelWidth-10, mid+4, "end", "label", clip(name, 20))
	x, x2 := t.axis.at(instant(e.Start)), t.axis.at(instant(e.End))
	tip := fmt.Sprintf("%s (%s), %s: %s – %s", name, t.words.T(e.Kind), e.Scope, t.words.Date(e.Start), t.words.Date(e.End))
	t.rect(x, t.y+7, max(x2-x, 3), rowHeight-14, e.Kind, tip)
	if e.Scope != "all" {
		if x2 < width-150 {
			t.text(x2+8, mid+4, "start", "tick", clip(e.Scope, 26))
		} else {
			t.text(x-8, mid+4, "end", "tick", clip(e.Scope, 26))
		}
	}
	t.y += rowHeight
}

func (t *timeline) legend() {
	w := t.words
	t.Legend = []Key{
		{"wave", w.T("legend.wave")}, {"idle", w.T("legend.window")}, {"site-left", w.T("legend.use")},
		{"exit", w.T("legend.exit")}, {"contract", w.T("legend.contract")}, {"freeze", w.T("legend.freeze")}, {"event", w.T("legend.event")},
	}
}

func (t *timeline) describe() {
	if n := len(t.r.Waves); n > 0 {
		w := t.words
		t.Desc = w.T("timeline.desc", w.Int(n), w.Date(t.r.Waves[0].Start), w.Date(t.r.Waves[n-1].Start),
			w.Int(len(t.r.Calendar)), w.Int(len(t.r.Exits)))
	}
}

// clip shortens a text to so many characters, those of double width counted twice.
func clip(s string, most int) string {
	var b strings.Builder
	n := 0
	for _, r := range s {
		n++
		if r >= 0x1100 {
			n++
		}
		if n > most {
			return b.String() + "…"
		}
		b.WriteRune(r)
	}
	return s
}
