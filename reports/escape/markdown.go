package escape

import "strings"

// Markdown writes a text so that it shows literally, within a line or a cell of a
// table, in CommonMark and in GitHub's dialect. What could not be seen is shown as
// by [Terminal].
func Markdown(s string) string {
	var b strings.Builder
	runes := []rune(Terminal(s))
	for i, r := range runes {
		if marks(runes, i) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// marks reports whether the character at i can begin or end markup. All that can
// are ASCII punctuation, before which a backslash makes them literal; those that
// names are full of are left alone where they can't.
func marks(runes []rune, i int) bool {
	switch runes[i] {
	case '\\', '`', '*', '[', ']', '<', '>', '#', '|', '~', '&', '$':
		return true
	case '-', '+', '_', '=', '@':
		return !between(runes, i)
	case '.', ')':
		return startsNumber(runes, i) || runes[i] == '.' && followsWWW(runes, i)
	case ':':
		return i+1 < len(runes) && runes[i+1] == '/'
	}
	return false
}

// between reports whether letters or digits stand on both sides, as in most names:
// there a hyphen begins no list and an underscore no emphasis.
func between(runes []rune, i int) bool {
	return i > 0 && i+1 < len(runes) && wordLike(runes[i-1]) && wordLike(runes[i+1])
}

// startsNumber reports whether digits alone stand before i, as in "1." and "1)",
// which begin a list.
func startsNumber(runes []rune, i int) bool {
	for _, r := range runes[:i] {
		if r < '0' || r > '9' {
			return false
		}
	}
	return i > 0
}

// followsWWW reports whether "www" stands before i, which GitHub makes a link of.
func followsWWW(runes []rune, i int) bool {
	return i >= 3 && strings.EqualFold(string(runes[i-3:i]), "www")
}

func wordLike(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r > 0x7f
}
