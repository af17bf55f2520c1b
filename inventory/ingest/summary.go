package ingest

// Tally counts what became of the rows of a source. Rows = Stored + Merged + Rejected.
type Tally struct {
	Rows     int64 `json:"rows"`
	Stored   int64 `json:"stored"`
	Merged   int64 `json:"merged"`
	Rejected int64 `json:"rejected"`
}

// Change counts what an import did to a table. The rows that the sources of the
// table stored are Added + Changed + Unchanged.
type Change struct {
	Added     int64 `json:"added"`
	Changed   int64 `json:"changed"`
	Unchanged int64 `json:"unchanged"`
	Removed   int64 `json:"removed"`
}

// SourceSummary says what a source was recognised as and what became of its rows.
type SourceSummary struct {
	Name       string   `json:"name"`
	Table      string   `json:"table"`
	Format     string   `json:"format"`
	Encoding   Encoding `json:"encoding"`
	Delimiter  string   `json:"delimiter"`
	SHA256     string   `json:"sha256"`
	Bytes      int64    `json:"bytes"`
	Attributes []string `json:"attributes,omitempty"` // unknown columns that were kept
	Ignored    []string `json:"ignored,omitempty"`    // unknown columns that were not
	Tally
}

// Summarise begins the summary of a source.
func (s *Source) Summarise() SourceSummary {
	return SourceSummary{
		Name: s.Name, Table: s.Table.String(), Format: "native", Encoding: s.Encoding, Delimiter: string(s.Delimiter),
		SHA256: s.SHA256, Bytes: s.Bytes, Attributes: s.Attributes, Ignored: s.Ignored,
	}
}
