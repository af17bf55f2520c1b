package foreign

import (
	"strings"

	"github.com/wavecut/wavecut/inventory"
)

// Header is the header row of a table.
type Header struct {
	File  string // as shown to people
	Sheet string // of a workbook, or ""
	Line  int    // of the header row, from 1
	Cells []string
	at    map[string]int
}

// NewHeader prepares a header for look-ups. Of columns with one name the first counts.
func NewHeader(file, sheet string, line int, cells []string) Header {
	h := Header{File: file, Sheet: sheet, Line: line, Cells: cells, at: map[string]int{}}
	for i, c := range cells {
		if k := Fold(c); k != "" {
			if _, twice := h.at[k]; !twice {
				h.at[k] = i
			}
		}
	}
	return h
}

// Fold is the form in which headers are compared: no byte order mark, no leading
// "*", no case, runs of space, "_" and "-" as one space.
func Fold(cell string) string {
	cell = strings.TrimPrefix(cell, "\ufeff")
	cell = strings.TrimLeft(strings.TrimSpace(cell), "*")
	cell = strings.Map(func(r rune) rune {
		if r == '_' || r == '-' || r == '\u00a0' {
			return ' '
		}
		return r
	}, cell)
	return strings.ToLower(strings.Join(strings.Fields(cell), " "))
}

// Index is the cell of the first of the names that the header has, or -1.
func (h Header) Index(names ...string) int {
	for _, n := range names {
		if i, ok := h.at[Fold(n)]; ok {
			return i
		}
	}
	return -1
}

// Count is how many of the names the header has.
func (h Header) Count(names ...string) int {
	n := 0
	for _, name := range names {
		if h.Index(name) >= 0 {
			n++
		}
	}
	return n
}

// Finding is something worth knowing about the table as a whole, at its header.
func (h Header) Finding(code, message string) inventory.Finding {
	return inventory.Finding{
		Code: code, Severity: inventory.SeverityInfo, Message: message,
		Position: inventory.Position{File: h.File, Sheet: h.Sheet, Line: h.Line},
	}
}

// Row is a row below a header.
type Row struct {
	Cells []string
	At    inventory.Position // of its first cell
}

// Cell is the trimmed text of cell i, "" where there is none.
func (r Row) Cell(i int) string {
	if i < 0 || i >= len(r.Cells) {
		return ""
	}
	return strings.TrimSpace(r.Cells[i])
}
