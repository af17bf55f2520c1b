package reports

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/wavecut/wavecut/reports/escape"
	"github.com/wavecut/wavecut/reports/table"
)

// Write prints the summary: JSON whole, the other formats as tables.
func (s Summary) Write(w io.Writer, opt table.Options) error {
	switch opt.Format {
	case table.FormatJSON:
		return WriteJSON(w, s)
	case table.FormatCSV:
		return s.costRows().Write(w, opt)
	}
	return s.document().Write(w, opt)
}

// WriteJSON prints a value as indented JSON that steers no terminal.
func WriteJSON(w io.Writer, v any) error {
	text, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	_, err = w.Write(append(escape.JSON(text), '\n'))
	return err
}

func (s Summary) document() table.Document {
	return table.Document{
		Fields: s.Figures(),
		Tables: []table.Table{
			s.CostTable(), s.SurvivorTable(), s.ExitTable(), s.PinTable(), s.UnscheduledTable(), s.ConflictTable(),
			ViolationTable(s.Violations),
		},
	}
}

// Figures are the figures that stand above the tables.
func (s Summary) Figures() []table.Field {
	fields := []table.Field{
		{Key: "plan", Cell: table.String(s.Plan)},
		{Key: "currency", Cell: table.String(s.Currency)},
		{Key: "total", Cell: amount(s.Total)},
		{Key: "bound", Cell: amount(s.Bound)},
		{Key: "gap", Cell: percent(s.Gap)},
		{Key: "gap_avoidable", Cell: percent(s.GapAvoidable)},
		{Key: "placement_gap", Cell: s.placementGap()},
		{Key: "moved", Cell: table.Int(s.Moved)},
		{Key: "unscheduled", Cell: table.Int(len(s.Unscheduled))},
		{Key: "waves", Cell: table.String(fmt.Sprintf("%d in %d windows", s.Waves, s.Windows))},
		{Key: "outage_minutes", Cell: table.Amount(strconv.FormatFloat(s.OutageMinutes, 'f', 1, 64))},
		{Key: "violations", Cell: table.Int(len(s.Violations))},
	}
	if s.Seed != nil {
		fields = append(fields, table.Field{Key: "seed", Cell: table.Uint(*s.Seed)})
	}
	if s.Changed != nil {
		fields = append(fields, table.Field{Key: "changed", Cell: table.Int(*s.Changed)})
	}
	if s.Interrupted {
		fields = append(fields, table.Field{Key: "interrupted", Cell: table.Bool(true)})
	}
	if s.Stale {
		fields = append(fields, table.Field{Key: "stale", Cell: table.String("yes: the inventory has changed since")})
	}
	return fields
}

// rival is the plan or one of the baselines.
type rival struct {
	name  string
	total Amount
	cost  Cost
	// violations are nil for one that was not verified.
	violations *int
}

// rivals are the plan, then the baselines by name.
func (s Summary) rivals() []rival {
	name, broken := s.Plan, len(s.Violations)
	if name == "" {
		name = "this plan"
	}
	all := []rival{{name, s.Total, s.Cost, &broken}}
	for _, key := range slices.Sorted(maps.Keys(s.Baselines)) {
		b := s.Baselines[key]
		all = append(all, rival{key, b.Total, b.Cost, b.Violations})
	}
	return all
}

// costTerms are the rows of the cost table.
func costTerms() []string {
	return []string{"total", "colocation", "migration", "downtime", "split", "violations"}
}

// cells are the rival's values, one for each of the terms.
func (r rival) cells() []table.Cell {
	cells := []table.Cell{
		amount(r.total), amount(r.cost.Colocation), amount(r.cost.Migration), amount(r.cost.Downtime), amount(r.cost.Split), {},
	}
	if r.violations != nil {
		cells[5] = table.Int(*r.violations)
	}
	return cells
}

// CostTable is the costs by term, a column for the plan and for each baseline: in
// this shape it fits the narrowest of usual terminals.
func (s Summary) CostTable() table.Table {
	columns := []table.Column{{Key: "cost", Kind: table.Exact}}
	rows := make([]table.Row, len(costTerms()))
	for i, term := range costTerms() {
		rows[i] = table.Row{table.String(term)}
	}
	for _, r := range s.rivals() {
		columns = append(columns, table.Column{Key: r.name, Kind: table.Number})
		for i, c := range r.cells() {
			rows[i] = append(rows[i], c)
		}
	}
	return table.Table{Name: "costs", Columns: columns, Rows: table.Rows(rows)}
}

// costRows is the costs with a row for the plan and for each baseline, for
// spreadsheets.
func (s Summary) costRows() table.Table {
	columns := []table.Column{{Key: "plan", Kind: table.Exact}}
	for _, term := range costTerms() {
		columns = append(columns, table.Column{Key: term, Kind: table.Number})
	}
	var rows []table.Row
	for _, r := range s.rivals() {
		rows = append(rows, append(table.Row{table.String(r.name)}, r.cells()...))
	}
	return table.Table{Name: "costs", Columns: columns, Rows: table.Rows(rows)}
}

// SurvivorTable is the choices of candidate sites that were compared.
func (s Summary) SurvivorTable() table.Table {
	var rows []table.Row
	for _, set := range s.Survivors {
		rows = append(rows, table.Row{
			table.String(strings.Join(set.Kept, ", ")), amount(set.Total), table.Int(set.Unscheduled), table.Bool(set.Chosen),
		})
	}
	columns := []table.Column{
		{Key: "kept"}, {Key: "total", Kind: table.Number}, {Key: "unscheduled", Kind: table.Number}, {Key: "chosen", Kind: table.Exact},
	}
	return table.Table{Name: "survivors", Columns: columns, Rows: table.Rows(rows)}
}

// ExitTable is the exit dates of the sites that are given up.
func (s Summary) ExitTable() table.Table {
	var rows []table.Row
	for _, site := range slices.Sorted(maps.Keys(s.Exits)) {
		date := "not emptied"
		if d := s.Exits[site]; d != nil {
			date = *d
		}
		rows = append(rows, table.Row{table.String(site), table.String(date)})
	}
	columns := []table.Column{{Key: "site", Kind: table.Exact}, {Key: "exit", Kind: table.Exact}}
	return table.Table{Name: "exits", Columns: columns, Rows: table.Rows(rows)}
}

// UnscheduledTable is the assets that should move and do not.
func (s Summary) UnscheduledTable() table.Table {
	var rows []table.Row
	for _, u := range s.Unscheduled {
		rows = append(rows, table.Row{table.String(u.Asset), table.String(u.Reason)})
	}
	columns := []table.Column{{Key: "asset", Kind: table.Exact}, {Key: "reason"}}
	return table.Table{Name: "unscheduled", Columns: columns, Rows: table.Rows(rows)}
}

// ViolationTable is a table of violations.
func ViolationTable(violations []Violation) table.Table {
	var rows []table.Row
	for _, v := range violations {
		row := table.Row{table.String(v.Code), table.String(v.Subject), {}, table.String(v.Detail)}
		if v.Wave != nil {
			row[2] = table.Int(*v.Wave)
		}
		rows = append(rows, row)
	}
	columns := []table.Column{{Key: "code", Kind: table.Exact}, {Key: "subject", Kind: table.Exact}, {Key: "wave", Kind: table.Number}, {Key: "detail"}}
	return table.Table{Name: "violations", Columns: columns, Rows: table.Rows(rows)}
}

// amount is money as a cell; what is not set is not given.
func amount(a Amount) table.Cell {
	if a == "" {
		return table.Cell{}
	}
	return table.Amount(string(a))
}

// placementGap is the placement's own gap, where it is known.
func (s Summary) placementGap() table.Cell {
	if s.Placement == nil {
		return table.Cell{}
	}
	return percent(&s.Placement.Gap)
}

// percent is a share as a text for people.
func percent(share *float64) table.Cell {
	if share == nil {
		return table.Cell{}
	}
	return table.String(strconv.FormatFloat(*share*100, 'f', 2, 64) + " %")
}
