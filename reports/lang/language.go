package lang

import (
	"fmt"
	"strings"
)

// Language is a language of reports.
type Language string

// The languages.
const (
	English Language = "en"
	Korean  Language = "ko"
)

// Languages lists the languages.
func Languages() []Language { return []Language{English, Korean} }

// Parse reads the name of a language.
func Parse(s string) (Language, error) {
	for _, l := range Languages() {
		if strings.EqualFold(s, string(l)) {
			return l, nil
		}
	}
	return "", fmt.Errorf("unknown language %q", s)
}

// text is one text in every language.
type text struct{ en, ko string }

// in is the text in a language.
func (t text) in(l Language) string {
	if l == Korean {
		return t.ko
	}
	return t.en
}

// Words speaks one language.
type Words struct {
	Language Language
	texts    map[string]text
}

// New speaks a language.
func New(l Language) *Words { return &Words{Language: l, texts: texts()} }

// texts collects all texts by key.
func texts() map[string]text {
	all := map[string]text{}
	for _, part := range []map[string]text{
		pageTexts(), decisionTexts(), noteTexts(), waveTexts(), riskTexts(), moneyTexts(), siteTexts(), downtimeTexts(),
		tieTexts(), dataTexts(), methodTexts(), termTexts(), columnTexts(), compareTexts(), pictureTexts(), continuityTexts(),
	} {
		for k, t := range part {
			all[k] = t
		}
	}
	return all
}

// T is the text of a key with its values, which are texts already. A key that does
// not exist shows itself, so that a test finds it.
func (w *Words) T(key string, values ...any) string {
	t, ok := w.texts[key]
	if !ok {
		return missing + key + "⟩"
	}
	if len(values) == 0 {
		return t.in(w.Language)
	}
	return fmt.Sprintf(t.in(w.Language), values...)
}

// missing begins what stands for a text that does not exist.
const missing = "⟨missing text "

// Has reports whether there is a text of that key.
func (w *Words) Has(key string) bool {
	_, ok := w.texts[key]
	return ok
}

// Word is the text of a key of the kind, or the word itself where there is none: for
// words of the data's own vocabulary, such as kinds and limits.
func (w *Words) Word(kind, word string) string {
	if t, ok := w.texts[kind+"."+word]; ok {
		return t.in(w.Language)
	}
	return word
}

// Count is a number of things in words: the text of the key with ".one" for one of
// them, else of the key itself.
func (w *Words) Count(key string, n int) string {
	if n == 1 && w.Has(key+".one") {
		return w.T(key+".one", w.Int(n))
	}
	return w.T(key, w.Int(n))
}
