package table

import "github.com/clipperhouse/displaywidth"

const (
	ellipsis = "…"
	// narrowest is the width below which a text is not cut: less of it tells nothing.
	narrowest = 6
	// A column is framed by a line and a space on each side; one line more ends the row.
	frame = 3
)

// fit cuts texts until the table has at most the given width, the widest columns
// first, and reports whether it could.
func (t Table) fit(cells [][]string, width int) bool {
	widths := natural(cells)
	excess := 1 - width
	for _, w := range widths {
		excess += w + frame
	}
	if excess > 0 && !t.shrink(widths, excess) {
		return false
	}
	if excess > 0 {
		cut(cells, widths)
	}
	return true
}

// natural is the width of each column when nothing is cut.
func natural(cells [][]string) []int {
	widths := make([]int, len(cells[0]))
	for _, row := range cells {
		for i, c := range row {
			widths[i] = max(widths[i], displaywidth.String(c))
		}
	}
	return widths
}

// shrink takes the excess from the columns of text, one from the widest at a time.
func (t Table) shrink(widths []int, excess int) bool {
	for ; excess > 0; excess-- {
		widest := -1
		for i, c := range t.Columns {
			if c.Kind == Text && widths[i] > narrowest && (widest < 0 || widths[i] > widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			return false
		}
		widths[widest]--
	}
	return true
}

// cut shortens what is wider than its column.
func cut(cells [][]string, widths []int) {
	for _, row := range cells {
		for i, c := range row {
			if displaywidth.String(c) > widths[i] {
				row[i] = displaywidth.TruncateString(c, widths[i], ellipsis)
			}
		}
	}
}
