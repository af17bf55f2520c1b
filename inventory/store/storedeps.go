package store

import (
	"context"
	"math"
	"strings"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest"
	"modernc.org/sqlite/vtab"
)

// storeDependencies stores what was gathered and merged.
func (l *loader) storeDependencies(ctx context.Context) error {
	if !l.deps.sources {
		return nil
	}
	l.mergedDependencies(l.merged)
	l.meter.stage("storing dependencies")
	empty, err := l.empty(ctx, ingest.Dependencies)
	switch {
	case err != nil:
		return err
	case empty:
		l.change(ingest.Dependencies, ingest.Change{Added: int64(len(l.deps.rows))})
		return l.bulkDependencies(ctx)
	case l.opts.Replace:
		return l.replaceDependencies(ctx)
	}
	return l.updateDependencies(ctx)
}

// bulkDependencies fills the empty table, and makes the index afterwards. The
// digest is computed meanwhile.
func (l *loader) bulkDependencies(ctx context.Context) error {
	digested := make(chan *inventory.Digest, 1)
	go func() { digested <- digestPacked(l.deps.rows, l.index[ingest.Assets]) }()
	if _, err := l.tx.ExecContext(ctx, "DROP INDEX dependency_to"); err != nil {
		return err
	}
	if _, _, err := l.insertStream(ctx, dependencyWidth, l.deps.stream(), l.deps.columns.insert(true)); err != nil {
		return err
	}
	l.digest.dependencies = <-digested
	l.meter.stage("indexing dependencies")
	_, err := l.tx.ExecContext(ctx, "CREATE INDEX dependency_to ON dependency (to_no)")
	return err
}

// updateDependencies stores what is new or differs from what is stored.
func (l *loader) updateDependencies(ctx context.Context) error {
	before, err := count(ctx, l.tx, "dependency")
	if err != nil {
		return err
	}
	sent, written, err := l.insertStream(ctx, dependencyWidth, l.deps.stream(), l.deps.columns.insert(false))
	if err != nil {
		return err
	}
	after, err := count(ctx, l.tx, "dependency")
	added := after - before
	l.change(ingest.Dependencies, ingest.Change{Added: added, Changed: written - added, Unchanged: sent - written})
	return err
}

// mergedDependencies puts the merged rows to the account of the sources: the
// last ones first, since the first of equal rows is the one that is kept.
func (l *loader) mergedDependencies(n int64) {
	for i := len(l.summary.Sources) - 1; i >= 0 && n > 0; i-- {
		s := &l.summary.Sources[i]
		if s.Table != ingest.Dependencies.String() {
			continue
		}
		m := min(n, s.Stored)
		s.Stored -= m
		s.Merged += m
		n -= m
	}
}

func count(ctx context.Context, q querier, table string) (n int64, err error) {
	err = q.QueryRowContext(ctx, "SELECT count(*) FROM "+table).Scan(&n)
	return n, err
}

const dependencyWidth = 9

// stream gives the rows to SQLite.
func (s *dependencySet) stream() rowSource {
	row := make([]vtab.Value, dependencyWidth)
	i := 0
	return func() ([]vtab.Value, error) {
		if i == len(s.rows) {
			return nil, nil
		}
		d := &s.rows[i]
		i++
		row[0], row[1], row[2] = int64(d.from), int64(d.to), int64(d.kind)
		row[3], row[4] = word(d.mode), word(d.impact)
		row[5], row[6], row[7] = given(d.calls), given(d.traffic), given(d.maxRTT)
		row[8] = nil
		if d.constraints != 0 {
			row[8] = int64(d.constraints)
		}
		return row, nil
	}
}

func word(v uint8) vtab.Value {
	if v == notGiven {
		return nil
	}
	return int64(v)
}

func given(v float64) vtab.Value {
	if math.IsNaN(v) {
		return nil
	}
	return v
}

// insert is the statement that stores the stream: into an empty table as it is,
// else only where a column that the sources hold differs.
func (c dependencyColumns) insert(empty bool) string {
	q := "INSERT INTO dependency (from_no, to_no, kind, mode, impact, calls_per_second, traffic_mbps, max_rtt_ms, constraints) SELECT " +
		streamColumns(dependencyWidth) + " FROM temp.incoming"
	if empty {
		return q
	}
	var set, differ []string
	for _, name := range c.names() {
		set = append(set, name+" = excluded."+name)
		differ = append(differ, "dependency."+name+" IS NOT excluded."+name)
	}
	q += " WHERE true ON CONFLICT (from_no, to_no, kind) DO "
	set = append(set, "found = NULL") // what a file gives is no longer found by reconciliation
	differ = append(differ, "dependency.found IS NOT NULL")
	return q + "UPDATE SET " + strings.Join(set, ", ") + " WHERE " + strings.Join(differ, " OR ")
}

// names lists the columns that the sources hold.
func (c dependencyColumns) names() []string {
	var names []string
	for _, n := range []struct {
		there bool
		name  string
	}{
		{c.mode, "mode"}, {c.impact, "impact"}, {c.calls, "calls_per_second"}, {c.traffic, "traffic_mbps"},
		{c.maxRTT, "max_rtt_ms"}, {c.constraints, "constraints"},
	} {
		if n.there {
			names = append(names, n.name)
		}
	}
	return names
}
