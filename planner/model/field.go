package model

import (
	"fmt"
	"math"
	"time"

	"github.com/wavecut/wavecut/inventory"
)

// textField reads a string.
func textField(key string, to *string) field {
	return field{key: key, write: func() string { return quote(*to) }, read: func(r *scenarioReader, at string, v any) {
		s, ok := v.(string)
		if !ok {
			r.wrongType(at, "a text in quotes", v)
			return
		}
		*to = s
	}}
}

// numberField reads a finite number between lo and hi; lo = smallest means above 0.
func numberField(key string, to *float64, lo, hi float64) field {
	return field{key: key, write: func() string { return writeNumber(*to) }, read: func(r *scenarioReader, at string, v any) {
		if n, ok := r.number(at, v, lo, hi); ok {
			*to = n
		}
	}}
}

// number checks a value, and reports it when it is not a number in the range.
func (r *scenarioReader) number(at string, v any, lo, hi float64) (float64, bool) {
	n, ok := toNumber(v)
	if !ok {
		r.wrongType(at, "a number", v)
		return 0, false
	}
	if !(n >= lo && n <= hi) { // NaN is in no range
		r.outOfRange(at, n, rangeWords(lo, hi))
		return 0, false
	}
	return n, true
}

func toNumber(v any) (float64, bool) {
	switch n := v.(type) {
	case int64:
		return float64(n), true
	case float64:
		return n, true
	}
	return 0, false
}

func rangeWords(lo, hi float64) string {
	words := fmt.Sprintf("a number of %v or more", lo)
	if lo == smallest {
		words = "a number above 0"
	}
	if hi != maxNumber {
		words += fmt.Sprintf(" and at most %v", hi)
	}
	return words
}

// limitField reads a limit: 0 is none, held as +Inf.
func limitField(key string, to *float64) field {
	f := numberField(key, to, 0, maxNumber)
	read := f.read
	f.read = func(r *scenarioReader, at string, v any) {
		read(r, at, v)
		if *to == 0 {
			*to = math.Inf(1)
		}
	}
	f.write = func() string {
		if math.IsInf(*to, 1) {
			return "0"
		}
		return writeNumber(*to)
	}
	return f
}

// wholeField reads a whole number between lo and hi.
func wholeField(key string, to *int, lo, hi int) field {
	return field{key: key, write: func() string { return fmt.Sprint(*to) }, read: func(r *scenarioReader, at string, v any) {
		n, ok := toNumber(v)
		switch {
		case !ok:
			r.wrongType(at, "a whole number", v)
		case n != math.Trunc(n) || !(n >= float64(lo) && n <= float64(hi)):
			r.outOfRange(at, v, fmt.Sprintf("a whole number from %d to %d", lo, hi))
		default:
			*to = int(n)
		}
	}}
}

// numbersField reads a list of numbers of 0 or more.
func numbersField(key string, to *[]float64) field {
	write := func() string { return writeNumbers(*to) }
	return field{key: key, write: write, read: func(r *scenarioReader, at string, v any) {
		list, ok := v.([]any)
		if !ok {
			r.wrongType(at, "a list of numbers", v)
			return
		}
		*to = nil
		for i, item := range list {
			if n, ok := r.number(fmt.Sprintf("%s[%d]", at, i), item, 0, maxNumber); ok {
				*to = append(*to, n)
			}
		}
	}}
}

// tiersField reads a number for each tier.
func tiersField(key string, to *[NumTiers]float64) field {
	var list []float64
	f := numbersField(key, &list)
	read := f.read
	f.read = func(r *scenarioReader, at string, v any) {
		if items, ok := v.([]any); ok && len(items) != NumTiers {
			r.outOfRange(at, fmt.Sprintf("a list of %d", len(items)), fmt.Sprintf("%d numbers, for tiers 0 to %d", NumTiers, NumTiers-1))
			return
		}
		read(r, at, v)
		copy(to[:], list)
	}
	f.write = func() string { return writeNumbers(to[:]) }
	return f
}

// textsField reads a list of strings.
func textsField(key string, to *[]string) field {
	write := func() string { return writeTexts(*to) }
	return field{key: key, write: write, read: func(r *scenarioReader, at string, v any) {
		list, ok := v.([]any)
		if !ok {
			r.wrongType(at, "a list of texts", v)
			return
		}
		*to = []string{}
		for i, item := range list {
			s, ok := item.(string)
			if !ok {
				r.wrongType(fmt.Sprintf("%s[%d]", at, i), "a text in quotes", item)
				continue
			}
			*to = append(*to, s)
		}
	}}
}

// textListsField reads a table of lists of texts under keys of any name; none is
// the default and is left out.
func textListsField(key string, to *map[string][]string) field {
	write := func() string {
		if len(*to) == 0 {
			return ""
		}
		return writeTextLists(*to)
	}
	return field{key: key, write: write, read: func(r *scenarioReader, at string, v any) {
		table, ok := v.(map[string]any)
		if !ok {
			r.wrongType(at, `a table of lists, { class = ["KR"] }`, v)
			return
		}
		*to = map[string][]string{}
		for name, item := range table {
			var list []string
			textsField(name, &list).read(r, joinKey(at, name), item)
			(*to)[name] = list
		}
	}}
}

// dateField reads a date, bare or in quotes.
func dateField(key string, to *inventory.Date) field {
	write := func() string { return to.String() }
	return field{key: key, write: write, read: func(r *scenarioReader, at string, v any) {
		if d, ok := r.date(at, v); ok {
			*to = d
		}
	}}
}

func (r *scenarioReader) date(at string, v any) (inventory.Date, bool) {
	var d inventory.Date
	switch t := v.(type) {
	case time.Time:
		// The library tells dates from times by the name of a fictitious zone.
		if t.Location().String() != "date-local" {
			r.wrongType(at, "a date, YYYY-MM-DD", v)
			return d, false
		}
		d = inventory.DateOf(t)
	case string:
		var err error
		if d, err = inventory.ParseDate(t); err != nil {
			r.outOfRange(at, quote(t), "a date, YYYY-MM-DD")
			return d, false
		}
	default:
		r.wrongType(at, "a date, YYYY-MM-DD", v)
		return d, false
	}
	if d.Year < 1970 || d.Year > 2200 {
		r.outOfRange(at, d, "a date from 1970 to 2200")
		return d, false
	}
	return d, true
}

// datesField reads a table of dates under keys of any name.
func datesField(key string, to *map[string]inventory.Date) field {
	write := func() string { return writeDates(*to) }
	return field{key: key, write: write, read: func(r *scenarioReader, at string, v any) {
		table, ok := v.(map[string]any)
		if !ok {
			r.wrongType(at, "a table of dates, { class = 2027-01-01 }", v)
			return
		}
		*to = map[string]inventory.Date{}
		for class, item := range table {
			if d, ok := r.date(joinKey(at, class), item); ok {
				(*to)[class] = d
			}
		}
	}}
}
