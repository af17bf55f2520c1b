package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"github.com/wavecut/wavecut/inventory"
)

// finish stores what is told of the import as a whole, and makes the summary.
func (l *loader) finish(ctx context.Context) (*Summary, error) {
	if err := l.idleScopes(ctx); err != nil {
		return nil, err
	}
	if err := l.storeScenario(ctx); err != nil {
		return nil, err
	}
	l.meter.stage("computing the digest")
	digest, err := l.digestAll(ctx)
	if err != nil {
		return nil, err
	}
	if _, err := l.tx.ExecContext(ctx, "INSERT OR REPLACE INTO estate (no, digest) VALUES (1, ?)", digest); err != nil {
		return nil, err
	}
	s := l.summary
	s.Digest, s.Findings = digest, l.report.Findings()
	s.Counts = map[string]int{}
	for _, code := range l.report.Codes() {
		s.Counts[code] = l.report.Count(code)
	}
	return s, l.storeReport(ctx)
}

// storeReport keeps the summary and the findings with the import.
func (l *loader) storeReport(ctx context.Context) error {
	text, err := json.Marshal(l.summary)
	if err != nil {
		return err
	}
	if _, err := l.tx.ExecContext(ctx, "UPDATE import SET summary = ? WHERE no = ?", string(text), l.importNo); err != nil {
		return err
	}
	insert, err := l.tx.PrepareContext(ctx, "INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
	if err != nil {
		return err
	}
	defer insert.Close()
	for i, f := range l.summary.Findings {
		p := f.Position
		if _, err := insert.ExecContext(ctx, l.importNo, i+1, f.Code, f.Severity.String(), f.Subject, p.File, p.Sheet, p.Line, p.Column, f.Message, f.Hint); err != nil {
			return err
		}
	}
	return nil
}

// idleScopes looks for calendar entries whose team or application no asset has.
func (l *loader) idleScopes(ctx context.Context) error {
	rows, err := l.tx.QueryContext(ctx, `SELECT c.scope, s.name, c.line FROM calendar c JOIN source s ON s.no = c.source_no
		WHERE s.import_no = ?
		AND CASE WHEN c.scope LIKE 'team:%' THEN NOT EXISTS (SELECT 1 FROM asset a WHERE a.team = substr(c.scope, 6))
			WHEN c.scope LIKE 'application:%' THEN NOT EXISTS (SELECT 1 FROM asset a WHERE a.application = substr(c.scope, 13))
			ELSE 0 END
		ORDER BY c.no`, l.importNo)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var scope string
		var at inventory.Position
		if err := rows.Scan(&scope, &at.File, &at.Line); err != nil {
			return err
		}
		l.report.Add(inventory.Finding{Code: inventory.CodeIdleScope, Severity: inventory.SeverityWarning, Subject: scope, Position: at,
			Message: "no asset has the " + scope, Hint: "correct the name"})
	}
	return rows.Err()
}

// storeScenario keeps the text of the scenario that came with the files.
func (l *loader) storeScenario(ctx context.Context) error {
	old, err := scenarioIn(ctx, l.tx)
	if err != nil {
		return err
	}
	text := l.set.Scenario
	switch {
	case text == nil && old != nil && l.opts.Replace:
		l.summary.Scenario = "kept"
		l.report.Add(inventory.Finding{Code: inventory.CodeScenarioKept, Severity: inventory.SeverityInfo,
			Message: "the files hold no scenario.toml; the stored one stays"})
		return nil
	case text == nil:
		return nil
	case old == nil:
		l.summary.Scenario = "added"
	case string(old) == string(text):
		l.summary.Scenario = "unchanged"
		return nil
	default:
		l.summary.Scenario = "changed"
	}
	_, err = l.tx.ExecContext(ctx, "INSERT OR REPLACE INTO scenario (no, toml, name, import_no) VALUES (1, ?, ?, ?)", string(text), l.set.ScenarioName, l.importNo)
	return err
}

func scenarioIn(ctx context.Context, q querier) ([]byte, error) {
	var text string
	switch err := q.QueryRowContext(ctx, "SELECT toml FROM scenario").Scan(&text); {
	case errors.Is(err, sql.ErrNoRows):
		return nil, nil
	case err != nil:
		return nil, err
	}
	return []byte(text), nil
}

// Scenario is the text of the stored scenario.toml, or nil where there is none.
func (db *DB) Scenario(ctx context.Context) ([]byte, error) {
	text, err := scenarioIn(ctx, db.sql)
	return text, db.fail("read scenario from", err)
}
