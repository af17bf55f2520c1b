package table

import (
	"io"
	"strings"

	"github.com/olekukonko/tablewriter/renderer"
	"github.com/wavecut/wavecut/reports/escape"
)

// writeMarkdown prints the table in GitHub's dialect.
func (t Table) writeMarkdown(w io.Writer) error {
	t, rows, err := t.held()
	if err != nil {
		return err
	}
	cells := t.safe(rows, escape.Markdown)
	if len(rows) == 0 {
		return writeHeading(w, cells[0])
	}
	if len(rows) >= longTable {
		return t.layOut(w, markdownGrid, cells)
	}
	return t.render(w, renderer.NewMarkdown(), cells)
}

// writeHeading prints a table without rows, which the library leaves without the
// line that makes it one.
func writeHeading(w io.Writer, keys []string) error {
	line := "|" + strings.Repeat(" --- |", len(keys))
	_, err := io.WriteString(w, "| "+strings.Join(keys, " | ")+" |\n"+line+"\n")
	return err
}
