package filter

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

type tokenKind uint8

const (
	tokenEnd tokenKind = iota
	tokenWord
	tokenQuoted
	tokenOperator
	tokenOpen
	tokenClose
	tokenComma
)

// token is a piece of the filter. Column counts characters from 1.
type token struct {
	kind   tokenKind
	text   string
	column int
}

// keyword reports whether the token is the given keyword, unquoted, in any case.
func (t token) keyword(word string) bool {
	return t.kind == tokenWord && strings.EqualFold(t.text, word)
}

const operatorRunes = "=!<>~"

// wordRune reports whether a rune may stand in a word without quotes.
func wordRune(r rune) bool {
	return !unicode.IsSpace(r) && !strings.ContainsRune(operatorRunes+`(),"'`, r)
}

// lexer cuts a filter into tokens.
type lexer struct {
	filter string
	runes  []rune
	at     int
}

// lex cuts the whole filter. It refuses what can be in no value: bytes that are
// no UTF-8, and control characters.
func lex(filter string) ([]token, error) {
	if !utf8.ValidString(filter) {
		return nil, &Error{Filter: filter, Column: 1, Message: "the text is not UTF-8"}
	}
	l := lexer{filter: filter, runes: []rune(filter)}
	var tokens []token
	for {
		t, err := l.next()
		if err != nil {
			return nil, err
		}
		tokens = append(tokens, t)
		if t.kind == tokenEnd {
			return tokens, nil
		}
	}
}

func (l *lexer) next() (token, error) {
	for l.at < len(l.runes) && unicode.IsSpace(l.runes[l.at]) {
		l.at++
	}
	start := l.at
	if start == len(l.runes) {
		return token{tokenEnd, "", start + 1}, nil
	}
	switch r := l.runes[start]; {
	case r == '(':
		return l.single(tokenOpen), nil
	case r == ')':
		return l.single(tokenClose), nil
	case r == ',':
		return l.single(tokenComma), nil
	case r == '"' || r == '\'':
		return l.quoted(r)
	case strings.ContainsRune(operatorRunes, r):
		return l.run(tokenOperator, func(r rune) bool { return strings.ContainsRune(operatorRunes, r) })
	}
	return l.run(tokenWord, wordRune)
}

func (l *lexer) single(kind tokenKind) token {
	l.at++
	return token{kind, string(l.runes[l.at-1]), l.at}
}

// run takes the longest run of runes that belong together.
func (l *lexer) run(kind tokenKind, belongs func(rune) bool) (token, error) {
	start := l.at
	for l.at < len(l.runes) && belongs(l.runes[l.at]) {
		if err := l.refuseControl(); err != nil {
			return token{}, err
		}
		l.at++
	}
	return token{kind, string(l.runes[start:l.at]), start + 1}, nil
}

// quoted takes a text in quotes; a quote inside is written twice.
func (l *lexer) quoted(quote rune) (token, error) {
	start := l.at
	var text strings.Builder
	for l.at++; l.at < len(l.runes); l.at++ {
		if err := l.refuseControl(); err != nil {
			return token{}, err
		}
		if l.runes[l.at] == quote {
			if l.at+1 == len(l.runes) || l.runes[l.at+1] != quote {
				l.at++
				return token{tokenQuoted, text.String(), start + 1}, nil
			}
			l.at++
		}
		text.WriteRune(l.runes[l.at])
	}
	return token{}, &Error{
		Filter: l.filter, Column: start + 1, Message: fmt.Sprintf("the quote %c is not closed", quote),
	}
}

func (l *lexer) refuseControl() error {
	if !unicode.IsControl(l.runes[l.at]) {
		return nil
	}
	return &Error{
		Filter: l.filter, Column: l.at + 1, Message: fmt.Sprintf("control character %U", l.runes[l.at]),
	}
}
