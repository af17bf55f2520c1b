package cell

import (
	"errors"
	"math"
	"strconv"
	"strings"
	"unicode"
)

// Errors of cells. What is wrong with the text stands in the finding beside it.
var (
	ErrNumber    = errors.New("not a number")
	ErrAmbiguous = errors.New("could mean thousands or a fraction")
	ErrNegative  = errors.New("below zero")
	ErrTooLarge  = errors.New("larger than anything that exists")
	ErrUnit      = errors.New("has a unit that is not known")
	ErrAddress   = errors.New("not an IP address")
	ErrMAC       = errors.New("not a hardware address")
	ErrWord      = errors.New("not one of the words that are known")
	ErrTime      = errors.New("not a date or time")
)

// maxAmount is the largest number that a native table takes.
const maxAmount = 1e15

// Amount reads a number that is not negative. It may have separators of thousands
// (space, apostrophe, point or comma) and a point or a comma before its fraction.
// Where both stand in it the last is the fraction's; one that stands several times
// separates thousands; a single comma before three digits could be either, which
// is refused unless the number begins with 0.
func Amount(text string) (float64, error) {
	plain, err := unseparated(text)
	if err != nil {
		return 0, err
	}
	for i := 0; i < len(plain); i++ {
		if c := plain[i]; (c < '0' || c > '9') && !strings.ContainsRune(".-+eE", rune(c)) {
			return 0, ErrNumber
		}
	}
	v, err := strconv.ParseFloat(plain, 64)
	switch {
	case math.IsInf(v, 0) || v > maxAmount:
		return 0, ErrTooLarge
	case err != nil || math.IsNaN(v):
		return 0, ErrNumber
	case v < 0:
		return 0, ErrNegative
	}
	return v + 0, nil // -0 becomes 0
}

// unseparated is the number with a point for its fraction and nothing else.
func unseparated(text string) (string, error) {
	text = strings.TrimSpace(text)
	for _, sep := range []string{" ", "\u00a0", "\u202f", "\u2009", "'", "’"} {
		if strings.Contains(text, sep) {
			if !grouped(text, sep) {
				return "", ErrNumber
			}
			text = strings.ReplaceAll(text, sep, "")
		}
	}
	points, commas := strings.Count(text, "."), strings.Count(text, ",")
	switch {
	case commas == 0 && points <= 1:
		return text, nil
	case points == 0 && commas == 1:
		return decimalComma(text)
	case strings.LastIndex(text, ".") > strings.LastIndex(text, ","):
		return withoutGroups(text, ",", ".")
	}
	return withoutGroups(text, ".", ",")
}

// decimalComma reads a number whose only separator is one comma.
func decimalComma(text string) (string, error) {
	whole, fraction, _ := strings.Cut(text, ",")
	if len(fraction) == 3 && len(whole) <= 3 && whole != "" && whole[0] != '0' {
		return "", ErrAmbiguous
	}
	return whole + "." + fraction, nil
}

// withoutGroups takes the separators of thousands out. The last separator before
// the end may be one of thousands too, where it stands several times.
func withoutGroups(text, group, point string) (string, error) {
	if strings.Count(text, point) > 1 {
		if strings.Contains(text, group) {
			return "", ErrNumber
		}
		group, point = point, group
	}
	whole, fraction, _ := strings.Cut(text, point)
	if strings.Contains(fraction, group) || !grouped(whole, group) {
		return "", ErrNumber
	}
	whole = strings.ReplaceAll(whole, group, "")
	if fraction == "" {
		return whole, nil
	}
	return whole + "." + fraction, nil
}

// grouped reports whether the separators stand before groups of three digits.
func grouped(text, sep string) bool {
	if i := strings.LastIndexAny(text, ".,"); i > strings.LastIndex(text, sep) {
		text = text[:i]
	}
	parts := strings.Split(text, sep)
	for i, p := range parts {
		if i > 0 && len(p) != 3 || p == "" || strings.ContainsFunc(p, func(r rune) bool { return !unicode.IsDigit(r) }) {
			return false
		}
	}
	return true
}

// Format writes a number as the native tables have it, to a millionth.
func Format(v float64) string {
	s := strconv.FormatFloat(v, 'f', 6, 64)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}
