package cli

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"
	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/planner"
	"github.com/wavecut/wavecut/reports/table"
)

// checkCommand lists what was found on the inventory.
func (a *app) checkCommand() *cobra.Command {
	strict, trust, scenario := false, false, ""
	cmd := a.prints(&cobra.Command{
		Use:   "check",
		Short: "List the findings on the inventory",
		Long: `Check lists what is wrong or doubtful about the inventory: rows that were rejected,
contradictions, and what blocks a plan under the scenario, gravest first, with file,
line and column where they are known. Explain tells more about each code. Where the
newest plan leaves assets unscheduled, the limits that it found to stand against
each other are listed too, with what would help.

With --quality it says how far the inventory can be trusted: the confidence in the
whole, by source and by site, what would improve it most, how complete the values
are that a plan uses, the assets that are known worst, and hubs, orphans and names
that resolve nowhere.`,
		Example: `  wavecut check
  wavecut check --quality
  wavecut check --format csv -o findings.csv`,
		Args: takes(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.reading(cmd.Context(), func(db *store.DB) error { return a.checkInventory(cmd.Context(), db, scenario, strict, trust) })
		},
	})
	a.takesScenario(cmd, &scenario)
	cmd.Flags().BoolVar(&strict, "strict", false, "end with code 3 if there is an error or a warning")
	cmd.Flags().BoolVar(&trust, "quality", false, "say how far the inventory can be trusted, and what would help")
	return exits(cmd, codeGate, codeRejected, codeBusy, codeDatabase, codeOutput)
}

func (a *app) checkInventory(ctx context.Context, db *store.DB, scenario string, strict, trust bool) error {
	found, err := a.findings(ctx, db, scenario)
	if err != nil {
		return err
	}
	quality := table.Document{}
	if trust {
		var more []inventory.Finding
		if quality, more, err = a.quality(ctx, db); err != nil {
			return err
		}
		found = append(more, found...) // what would help most comes first
	}
	counts := countSeverities(found)
	doc := findingDocument(found, counts)
	doc.Fields = append(doc.Fields, quality.Fields...)
	doc.Tables = append(quality.Tables, doc.Tables...)
	if err := a.addConflicts(ctx, db, scenario, &doc); err != nil {
		return err
	}
	if err := a.answer(doc); err != nil {
		return err
	}
	if n := counts[inventory.SeverityError] + counts[inventory.SeverityWarning]; strict && n > 0 {
		return &gateError{
			message: fmt.Sprintf("check: %s and %s", count(counts[0], "error"), count(counts[1], "warning")),
			hint:    "wavecut explain CODE tells more about each",
		}
	}
	return nil
}

// findings are those on the inventory and those on plans, the gravest first.
func (a *app) findings(ctx context.Context, db *store.DB, scenario string) ([]inventory.Finding, error) {
	found, err := db.Findings(ctx)
	if err != nil {
		return nil, err
	}
	blocking, err := a.planFindings(ctx, db, scenario)
	if err != nil {
		return nil, err
	}
	found = append(found, blocking...)
	slices.SortStableFunc(found, func(x, y inventory.Finding) int { return cmp.Compare(x.Severity, y.Severity) })
	return found, nil
}

// addConflicts adds what the search found to stand against a complete plan, where
// the newest plan is of today's inventory and leaves something unscheduled.
func (a *app) addConflicts(ctx context.Context, db *store.DB, scenario string, doc *table.Document) error {
	plans, err := db.Plans(ctx)
	if err != nil || len(plans) == 0 || scenario != "" {
		return err
	}
	p, err := db.LoadPlan(ctx, plans[len(plans)-1].Name)
	if err != nil {
		return err
	}
	s, err := summaryOf(ctx, db, p)
	if err != nil || s.Stale || len(s.Conflicts) == 0 {
		return err
	}
	doc.Fields = append(doc.Fields, table.Field{Key: "conflicts_of_plan", Cell: table.String(p.Name)})
	doc.Tables = append(doc.Tables, s.ConflictTable())
	return nil
}

// planFindings are what blocks a plan, under the scenario of the file or else of
// the database. Where there is none, or one that can't be used, nothing is said
// of plans; a file that is named must be usable.
func (a *app) planFindings(ctx context.Context, db *store.DB, file string) ([]inventory.Finding, error) {
	if file == "" {
		text, err := db.Scenario(ctx)
		if err == nil && text == nil {
			a.note("what blocks a plan is not checked: there is no scenario in the database")
		}
		if err != nil || text == nil {
			return nil, err
		}
	}
	l, err := a.load(ctx, db, file)
	if err != nil {
		if file == "" && ctx.Err() == nil {
			a.note("what blocks a plan is not checked: %v", err)
			return nil, nil
		}
		return nil, err
	}
	return planner.Check(l.problem), nil
}

// countSeverities counts findings by severity.
func countSeverities(found []inventory.Finding) [3]int {
	var counts [3]int
	for _, f := range found {
		counts[f.Severity]++
	}
	return counts
}

func findingDocument(found []inventory.Finding, counts [3]int) table.Document {
	columns := []table.Column{
		{Key: "severity", Kind: table.Exact}, {Key: "code", Kind: table.Exact}, {Key: "subject", Optional: true},
		{Key: "file", Optional: true}, {Key: "line", Kind: table.Number, Optional: true},
		{Key: "column", Kind: table.Number, Optional: true}, {Key: "message"}, {Key: "hint", Optional: true},
	}
	rows := make([]table.Row, len(found))
	for i, f := range found {
		rows[i] = table.Row{
			table.String(f.Severity.String()), table.String(f.Code), table.String(f.Subject),
			table.String(sheetFile(f.Position)), place(f.Position.Line), place(f.Position.Column), table.String(f.Message), table.String(f.Hint),
		}
	}
	return table.Document{
		Fields: []table.Field{
			{Key: "errors", Cell: table.Int(counts[inventory.SeverityError])},
			{Key: "warnings", Cell: table.Int(counts[inventory.SeverityWarning])},
			{Key: "infos", Cell: table.Int(counts[inventory.SeverityInfo])},
		},
		Tables: []table.Table{{Name: "findings", Columns: columns, Rows: table.Rows(rows)}},
	}
}

// sheetFile is the file of a position, with its sheet.
func sheetFile(p inventory.Position) string {
	return inventory.Position{File: p.File, Sheet: p.Sheet}.String()
}

// place is a line or a column, of which 0 is not known.
func place(n int) table.Cell {
	if n == 0 {
		return table.Cell{}
	}
	return table.Int(n)
}
