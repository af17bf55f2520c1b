package runbook

import "fmt"

// Lang is a language of the catalogue.
type Lang uint8

// The languages.
const (
	English Lang = iota
	Korean
	numLangs
)

// LangNames are the names of the languages, as a flag takes them.
func LangNames() []string { return []string{"en", "ko"} }

// ParseLang reads the name of a language.
func ParseLang(s string) (Lang, error) {
	for i, name := range LangNames() {
		if s == name {
			return Lang(i), nil
		}
	}
	return English, fmt.Errorf("unknown language %q: want en or ko", s)
}

func (l Lang) String() string { return LangNames()[l] }
