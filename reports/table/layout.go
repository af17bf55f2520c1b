package table

import (
	"bufio"
	"io"
	"strings"

	"github.com/clipperhouse/displaywidth"
)

// longTable is the number of rows from which a table is laid out here: the library
// keeps every cell several times over, which listings of thousands of rows feel.
// Both print the same bytes, to which a test holds them.
const longTable = 200

// grid is the look of a laid out table: what its lines are made of.
type grid struct {
	top, heading, bottom rule // a rule without a dash is not printed
	side                 string
	// mark says the alignment in the heading's rule, as Markdown does.
	mark bool
}

// rule is a line between rows.
type rule struct{ left, dash, cross, right string }

// lightGrid is the look of tables in a terminal.
var lightGrid = grid{
	top: rule{"┌", "─", "┬", "┐"}, heading: rule{"├", "─", "┼", "┤"}, bottom: rule{"└", "─", "┴", "┘"}, side: "│",
}

// markdownGrid is that of GitHub's dialect.
var markdownGrid = grid{heading: rule{"|", "-", "|", "|"}, side: "|", mark: true}

// layOut prints cells that are safe and fit already.
func (t Table) layOut(w io.Writer, g grid, cells [][]string) error {
	widths := natural(cells)
	out := bufio.NewWriterSize(w, 1<<16)
	t.writeRule(out, g.top, widths, false)
	t.writeCells(out, g, widths, cells[0])
	t.writeRule(out, g.heading, widths, g.mark)
	for _, row := range cells[1:] {
		t.writeCells(out, g, widths, row)
	}
	t.writeRule(out, g.bottom, widths, false)
	return out.Flush()
}

func (t Table) writeRule(out *bufio.Writer, r rule, widths []int, mark bool) {
	if r.dash == "" {
		return
	}
	between := r.left
	for i, width := range widths {
		out.WriteString(between)
		out.WriteString(t.dashes(i, r.dash, width+2, mark))
		between = r.cross
	}
	out.WriteString(r.right)
	out.WriteByte('\n')
}

// dashes is the part of a rule that runs along a column.
func (t Table) dashes(column int, dash string, width int, mark bool) string {
	switch {
	case !mark:
		return strings.Repeat(dash, width)
	case t.Columns[column].Kind == Number:
		return strings.Repeat(dash, width-1) + ":"
	}
	return ":" + strings.Repeat(dash, width-1)
}

func (t Table) writeCells(out *bufio.Writer, g grid, widths []int, row []string) {
	out.WriteString(g.side)
	for i, cell := range row {
		pad := widths[i] - displaywidth.String(cell)
		out.WriteByte(' ')
		if t.Columns[i].Kind == Number {
			writeSpaces(out, pad)
		}
		out.WriteString(cell)
		if t.Columns[i].Kind != Number {
			writeSpaces(out, pad)
		}
		out.WriteByte(' ')
		out.WriteString(g.side)
	}
	out.WriteByte('\n')
}

func writeSpaces(out *bufio.Writer, n int) {
	for range n {
		out.WriteByte(' ')
	}
}
