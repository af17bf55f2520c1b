package picture

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/clipperhouse/displaywidth"
)

// WriteDOT writes the picture for Graphviz. Nodes are called n0, n1 …, since not
// every text can be a name there; the id is an attribute. Their widths are set from
// the widths of their labels in columns, because Graphviz takes a Hangul syllable
// for as narrow as a space.
func WriteDOT(w io.Writer, p *Picture) error {
	out := bufio.NewWriter(w)
	out.WriteString("digraph estate {\n  rankdir=LR;\n")
	out.WriteString("  node [shape=box, style=\"filled,rounded\", fillcolor=\"#ffffff\", fontname=\"sans-serif\", fontsize=10, fixedsize=true, height=0.3];\n")
	out.WriteString("  edge [color=\"#606060\", arrowsize=0.6];\n")
	for i := range p.Nodes {
		n := &p.Nodes[i]
		fmt.Fprintf(out, "  n%d [asset=%s, label=%s, width=%.2f", i, dotText(n.ID), dotText(n.text()), labelInches(n.text()))
		if n.Colour != "" {
			fmt.Fprintf(out, ", fillcolor=%s", dotText(n.Colour))
		}
		writeDOTValues(out, nodeColumns[1:], n)
		out.WriteString("];\n")
	}
	for i := range p.Edges {
		e := &p.Edges[i]
		fmt.Fprintf(out, "  n%d -> n%d [style=%s", e.From, e.To, edgeStyle(e))
		writeDOTValues(out, edgeColumns, e)
		out.WriteString("];\n")
	}
	if legend := dotLegend(p); legend != "" {
		out.WriteString("  labelloc=b; labeljust=l; fontname=\"sans-serif\"; fontsize=10;\n  label=" + legend + ";\n")
	}
	out.WriteString("}\n")
	return out.Flush()
}

// writeDOTValues adds what is known beside what is drawn.
func writeDOTValues[T any](out *bufio.Writer, columns []column[T], of *T) {
	for _, c := range columns {
		if v := c.get(of); v != "" {
			// "group" and "label" mean something to Graphviz.
			fmt.Fprintf(out, ", wavecut_%s=%s", c.key, dotText(v))
		}
	}
}

// edgeStyle draws what takes down in full, what only slows down dashed, and the
// rest dotted.
func edgeStyle(e *Edge) string {
	switch e.Impact {
	case "degraded":
		return "dashed"
	case "none":
		return "dotted"
	}
	return "solid"
}

// dotText is a text as a quoted string of DOT, in which Graphviz sees no escapes
// (\N, \l) but the doubled backslash, and no line ends.
func dotText(s string) string {
	return `"` + dotEscapes.Replace(s) + `"`
}

var dotEscapes = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\r", "", "\x00", "")

// labelInches is the width that a label of ten points needs.
func labelInches(s string) float64 {
	const column, margin = 0.085, 0.25
	return float64(displaywidth.String(s))*column + margin
}
