package ingest

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/wavecut/wavecut/inventory"
)

// Source is a file that was recognised as one of the native tables.
type Source struct {
	Name      string // as shown to people
	Sheet     string // of a workbook, or ""
	Table     Table
	Encoding  Encoding
	Delimiter rune
	SHA256    string // of the bytes as they are in the file
	Bytes     int64
	// Columns are the native columns that the file holds, in the order of formats.md.
	Columns []Column
	// Attributes are the unknown columns that are kept, sorted.
	Attributes []string
	// Ignored are the unknown columns that are not kept.
	Ignored []string
	// Header is the header row as it stands in the file.
	Header []string

	layout     layout
	limits     Limits
	headerLine int
	serials    bool // dates may be serial numbers, as workbooks store them
	date1904   bool // which count from 1904
	guessed    bool // the encoding was told by the content
	open       func() (tabular, error)
}

// place is a line of the source.
func (s *Source) place(line int) inventory.Position {
	return inventory.Position{File: s.Name, Sheet: s.Sheet, Line: line}
}

// layout says where in a row things stand.
type layout struct {
	cells      []int // for each of Columns the cell
	attributes []int // for each of Attributes the cell
	unnamed    []int // cells under an empty header cell
}

// Index is the place of a column among Columns, or -1.
func (s *Source) Index(name string) int {
	return slices.IndexFunc(s.Columns, func(c Column) bool { return c.Name == name })
}

// Lacks lists the columns that a new row needs and the file does not hold.
func (s *Source) Lacks() []string {
	return matchHeader(s.Table, s.Header).lacks()
}

// newSource lays out a file whose header was matched.
func newSource(f textFile, d dialect, m headerMatch) (*Source, error) {
	s := &Source{
		Name: f.name, Table: m.table, Encoding: f.encoding, Delimiter: d.delimiter, SHA256: f.sha256, Bytes: f.bytes,
		Header: d.header, limits: f.limits, headerLine: 1 + d.skip, guessed: f.guessed,
		open: func() (tabular, error) { return openTable(f, d) },
	}
	return s, s.lay(m)
}

// lay places the columns of the header that was matched.
func (s *Source) lay(m headerMatch) error {
	if m.twice != "" {
		return s.failure(fmt.Sprintf("the column %s stands in the header twice", m.twice), "remove or rename one of them")
	}
	if len(m.missing) > 0 {
		reason := fmt.Sprintf("the %s table needs the column %s", m.table, strings.Join(m.missing, ", "))
		return s.failure(reason, missingHint(m.missing[0], s.Header))
	}
	s.placeColumns(m)
	return s.placeUnknown(m)
}

// failure is an error on the source as a whole.
func (s *Source) failure(reason, hint string) error {
	return &InputError{Position: s.place(0), Reason: reason, Hint: hint}
}

func (s *Source) placeColumns(m headerMatch) {
	for j, c := range m.table.Columns() {
		if i := slices.Index(m.columns, j); i >= 0 {
			s.Columns = append(s.Columns, c)
			s.layout.cells = append(s.layout.cells, i)
		}
	}
}

// placeUnknown finds a place for the columns that are not native.
func (s *Source) placeUnknown(m headerMatch) error {
	at := map[string]int{}
	for i, j := range m.columns {
		if j >= 0 {
			continue
		}
		name := label(s.Header[i])
		if _, twice := at[name]; twice && name != "" {
			return s.failure(fmt.Sprintf("the column %s stands in the header twice", quote(name)), "remove or rename one of them")
		}
		switch {
		case name == "":
			s.layout.unnamed = append(s.layout.unnamed, i)
		case s.Table.KeepsAttributes():
			s.Attributes = append(s.Attributes, name)
		default:
			s.Ignored = append(s.Ignored, name)
		}
		at[name] = i
	}
	slices.Sort(s.Attributes)
	for _, name := range s.Attributes {
		s.layout.attributes = append(s.layout.attributes, at[name])
	}
	return nil
}

// Rows opens the source for reading. What is found goes to the report.
func (s *Source) Rows(ctx context.Context, report *Report) (*Rows, error) {
	return openRows(ctx, s, report)
}

// describe adds to the report what is to be said of the source as a whole.
func (s *Source) describe(report *Report) {
	at := s.place(s.headerLine)
	for _, name := range s.Attributes {
		report.Add(inventory.Finding{Code: inventory.CodeAttributeColumn, Severity: inventory.SeverityInfo, Subject: name, Position: at,
			Message: "column " + quote(name) + " is kept as an attribute"})
	}
	for _, name := range s.Ignored {
		report.Add(inventory.Finding{Code: inventory.CodeIgnoredColumn, Severity: inventory.SeverityWarning, Subject: name, Position: at,
			Message: "column " + quote(name) + " is not known and was left out"})
	}
	if s.guessed {
		report.Add(inventory.Finding{Code: inventory.CodeGuessedEncoding, Severity: inventory.SeverityInfo, Position: at,
			Message: "read as Korean text (CP949)", Hint: "if names look wrong, give --encoding"})
	}
}

// MissingHint says what might stand in the header for a column that is missing.
func (s *Source) MissingHint(column string) string { return missingHint(column, s.Header) }
