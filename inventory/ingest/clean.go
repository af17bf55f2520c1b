package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// oddity says what is unusual in a text.
type oddity uint8

const (
	oddInvisible oddity = 1 << iota // zero-width, direction or other format characters
	oddControl                      // control characters
	oddNUL
)

// clean trims a cell and says what is odd about what remains. Around a text
// invisible characters go with the space; inside they stay.
func clean(s string) (string, oddity) {
	if plain(s) {
		return s, 0
	}
	s = strings.TrimFunc(s, trimmed)
	var odd oddity
	for _, r := range s {
		odd |= oddityOf(r)
	}
	return s, odd
}

// plain reports whether s is printable ASCII with no space at its ends: nearly
// every cell, told without decoding.
func plain(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return s == "" || s[0] != ' ' && s[len(s)-1] != ' '
}

func trimmed(r rune) bool {
	return unicode.IsSpace(r) || oddityOf(r) == oddInvisible
}

func oddityOf(r rune) oddity {
	switch {
	case r == 0:
		return oddNUL
	case unicode.IsControl(r):
		return oddControl
	case unicode.Is(unicode.Cf, r), r == '\u2028', r == '\u2029', r == '\u115f', r == '\u1160', r == '\u3164', r == '\uffa0':
		return oddInvisible
	}
	return 0
}

// tooLong reports whether s has more than limit characters.
func tooLong(s string, limit int) bool {
	return len(s) > limit && utf8.RuneCountInString(s) > limit
}

// formula reports whether a spreadsheet would take s for a formula.
func formula(s string) bool {
	if s == "" {
		return false
	}
	switch s[0] {
	case '=', '@':
		return true
	case '+', '-':
		return len(s) > 1 && !strings.ContainsAny(s[1:2], "0123456789. ")
	}
	return false
}
