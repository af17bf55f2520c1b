package picture

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// WriteMermaid writes the picture as a Mermaid flowchart, for Markdown.
func WriteMermaid(w io.Writer, p *Picture) error {
	out := bufio.NewWriter(w)
	out.WriteString("flowchart LR\n")
	for i := range p.Nodes {
		fmt.Fprintf(out, "  n%d[\"%s\"]\n", i, mermaidText(p.Nodes[i].text()))
	}
	for i := range p.Edges {
		e := &p.Edges[i]
		arrow := "-->"
		if edgeStyle(e) != "solid" {
			arrow = "-.->"
		}
		fmt.Fprintf(out, "  n%d %s", e.From, arrow)
		if label := edgeLabel(e); label != "" {
			fmt.Fprintf(out, "|\"%s\"|", mermaidText(label))
		}
		fmt.Fprintf(out, " n%d\n", e.To)
	}
	writeClasses(out, p)
	return out.Flush()
}

// edgeLabel is the kind, or how many dependencies there are.
func edgeLabel(e *Edge) string {
	if e.Dependencies > 1 {
		return fmt.Sprint(e.Dependencies)
	}
	return e.Kind
}

func writeClasses(out *bufio.Writer, p *Picture) {
	for i, g := range p.Groups() {
		fmt.Fprintf(out, "  classDef c%d fill:%s,stroke:#606060,color:#000000\n", i, g.Colour)
		var members []string
		for j := range p.Nodes {
			if p.Nodes[j].Colour != "" && p.Nodes[j].Group == g.Group {
				members = append(members, fmt.Sprintf("n%d", j))
			}
		}
		fmt.Fprintf(out, "  class %s c%d\n", strings.Join(members, ","), i)
	}
}

// mermaidText writes all but letters, digits and spaces of ASCII as the number of
// the character, which is how Mermaid escapes: #35; is #.
func mermaidText(s string) string {
	var b strings.Builder
	for _, r := range strings.ToValidUTF8(s, "\uFFFD") {
		letter := r|0x20 >= 'a' && r|0x20 <= 'z' || r >= '0' && r <= '9'
		switch {
		case letter, r == ' ', r == '-', r == '.', r == '_', r >= 0xa0 && r != 0x2028 && r != 0x2029:
			b.WriteRune(r)
		default:
			fmt.Fprintf(&b, "#%d;", r)
		}
	}
	return b.String()
}
