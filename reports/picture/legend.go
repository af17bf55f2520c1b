package picture

import (
	"cmp"
	"fmt"
	"html"
	"slices"
	"strings"

	"github.com/clipperhouse/displaywidth"
	"github.com/wavecut/wavecut/reports/escape"
)

// legendRow is how many colours stand side by side, mostLegend how many are told.
const (
	legendRow  = 8
	mostLegend = 40
)

// dotLegend is the label of the whole graph: what the colours and the lines mean.
// Cells are given the width of their texts, as nodes are.
func dotLegend(p *Picture) string {
	groups := p.Groups()
	if len(groups) == 0 {
		return ""
	}
	slices.SortStableFunc(groups, func(x, y Node) int { // tier 2 before tier 10
		return cmp.Or(cmp.Compare(len(x.Group), len(y.Group)), cmp.Compare(x.Group, y.Group))
	})
	var b strings.Builder
	b.WriteString(`<<TABLE BORDER="0" CELLBORDER="1" CELLSPACING="4">`)
	for i := range groups {
		if i == mostLegend {
			break
		}
		if i%legendRow == 0 {
			b.WriteString(closeRow(i) + "<TR>")
		}
		name := escape.Terminal(groups[i].Group)
		if name == "" {
			name = "(none)"
		}
		fmt.Fprintf(&b, `<TD BGCOLOR="%s" WIDTH="%d">%s</TD>`, groups[i].Colour, legendPoints(name), html.EscapeString(name))
	}
	b.WriteString("</TR>")
	fmt.Fprintf(&b, `<TR><TD BORDER="0" COLSPAN="%d" ALIGN="LEFT">`, min(len(groups), legendRow))
	b.WriteString("solid: takes down what needs it; dashed: slows it down; dotted: neither")
	b.WriteString("</TD></TR></TABLE>>")
	return b.String()
}

func closeRow(i int) string {
	if i == 0 {
		return ""
	}
	return "</TR>"
}

// legendPoints is the width that a text of ten points needs.
func legendPoints(s string) int {
	const column, margin = 6, 12
	return displaywidth.String(s)*column + margin
}
