package inventory

import "fmt"

// Severity says how grave a finding is.
type Severity uint8

// The severities, gravest first.
const (
	SeverityError   Severity = iota // a row was rejected, or no plan can hold what was asked
	SeverityWarning                 // accepted, and probably not what was meant
	SeverityInfo                    // worth knowing
)

var severityNames = []string{"error", "warning", "info"}

func (v Severity) String() string { return word(severityNames, v) }

// Position is a place in an input file. Line and Column count from 1; 0 is unknown.
type Position struct {
	File   string
	Sheet  string
	Line   int
	Column int
}

// String is file[sheet]:line:column, as far as known.
func (p Position) String() string {
	s := p.File
	if p.Sheet != "" {
		s += "[" + p.Sheet + "]"
	}
	if p.Line > 0 {
		s += fmt.Sprintf(":%d", p.Line)
		if p.Column > 0 {
			s += fmt.Sprintf(":%d", p.Column)
		}
	}
	return s
}

// Finding is a fact about data or a plan that a person should know. It never
// stops the work; errors do.
type Finding struct {
	Code     string // INV204, PLAN013: see `wavecut explain CODE`
	Severity Severity
	Subject  string // the asset, site, dependency … it is about
	Position Position
	Message  string
	Hint     string
}

// String is the finding on one line.
func (f Finding) String() string {
	s := f.Severity.String() + " " + f.Code
	if p := f.Position.String(); p != "" {
		s = p + ": " + s
	}
	return s + ": " + f.Message
}
