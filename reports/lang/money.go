package lang

import (
	"math"
	"strconv"
	"strings"
)

// Exact is an amount to its last digit, with its currency.
func (w *Words) Exact(amount, currency string) string {
	if amount == "" {
		return w.T("none")
	}
	return w.with(grouped(amount), currency, "")
}

// Digits is an amount to its last digit without a currency, for tables.
func (w *Words) Digits(amount string) string {
	if amount == "" {
		return w.T("none")
	}
	return grouped(amount)
}

// Short is an amount as it is spoken of: ₩5.0 bn, 50.1억 원.
func (w *Words) Short(amount, currency string) string {
	v, err := strconv.ParseFloat(amount, 64)
	if err != nil {
		return w.T("none")
	}
	number, scale := w.scaled(v)
	return w.with(number, currency, scale)
}

// ShortDigits is Short without a currency, for the axes of charts.
func (w *Words) ShortDigits(v float64) string {
	number, scale := w.scaled(v)
	if w.Language == English && scale != "" {
		return number + " " + scale
	}
	return number + scale
}

// scaled is a number in thousands, millions and so on, or in 만, 억 and 조, with three
// figures that count.
func (w *Words) scaled(v float64) (number, scale string) {
	type step struct {
		unit float64
		name string
	}
	steps := []step{{1e12, "tn"}, {1e9, "bn"}, {1e6, "m"}, {1e3, "k"}}
	if w.Language == Korean {
		steps = []step{{1e12, "조"}, {1e8, "억"}, {1e4, "만"}}
	}
	for _, s := range steps {
		if math.Abs(v) >= s.unit {
			return w.threeFigures(v / s.unit), s.name
		}
	}
	return w.Number(v, 0), ""
}

func (w *Words) threeFigures(v float64) string {
	switch a := math.Abs(v); {
	case a < 9.995:
		return w.Number(v, 2)
	case a < 99.95:
		return w.Number(v, 1)
	}
	return w.Number(v, 0)
}

// with puts a currency at a number.
func (w *Words) with(number, currency, scale string) string {
	if w.Language == Korean {
		if currency == "KRW" {
			if scale != "" {
				return number + scale + " 원"
			}
			return number + "원"
		}
		return strings.TrimSpace(number+scale) + " " + currency
	}
	if scale != "" {
		scale = " " + scale
	}
	if sign, ok := symbols()[currency]; ok {
		if rest, negative := strings.CutPrefix(number, "−"); negative {
			return "−" + sign + rest + scale
		}
		return sign + number + scale
	}
	return currency + " " + number + scale
}

// symbols are those currencies that English writes by a sign before the number.
func symbols() map[string]string {
	return map[string]string{"KRW": "₩", "USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}
}
