package model

import (
	"strconv"
	"time"

	"github.com/wavecut/wavecut/inventory"
)

// Row is one line of a plan file as it was written: nothing of it is checked
// against an estate before [Bind] does so.
type Row struct {
	Line int // in the file, from 1; 0 when the row is from none

	Asset  string
	Wave   string // 0 stays, 1…T, empty is unscheduled
	Target string
	Method string

	// The rest is for people, and for WindowStart as a check; see [Bind].
	WindowStart   string
	FromSite      string
	OutageMinutes string
	MoveGroup     string
	Reason        string

	// Defect says why the line could not be taken apart; empty when it could.
	Defect string
}

// Rows are the rows that stand for a plan in a file, in the order of its
// decisions. MoveGroup is left empty: a plan does not hold it.
func Rows(p *Problem, plan *Plan) []Row {
	rows := make([]Row, len(plan.Decisions))
	for i, d := range plan.Decisions {
		rows[i] = p.row(d)
	}
	return rows
}

func (p *Problem) row(d Decision) Row {
	a := &p.Estate.Assets[d.Asset]
	row := Row{
		Asset: a.ID, Target: p.Estate.SiteID(d.Target), Method: d.Method.String(),
		FromSite: p.Estate.SiteID(a.Site), Reason: d.Reason,
	}
	if d.Wave >= 0 {
		row.Wave = strconv.Itoa(int(d.Wave))
	}
	if d.Moves() {
		w := p.Windows[d.Wave-1]
		row.WindowStart = w.Start.In(p.Scenario.Location).Format(time.RFC3339)
		m := p.NewMove(d.Asset, d.Target, d.Method)
		row.OutageMinutes = strconv.FormatFloat(m.Minutes, 'f', -1, 64)
	}
	if d.Method == inventory.MethodAuto {
		row.Method = "" // nothing moves, and auto is no method of a plan
	}
	return row
}
