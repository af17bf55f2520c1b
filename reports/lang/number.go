package lang

import (
	"math"
	"strconv"
	"strings"
)

// Int is a whole number with its thousands apart.
func (w *Words) Int(n int) string { return grouped(strconv.Itoa(n)) }

// Number is a number with so many decimals at most.
func (w *Words) Number(v float64, decimals int) string {
	s := strconv.FormatFloat(v, 'f', decimals, 64)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	if s == "-0" {
		s = "0"
	}
	return grouped(s)
}

// Percent is a share with one decimal, of those below 10 %.
func (w *Words) Percent(share float64) string {
	decimals := 0
	if math.Abs(share) < 0.0995 {
		decimals = 1
	}
	if w.Language == Korean {
		return w.Number(share*100, decimals) + "%"
	}
	return w.Number(share*100, decimals) + " %"
}

// grouped puts commas between the thousands of a decimal number.
func grouped(s string) string {
	sign, digits, rest := "", s, ""
	if strings.HasPrefix(digits, "-") {
		sign, digits = "−", digits[1:]
	}
	if i := strings.IndexByte(digits, '.'); i >= 0 {
		digits, rest = digits[:i], digits[i:]
	}
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(d)
	}
	return sign + b.String() + rest
}
