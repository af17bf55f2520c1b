package model_test

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/internal/estatetest"
	"github.com/wavecut/wavecut/planner/model"
)

func location(t *testing.T, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

// starts lists the windows' starts, local, and the recurrence where there are several.
func starts(p *model.Problem) string {
	var words []string
	for _, w := range p.Windows {
		word := w.Start.In(p.Scenario.Location).Format("01-02 15:04")
		if len(p.Scenario.Recurrences) > 1 {
			word += fmt.Sprintf("/%d", w.Recurrence)
		}
		words = append(words, word)
	}
	return strings.Join(words, ", ")
}

func TestWindows(t *testing.T) {
	recur := func(all ...model.Recurrence) func(*model.Scenario) {
		return func(s *model.Scenario) { s.Recurrences = all }
	}
	weekly := func(day time.Weekday, hour int, hours float64, every int) model.Recurrence {
		return model.Recurrence{Weekday: day, Hour: hour, Hours: hours, EveryWeeks: every}
	}
	begin := func(y int, m time.Month, d, weeks int) func(*model.Scenario) {
		return func(s *model.Scenario) {
			s.StartDate, s.HorizonWeeks = inventory.Date{Year: y, Month: m, Day: d}, weeks
		}
	}
	tests := []struct {
		name string
		b    *estatetest.Builder
		want string
	}{
		{"the default", estatetest.New(), "03-07 01:00, 03-14 01:00, 03-21 01:00, 03-28 01:00"},
		// The week of Wednesday March 3 begins on Monday March 1.
		{"before the start", estatetest.New().Set(begin(2027, 3, 3, 2)).Set(recur(weekly(time.Monday, 1, 5, 1))), "03-08 01:00, 03-15 01:00"},
		{"every second week from that of the start", estatetest.New().Set(begin(2027, 3, 3, 5)).Set(recur(weekly(time.Monday, 1, 5, 2))),
			"03-15 01:00, 03-29 01:00"},
		{"on the start", estatetest.New().Set(begin(2027, 3, 1, 1)).Set(recur(weekly(time.Monday, 0, 5, 1))), "03-01 00:00"},
		// It would end on March 29, 02:00, after the end.
		{"past the end", estatetest.New().Set(recur(weekly(time.Sunday, 21, 5, 1))), "03-07 21:00, 03-14 21:00, 03-21 21:00"},
		{"to the end", estatetest.New().Set(recur(weekly(time.Sunday, 21, 3, 1))), "03-07 21:00, 03-14 21:00, 03-21 21:00, 03-28 21:00"},
		{"two that overlap and start together", estatetest.New().Set(begin(2027, 3, 1, 1)).
			Set(recur(weekly(time.Sunday, 1, 9, 1), weekly(time.Saturday, 20, 9, 1), weekly(time.Sunday, 1, 3, 1))),
			"03-06 20:00/1, 03-07 01:00/0, 03-07 01:00/2"},
		{"longer than a week", estatetest.New().Set(begin(2027, 3, 1, 3)).Set(recur(weekly(time.Monday, 0, 200, 1))), "03-01 00:00, 03-08 00:00"},

		{"freeze of everything", estatetest.New().Freeze("all", "2027-03-08", "2027-03-21"), "03-07 01:00, 03-21 01:00, 03-28 01:00"},
		{"freeze that ends as it starts", estatetest.New().Freeze("all", "2027-03-08", "2027-03-14T01:00:00Z"),
			"03-07 01:00, 03-14 01:00, 03-21 01:00, 03-28 01:00"},
		{"freeze that starts as it ends", estatetest.New().Freeze("all", "2027-03-14T06:00:00Z", "2027-03-15"),
			"03-07 01:00, 03-14 01:00, 03-21 01:00, 03-28 01:00"},
		{"freeze of a second of it", estatetest.New().Freeze("all", "2027-03-14T05:59:59Z", "2027-03-15"), "03-07 01:00, 03-21 01:00, 03-28 01:00"},
		{"freeze of a team", estatetest.New().Freeze("team:x", "2027-03-08", "2027-03-21"), "03-07 01:00, 03-14 01:00, 03-21 01:00, 03-28 01:00"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := starts(tt.b.Problem()); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// TestWindowsAndDaylightSaving: in Berlin the clocks skip 02:00 to 03:00 on March
// 28 2027 and show it twice on October 31. Windows last elapsed hours.
func TestWindowsAndDaylightSaving(t *testing.T) {
	for _, tt := range []struct {
		start inventory.Date
		want  string // UTC
	}{
		{inventory.Date{Year: 2027, Month: 3, Day: 22}, "03-28 01:00 to 03-28 06:00"},  // 03:00, the first instant after the gap
		{inventory.Date{Year: 2027, Month: 10, Day: 25}, "10-31 00:30 to 10-31 05:30"}, // the first of two
		{inventory.Date{Year: 2027, Month: 10, Day: 18}, "10-24 00:30 to 10-24 05:30"}, // an ordinary one
	} {
		p := estatetest.New().Set(func(s *model.Scenario) {
			s.Location, s.StartDate, s.HorizonWeeks = location(t, "Europe/Berlin"), tt.start, 1
			s.Recurrences[0].Hour, s.Recurrences[0].Minute = 2, 30
		}).Problem()
		w := p.Windows[0]
		if got := w.Start.UTC().Format("01-02 15:04") + " to " + w.End.UTC().Format("01-02 15:04"); got != tt.want {
			t.Errorf("from %s: %s, want %s", tt.start, got, tt.want)
		}
	}
}

func TestIntervals(t *testing.T) {
	p := estatetest.New().Set(func(s *model.Scenario) {
		s.Location, s.StartDate = location(t, "Europe/Berlin"), inventory.Date{Year: 2027, Month: 3, Day: 22}
		s.HorizonWeeks = 2
	}).Problem()
	// Monday to Sunday 01:00, then a week with a day of 23 hours, then the rest of Sunday.
	want := []float64{6 + 1.0/24, 7 - 1.0/24, 23.0 / 24}
	for i, days := range p.Days {
		if math.Abs(days-want[i]) > 1e-9 {
			t.Errorf("interval %d has %v days, want %v", i, days, want[i])
		}
	}
}

func TestMonths(t *testing.T) {
	seoul := location(t, "Asia/Seoul")
	tests := []struct {
		a, b string
		want int
	}{
		{"2027-03-01T00:00:00+09:00", "2027-03-01T00:00:00+09:00", 0},
		{"2027-03-02T00:00:00+09:00", "2027-03-01T00:00:00+09:00", 0},
		{"2027-03-01T00:00:00+09:00", "2027-03-01T00:00:01+09:00", 1},
		{"2027-03-01T00:00:00+09:00", "2027-04-01T00:00:00+09:00", 1},
		{"2027-03-01T00:00:00+09:00", "2027-04-01T00:00:01+09:00", 2},
		{"2027-03-31T15:30:00Z", "2027-03-31T16:00:00Z", 1}, // April in Seoul
		{"2027-03-31T14:30:00Z", "2027-03-31T15:30:00Z", 2},
		{"2026-12-31T00:00:00+09:00", "2028-01-02T00:00:00+09:00", 14},
	}
	for _, tt := range tests {
		a, _ := time.Parse(time.RFC3339, tt.a)
		b, _ := time.Parse(time.RFC3339, tt.b)
		if got := model.Months(a, b, seoul); got != tt.want {
			t.Errorf("%s to %s: %d months, want %d", tt.a, tt.b, got, tt.want)
		}
	}
}

func TestProblemWantsKeep(t *testing.T) {
	b := estatetest.New().Site("a", inventory.RoleCandidate)
	if _, err := model.NewProblem(b.Estate(), b.Scenario()); err == nil || !strings.Contains(err.Error(), "keep = 2") {
		t.Errorf("error is %v", err)
	}
	b.Set(func(s *model.Scenario) { s.Keep = 1 })
	if _, err := model.NewProblem(b.Estate(), b.Scenario()); err != nil {
		t.Error(err)
	}
}
