package reports

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"github.com/wavecut/wavecut/planner/model"
)

// Amount is money as a decimal number of major units with exactly the decimals of
// the currency's minor unit: 1234.50. JSON holds it as a number, digit by digit.
type Amount string

// NewAmount is money of a currency.
func NewAmount(m model.Money, currency string) Amount {
	digits := model.MinorDigits(currency)
	s := strconv.FormatInt(int64(m), 10)
	if digits == 0 {
		return Amount(s)
	}
	sign := ""
	if rest, negative := strings.CutPrefix(s, "-"); negative {
		sign, s = "-", rest
	}
	if missing := digits + 1 - len(s); missing > 0 {
		s = strings.Repeat("0", missing) + s
	}
	return Amount(sign + s[:len(s)-digits] + "." + s[len(s)-digits:])
}

// MarshalJSON writes the amount as a number; one that is not set is null.
func (a Amount) MarshalJSON() ([]byte, error) {
	if a == "" {
		return []byte("null"), nil
	}
	return []byte(a), nil
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (a *Amount) UnmarshalJSON(text []byte) error {
	if bytes.Equal(text, []byte("null")) {
		*a = ""
		return nil
	}
	if _, err := strconv.ParseFloat(string(text), 64); err != nil {
		return fmt.Errorf("read amount %q: want a number", text)
	}
	*a = Amount(text)
	return nil
}
