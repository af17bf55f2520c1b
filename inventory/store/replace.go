package store

import (
	"context"
	"fmt"
	"strings"

	"github.com/wavecut/wavecut/inventory/ingest"
)

// To replace an inventory its rows are set aside, the files are loaded into the
// empty tables, and the two are compared. Rows whose key was known keep their
// number, so that the comparison goes by numbers. Dependencies, which may be many,
// are compared while they are still in memory.

// replaced are the tables that are set aside, in the order in which they are told.
var replaced = []ingest.Table{ingest.Assets, ingest.Links, ingest.Sites, ingest.Calendar, ingest.Teams}

// setAside moves what is stored out of the way.
func (l *loader) setAside(ctx context.Context) error {
	for _, table := range []string{"observation", "sighting", "alias", "dependency WHERE found"} {
		if _, err := l.tx.ExecContext(ctx, "DELETE FROM "+table); err != nil {
			return err
		}
	}
	for _, t := range replaced {
		table := tableOf[t]
		for _, q := range []string{
			"DROP TABLE IF EXISTS temp.old_" + table,
			fmt.Sprintf("CREATE TEMP TABLE old_%s AS SELECT * FROM main.%s ORDER BY no", table, table),
			"DELETE FROM main." + table,
		} {
			if _, err := l.tx.ExecContext(ctx, q); err != nil {
				return err
			}
		}
	}
	return nil
}

// compare tells what became of the rows that were set aside.
func (l *loader) compare(ctx context.Context) error {
	for _, t := range replaced {
		c, err := l.compareTable(ctx, tableOf[t])
		if err != nil {
			return err
		}
		l.change(t, c)
		if _, err := l.tx.ExecContext(ctx, "DROP TABLE temp.old_"+tableOf[t]); err != nil {
			return err
		}
	}
	return nil
}

func (l *loader) compareTable(ctx context.Context, table string) (c ingest.Change, err error) {
	columns, err := l.columns(ctx, table)
	if err != nil {
		return c, err
	}
	same := make([]string, len(columns))
	for i, name := range columns {
		same[i] = fmt.Sprintf("n.%s IS o.%s", name, name)
	}
	q := fmt.Sprintf(`SELECT (SELECT count(*) FROM temp.old_%[1]s), (SELECT count(*) FROM main.%[1]s), count(*), ifnull(sum(%[2]s), 0)
		FROM temp.old_%[1]s o JOIN main.%[1]s n USING (no)`, table, strings.Join(same, " AND "))
	var old, now, both int64
	if err := l.tx.QueryRowContext(ctx, q).Scan(&old, &now, &both, &c.Unchanged); err != nil {
		return c, err
	}
	c.Added, c.Removed, c.Changed = now-both, old-both, both-c.Unchanged
	return c, nil
}

// columns are the columns of a table that hold what the files say.
func (l *loader) columns(ctx context.Context, table string) ([]string, error) {
	rows, err := l.tx.QueryContext(ctx, "SELECT name FROM pragma_table_info(?) WHERE name NOT IN ('source_no', 'line')", table)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var names []string
	for rows.Next() {
		var n string
		if err := rows.Scan(&n); err != nil {
			return nil, err
		}
		names = append(names, `"`+n+`"`)
	}
	return names, rows.Err()
}

// replaceDependencies compares what is stored with what was gathered, both in
// order of their keys, and stores the latter where they differ.
func (l *loader) replaceDependencies(ctx context.Context) error {
	var c ingest.Change
	rows := l.deps.rows
	next := 0
	err := eachDependency(ctx, l.tx, func(old packedDependency) error {
		for next < len(rows) && compareKeys(rows[next], old) < 0 {
			c.Added++
			next++
		}
		switch {
		case next == len(rows) || compareKeys(rows[next], old) > 0:
			c.Removed++
			return nil
		case rows[next].same(old):
			c.Unchanged++
		default:
			c.Changed++
		}
		next++
		return nil
	})
	c.Added += int64(len(rows) - next)
	l.change(ingest.Dependencies, c)
	if err != nil || c.Added+c.Changed+c.Removed == 0 {
		return err
	}
	if _, err := l.tx.ExecContext(ctx, "DELETE FROM dependency"); err != nil {
		return err
	}
	return l.bulkDependencies(ctx)
}
