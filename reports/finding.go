package reports

import (
	"cmp"
	"slices"

	"github.com/wavecut/wavecut/inventory"
)

// Finding is a fact about the data that a reader should know.
type Finding struct {
	Code     string `json:"code"`
	Severity string `json:"severity"` // error, warning, info
	Subject  string `json:"subject"`
	Position string `json:"position"` // file[sheet]:line:column, as far as known
	Message  string `json:"message"`
	Hint     string `json:"hint"`
}

// newFindings puts findings in order: the gravest first, else as they came.
func newFindings(found []inventory.Finding) []Finding {
	sorted := slices.Clone(found)
	slices.SortStableFunc(sorted, func(a, b inventory.Finding) int { return cmp.Compare(a.Severity, b.Severity) })
	out := make([]Finding, len(sorted))
	for i, f := range sorted {
		out[i] = Finding{
			Code: f.Code, Severity: f.Severity.String(), Subject: f.Subject, Position: f.Position.String(),
			Message: f.Message, Hint: f.Hint,
		}
	}
	return out
}

// newConfidence counts findings by severity.
func newConfidence(found []inventory.Finding) Confidence {
	var counts [3]int
	for _, f := range found {
		counts[f.Severity]++
	}
	return Confidence{
		Errors: counts[inventory.SeverityError], Warnings: counts[inventory.SeverityWarning], Infos: counts[inventory.SeverityInfo],
	}
}
