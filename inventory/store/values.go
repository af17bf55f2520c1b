package store

import (
	"context"
	"database/sql"

	"github.com/wavecut/wavecut/inventory/ingest"
)

// Values are what stands in a column or an attribute of a table and begins with a
// prefix, each once, in order, at most limit of them. A name that is neither has none.
func (db *DB) Values(ctx context.Context, t ingest.Table, field, prefix string, limit int) ([]string, error) {
	expression, args := attribute(field).SQL, []any{field}
	for _, f := range Fields(t).Fields {
		if f.Name == field {
			expression, args = `"`+f.Name+`"`, nil
		}
	}
	if args != nil && !t.KeepsAttributes() {
		return nil, nil
	}
	args = append(args, prefix, prefix, limit)
	var values []string
	query := "SELECT DISTINCT CAST(x AS TEXT) FROM (SELECT " + expression + " AS x FROM " + view(t) + ")" +
		" WHERE ifnull(x, '') <> '' AND substr(x, 1, length(?)) = ? ORDER BY 1 LIMIT ?"
	rows, err := db.sql.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, db.fail("list values from", err)
	}
	defer rows.Close()
	for rows.Next() {
		var v sql.NullString
		if err := rows.Scan(&v); err != nil {
			return nil, db.fail("list values from", err)
		}
		values = append(values, v.String)
	}
	return values, db.fail("list values from", rows.Err())
}
