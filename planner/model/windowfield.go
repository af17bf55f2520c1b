package model

import (
	"fmt"
	"strings"
	"time"
)

// windowField reads the [[window]] tables. When any are given they replace the
// default window; a key that one of them leaves out has the default window's value.
func (s *Scenario) windowField() field {
	one := DefaultRecurrence()
	return field{key: "window", element: one.fields(), elements: s.writeWindows, read: func(r *scenarioReader, at string, v any) {
		tables, ok := toTables(v)
		if !ok {
			r.wrongType(at, "tables, [["+at+"]]", v)
			return
		}
		s.Recurrences = make([]Recurrence, len(tables))
		for i, values := range tables {
			s.Recurrences[i] = DefaultRecurrence()
			r.table(fmt.Sprintf("%s[%d]", at, i), values, s.Recurrences[i].fields())
		}
	}}
}

// toTables takes both forms of an array of tables, [[x]] and x = [{}, {}].
func toTables(v any) ([]map[string]any, bool) {
	switch list := v.(type) {
	case []map[string]any:
		return list, true
	case []any:
		tables := make([]map[string]any, len(list))
		for i, item := range list {
			table, ok := item.(map[string]any)
			if !ok {
				return nil, false
			}
			tables[i] = table
		}
		return tables, true
	}
	return nil, false
}

func (s *Scenario) writeWindows() [][]field {
	all := make([][]field, len(s.Recurrences))
	for i := range s.Recurrences {
		all[i] = s.Recurrences[i].fields()
	}
	return all
}

// weekdayField reads a day of the week in English, whole or its first three letters.
func weekdayField(key string, to *time.Weekday) field {
	write := func() string { return quote(strings.ToLower(to.String()[:3])) }
	return field{key: key, write: write, read: func(r *scenarioReader, at string, v any) {
		text, ok := v.(string)
		if !ok {
			r.wrongType(at, `a day of the week, such as "sun"`, v)
			return
		}
		for d := time.Sunday; d <= time.Saturday; d++ {
			if name := strings.ToLower(d.String()); strings.ToLower(text) == name || strings.ToLower(text) == name[:3] {
				*to = d
				return
			}
		}
		r.outOfRange(at, quote(text), "one of sun, mon, tue, wed, thu, fri, sat")
	}}
}

// clockField reads a time of day, "01:00" or bare.
func clockField(key string, hour, minute *int) field {
	write := func() string { return fmt.Sprintf(`"%02d:%02d"`, *hour, *minute) }
	return field{key: key, write: write, read: func(r *scenarioReader, at string, v any) {
		var t time.Time
		var err error
		switch c := v.(type) {
		case string:
			t, err = time.Parse("15:04", c)
		case time.Time:
			t = c
			if c.Location().String() != "time-local" || c.Second() != 0 || c.Nanosecond() != 0 {
				err = fmt.Errorf("not a time of day in minutes")
			}
		default:
			r.wrongType(at, `a time of day, such as "01:00"`, v)
			return
		}
		if err != nil {
			r.outOfRange(at, fmt.Sprintf("%q", v), `a time of day, such as "01:00"`)
			return
		}
		*hour, *minute = t.Hour(), t.Minute()
	}}
}

// zoneField reads the name of a time zone of the IANA database.
func zoneField(key string, to **time.Location) field {
	write := func() string { return quote((*to).String()) }
	return field{key: key, write: write, read: func(r *scenarioReader, at string, v any) {
		name, ok := v.(string)
		if !ok {
			r.wrongType(at, `a time zone, such as "Asia/Seoul"`, v)
			return
		}
		loc, err := time.LoadLocation(name)
		if err != nil || name == "" || name == "Local" {
			r.outOfRange(at, quote(name), `a time zone of the IANA database, such as "Asia/Seoul"`)
			return
		}
		*to = loc
	}}
}
