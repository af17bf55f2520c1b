package model

import (
	"math"
)

// Money is an amount in the currency's minor unit.
type Money int64

// MinorDigits is the number of decimals of a currency's minor unit (ISO 4217).
func MinorDigits(currency string) int {
	switch currency {
	case "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF":
		return 0
	case "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND":
		return 3
	case "CLF", "UYW":
		return 4
	}
	return 2
}

// RoundMoney rounds an amount in major units half away from zero to the
// currency's minor unit. Amounts outside int64 are cut at its ends.
func RoundMoney(major float64, currency string) Money {
	v := math.Round(major * math.Pow10(MinorDigits(currency)))
	switch {
	case v >= math.MaxInt64:
		return math.MaxInt64
	case v <= math.MinInt64:
		return math.MinInt64
	}
	return Money(v)
}

// Major is the amount in major units.
func (m Money) Major(currency string) float64 {
	return float64(m) / math.Pow10(MinorDigits(currency))
}
