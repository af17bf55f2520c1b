package model

import (
	"fmt"
	"slices"

	"golang.org/x/text/currency"
)

// currencyField reads a code of ISO 4217.
func currencyField(key string, to *string) field {
	f := textField(key, to)
	read := f.read
	f.read = func(r *scenarioReader, at string, v any) {
		read(r, at, v)
		s, ok := v.(string)
		switch {
		case !ok:
		case !isCurrency(s):
			r.outOfRange(at, quote(s), `an ISO 4217 code of three capital letters, such as "KRW"`)
		case !knownCurrency(s):
			r.outOfRange(at, quote(s), "a currency of ISO 4217"+didYouMean(s))
		}
	}
	return f
}

func isCurrency(s string) bool {
	for _, c := range s {
		if c < 'A' || c > 'Z' {
			return false
		}
	}
	return len(s) == 3
}

// laterCurrencies are in ISO 4217 and not yet in the library's table.
var laterCurrencies = []string{"MRU", "SLE", "STN", "UYW", "VED", "VES", "XAD", "XCG", "ZWG"}

func knownCurrency(code string) bool {
	_, err := currency.ParseISO(code)
	return err == nil || slices.Contains(laterCurrencies, code)
}

// didYouMean names the currencies in use that differ in one letter or by two that
// stand the wrong way round, where these are few.
func didYouMean(code string) string {
	const few = 4
	var near []string
	for it := currency.Query(); it.Next(); {
		if known := it.Unit().String(); nearCode(code, known) && !slices.Contains(near, known) {
			near = append(near, known)
		}
	}
	slices.Sort(near)
	switch {
	case len(near) == 0 || len(near) > few:
		return ", such as \"KRW\""
	case len(near) == 1:
		return fmt.Sprintf("; did you mean %q?", near[0])
	}
	return fmt.Sprintf("; did you mean one of %q?", near)
}

// nearCode reports whether two codes differ by one slip of the finger.
func nearCode(a, b string) bool {
	differ := 0
	for i := range len(a) {
		if a[i] != b[i] {
			differ++
		}
	}
	return differ == 1 || differ == 2 && (a[0] == b[1] && a[1] == b[0] && a[2] == b[2] || a[1] == b[2] && a[2] == b[1] && a[0] == b[0])
}
