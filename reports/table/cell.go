package table

import (
	"encoding/json"
	"strconv"
	"strings"

	"github.com/wavecut/wavecut/reports/escape"
)

// Cell is a value in a table. The zero Cell is not given: empty for people, null in JSON.
type Cell struct {
	text  string
	shape shape
}

type shape uint8

const (
	absent shape = iota
	text
	number
	amount
	flag
)

// String is a cell of text; empty is not given.
func String(s string) Cell {
	if s == "" {
		return Cell{}
	}
	return Cell{s, text}
}

// Int is a cell with a whole number.
func Int[T ~int | ~int32 | ~int64 | ~uint8](n T) Cell {
	return Cell{strconv.FormatInt(int64(n), 10), number}
}

// Uint is a cell with a whole number that may be too large for Int.
func Uint(n uint64) Cell { return Cell{strconv.FormatUint(n, 10), number} }

// Float is a cell with a number in the fewest digits that read back the same; one
// that is not finite is not given.
func Float(f float64) Cell {
	s := strconv.FormatFloat(f, 'f', -1, 64)
	if f-f != 0 {
		return Cell{}
	}
	return Cell{s, number}
}

// Decimal is a cell with a number that was written before, as 1234.50; the text
// must be a JSON number.
func Decimal(s string) Cell { return Cell{s, number} }

// Amount is a cell with a number written before that people read with thousands
// apart: 1234567.50 is 1,234,567.50 in text and Markdown.
func Amount(s string) Cell { return Cell{s, amount} }

// Bool is a cell with yes or no, and true or false in JSON.
func Bool(b bool) Cell {
	if b {
		return Cell{"yes", flag}
	}
	return Cell{"no", flag}
}

// shown is the cell's text for people.
func (c Cell) shown(escape func(string) string) string {
	switch c.shape {
	case text:
		return escape(c.text)
	case amount:
		return Thousands(c.text)
	}
	return c.text
}

// Thousands sets commas between the thousands of a decimal number.
func Thousands(s string) string {
	whole, fraction, point := strings.Cut(s, ".")
	sign := ""
	if digits, negative := strings.CutPrefix(whole, "-"); negative {
		sign, whole = "-", digits
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if point {
		fraction = "." + fraction
	}
	return sign + whole + fraction
}

// MarshalJSON is the cell as a JSON value.
func (c Cell) MarshalJSON() ([]byte, error) {
	switch c.shape {
	case text:
		return literal(c.text)
	case number, amount:
		return []byte(c.text), nil
	case flag:
		return json.Marshal(c.text == "yes")
	}
	return []byte("null"), nil
}

// csv is the cell's text, guarded where it comes from data: people print CSV on
// terminals as well.
func (c Cell) csv() string {
	if c.shape == text {
		return escape.Formula(escape.Terminal(c.text))
	}
	return c.text
}
