package ingest

// Tally counts what became of the rows of a source. Rows = Stored + Merged + Left +
// Rejected; the native tables leave no row.
type Tally struct {
	Rows     int64 `json:"rows"`
	Stored   int64 `json:"stored"`
	Merged   int64 `json:"merged"`
	Left     int64 `json:"left"` // rows that describe nothing of an estate
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
	Sheet      string   `json:"sheet,omitempty"`
	Table      string   `json:"table"` // of native sources
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
	sum := SourceSummary{
		Name: s.Name, Sheet: s.Sheet, Table: s.Table.String(), Format: "native", Encoding: s.Encoding,
		SHA256: s.SHA256, Bytes: s.Bytes, Attributes: s.Attributes, Ignored: s.Ignored,
	}
	if s.Delimiter != 0 {
		sum.Delimiter = string(s.Delimiter)
	}
	return sum
}
