package ingest

import (
	"maps"
	"slices"

	"github.com/wavecut/wavecut/inventory"
)

// Report collects what was found while reading: findings, and rejected rows. It
// is used by one goroutine at a time.
type Report struct {
	// Rejects takes every refused row; nil drops them (they are still counted).
	Rejects RejectSink
	// Keep is how many findings of one code are kept; the rest are counted. 0: 1000.
	Keep int

	findings []inventory.Finding
	counts   map[string]int
}

// RejectSink takes the rows that are refused.
type RejectSink interface {
	Reject(Reject) error
}

// Reject is a refused row.
type Reject struct {
	Source   *Source
	Position inventory.Position
	// Cells are as they stood in the file, valid during the call. A row whose
	// cells can't be told apart has them in one.
	Cells   []string
	Problem Problem
}

// Add takes a finding.
func (r *Report) Add(f inventory.Finding) {
	if r.counts == nil {
		r.counts = map[string]int{}
	}
	r.counts[f.Code]++
	if keep := max(r.Keep, 0); r.counts[f.Code] <= keep || keep == 0 && r.counts[f.Code] <= 1000 {
		r.findings = append(r.findings, f)
	}
}

// Findings are those that were kept, in the order in which they were found.
func (r *Report) Findings() []inventory.Finding { return r.findings }

// Count is how many findings of the code there were, kept or not.
func (r *Report) Count(code string) int { return r.counts[code] }

// Codes are the codes found, in order.
func (r *Report) Codes() []string { return slices.Sorted(maps.Keys(r.counts)) }

// reject records a refused row.
func (r *Report) reject(row Reject) error {
	r.Add(row.Problem.finding(inventory.SeverityError, row.Position, ""))
	if r.Rejects == nil {
		return nil
	}
	return r.Rejects.Reject(row)
}
