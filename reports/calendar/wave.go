package calendar

import (
	"fmt"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"
	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/reports"
	"github.com/wavecut/wavecut/reports/lang"
	"github.com/wavecut/wavecut/reports/runbook"
)

// wave adds the window of a wave and what is due before it.
func (c *calendar) wave(b *runbook.Book) {
	summary := c.say(text{"Wave %d: %d assets move", "%d차: 자산 %d개 이전"}, b.Wave, len(b.Moves))
	e := c.event(fmt.Sprintf("wave %d", b.Wave), "CUTOVER", summary)
	moment(e, b.Window.Start, b.Window.End)
	e.SetDescription(c.about(b))
	for i := range b.Preparations {
		if s := &b.Preparations[i]; s.Kind == runbook.StepTTL || s.Kind == runbook.StepCopy {
			c.due(b, s)
		}
	}
}

// about says what a window does.
func (c *calendar) about(b *runbook.Book) string {
	s := c.speaker(b)
	lines := []string{
		s.Word("h.end") + ": " + s.Moment(b.End), s.Word("h.noreturn") + ": " + s.Moment(b.NoReturn()),
	}
	assets := make([]string, len(b.Moves))
	for i := range b.Moves {
		assets[i] = c.clean(b.Problem.Estate.Assets[b.Moves[i].Asset].ID)
	}
	lines = append(lines, s.Word("h.moves")+": "+listed(assets))
	if len(b.Repoints) > 0 {
		names := make([]string, len(b.Repoints))
		for i := range b.Repoints {
			names[i] = c.clean(b.Problem.Estate.Assets[b.Repoints[i].Name].ID)
		}
		lines = append(lines, s.Word("h.names")+": "+listed(names))
	}
	return strings.Join(lines, "\n")
}

func (c *calendar) speaker(b *runbook.Book) runbook.Speaker {
	s := runbook.Speaker{Location: b.Location, Escape: c.clean}
	if c.language == lang.Korean {
		s.Lang = runbook.Korean
	}
	return s
}

// dueLength is how long a deadline is shown, before its moment.
const dueLength = 15 * time.Minute

// due adds a deadline: its end is the moment by which all must be done.
func (c *calendar) due(b *runbook.Book, s *runbook.Step) {
	words := c.speaker(b)
	e := c.event(fmt.Sprintf("wave %d %s %s", b.Wave, s.Do.Key, b.Problem.Estate.Assets[s.Assets[0]].ID), strings.ToUpper(string(s.Kind)),
		c.say(text{"Wave %d: %s", "%d차: %s"}, b.Wave, words.Say(s.Do)))
	moment(e, s.By.Add(-dueLength), s.By)
	ids := make([]string, len(s.Assets))
	for i, a := range s.Assets {
		ids[i] = c.clean(b.Problem.Estate.Assets[a].ID)
	}
	e.SetDescription(listed(ids))
}

// entries adds the freezes and events of the estate's own calendar.
func (c *calendar) entries() {
	met := map[string]int{} // the same freeze may be there for several spans
	for i := range c.report.Calendar {
		x := &c.report.Calendar[i]
		about := fmt.Sprintf("%s %s %s", x.Kind, x.Scope, x.Name)
		met[about]++
		summary := c.say(text{"Freeze: %s (%s)", "동결: %s (%s)"}, c.clean(x.Name), c.clean(x.Scope))
		if x.Kind == inventory.Event.String() {
			summary = c.say(text{"Event: %s (%s)", "행사: %s (%s)"}, c.clean(x.Name), c.clean(x.Scope))
		}
		e := c.event(fmt.Sprintf("%s %d", about, met[about]), strings.ToUpper(x.Kind), summary)
		start, err := time.Parse(time.RFC3339, x.Start)
		end, err2 := time.Parse(time.RFC3339, x.End)
		if err == nil && err2 == nil {
			moment(e, start, end)
		}
	}
}

// exits adds the days on which sites are handed back, and contracts end.
func (c *calendar) exits() {
	for i := range c.report.Exits {
		x := &c.report.Exits[i]
		c.day("exit "+x.Site, "EXIT", x.Date, c.say(text{"Exit of %s", "%s 철수"}, c.siteName(x)))
		c.day("contract "+x.Site, "CONTRACT", x.ContractEnd, c.say(text{"Contract of %s ends", "%s 계약 종료"}, c.siteName(x)))
	}
}

func (c *calendar) siteName(x *reports.Exit) string {
	if x.Name == "" {
		return c.clean(x.Site)
	}
	return c.clean(x.Site + " " + x.Name)
}

// day adds an event of a whole day; nothing where there is no date.
func (c *calendar) day(about, category, date, summary string) {
	t, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return
	}
	e := c.event(about, category, summary)
	e.SetAllDayStartAt(t)
	e.SetAllDayEndAt(t.AddDate(0, 0, 1))
	e.SetTimeTransparency(ics.TransparencyTransparent)
}
