package filter

import (
	"strconv"
	"strings"
)

// isDecimal is the condition in SQL under which decimal takes v for a number.
const isDecimal = `ltrim(substr(v,1,1),'-') || substr(v,2) GLOB '[0-9]*'` +
	` AND substr(v,2) NOT GLOB '*[^0-9.]*' AND v NOT GLOB '*.*.*'`

// decimal reads a text that is a plain decimal number: digits, with a minus before
// and a point among them at most.
func decimal(s string) (float64, bool) {
	digits := strings.TrimPrefix(s, "-")
	if digits == "" || digits[0] < '0' || digits[0] > '9' {
		return 0, false
	}
	if strings.ContainsFunc(digits, notDecimal) || strings.Count(digits, ".") > 1 {
		return 0, false
	}
	n, err := strconv.ParseFloat(s, 64)
	return n, err == nil
}

func notDecimal(r rune) bool { return r != '.' && (r < '0' || r > '9') }
