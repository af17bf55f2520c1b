package ingest

import (
	"strconv"
	"unicode/utf8"
)

// quoteLimit bounds how much of a value stands in a message.
const quoteLimit = 60

// quote shows a value in a message: in quotes, escaped, and cut when long.
func quote(s string) string {
	if len(s) <= quoteLimit {
		return strconv.Quote(s)
	}
	cut := quoteLimit
	for cut > 0 && !utf8.RuneStart(s[cut]) {
		cut--
	}
	return strconv.Quote(s[:cut]) + "…"
}
