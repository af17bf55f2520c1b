package ingest

import (
	"math"
	"strconv"
	"testing"
)

func TestParseNumber(t *testing.T) {
	for _, c := range []struct {
		in    string
		comma bool
		want  float64
		bad   bool
	}{
		{in: "0", want: 0}, {in: "16384", want: 16384}, {in: "123456789", want: 123456789}, {in: "1234567890123", want: 1234567890123},
		{in: "1.5", want: 1.5}, {in: ".5", want: .5}, {in: "-1", want: -1}, {in: "+2", want: 2}, {in: "007", want: 7}, {in: "-0", want: 0},
		{in: "1e3", want: 1000}, {in: "1.23E+11", want: 1.23e11},
		{in: "1,5", comma: true, want: 1.5}, {in: "1,5", bad: true}, {in: "1.024,5", comma: true, bad: true}, {in: "1,024,5", comma: true, bad: true},
		{in: "16 GB", bad: true}, {in: "abc", bad: true}, {in: "NaN", bad: true}, {in: "Inf", bad: true}, {in: "-inf", bad: true}, {in: "1e309", bad: true},
		{in: "0x10", bad: true}, {in: "1_000", bad: true}, {in: "1-2", bad: true}, {in: "e", bad: true}, {in: ".", bad: true}, {in: "１", bad: true},
	} {
		got, err := parseNumber(c.in, c.comma)
		if c.bad != (err != nil) || got != c.want || math.Signbit(got) != (c.want < 0) {
			t.Errorf("%q: %v, %v", c.in, got, err)
		}
	}
}

// Whatever is taken is what strconv makes of it.
func FuzzParseNumber(f *testing.F) {
	for _, s := range []string{"1", "1.5", "-0", "1e5", "999999999", "9999999999", "1,5", "0x1", "٣"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, err := parseNumber(s, false)
		if err != nil {
			return
		}
		if want, err := strconv.ParseFloat(s, 64); err != nil || want != got || math.IsInf(got, 0) {
			t.Errorf("%q is %v, want %v (%v)", s, got, want, err)
		}
	})
}
