package picture

import (
	"encoding/csv"
	"io"
)

// WriteCSV writes the edges, raw, for programs: what has none is not in it.
func WriteCSV(w io.Writer, p *Picture) error {
	out := csv.NewWriter(w)
	header := []string{"from", "to"}
	for _, c := range edgeColumns {
		header = append(header, c.key)
	}
	if err := out.Write(append(header, "from_site", "to_site")); err != nil {
		return err
	}
	for i := range p.Edges {
		e := &p.Edges[i]
		from, to := &p.Nodes[e.From], &p.Nodes[e.To]
		row := []string{from.ID, to.ID}
		for _, c := range edgeColumns {
			row = append(row, c.get(e))
		}
		if err := out.Write(append(row, from.Site, to.Site)); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}
