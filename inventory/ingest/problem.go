package ingest

import "github.com/wavecut/wavecut/inventory"

// Problem says why a row is refused, or what is odd about it.
type Problem struct {
	Code string
	// Column is the name of the column that it is about; empty for the whole row.
	Column string
	Value  string
	Reason string
	Hint   string
}

// message is the reason with the column and the value.
func (p *Problem) message() string {
	if p.Column == "" {
		return p.Reason
	}
	if p.Value == "" {
		return p.Column + ": " + p.Reason
	}
	return p.Column + " " + quote(p.Value) + ": " + p.Reason
}

func (p *Problem) finding(severity inventory.Severity, at inventory.Position, subject string) inventory.Finding {
	return inventory.Finding{
		Code: p.Code, Severity: severity, Subject: subject, Position: at, Message: p.message(), Hint: p.Hint,
	}
}
