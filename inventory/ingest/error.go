package ingest

import (
	"strings"

	"github.com/wavecut/wavecut/inventory"
)

// InputError says that a source as a whole can't be read.
type InputError struct {
	Position inventory.Position
	Reason   string
	Hint     string
	Err      error
}

func (e *InputError) Error() string {
	var b strings.Builder
	b.WriteString("read ")
	b.WriteString(e.Position.String())
	b.WriteString(": ")
	b.WriteString(e.Reason)
	if e.Err != nil {
		b.WriteString(": ")
		b.WriteString(e.Err.Error())
	}
	return b.String()
}

// Unwrap is the cause.
func (e *InputError) Unwrap() error { return e.Err }

// inputError is an InputError on a file as a whole.
func inputError(file, reason, hint string, cause error) *InputError {
	return &InputError{Position: inventory.Position{File: file}, Reason: reason, Hint: hint, Err: cause}
}
