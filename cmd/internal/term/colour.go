package term

import (
	"fmt"
	"slices"
)

// Colour says when output is coloured.
type Colour uint8

// The choices of --color.
const (
	ColourAuto Colour = iota // on a terminal, unless NO_COLOR is set or TERM is dumb
	ColourAlways
	ColourNever
)

var colourNames = []string{"auto", "always", "never"}

// ColourNames are the words that --color takes.
func ColourNames() []string { return slices.Clone(colourNames) }

// ParseColour reads a choice.
func ParseColour(s string) (Colour, error) {
	if i := slices.Index(colourNames, s); i >= 0 {
		return Colour(i), nil
	}
	return 0, fmt.Errorf("unknown colour %q: want auto, always or never", s)
}

// Palette paints text, or leaves it as it is. The zero Palette leaves it.
type Palette struct{ on bool }

// NewPalette decides for one stream. What the flag says goes before the
// environment, as no-color.org asks.
func NewPalette(c Colour, terminal bool, getenv func(string) string) Palette {
	switch c {
	case ColourAlways:
		return Palette{true}
	case ColourNever:
		return Palette{false}
	}
	return Palette{terminal && getenv("NO_COLOR") == "" && getenv("TERM") != "dumb"}
}

// Error paints what failed.
func (p Palette) Error(s string) string { return p.paint("1;31", s) }

// Warning paints what is probably not meant.
func (p Palette) Warning(s string) string { return p.paint("33", s) }

// Good paints what was proven.
func (p Palette) Good(s string) string { return p.paint("32", s) }

// Strong paints headings.
func (p Palette) Strong(s string) string { return p.paint("1", s) }

// Faint paints what may be passed over.
func (p Palette) Faint(s string) string { return p.paint("2", s) }

func (p Palette) paint(sgr, s string) string {
	if !p.on || s == "" {
		return s
	}
	return "\x1b[" + sgr + "m" + s + "\x1b[0m"
}
