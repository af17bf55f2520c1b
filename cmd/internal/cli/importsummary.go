package cli

import (
	"maps"
	"slices"
	"strings"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/reports/table"
)

// importDocument says what an import did.
func importDocument(path string, s *store.Summary) table.Document {
	fields := []table.Field{{Key: "database", Cell: table.String(path)}}
	if s.DryRun {
		fields = append(fields, table.Field{Key: "dry_run", Cell: table.Bool(true)})
	} else {
		fields = append(fields, table.Field{Key: "import", Cell: table.Int(s.Import)})
	}
	return table.Document{
		Fields: append(fields,
			table.Field{Key: "scenario", Cell: table.String(s.Scenario)},
			table.Field{Key: "rejected", Cell: table.Int(s.Rejected())},
			table.Field{Key: "inventory_digest", Cell: table.String(s.Digest)},
		),
		Tables: []table.Table{sourceTable(s), changeTable(s), countTable(s.Counts)},
	}
}

// sourceTable says what each file was taken for and what became of its rows.
func sourceTable(s *store.Summary) table.Table {
	columns := []table.Column{
		{Key: "file"}, {Key: "sheet", Optional: true}, {Key: "table", Kind: table.Exact, Optional: true}, {Key: "format", Kind: table.Exact}, {Key: "encoding", Kind: table.Exact},
		{Key: "rows", Kind: table.Number}, {Key: "stored", Kind: table.Number}, {Key: "merged", Kind: table.Number}, {Key: "left", Kind: table.Number},
		{Key: "rejected", Kind: table.Number}, {Key: "attributes", Optional: true}, {Key: "ignored", Optional: true},
	}
	var rows []table.Row
	for _, src := range s.Sources {
		rows = append(rows, table.Row{
			table.String(src.Name), table.String(src.Sheet), table.String(src.Table), table.String(src.Format), table.String(string(src.Encoding)),
			table.Int(src.Rows), table.Int(src.Stored), table.Int(src.Merged), table.Int(src.Left), table.Int(src.Rejected),
			table.String(strings.Join(src.Attributes, ", ")), table.String(strings.Join(src.Ignored, ", ")),
		})
	}
	return table.Table{Name: "sources", Columns: columns, Rows: table.Rows(rows)}
}

// changeTable says what the import did to each table, in the order of the tables.
func changeTable(s *store.Summary) table.Table {
	columns := []table.Column{
		{Key: "table", Kind: table.Exact}, {Key: "added", Kind: table.Number}, {Key: "changed", Kind: table.Number},
		{Key: "unchanged", Kind: table.Number}, {Key: "removed", Kind: table.Number},
	}
	var rows []table.Row
	for _, name := range tableNames() {
		if c, ok := s.Tables[name]; ok {
			rows = append(rows, table.Row{
				table.String(name), table.Int(c.Added), table.Int(c.Changed), table.Int(c.Unchanged), table.Int(c.Removed),
			})
		}
	}
	return table.Table{Name: "tables", Columns: columns, Rows: table.Rows(rows)}
}

// countTable says how often each thing was found.
func countTable(counts map[string]int) table.Table {
	columns := []table.Column{{Key: "code", Kind: table.Exact}, {Key: "count", Kind: table.Number}, {Key: "meaning"}}
	var rows []table.Row
	for _, code := range slices.Sorted(maps.Keys(counts)) {
		e, _ := inventory.Explain(code)
		rows = append(rows, table.Row{table.String(code), table.Int(counts[code]), table.String(e.Title)})
	}
	return table.Table{Name: "findings", Columns: columns, Rows: table.Rows(rows)}
}
