package term

import (
	"io"
	"os"
	"strconv"

	"golang.org/x/term"
)

// Streams are the standard streams of a run, and what is known of their ends.
type Streams struct {
	In  io.Reader
	Out io.Writer
	Err io.Writer
	// InTerminal, OutTerminal and ErrTerminal say whether a person is at the end.
	InTerminal, OutTerminal, ErrTerminal bool
	// Width is that of the terminal at Out, or 0 where there is none.
	Width int
}

// System is the streams of the process.
func System(getenv func(string) string) Streams {
	s := Streams{
		In: os.Stdin, Out: os.Stdout, Err: os.Stderr,
		InTerminal:  isTerminal(os.Stdin),
		OutTerminal: isTerminal(os.Stdout),
		ErrTerminal: isTerminal(os.Stderr),
	}
	if s.OutTerminal {
		s.Width = width(os.Stdout, getenv)
	}
	return s
}

func isTerminal(f *os.File) bool { return term.IsTerminal(int(f.Fd())) }

// width is that of the terminal: COLUMNS where a person has set it, else what the
// terminal says, else 80.
func width(f *os.File, getenv func(string) string) int {
	if n, err := strconv.Atoi(getenv("COLUMNS")); err == nil && n > 0 {
		return n
	}
	if n, _, err := term.GetSize(int(f.Fd())); err == nil && n > 0 {
		return n
	}
	return 80
}
