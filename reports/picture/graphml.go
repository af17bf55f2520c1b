package picture

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
)

// WriteGraphML writes the picture as GraphML (Brandes and others, 2002), for yEd,
// Gephi, networkx and others. Values that are not known are left out.
func WriteGraphML(w io.Writer, p *Picture) error {
	out := bufio.NewWriter(w)
	out.WriteString(xml.Header + `<graphml xmlns="http://graphml.graphdrawing.org/xmlns">` + "\n")
	writeKeys(out, "node", append([]column[Node]{{key: "id"}}, nodeColumns...))
	writeKeys(out, "edge", edgeColumns)
	out.WriteString(`  <graph id="estate" edgedefault="directed">` + "\n")
	for i := range p.Nodes {
		n := &p.Nodes[i]
		fmt.Fprintf(out, "    <node id=\"n%d\">", i)
		writeDatum(out, "node_id", n.ID)
		writeData(out, "node", nodeColumns, n)
		out.WriteString("</node>\n")
	}
	for i := range p.Edges {
		e := &p.Edges[i]
		fmt.Fprintf(out, "    <edge id=\"e%d\" source=\"n%d\" target=\"n%d\">", i, e.From, e.To)
		writeData(out, "edge", edgeColumns, e)
		out.WriteString("</edge>\n")
	}
	out.WriteString("  </graph>\n</graphml>\n")
	return out.Flush()
}

func writeKeys[T any](out *bufio.Writer, of string, columns []column[T]) {
	for _, c := range columns {
		kind := "string"
		if c.number {
			kind = "double"
		}
		fmt.Fprintf(out, "  <key id=\"%s_%s\" for=\"%s\" attr.name=\"%s\" attr.type=\"%s\"/>\n", of, c.key, of, c.key, kind)
	}
}

func writeData[T any](out *bufio.Writer, kind string, columns []column[T], of *T) {
	for _, c := range columns {
		if v := c.get(of); v != "" {
			writeDatum(out, kind+"_"+c.key, v)
		}
	}
}

func writeDatum(out *bufio.Writer, key, value string) {
	fmt.Fprintf(out, "<data key=\"%s\">", key)
	xml.EscapeText(out, []byte(value)) // a bufio.Writer keeps its error for Flush
	out.WriteString("</data>")
}
