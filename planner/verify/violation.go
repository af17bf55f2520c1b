package verify

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// NoWave is the wave of a violation that is not about one.
const NoWave int32 = -1

// Violation is one broken constraint.
type Violation struct {
	Code string // C1 … C13
	// Subject is the id of an asset, "FROM -> TO" for a dependency, the key of a
	// limit of the scenario (keep, wave.max_assets …), or a kind and an id:
	// site:ID, team:NAME, group:NAME, pool:FROM/KIND, link:A/B.
	Subject string
	// Wave is the wave, for sites (C3) and spreads the interval, in which the
	// constraint is broken; NoWave where it is broken as a whole.
	Wave   int32
	Detail string // in words, for people
}

// String is the violation on one line.
func (v Violation) String() string {
	s := v.Code + " " + v.Subject
	if v.Wave != NoWave {
		s += " (wave " + strconv.Itoa(int(v.Wave)) + ")"
	}
	return s + ": " + v.Detail
}

// compare orders by code, C10 last, then subject, then wave.
func compare(a, b Violation) int {
	return cmp.Or(
		cmp.Compare(len(a.Code), len(b.Code)), strings.Compare(a.Code, b.Code),
		strings.Compare(a.Subject, b.Subject), cmp.Compare(a.Wave, b.Wave),
		strings.Compare(a.Detail, b.Detail),
	)
}

// merge sorts the violations and leaves one for each code, subject and wave,
// which says all that was said of it.
func merge(all []Violation) []Violation {
	slices.SortFunc(all, compare)
	all = slices.Compact(all)
	var merged []Violation
	for _, v := range all {
		if n := len(merged); n > 0 {
			last := &merged[n-1]
			if last.Code == v.Code && last.Subject == v.Subject && last.Wave == v.Wave {
				last.Detail += "; " + v.Detail
				continue
			}
		}
		merged = append(merged, v)
	}
	return merged
}

// number prints an amount to six decimals, as many as the tolerance has.
func number(v float64) string {
	s := strconv.FormatFloat(v, 'f', 6, 64)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s
}
