package picture

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strconv"

	"github.com/wavecut/wavecut/reports/escape"
	"github.com/wavecut/wavecut/reports/table"
)

// WriteJSON writes nodes and edges, by id, a line each.
func WriteJSON(w io.Writer, p *Picture) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "{\n  \"schema_version\": %d,\n  \"nodes\": [", table.SchemaVersion)
	for i := range p.Nodes {
		n := &p.Nodes[i]
		separate(out, i)
		fmt.Fprintf(out, "{\"id\":%s", quote(n.ID))
		writeMembers(out, nodeColumns, n)
	}
	out.WriteString("\n  ],\n  \"edges\": [")
	for i := range p.Edges {
		e := &p.Edges[i]
		separate(out, i)
		fmt.Fprintf(out, "{\"from\":%s,\"to\":%s", quote(p.Nodes[e.From].ID), quote(p.Nodes[e.To].ID))
		writeMembers(out, edgeColumns, e)
	}
	out.WriteString("\n  ]\n}\n")
	return out.Flush()
}

func separate(out *bufio.Writer, i int) {
	if i > 0 {
		out.WriteByte(',')
	}
	out.WriteString("\n    ")
}

// writeMembers ends an object with its values, null where they are not known.
func writeMembers[T any](out *bufio.Writer, columns []column[T], of *T) {
	for _, c := range columns {
		v := c.get(of)
		switch {
		case v == "":
			v = "null"
		case c.key == "split":
			v = strconv.FormatBool(v == "1")
		case !c.number:
			v = quote(v)
		}
		out.WriteString(`,"` + c.key + `":`)
		out.WriteString(v)
	}
	out.WriteByte('}')
}

// quote is a text as a JSON string.
func quote(s string) string {
	if plain(s) {
		return `"` + s + `"`
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if enc.Encode(s) != nil {
		return `""` // no string fails to encode
	}
	return string(escape.JSON(bytes.TrimSuffix(b.Bytes(), []byte("\n"))))
}

// plain reports whether a text stands in JSON as it is, which most do: an encoder
// for each takes several times as long.
func plain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == '"' || c == '\\' {
			return false
		}
	}
	return true
}
