package table

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/wavecut/wavecut/inventory/suggest"
)

// Format is a way to print a table.
type Format uint8

// The formats.
const (
	FormatText Format = iota // "table": aligned columns
	FormatCSV
	FormatJSON
	FormatMarkdown
)

var formatNames = []string{"table", "csv", "json", "md"}

func (f Format) String() string { return formatNames[f] }

// FormatNames are the names of the formats, in the order in which help lists them.
func FormatNames() []string { return slices.Clone(formatNames) }

// ParseFormat reads the name of a format.
func ParseFormat(s string) (Format, error) {
	if i := slices.Index(formatNames, s); i >= 0 {
		return Format(i), nil
	}
	near := suggest.Nearest(s, formatNames)
	if near != "" {
		near = fmt.Sprintf(" (did you mean %q?)", near)
	}
	return 0, fmt.Errorf("unknown format %q: want %s%s", s, strings.Join(formatNames, ", "), near)
}

// Options say how a table is printed.
type Options struct {
	Format Format
	// Width is that of the terminal in columns; 0 is unlimited. For text only.
	Width int
}

// Write prints the table.
func (t Table) Write(w io.Writer, opt Options) error {
	switch opt.Format {
	case FormatCSV:
		return t.writeCSV(w)
	case FormatJSON:
		return Document{Tables: []Table{t}}.writeJSON(w)
	case FormatMarkdown:
		return t.writeMarkdown(w)
	}
	return t.writeText(w, opt.Width)
}
