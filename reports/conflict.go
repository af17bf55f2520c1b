package reports

import (
	"math"
	"strings"

	"github.com/wavecut/wavecut/planner"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/reports/table"
)

// BrokenPin is a pin that was not kept for an asset.
type BrokenPin struct {
	Pin    string `json:"pin"`
	Asset  string `json:"asset"`
	Reason string `json:"reason"`
}

// Conflict is a smallest set of limits that can't be kept together.
type Conflict struct {
	Code    string   `json:"code"`
	Message string   `json:"message"`
	Limits  []string `json:"limits"`
	Assets  []string `json:"assets"`
	// Proven says that it follows by counting; else it is as sure as the search.
	Proven bool `json:"proven"`
	// Relaxations would help, each by itself, that with the least effect first.
	Relaxations []Relaxation `json:"relaxations"`
}

// Relaxation is a limit at another value, or a rule dropped.
type Relaxation struct {
	Limit string   `json:"limit"`
	From  *float64 `json:"from"` // null for a rule that is dropped
	To    *float64 `json:"to"`   // null for a rule, and for no limit
	// Left is how many assets would still be unscheduled; null where that is not known.
	Left *int `json:"left"`
	// Words tell it: "wave.max_assets 25 → 38".
	Words string `json:"words"`
}

// AddConflicts adds what stands against a complete plan.
func (s *Summary) AddConflicts(p *model.Problem, found []planner.Conflict) {
	for _, c := range found {
		out := Conflict{Code: c.Code, Message: c.Message, Limits: append([]string{}, c.Limits...), Proven: c.Proven, Assets: []string{}, Relaxations: []Relaxation{}}
		for _, a := range c.Assets {
			out.Assets = append(out.Assets, p.Estate.Assets[a].ID)
		}
		for _, r := range c.Relaxations {
			out.Relaxations = append(out.Relaxations, newRelaxation(r))
		}
		s.Conflicts = append(s.Conflicts, out)
	}
}

func newRelaxation(r planner.Relaxation) Relaxation {
	out := Relaxation{Limit: r.Limit, From: finite(r.From), To: finite(r.To), Words: r.String()}
	if r.Left >= 0 {
		out.Left = &r.Left
	}
	return out
}

// finite is a number that JSON can hold, else nil.
func finite(f float64) *float64 {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return nil
	}
	return &f
}

// PinTable is the pins that were not kept.
func (s Summary) PinTable() table.Table {
	var rows []table.Row
	for _, b := range s.BrokenPins {
		rows = append(rows, table.Row{table.String(b.Pin), table.String(b.Asset), table.String(b.Reason)})
	}
	columns := []table.Column{{Key: "broken_pin", Kind: table.Exact}, {Key: "asset", Kind: table.Exact}, {Key: "reason"}}
	return table.Table{Name: "broken_pins", Columns: columns, Rows: table.Rows(rows)}
}

// ConflictTable is what stands against a complete plan, and what would help.
func (s Summary) ConflictTable() table.Table {
	var rows []table.Row
	for _, c := range s.Conflicts {
		var helps []string
		for _, r := range c.Relaxations {
			helps = append(helps, r.Words)
		}
		rows = append(rows, table.Row{table.String(c.Code), table.String(c.Message), table.String(strings.Join(helps, ", or "))})
	}
	columns := []table.Column{{Key: "code", Kind: table.Exact}, {Key: "conflict"}, {Key: "would_help"}}
	return table.Table{Name: "conflicts", Columns: columns, Rows: table.Rows(rows)}
}
