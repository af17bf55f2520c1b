package lang

import (
	"fmt"
	"math"
	"time"
)

// Date is a day, from YYYY-MM-DD or from a timestamp that begins so.
func (w *Words) Date(s string) string {
	t, err := time.Parse(time.DateOnly, s[:min(len(s), len(time.DateOnly))])
	if err != nil {
		return w.T("none")
	}
	if w.Language == Korean {
		return fmt.Sprintf("%d년 %d월 %d일 (%s)", t.Year(), t.Month(), t.Day(), weekdays(w.Language)[t.Weekday()])
	}
	return fmt.Sprintf("%s %d %s %d", weekdays(w.Language)[t.Weekday()], t.Day(), t.Format("Jan"), t.Year())
}

// ShortDate is a day without its year.
func (w *Words) ShortDate(s string) string {
	t, err := time.Parse(time.DateOnly, s[:min(len(s), len(time.DateOnly))])
	if err != nil {
		return w.T("none")
	}
	if w.Language == Korean {
		return fmt.Sprintf("%d월 %d일", t.Month(), t.Day())
	}
	return t.Format("2 Jan")
}

// Clock is the date and time of a timestamp, in the zone that it carries.
func (w *Words) Clock(s string) string {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return w.T("none")
	}
	return w.Date(s) + " " + t.Format("15:04")
}

// Span is a window: a date and two times, the second with its date where it is on
// another day.
func (w *Words) Span(from, to string) string {
	a, err := time.Parse(time.RFC3339, from)
	b, err2 := time.Parse(time.RFC3339, to)
	if err != nil || err2 != nil {
		return w.T("none")
	}
	if a.Format(time.DateOnly) == b.Format(time.DateOnly) {
		return w.Clock(from) + "–" + b.Format("15:04")
	}
	if a.Year() == b.Year() {
		return w.Clock(from) + " – " + w.ShortDate(to) + b.Format(" 15:04")
	}
	return w.Clock(from) + " – " + w.Clock(to)
}

// Month is a month, from YYYY-MM.
func (w *Words) Month(s string) string {
	t, err := time.Parse("2006-01", s)
	if err != nil {
		return w.T("none")
	}
	if w.Language == Korean {
		return fmt.Sprintf("%d년 %d월", t.Year(), t.Month())
	}
	return t.Format("Jan 2006")
}

// ShortMonth is a month for an axis: its year stands with the first and each January.
func (w *Words) ShortMonth(s string, first bool) string {
	t, err := time.Parse("2006-01", s)
	if err != nil {
		return s
	}
	withYear := first || t.Month() == time.January
	switch {
	case w.Language == Korean && withYear:
		return fmt.Sprintf("%02d.%d월", t.Year()%100, t.Month())
	case w.Language == Korean:
		return fmt.Sprintf("%d월", t.Month())
	case withYear:
		return t.Format("Jan ’06")
	}
	return t.Format("Jan")
}

// Minutes is a duration: minutes, or hours and minutes from two hours on.
func (w *Words) Minutes(m float64) string {
	if m < 120 {
		return w.T("minutes", w.Number(m, 1))
	}
	whole := int(math.Round(m))
	if whole >= 6000 {
		return w.T("hours", w.Int((whole+30)/60))
	}
	if whole%60 == 0 {
		return w.T("hours", w.Int(whole/60))
	}
	return w.T("hours.minutes", w.Int(whole/60), w.Int(whole%60))
}

// weekdays are the days' names in short, Sunday first.
func weekdays(l Language) []string {
	if l == Korean {
		return []string{"일", "월", "화", "수", "목", "금", "토"}
	}
	return []string{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"}
}
