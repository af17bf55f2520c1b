package ingest

import (
	"errors"
	"io"
	"slices"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
)

// ScenarioFile is the name of the scenario in a folder.
const ScenarioFile = "scenario.toml"

// Options say how to read.
type Options struct {
	// As is the table of every delimited text; nil recognises each by its header.
	As *Table
	// AsFormat is the foreign format of every file; nil recognises each.
	AsFormat foreign.Format
	// Formats are the foreign formats that are recognised.
	Formats []foreign.Format
	// Unknown takes the tables that nothing else recognises; nil leaves them out.
	Unknown foreign.TableFormat
	// Encoding and Delimiter are recognised where they are zero.
	Encoding  Encoding
	Delimiter rune
	Limits    Limits
	// Foreign is handed to the readers of foreign formats.
	Foreign foreign.Options
	// CheckScenario, where given, refuses a scenario that can't be used.
	CheckScenario func(toml []byte) error
}

// Set is what was found to read. It must be closed.
type Set struct {
	// Sources are in the order in which they must be read: by table, then as given.
	Sources []*Source
	// Foreign are the sources in foreign formats, as given.
	Foreign []*Foreign
	// Scenario is the text of the scenario.toml, or nil where there is none.
	Scenario     []byte
	ScenarioName string
	// Skipped are findings on files that were left out, and on files as wholes.
	Skipped []inventory.Finding

	closers []io.Closer
}

// Close gives back what the set holds: open archives, workbooks, temporary files.
func (s *Set) Close() error {
	var errs []error
	for _, c := range slices.Backward(s.closers) {
		errs = append(errs, c.Close())
	}
	s.closers = nil
	return errors.Join(errs...)
}

// Has reports whether there is a source of the table.
func (s *Set) Has(t Table) bool {
	return slices.ContainsFunc(s.Sources, func(src *Source) bool { return src.Table == t })
}

// Bytes is the size of all sources.
func (s *Set) Bytes() int64 {
	n := int64(0)
	for _, src := range s.Sources {
		n += src.Bytes
	}
	for _, src := range s.Foreign {
		n += src.Bytes
	}
	return n
}
