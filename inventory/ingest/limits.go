package ingest

// Limits bound what is read; exceeding one is an [InputError] that names it.
type Limits struct {
	Columns       int   // of a header
	CellBytes     int   // of a cell, as UTF-8
	NameChars     int   // of identifiers and names
	Rows          int64 // of a file; 0: no limit
	FileBytes     int64 // of a file; 0: no limit
	ScenarioBytes int64
	Files         int // of a folder
}

// DefaultLimits are the limits where none are given.
func DefaultLimits() Limits {
	return Limits{Columns: 512, CellBytes: 1 << 20, NameChars: 255, ScenarioBytes: 1 << 20, Files: 10_000}
}

// orDefaults fills in what is zero and has a default.
func (l Limits) orDefaults() Limits {
	d := DefaultLimits()
	fill := func(v *int, d int) {
		if *v == 0 {
			*v = d
		}
	}
	fill(&l.Columns, d.Columns)
	fill(&l.CellBytes, d.CellBytes)
	fill(&l.NameChars, d.NameChars)
	fill(&l.Files, d.Files)
	if l.ScenarioBytes == 0 {
		l.ScenarioBytes = d.ScenarioBytes
	}
	return l
}
