package table

import (
	"io"
	"strings"

	"github.com/clipperhouse/displaywidth"
	"github.com/wavecut/wavecut/reports/escape"
)

// writeText prints the table for a terminal of the given width, or as wide as it
// is where that is 0.
func (t Table) writeText(w io.Writer, width int) error {
	t, rows, err := t.held()
	if err != nil {
		return err
	}
	cells := t.safe(rows, escape.Terminal)
	if width > 0 && !t.fit(cells, width) {
		return writeRecords(w, cells, width)
	}
	if len(rows) >= longTable {
		return t.layOut(w, lightGrid, cells)
	}
	return t.render(w, lines(), cells)
}

// safe is the heading and the rows as texts that are safe for a sink.
func (t Table) safe(rows []Row, escape func(string) string) [][]string {
	cells := make([][]string, 0, len(rows)+1)
	cells = append(cells, t.keys())
	for i, k := range cells[0] {
		cells[0][i] = escape(k)
	}
	for _, r := range rows {
		line := make([]string, len(t.Columns))
		for i, c := range r {
			line[i] = c.shown(escape)
		}
		cells = append(cells, line)
	}
	return cells
}

// writeRecords prints every row as lines of key and value, a blank line between
// two rows, and cuts nothing.
func writeRecords(w io.Writer, cells [][]string, width int) error {
	keys := cells[0]
	widest := 0
	for _, k := range keys {
		widest = max(widest, displaywidth.String(k))
	}
	var b strings.Builder
	for i, row := range cells[1:] {
		if i > 0 {
			b.WriteByte('\n')
		}
		for j, value := range row {
			if value == "" {
				continue
			}
			pad := strings.Repeat(" ", widest-displaywidth.String(keys[j]))
			b.WriteString(keys[j] + pad + "  " + value + "\n")
		}
		if b.Len() > 1<<16 {
			if _, err := io.WriteString(w, b.String()); err != nil {
				return err
			}
			b.Reset()
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}
