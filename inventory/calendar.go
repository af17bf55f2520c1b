package inventory

import (
	"fmt"
	"time"
)

// Date is a day of the civil calendar, without a zone. The zero Date means none.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// ParseDate reads YYYY-MM-DD.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, fmt.Errorf("read date %q: want YYYY-MM-DD", s)
	}
	return DateOf(t), nil
}

// DateOf is the day of t in t's own location.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// IsZero reports whether there is no date.
func (d Date) IsZero() bool { return d == Date{} }

// String is YYYY-MM-DD, or empty for no date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// In is the first instant of the day in loc: 00:00, or the first instant after
// the gap where the clocks go forward over midnight.
func (d Date) In(loc *time.Location) time.Time {
	return Wall(d, 0, 0, loc)
}

// AddDays is the date n days later.
func (d Date) AddDays(n int) Date {
	return DateOf(time.Date(d.Year, d.Month, d.Day+n, 12, 0, 0, 0, time.UTC))
}

// Before reports whether d is an earlier day than e.
func (d Date) Before(e Date) bool {
	if d.Year != e.Year {
		return d.Year < e.Year
	}
	if d.Month != e.Month {
		return d.Month < e.Month
	}
	return d.Day < e.Day
}

// Weekday is the day of the week.
func (d Date) Weekday() time.Weekday {
	return time.Date(d.Year, d.Month, d.Day, 12, 0, 0, 0, time.UTC).Weekday()
}

// Wall is the instant at which a clock in loc shows hour:minute on day d. Where
// the clocks skip that time it is the first instant after the gap; where they
// show it twice it is the first.
func Wall(d Date, hour, minute int, loc *time.Location) time.Time {
	guess := time.Date(d.Year, d.Month, d.Day, hour, minute, 0, 0, loc)
	want := d.Day*1440 + hour*60 + minute
	shows := func(t time.Time) int {
		t = t.In(loc)
		day := d.Day
		switch td := DateOf(t); {
		case td.Before(d):
			day--
		case d.Before(td):
			day++
		}
		return day*1440 + t.Hour()*60 + t.Minute()
	}
	if shows(guess) == want {
		return firstShowing(guess, loc)
	}
	return afterGap(guess, loc)
}

// firstShowing is the earlier of the two instants at which a clock shows what it
// shows at t, or t itself where there is only one.
func firstShowing(t time.Time, loc *time.Location) time.Time {
	start, _ := t.In(loc).ZoneBounds()
	if start.IsZero() {
		return t
	}
	_, before := start.Add(-time.Second).In(loc).Zone()
	_, now := t.In(loc).Zone()
	earlier := t.Add(time.Duration(now-before) * time.Second)
	if before > now && earlier.Before(start) {
		return earlier
	}
	return t
}

// afterGap is the transition nearest to t, a time inside a gap as time.Date
// resolves it (with the offset of one side or the other).
func afterGap(t time.Time, loc *time.Location) time.Time {
	start, end := t.In(loc).ZoneBounds()
	switch {
	case start.IsZero():
		return end
	case end.IsZero(), t.Sub(start) <= end.Sub(t):
		return start
	}
	return end
}

// Moment is an instant, or a bare date that means its 00:00 in the scenario's zone.
type Moment struct {
	Day  Date      // given when the moment is a bare date
	Time time.Time // else this
}

// ParseMoment reads YYYY-MM-DD or an RFC 3339 timestamp.
func ParseMoment(s string) (Moment, error) {
	if d, err := ParseDate(s); err == nil {
		return Moment{Day: d}, nil
	}
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return Moment{}, fmt.Errorf("read moment %q: want YYYY-MM-DD or an RFC 3339 timestamp with a zone", s)
	}
	return Moment{Time: t}, nil
}

// In is the instant of the moment, given the scenario's zone.
func (m Moment) In(loc *time.Location) time.Time {
	if !m.Day.IsZero() {
		return m.Day.In(loc)
	}
	return m.Time
}

// String is the moment in the form in which files hold it.
func (m Moment) String() string {
	if !m.Day.IsZero() || m.Time.IsZero() {
		return m.Day.String()
	}
	return m.Time.Format(time.RFC3339Nano)
}

// EntryKind is the kind of a calendar entry.
type EntryKind uint8

// The kinds of formats.md.
const (
	Freeze EntryKind = iota // no cutover in its scope
	Event                   // a day of unusual load
)

var entryKindNames = []string{"freeze", "event"}

// ScopeKind says what a calendar entry speaks of.
type ScopeKind uint8

// The scopes of formats.md.
const (
	ScopeAll ScopeKind = iota
	ScopeSite
	ScopeTeam
	ScopeApplication
	ScopeAsset
)

var scopeKindNames = []string{"all", "site", "team", "application", "asset"}

// Scope is what a calendar entry speaks of: all, or one site, team, application or asset.
type Scope struct {
	Kind ScopeKind
	ID   string // empty for all
}

// ParseScope reads "all" or "kind:ID". It does not check that the ID exists.
func ParseScope(s string) (Scope, error) {
	if s == "all" {
		return Scope{}, nil
	}
	for i := ScopeSite; i <= ScopeAsset; i++ {
		prefix := scopeKindNames[i] + ":"
		if len(s) > len(prefix) && s[:len(prefix)] == prefix {
			return Scope{Kind: i, ID: s[len(prefix):]}, nil
		}
	}
	return Scope{}, &ParseError{Value: s, Want: []string{"all", "site:ID", "team:NAME", "application:NAME", "asset:ID"}}
}

// String is the scope in the form in which files hold it.
func (s Scope) String() string {
	if s.Kind == ScopeAll {
		return "all"
	}
	return s.Kind.String() + ":" + s.ID
}

// Entry is a line of the calendar.
type Entry struct {
	Kind          EntryKind
	Scope         Scope
	Start, End    Moment // End is exclusive
	Name          string
	TrafficFactor float64 // events: load relative to an ordinary hour; NaN when not given
}

// Team is a team's limit in one window; +Inf where there is none.
type Team struct {
	ID                 string
	HoursPerWindow     float64
	MaxAssetsPerWindow float64
}
