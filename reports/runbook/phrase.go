package runbook

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Phrase is a text of the catalogue and what fills its gaps. Arguments are texts
// from data (string), whole numbers (int), amounts of data (GB), lengths
// (time.Duration) and moments (time.Time).
type Phrase struct {
	Key  Key
	Args []any
}

// GB is an amount of data.
type GB float64

// Key names a text of the catalogue.
type Key string

func say(key Key, args ...any) Phrase { return Phrase{key, args} }

// Speaker puts phrases into words of a language.
type Speaker struct {
	Lang     Lang
	Location *time.Location
	// Escape makes texts from data safe where the words go; nil leaves them.
	Escape func(string) string
}

// Say puts a phrase into words.
func (s Speaker) Say(p Phrase) string {
	text := s.text(p.Key)
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		gap, after, _ := strings.Cut(rest, "}")
		b.WriteString(s.fill(gap, p.Args))
		text = after
	}
}

// Word is a text of the catalogue without gaps.
func (s Speaker) Word(key Key) string { return s.Say(Phrase{Key: key}) }

func (s Speaker) text(key Key) string {
	t, ok := catalogue[key]
	if !ok {
		return string(key)
	}
	return t[s.Lang]
}

// fill is what stands in a gap: "0" is the first argument, "0|asset|assets" the
// number with the word that fits it.
func (s Speaker) fill(gap string, args []any) string {
	number, words, _ := strings.Cut(gap, "|")
	i, err := strconv.Atoi(number)
	if err != nil || i >= len(args) {
		return "{" + gap + "}"
	}
	shown := s.argument(args[i])
	if words == "" {
		return shown
	}
	one, many, _ := strings.Cut(words, "|")
	if args[i] == 1 {
		return shown + " " + one
	}
	return shown + " " + many
}

func (s Speaker) argument(arg any) string {
	switch v := arg.(type) {
	case string:
		if s.Escape != nil {
			return s.Escape(v)
		}
		return v
	case int:
		return thousands(v)
	case GB:
		return amount(float64(v)) + " GB"
	case time.Duration:
		return s.Length(v)
	case time.Time:
		return s.Moment(v)
	}
	return fmt.Sprint(arg)
}

// amount is a number with one decimal where it is small.
func amount(v float64) string {
	if v < 10 && v != float64(int(v)) {
		return strconv.FormatFloat(v, 'f', 1, 64)
	}
	return thousands(int(v + 0.5))
}

func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// Moment is a date and a time with the offset of the zone then, so that a change
// of the clocks between two moments shows.
func (s Speaker) Moment(t time.Time) string {
	return t.In(s.Location).Format("2006-01-02 15:04 -07:00")
}

// Day is a moment with its day of the week.
func (s Speaker) Day(t time.Time) string {
	local := t.In(s.Location)
	return s.Word(Key("day."+local.Weekday().String())) + " " + local.Format("2006-01-02 15:04 -07:00")
}

// Clock is the time of the day; with the day where it is not that of the start, and
// with the offset where that differs.
func (s Speaker) Clock(t, start time.Time) string {
	local, from := t.In(s.Location), start.In(s.Location)
	layout := "15:04"
	if local.YearDay() != from.YearDay() || local.Year() != from.Year() {
		layout = "01-02 15:04"
	}
	_, now := local.Zone()
	if _, then := from.Zone(); now != then {
		layout += " -07:00"
	}
	return local.Format(layout)
}

// Length is a length in days, hours and minutes.
func (s Speaker) Length(d time.Duration) string {
	sign := ""
	if d < 0 {
		sign, d = "−", -d
	}
	minutes := int((d + 30*time.Second) / time.Minute)
	var parts []string
	for _, unit := range []struct {
		key  Key
		size int
	}{{"unit.day", 1440}, {"unit.hour", 60}, {"unit.minute", 1}} {
		if n := minutes / unit.size; n > 0 {
			parts = append(parts, s.Say(say(unit.key, n)))
			minutes -= n * unit.size
		}
	}
	if len(parts) == 0 {
		return s.Say(say("unit.minute", 0))
	}
	return sign + strings.Join(parts, " ")
}
