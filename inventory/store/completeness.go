package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"github.com/wavecut/wavecut/inventory/quality"
)

// Completeness tells of every asset, by its id, what was given and where it is
// from: what [quality.Assess] needs beside the estate.
func (db *DB) Completeness(ctx context.Context) (map[string]quality.Facts, error) {
	var columns, given []string
	for _, f := range quality.Fields() {
		if f.Name == quality.DependencyField {
			continue
		}
		name := f.Name
		if name == "site" {
			name = "site_no"
		}
		given = append(given, fmt.Sprintf("((a.%s IS NOT NULL) << %d)", name, len(columns)))
		columns = append(columns, f.Name)
	}
	conflicts := map[string]int{}
	err := each(ctx, db.sql, "SELECT subject, count(*) FROM finding WHERE code = 'INV501' GROUP BY subject", func(rows *sql.Rows) error {
		var subject string
		var n int
		err := rows.Scan(&subject, &n)
		conflicts[subject] = n
		return err
	})
	if err != nil {
		return nil, db.fail("read findings from", err)
	}
	bit := map[string]int{}
	for i, c := range columns {
		bit[c] = i
	}
	facts := map[string]quality.Facts{}
	query := "SELECT a.id, s.format, " + strings.Join(given, " | ") + " FROM asset a JOIN source s ON s.no = a.source_no"
	err = each(ctx, db.sql, query, func(rows *sql.Rows) error {
		var id, format string
		var mask int64
		if err := rows.Scan(&id, &format, &mask); err != nil {
			return err
		}
		facts[id] = quality.Facts{Source: format, Conflicts: conflicts[id], Given: func(column string) bool {
			i, ok := bit[column]
			return ok && mask>>i&1 == 1
		}}
		return nil
	})
	return facts, db.fail("read assets from", err)
}
