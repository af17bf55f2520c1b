package store

import (
	"slices"
	"strings"
)

// readingWords are the words with which a statement that reads begins.
var readingWords = []string{"SELECT", "WITH", "VALUES", "EXPLAIN"}

// checkStatement refuses, in words, what is not one statement that reads. It is no
// guard: a WITH may go on to write. Query is held by what SQLite allows.
func checkStatement(text string) error {
	rest := skipBlank(text)
	if rest == "" {
		return &QueryError{Message: "there is no statement", Hint: `try: wavecut sql "SELECT site, count(*) FROM v_assets GROUP BY site"`}
	}
	word := rest
	if i := strings.IndexFunc(rest, func(r rune) bool { return r|0x20 < 'a' || r|0x20 > 'z' }); i >= 0 {
		word = rest[:i]
	}
	if !slices.Contains(readingWords, strings.ToUpper(word)) {
		return &QueryError{Message: "it does not read: it begins with " + quoted(word), Hint: "start with SELECT or WITH"}
	}
	if more := skipBlank(afterStatement(rest)); more != "" {
		return &QueryError{Message: "there is more than one statement", Hint: "give one at a time"}
	}
	return nil
}

func quoted(word string) string {
	if word == "" {
		return "no word"
	}
	return `"` + word + `"`
}

// skipBlank leaves out spaces and comments.
func skipBlank(s string) string {
	for {
		s = strings.TrimLeft(s, " \t\r\n\f")
		n := commentLength(s)
		if n == 0 {
			return s
		}
		s = s[n:]
	}
}

// commentLength is the length of the comment with which a text begins, or 0. One
// that does not end goes to the end, as in SQLite.
func commentLength(s string) int {
	end := ""
	switch {
	case strings.HasPrefix(s, "--"):
		end = "\n"
	case strings.HasPrefix(s, "/*"):
		end = "*/"
	default:
		return 0
	}
	if i := strings.Index(s[2:], end); i >= 0 {
		return 2 + i + len(end)
	}
	return len(s)
}

// afterStatement is what follows the first semicolon that ends a statement.
func afterStatement(s string) string {
	for len(s) > 0 {
		if n := commentLength(s); n > 0 {
			s = s[n:]
			continue
		}
		c := s[0]
		s = s[1:]
		if c == ';' {
			return s
		}
		if end := closing(c); end != 0 {
			i := strings.IndexByte(s, end)
			s = s[i+1:] // a quote written twice is two texts, which comes to the same
			if i < 0 {
				return ""
			}
		}
	}
	return ""
}

// closing is the byte that ends what c begins, or 0 where it begins nothing.
func closing(c byte) byte {
	switch c {
	case '\'', '"', '`':
		return c
	case '[':
		return ']'
	}
	return 0
}
