package filter

import "strings"

// pattern is a text with * and ?, cut into its runes.
type pattern []patternRune

type patternRune struct {
	rune
	wild bool // the rune is * or ? and stands for others
}

// readPattern takes the meaning from a * or ? (and from a backslash) after a backslash.
func readPattern(text string) pattern {
	var p pattern
	runes := []rune(text)
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		if r == '\\' && i+1 < len(runes) && strings.ContainsRune(`*?\`, runes[i+1]) {
			i++
			p = append(p, patternRune{runes[i], false})
			continue
		}
		p = append(p, patternRune{r, r == '*' || r == '?'})
	}
	return p
}

// glob is the pattern in SQLite's GLOB, where [ opens a class and every other
// special character can be written as a class of one.
func (p pattern) glob() string {
	var b strings.Builder
	for _, r := range p {
		if !r.wild && strings.ContainsRune("*?[", r.rune) {
			b.WriteString("[" + string(r.rune) + "]")
			continue
		}
		b.WriteRune(r.rune)
	}
	return b.String()
}

// match reports whether the whole text matches. On a mismatch it goes back to the
// last * alone and lets it take one rune more, which suffices, since what stands
// before that * matched as early as it can.
func (p pattern) match(text string) bool {
	runes := []rune(text)
	at, star, resume := 0, -1, 0
	for i := 0; i < len(runes); {
		switch {
		case at < len(p) && p[at] == patternRune{'*', true}:
			star, resume = at, i
			at++
		case at < len(p) && (p[at] == patternRune{'?', true} || p[at] == patternRune{runes[i], false}):
			at++
			i++
		case star >= 0:
			resume++
			at, i = star+1, resume
		default:
			return false
		}
	}
	for at < len(p) && p[at] == (patternRune{'*', true}) {
		at++
	}
	return at == len(p)
}
