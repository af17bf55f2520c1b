package filter

import (
	"fmt"
	"slices"
	"strings"

	"github.com/wavecut/wavecut/inventory/suggest"
)

// Type says how a field's values compare.
type Type uint8

// The types of fields.
const (
	Text   Type = iota // as bytes of UTF-8, case-sensitive
	Number             // as float64
	Date               // YYYY-MM-DD, as text
	Mixed              // texts of which some are numbers: ordered as such by a number
)

// Field is something that a filter may name.
type Field struct {
	Name string
	Type Type
	// Words are the only values that a field of a closed set has, or nil.
	Words []string
	// SQL is the expression that holds the field's value, and NULL (or, for
	// texts, the empty text) where none is given. It is trusted: it must come
	// from the program and never from data. Empty means the column called Name.
	SQL string
	// Args are the parameters within SQL.
	Args []any
}

// Schema is the allow-list of fields, in the order in which messages name them.
type Schema struct{ Fields []Field }

// Compile reads a filter and checks it against the schema. Its errors are *Error.
func (s Schema) Compile(text string) (*Filter, error) {
	e, err := Parse(text)
	if err != nil {
		return nil, err
	}
	return s.bind(text, e)
}

// field finds a field by its name, in any case.
func (s Schema) field(name string) (Field, bool) {
	if i := slices.IndexFunc(s.Fields, func(f Field) bool { return f.Name == name }); i >= 0 {
		return s.Fields[i], true
	}
	i := slices.IndexFunc(s.Fields, func(f Field) bool { return strings.EqualFold(f.Name, name) })
	if i < 0 {
		return Field{}, false
	}
	return s.Fields[i], true
}

func (s Schema) names() []string {
	names := make([]string, len(s.Fields))
	for i, f := range s.Fields {
		names[i] = f.Name
	}
	return names
}

// hintUnknown names the nearest field, or all of them.
func (s Schema) hintUnknown(name string) string {
	if near := suggest.Nearest(name, s.names()); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return "fields: " + strings.Join(s.names(), ", ")
}

// column is the SQL expression of the field.
func (f Field) column() string {
	if f.SQL != "" {
		return f.SQL
	}
	return `"` + strings.ReplaceAll(f.Name, `"`, `""`) + `"`
}
