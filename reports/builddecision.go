package reports

import (
	"time"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

// decision puts the report on one page.
func (b *builder) decision(r *Report) Decision {
	d := Decision{
		Total: r.Summary.Total, BreakEven: b.breakEven(), SavedFrom: b.savedFrom(),
		SavedPerMonth: b.money(b.e.Today.PerMonth - b.e.Final.PerMonth), SavedPerYear: b.money(b.e.Today.PerYear - b.e.Final.PerYear),
		OutageMinutes: b.e.Outage.Minutes, Repeated: b.e.Outage.Repeated,
		Gap: r.Summary.Gap, GapAvoidable: r.Summary.GapAvoidable,
		Confidence: newConfidence(b.Findings), NotCovered: b.notCovered(r),
	}
	d.Confidence.Score = b.Score
	if b.AsIs != nil {
		d.AsIs, d.Saved = b.money(b.AsIs.Total), b.money(b.AsIs.Total-b.e.Total)
	}
	if b.ByApplication != nil {
		d.ByApplicationMinutes, d.ByApplicationTotal = &b.ByApplication.Outage.Minutes, b.money(b.ByApplication.Total)
	}
	return d
}

// savedFrom is the first day on which the final run rate holds: after the last wave
// and the last exit.
func (b *builder) savedFrom() string {
	last := inventory.DateOf(b.p.Start)
	for t, decisions := range b.byWave {
		if len(decisions) > 0 {
			last = later(last, inventory.DateOf(b.p.Windows[t-1].Start.In(b.p.Scenario.Location)))
		}
	}
	for _, x := range b.e.Exits {
		if !x.Emptied {
			return ""
		}
		last = later(last, x.Date)
	}
	return last.AddDays(1).String()
}

func later(a, b inventory.Date) inventory.Date {
	if a.Before(b) {
		return b
	}
	return a
}

// notCovered says what a reader might think that the figures hold, and they don't.
func (b *builder) notCovered(r *Report) []Note {
	s := r.Summary
	notes := []Note{}
	add := func(when bool, n Note) {
		if when {
			notes = append(notes, n)
		}
	}
	add(len(s.Unscheduled) > 0, Note{Code: NoteUnscheduled, Count: len(s.Unscheduled)})
	for i, x := range r.Exits {
		add(x.Date == "", Note{Code: NoteNotEmptied, Subject: x.Site})
		add(b.e.Exits[i].AfterHorizon > 0, Note{Code: NoteAfterHorizon, Subject: x.Site, Amount: x.AfterHorizon})
	}
	add(len(s.Violations) > 0, Note{Code: NoteViolations, Count: len(s.Violations)})
	add(s.Stale, Note{Code: NoteStale})
	add(s.Interrupted, Note{Code: NoteInterrupted})
	add(s.Gap == nil, Note{Code: NoteNoBound})
	last := b.e.Splits[b.p.T()]
	add(last.Dependencies > 0, Note{Code: NoteStillSplit, Count: last.Dependencies, Amount: b.rounded(last.PerDay * model.DaysPerMonth)})
	unplaced := len(b.p.Estate.Assets) - r.Provenance.Assets - r.Provenance.Names
	add(unplaced > 0, Note{Code: NoteUnplaced, Count: unplaced})
	return append(notes, Note{Code: NotePlannedOnly}, Note{Code: NotePricesOnly}, Note{Code: NoteMoneyOfToday})
}

// days is the time between two instants in days.
func days(from, to time.Time) float64 { return to.Sub(from).Hours() / 24 }
