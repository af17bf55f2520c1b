package escape

import (
	"regexp"
	"strings"
)

// plainNumber is a cell that begins with a sign and is still harmless.
var plainNumber = regexp.MustCompile(`^[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?$`)

// triggers are the first characters with which a spreadsheet takes a cell for a
// formula, those of full width among them, and those that it drops before it looks.
const triggers = "=+-@\t\r\n\x00\uff1d\uff0b\uff0d\uff20"

// invisible are characters that may stand before a trigger without being seen.
const invisible = " \u00a0\u200b\u200c\u200d\u2060\ufeff"

// Formula guards a cell of a CSV table for people: one that a spreadsheet would
// take for a formula gets a ' in front. Quoting as CSV does not help against that.
func Formula(cell string) string {
	bare := strings.TrimLeft(cell, invisible)
	if bare == "" || !strings.ContainsRune(triggers, firstRune(bare)) || plainNumber.MatchString(cell) {
		return strings.ToValidUTF8(cell, "\ufffd")
	}
	return "'" + strings.ToValidUTF8(cell, "\ufffd")
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}
