package store

import (
	"context"
	"fmt"
	"strings"

	"github.com/wavecut/wavecut/inventory/ingest"
)

// To replace an inventory its rows are set aside, the files are loaded into the
// empty tables, and the two are compared. Rows whose key was known keep their
// number, so that the comparison goes by numbers.

// replaced tells for each table by which columns rows are the same row, in the
// order in which the tables must be emptied.
var replaced = []struct {
	table ingest.Table
	key   string
}{
	{ingest.Dependencies, "from_no, to_no, kind"},
	{ingest.Assets, "no"},
	{ingest.Links, "no"},
	{ingest.Sites, "no"},
	{ingest.Calendar, "no"},
	{ingest.Teams, "no"},
}

// setAside moves what is stored out of the way.
func (l *loader) setAside(ctx context.Context) error {
	for _, r := range replaced {
		table := tableOf[r.table]
		for _, q := range []string{
			"DROP TABLE IF EXISTS temp.old_" + table,
			fmt.Sprintf("CREATE TEMP TABLE old_%s AS SELECT * FROM main.%s ORDER BY %s", table, table, r.key),
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
	for _, r := range replaced {
		c, err := l.compareTable(ctx, tableOf[r.table], r.key)
		if err != nil {
			return err
		}
		l.change(r.table, c)
		if _, err := l.tx.ExecContext(ctx, "DROP TABLE temp.old_"+tableOf[r.table]); err != nil {
			return err
		}
	}
	return nil
}

func (l *loader) compareTable(ctx context.Context, table, key string) (c ingest.Change, err error) {
	columns, err := l.columns(ctx, table)
	if err != nil {
		return c, err
	}
	same := make([]string, len(columns))
	for i, name := range columns {
		same[i] = fmt.Sprintf("n.%s IS o.%s", name, name)
	}
	q := fmt.Sprintf(`SELECT (SELECT count(*) FROM temp.old_%[1]s), (SELECT count(*) FROM main.%[1]s), count(*), ifnull(sum(%[2]s), 0)
		FROM temp.old_%[1]s o JOIN main.%[1]s n USING (%[3]s)`, table, strings.Join(same, " AND "), key)
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
