package model

import (
	"fmt"
	"strconv"
)

// Rebind is [Bind] for rows that were written before the scenario or the calendar
// changed, so that waves may have other numbers now: a row with a window_start has
// the wave of the window that starts then. Where there is none any more the asset
// is unscheduled, its target kept, and the row is among the problems.
func Rebind(p *Problem, rows []Row) (*Plan, []RowProblem) {
	var problems []RowProblem
	moved := make([]Row, len(rows))
	for i, row := range rows {
		moved[i] = row
		if row.WindowStart == "" || row.Wave == "" || row.Wave == "0" {
			continue
		}
		moved[i].Wave, moved[i].WindowStart = "", ""
		if wave := waveAt(p, row.WindowStart); wave > 0 {
			moved[i].Wave = strconv.Itoa(wave)
			continue
		}
		problems = append(problems, RowProblem{
			Line: row.Line, Subject: row.Asset, Detail: fmt.Sprintf("no window starts at %s any more", row.WindowStart),
		})
	}
	plan, more := Bind(p, moved)
	return plan, append(problems, more...)
}

// waveAt is the wave whose window starts at a moment, 0 if there is none.
func waveAt(p *Problem, start string) int {
	for w := range p.Windows {
		if sameStart(start, p.Windows[w].Start, p.Scenario.Location) {
			return w + 1
		}
	}
	return 0
}
