package ingest

import (
	"errors"
	"math"
	"strconv"
	"strings"
)

var errNotANumber = errors.New("not a plain decimal number")

// parseNumber reads a decimal number with a point, or also with a comma where
// that can't be a delimiter. Only digits, one sign, one point and an exponent
// are taken: no units, separators, hexadecimal, NaN or infinities.
func parseNumber(s string, decimalComma bool) (float64, error) {
	if n, ok := smallNumber(s); ok {
		return n, nil
	}
	if decimalComma && strings.Count(s, ",") == 1 && !strings.Contains(s, ".") {
		s = strings.Replace(s, ",", ".", 1)
	}
	for i := 0; i < len(s); i++ {
		if c := s[i]; (c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E' {
			return 0, errNotANumber
		}
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) {
		return 0, errNotANumber
	}
	return v + 0, nil // -0 becomes 0
}

// smallNumber reads up to nine digits, which most cells are.
func smallNumber(s string) (float64, bool) {
	if s == "" || len(s) > 9 {
		return 0, false
	}
	n := 0
	for i := 0; i < len(s); i++ {
		c := s[i] - '0'
		if c > 9 {
			return 0, false
		}
		n = n*10 + int(c)
	}
	return float64(n), true
}
