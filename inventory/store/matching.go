package store

import (
	"context"
	"iter"

	"github.com/wavecut/wavecut/inventory/filter"
	"github.com/wavecut/wavecut/inventory/ingest"
)

// Matching gives the ids of the sites or assets that a filter lets through, in
// order. No other method may be called before the sequence has ended.
func (db *DB) Matching(ctx context.Context, t ingest.Table, where *filter.Filter) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		condition, args := where.SQL()
		rows, err := db.sql.QueryContext(ctx, "SELECT id FROM "+view(t)+" WHERE "+condition+" ORDER BY id", args...)
		if err != nil {
			yield("", db.fail("list from", err))
			return
		}
		defer rows.Close()
		for rows.Next() {
			var id string
			if err := rows.Scan(&id); !yield(id, db.fail("list from", err)) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield("", db.fail("list from", err))
		}
	}
}
