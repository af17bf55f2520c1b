package filter

import (
	"fmt"
	"strings"
)

// Error says where a filter cannot be read, and what was wanted there.
type Error struct {
	Filter  string // the whole text
	Column  int    // in characters, from 1
	Message string
	Hint    string // empty where there is none
	Unknown string // the field, where it is one that the schema does not have
}

func (e *Error) Error() string {
	return fmt.Sprintf("read filter: column %d: %s", e.Column, e.Message)
}

// Pointer is the filter with a caret under the column, on two lines, for
// terminals; it lines up for text of single width.
func (e *Error) Pointer() string {
	return e.Filter + "\n" + strings.Repeat(" ", max(0, e.Column-1)) + "^"
}

// wanted is the message of a parser that met something else than it wanted.
func wanted(want string, found token) string {
	if found.kind == tokenEnd {
		return fmt.Sprintf("want %s, found the end", want)
	}
	return fmt.Sprintf("want %s, found %q", want, found.text)
}
