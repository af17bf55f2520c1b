package store

import (
	"context"
	"fmt"
	"strconv"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest"
	"github.com/wavecut/wavecut/inventory/ingest/reconcile"
	"modernc.org/sqlite/vtab"
)

// links stores the dependencies that were observed, after those of the native
// tables, which count where both say something. It tells the gaps.
func (l *loader) links(ctx context.Context) error {
	if l.foreign == nil {
		return nil
	}
	l.meter.stage("storing dependencies")
	if _, err := l.tx.ExecContext(ctx, "CREATE TEMP TABLE linked (from_no, to_no, kind, PRIMARY KEY (from_no, to_no, kind)) WITHOUT ROWID"); err != nil {
		return err
	}
	before, err := count(ctx, l.tx, "dependency")
	if err != nil {
		return err
	}
	s, ends := l.linkSet(), []vtab.Value{nil, nil, nil}
	i := 0
	_, _, err = l.insertStream(ctx, 3, func() ([]vtab.Value, error) {
		if i == len(s.rows) {
			return nil, nil
		}
		d := &s.rows[i]
		i++
		ends[0], ends[1], ends[2] = int64(d.from), int64(d.to), int64(d.kind)
		return ends, nil
	}, "INSERT OR IGNORE INTO temp.linked SELECT c0, c1, c2 FROM temp.incoming")
	if err != nil {
		return err
	}
	res, err := l.tx.ExecContext(ctx, "DELETE FROM dependency WHERE found AND NOT EXISTS (SELECT 1 FROM temp.linked k WHERE k.from_no = dependency.from_no AND k.to_no = dependency.to_no AND k.kind = dependency.kind)")
	if err != nil {
		return err
	}
	removed, err := res.RowsAffected()
	if err != nil {
		return err
	}
	sent, written, err := l.insertStream(ctx, dependencyWidth, s.stream(), linkInsert())
	if err != nil {
		return err
	}
	after, err := count(ctx, l.tx, "dependency")
	if err != nil {
		return err
	}
	added := after - (before - removed)
	l.change(ingest.Dependencies, ingest.Change{Added: added, Changed: written - added, Unchanged: sent - written, Removed: removed})
	l.digest.dependencies = nil
	l.tellGaps()
	_, err = l.tx.ExecContext(ctx, "DROP TABLE temp.linked")
	return err
}

// linkInsert stores the stream where no native row says the same.
func linkInsert() string {
	q := "INSERT INTO dependency (from_no, to_no, kind, mode, impact, calls_per_second, traffic_mbps, max_rtt_ms, constraints, found) SELECT " +
		streamColumns(dependencyWidth) + ", 1 FROM temp.incoming WHERE true ON CONFLICT (from_no, to_no, kind) DO UPDATE SET "
	set, differ := "", ""
	for i, c := range []string{"mode", "impact", "calls_per_second", "traffic_mbps", "max_rtt_ms", "constraints"} {
		if i > 0 {
			set, differ = set+", ", differ+" OR "
		}
		set += c + " = excluded." + c
		differ += "dependency." + c + " IS NOT excluded." + c
	}
	return q + set + " WHERE dependency.found AND (" + differ + ")"
}

// linkSet packs the links, in their order.
func (l *loader) linkSet() *dependencySet {
	modes, impacts := numbers(inventory.ModeAny), numbers(inventory.ImpactNone)
	s := &dependencySet{}
	for i := range l.foreign.out.Links {
		k := &l.foreign.out.Links[i]
		d := packedDependency{
			from: l.foreign.numbers[k.From], to: l.foreign.numbers[k.To], kind: uint8(k.Kind),
			mode: wordNumber(modes, k.Values["mode"]), impact: wordNumber(impacts, k.Values["impact"]),
			calls: amountOf(k, "calls_per_second"), traffic: amountOf(k, "traffic_mbps"), maxRTT: amountOf(k, "max_rtt_ms"),
		}
		if c, err := inventory.ParseConstraints(k.Values["constraint"]); err == nil {
			d.constraints = uint8(c)
		}
		s.rows = append(s.rows, d)
	}
	s.merge()
	return s
}

func amountOf(k *reconcile.Link, column string) float64 {
	if v, err := strconv.ParseFloat(k.Values[column], 64); err == nil {
		return v
	}
	return notANumber
}

// tellGaps says which ends of dependencies are not known.
func (l *loader) tellGaps() {
	for _, g := range l.foreign.out.Gaps {
		f := inventory.Finding{Code: inventory.CodeGap, Severity: inventory.SeverityWarning, Subject: g.Label, Position: g.First.At,
			Message: fmt.Sprintf("no source knows %s, an end of %d dependencies", g.Label, g.Count),
			Hint:    "import a source that lists it, or add it to assets.csv"}
		if g.Ambiguous {
			f.Code = inventory.CodeAmbiguousEnd
			f.Message = fmt.Sprintf("%s, an end of %d dependencies, may be several assets", g.Label, g.Count)
			f.Hint = "write the fully qualified name in the source"
		}
		l.report.Add(f)
	}
}
