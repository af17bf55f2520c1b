package ingest

// Table is one of the native tables.
type Table uint8

// The tables, in the order in which they are read: a table refers only to
// tables before it.
const (
	Sites Table = iota
	Links
	Assets
	Dependencies
	Calendar
	Teams
	NumTables
)

var tableNames = [NumTables]string{"sites", "links", "assets", "dependencies", "calendar", "teams"}

// String is the table's name, which is also the base name of its native file.
func (t Table) String() string { return tableNames[t] }

// TableNamed finds a table by its name.
func TableNamed(name string) (Table, bool) {
	for t, n := range tableNames {
		if n == name {
			return Table(t), true
		}
	}
	return 0, false
}

// Needed reports whether an inventory is incomplete without the table.
func (t Table) Needed() bool { return t == Sites || t == Assets || t == Dependencies }

// KeepsAttributes reports whether unknown columns of the table are kept.
func (t Table) KeepsAttributes() bool { return t == Sites || t == Assets }

// Columns are the table's native columns, in the order of formats.md.
func (t Table) Columns() []Column {
	switch t {
	case Sites:
		return siteColumns()
	case Links:
		return linkColumns()
	case Assets:
		return assetColumns()
	case Dependencies:
		return dependencyColumns()
	case Calendar:
		return calendarColumns()
	default:
		return teamColumns()
	}
}
