package ingest

// Limits bound what is read; exceeding one is an [InputError] that names it.
type Limits struct {
	Columns       int   // of a header
	CellBytes     int   // of a cell, as UTF-8
	NameChars     int   // of identifiers and names
	Rows          int64 // of a file; 0: no limit
	FileBytes     int64 // of a file; 0: no limit
	ScenarioBytes int64
	Files         int   // of a folder or an archive's folder
	Members       int   // of an archive or parts of a workbook
	Ratio         int   // of bytes unpacked to bytes packed
	UnpackedBytes int64 // of a member of an archive
	WorkbookBytes int64 // of all parts of a workbook, unpacked
	Records       int64 // of a text in a foreign format; 0: the format's own
}

// DefaultLimits are the limits where none are given.
func DefaultLimits() Limits {
	return Limits{Columns: 512, CellBytes: 1 << 20, NameChars: 255, ScenarioBytes: 1 << 20, Files: 10_000,
		Members: 2000, Ratio: 100, UnpackedBytes: 64 << 30, WorkbookBytes: 1 << 30}
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
	fill(&l.Members, d.Members)
	fill(&l.Ratio, d.Ratio)
	for _, v := range []struct {
		is        *int64
		byDefault int64
	}{
		{&l.ScenarioBytes, d.ScenarioBytes}, {&l.UnpackedBytes, d.UnpackedBytes}, {&l.WorkbookBytes, d.WorkbookBytes},
	} {
		if *v.is == 0 {
			*v.is = v.byDefault
		}
	}
	return l
}
