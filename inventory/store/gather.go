package store

import (
	"cmp"
	"context"
	"math"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest"
)

// dependencies reads all sources of dependencies while SQLite makes the index of
// the assets, then stores what they hold.
func (l *loader) dependencies(ctx context.Context) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	gathered := make(chan error, 1)
	go func() { gathered <- l.gatherAll(ctx) }()
	failed := l.catchUp(ctx)
	if failed != nil {
		cancel(failed)
	}
	if err := <-gathered; err != nil || failed != nil {
		return cmp.Or(failed, err)
	}
	return l.storeDependencies(ctx)
}

func (l *loader) gatherAll(ctx context.Context) error {
	for _, src := range l.set.Sources {
		if src.Table != ingest.Dependencies {
			continue
		}
		s := src.Summarise()
		if err := l.gather(ctx, src, &s.Tally); err != nil {
			return err
		}
		l.summary.Sources = append(l.summary.Sources, s)
	}
	l.meter.stage("sorting dependencies")
	l.merged = l.deps.merge()
	return nil
}

// gather reads a source of dependencies into memory.
func (l *loader) gather(ctx context.Context, src *ingest.Source, tally *ingest.Tally) error {
	rows, err := src.Rows(ctx, l.report)
	if err != nil {
		return err
	}
	defer rows.Close()
	g, progress := newGatherer(l, src), l.meter.source(src, rows)
	for rows.Next() {
		if rows.Read%(16*batchRows) == 0 {
			progress()
		}
		d, problem := g.pack(rows.Record())
		if problem != nil {
			rows.Reject(problem)
			continue
		}
		if d.constraints != 0 && (g.isName(d.from) || g.isName(d.to)) {
			rows.Warn(&ingest.Problem{Code: inventory.CodeNameConstraint, Column: "constraint", Reason: "an end is a name, so the constraint is ignored"})
		}
		l.deps.add(d, rows, src.Bytes)
	}
	progress()
	l.deps.sources = true
	tally.Rows, tally.Rejected = rows.Read, rows.Refused
	tally.Stored = tally.Rows - tally.Rejected
	return rows.Err()
}

// gatherer packs the records of one source.
type gatherer struct {
	l                                                                *loader
	from, to, kind, mode, impact, calls, traffic, maxRTT, constraint int
	kinds, modes, impacts                                            map[string]uint8
}

func newGatherer(l *loader, src *ingest.Source) *gatherer {
	g := &gatherer{
		l: l, from: src.Index("from"), to: src.Index("to"), kind: src.Index("kind"), mode: src.Index("mode"),
		impact: src.Index("impact"), calls: src.Index("calls_per_second"), traffic: src.Index("traffic_mbps"),
		maxRTT: src.Index("max_rtt_ms"), constraint: src.Index("constraint"),
		kinds: numbers(inventory.DNS), modes: numbers(inventory.ModeAny), impacts: numbers(inventory.ImpactNone),
	}
	c := &l.deps.columns
	c.mode = c.mode || g.mode >= 0
	c.impact = c.impact || g.impact >= 0
	c.calls = c.calls || g.calls >= 0
	c.traffic = c.traffic || g.traffic >= 0
	c.maxRTT = c.maxRTT || g.maxRTT >= 0
	c.constraints = c.constraints || g.constraint >= 0
	return g
}

// numbers maps the names of an enumeration to its values.
func numbers[T interface {
	~uint8
	String() string
}](last T) map[string]uint8 {
	m := map[string]uint8{}
	for v := T(0); v <= last; v++ {
		m[v.String()] = uint8(v)
	}
	return m
}

func (g *gatherer) pack(rec *ingest.Record) (d packedDependency, problem *ingest.Problem) {
	if d.from, problem = g.l.asset("from", rec.Text(g.from)); problem != nil {
		return d, problem
	}
	if d.to, problem = g.l.asset("to", rec.Text(g.to)); problem != nil {
		return d, problem
	}
	if k := rec.Text(g.kind); k != "" {
		d.kind = g.kinds[k]
	}
	d.mode, d.impact = wordNumber(g.modes, rec.Text(g.mode)), wordNumber(g.impacts, rec.Text(g.impact))
	d.calls, d.traffic, d.maxRTT = float(rec, g.calls), float(rec, g.traffic), float(rec, g.maxRTT)
	if g.constraint >= 0 {
		if v, ok := rec.Values[g.constraint].(int64); ok {
			d.constraints = uint8(v)
		}
	}
	return d, nil
}

func wordNumber(numbers map[string]uint8, word string) uint8 {
	if word == "" {
		return notGiven
	}
	return numbers[word]
}

func float(rec *ingest.Record, i int) float64 {
	if i >= 0 {
		if v, ok := rec.Values[i].(float64); ok {
			return v
		}
	}
	return math.NaN()
}

func (g *gatherer) isName(no int32) bool { return g.l.index[ingest.Assets].entries[no].name }
