package ingest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/wavecut/wavecut/inventory/suggest"
)

// headerMatch is a header read as that of one table.
type headerMatch struct {
	table   Table
	columns []int // for each cell the index of the table's column, or -1
	known   int
	twice   string   // a column that stands in the header twice
	missing []string // key columns that are not there
}

// matchHeader reads a header as that of t. Case, surrounding space, a byte order
// mark and a leading * do not matter.
func matchHeader(t Table, header []string) headerMatch {
	m := headerMatch{table: t, columns: make([]int, len(header))}
	columns := t.Columns()
	seen := make([]bool, len(columns))
	for i, cell := range header {
		name := headerName(cell)
		j := slices.IndexFunc(columns, func(c Column) bool { return c.Name == name })
		m.columns[i] = j
		if j < 0 {
			continue
		}
		if seen[j] {
			m.twice = name
		}
		seen[j] = true
		m.known++
	}
	for j, c := range columns {
		if c.Key && !seen[j] {
			m.missing = append(m.missing, c.Name)
		}
	}
	return m
}

func headerName(cell string) string {
	return strings.ToLower(strings.TrimSpace(strings.TrimLeft(label(cell), "*")))
}

// label is a header cell as it names an attribute.
func label(cell string) string {
	s, _ := clean(cell)
	return s
}

// has reports whether the header holds the table's column.
func (m headerMatch) has(name string) bool {
	columns := m.table.Columns()
	return slices.ContainsFunc(m.columns, func(j int) bool { return j >= 0 && columns[j].Name == name })
}

// lacks lists the required columns that the header does not hold.
func (m headerMatch) lacks() []string {
	var names []string
	for _, c := range m.table.Columns() {
		if c.Required && !m.has(c.Name) {
			names = append(names, c.Name)
		}
	}
	return names
}

// recognise finds the table that a header belongs to: the one whose key columns
// are there and of which it holds the most columns. Links are told from
// dependencies by their bandwidth.
func recognise(header []string) (headerMatch, error) {
	var best headerMatch
	rivals := 0
	for t := range NumTables {
		m := matchHeader(t, header)
		if len(m.missing) > 0 || t == Links && !m.has("bandwidth_mbps") {
			continue
		}
		switch {
		case m.known > best.known:
			best, rivals = m, 1
		case m.known == best.known:
			rivals++
		}
	}
	switch {
	case rivals == 0:
		return best, fmt.Errorf("no table has these columns: %s", list(header))
	case rivals > 1:
		return best, fmt.Errorf("the columns %s fit several tables", list(header))
	}
	return best, nil
}

// list shows header cells in a message.
func list(names []string) string {
	const most = 20
	shown := make([]string, 0, most+1)
	for i, n := range names {
		if i == most {
			shown = append(shown, fmt.Sprintf("… (%d in all)", len(names)))
			break
		}
		shown = append(shown, quote(label(n)))
	}
	return strings.Join(shown, ", ")
}

// missingHint names what the header holds instead of a missing column.
func missingHint(missing string, header []string) string {
	names := make([]string, len(header))
	for i, h := range header {
		names[i] = headerName(h)
	}
	if near := nearColumn(missing, names); near != "" {
		return fmt.Sprintf("rename the column %s to %s", quote(near), missing)
	}
	return "the columns are " + list(header)
}

// nearColumn is the name that most likely stands for the missing one: close in
// spelling, or holding it as a part, like asset_id for id.
func nearColumn(missing string, names []string) string {
	if near := suggest.Nearest(missing, names); near != "" {
		return near
	}
	for _, n := range names {
		if slices.Contains(strings.FieldsFunc(n, func(r rune) bool { return r == '_' || r == ' ' || r == '-' }), missing) {
			return n
		}
	}
	return ""
}
