package foreign

import "github.com/wavecut/wavecut/inventory"

// Sink takes what a reader reads. What it is given is its own from then on. It is
// used by one goroutine at a time. An error ends the reading.
type Sink interface {
	// Row counts a row of the input, and what became of it.
	Row(Outcome)
	Asset(*Asset) error
	Dependency(*Dependency) error
	Site(*Site) error
	// Reject refuses a row: raw is the row as it stands in the file, cell by cell
	// where the format has cells. It counts the row: Row is not called for it.
	Reject(at inventory.Position, raw []string, p Problem) error
	// Finding says what is odd about the input.
	Finding(inventory.Finding)
}

// Outcome is what became of a row.
type Outcome uint8

// The outcomes of a row.
const (
	// Stored: the row gave an observation of its own.
	Stored Outcome = iota
	// Merged: the row was added to what other rows gave (a flow added up, a second
	// disk of a machine, a record said twice).
	Merged
	// Left: the row describes nothing that belongs to an estate (a template, a
	// summary line, a flow that was rejected by a firewall); the reader says so in
	// one finding for all of them.
	Left
)

// Problem says why a row was refused.
type Problem struct {
	Code   string // of a finding
	Column string
	Value  string
	Reason string
	Hint   string
}
