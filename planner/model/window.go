package model

import (
	"cmp"
	"slices"
	"time"

	"github.com/wavecut/wavecut/inventory"
)

// Window is a dated cutover window. The wave with number i is cut over in
// Problem.Windows[i-1].
type Window struct {
	Start, End time.Time
	LoadFactor float64
	Recurrence int // index into Scenario.Recurrences
}

// Minutes is the window's length.
func (w Window) Minutes() float64 { return w.End.Sub(w.Start).Minutes() }

// Overlaps reports whether the window and [start, end) share an instant; an empty
// span shares none.
func (w Window) Overlaps(start, end time.Time) bool {
	return start.Before(end) && w.Start.Before(end) && start.Before(w.End)
}

// Horizon is [start, end) of the scenario.
func (s *Scenario) Horizon() (start, end time.Time) {
	return s.StartDate.In(s.Location), s.StartDate.AddDays(7 * s.HorizonWeeks).In(s.Location)
}

// windows lists the windows of the scenario, less those that a freeze of
// everything forbids, in order of start, then of recurrence.
func windows(s *Scenario, calendar []inventory.Entry) []Window {
	start, end := s.Horizon()
	var all []Window
	for i, r := range s.Recurrences {
		for _, w := range r.windows(s, i) {
			if !w.Start.Before(start) && !w.End.After(end) && !frozen(w, s, calendar) {
				all = append(all, w)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b Window) int {
		return cmp.Or(a.Start.Compare(b.Start), cmp.Compare(a.Recurrence, b.Recurrence))
	})
	return all
}

// windows lists the recurrence's windows from the Monday of the first week on.
func (r Recurrence) windows(s *Scenario, index int) []Window {
	monday := s.StartDate.AddDays(-((int(s.StartDate.Weekday()) + 6) % 7))
	first := monday.AddDays((int(r.Weekday) + 6) % 7)
	length := time.Duration(r.Hours * float64(time.Hour))
	var all []Window
	for week := 0; week <= s.HorizonWeeks; week += r.EveryWeeks {
		start := inventory.Wall(first.AddDays(7*week), r.Hour, r.Minute, s.Location)
		all = append(all, Window{Start: start, End: start.Add(length), LoadFactor: r.LoadFactor, Recurrence: index})
	}
	return all
}

// frozen reports whether a freeze of scope all overlaps the window.
func frozen(w Window, s *Scenario, calendar []inventory.Entry) bool {
	for _, e := range calendar {
		if e.Kind == inventory.Freeze && e.Scope.Kind == inventory.ScopeAll &&
			w.Overlaps(e.Start.In(s.Location), e.End.In(s.Location)) {
			return true
		}
	}
	return false
}

// Months counts the calendar months in loc that intersect [a, b); 0 if b ≤ a.
func Months(a, b time.Time, loc *time.Location) int {
	if !a.Before(b) {
		return 0
	}
	first, last := a.In(loc), b.Add(-1).In(loc)
	return 12*(last.Year()-first.Year()) + int(last.Month()) - int(first.Month()) + 1
}
