package store

import (
	"context"
	"database/sql"

	"github.com/wavecut/wavecut/inventory"
)

// Findings are those of the imports that made the inventory what it is: an import
// that replaced everything ends what was found before it, and a later import of a
// file what was found in that file. Gravest first, then in order of code, file and
// place.
func (db *DB) Findings(ctx context.Context) ([]inventory.Finding, error) {
	const query = `SELECT code, severity, subject, file, sheet, line, column_no, message, hint FROM finding f
		WHERE import_no >= (SELECT ifnull(max(no), 0) FROM import WHERE replaced)
		AND NOT EXISTS (SELECT 1 FROM source s WHERE s.name = f.file AND s.import_no > f.import_no)
		AND (file <> '' OR import_no = (SELECT max(no) FROM import))
		ORDER BY CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, code, file, sheet, line, column_no, import_no, no`
	var found []inventory.Finding
	err := each(ctx, db.sql, query, func(rows *sql.Rows) error {
		var f inventory.Finding
		var severity string
		p := &f.Position
		err := rows.Scan(&f.Code, &severity, &f.Subject, &p.File, &p.Sheet, &p.Line, &p.Column, &f.Message, &f.Hint)
		if err != nil {
			return err
		}
		f.Severity, err = inventory.ParseSeverity(severity)
		found = append(found, f)
		return err
	})
	return found, db.fail("list findings from", err)
}
