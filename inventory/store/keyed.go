package store

import (
	"context"
	"fmt"
	"strings"

	"github.com/wavecut/wavecut/inventory/ingest"
)

// storeKeyed stores the rows of a source whose rows have keys.
func (l *loader) storeKeyed(ctx context.Context, src *ingest.Source, rows *ingest.Rows, sourceNo int32, tally *ingest.Tally) error {
	empty, err := l.empty(ctx, src.Table)
	if err != nil {
		return err
	}
	p := l.producerOf(src, rows, sourceNo, tally)
	p.patch = !empty
	if src.Table == ingest.Assets {
		if err := l.bulkAssets(ctx, p, empty); err != nil {
			return err
		}
	}
	sent, written, err := l.pump(ctx, p, p.insert(empty))
	if err != nil {
		return err
	}
	if p.digest != nil {
		l.digest.assets = &p.digest.sum
	}
	if !l.opts.Replace {
		l.change(src.Table, ingest.Change{Added: p.added, Changed: written - p.added, Unchanged: sent - written})
	}
	return nil
}

func (l *loader) producerOf(src *ingest.Source, rows *ingest.Rows, sourceNo int32, tally *ingest.Tally) *producer {
	p := &producer{
		adapter: l.adapterOf(src), src: src, rows: rows, sourceNo: sourceNo, replace: l.opts.Replace,
		lacks: src.Lacks(), hash: newRecordHash(), tally: tally, progress: l.meter.source(src, rows),
	}
	for i, c := range src.Columns {
		if c.Required && !c.Key {
			p.required = append(p.required, i)
		}
	}
	return p
}

// bulkAssets prepares for many assets: into an empty table they go without the
// index, which is made afterwards, and are digested on the way.
func (l *loader) bulkAssets(ctx context.Context, p *producer, empty bool) error {
	l.digest.assets = nil
	if !empty {
		return nil
	}
	p.digest = newAssetDigester(p.src, p.columns)
	if l.later != nil {
		return nil // a source before this one had no row to store
	}
	l.later = append(l.later, "CREATE UNIQUE INDEX asset_id ON asset (id)")
	_, err := l.tx.ExecContext(ctx, "DROP INDEX asset_id")
	return err
}

// catchUp does what was put off until many rows were in.
func (l *loader) catchUp(ctx context.Context) error {
	for _, q := range l.later {
		if _, err := l.tx.ExecContext(ctx, q); err != nil {
			return err
		}
	}
	l.later = nil
	return nil
}

// insert is the statement that stores the rows of the stream: into an empty
// table as they are, else only where they differ from what is stored.
func (p *producer) insert(empty bool) string {
	quoted := make([]string, len(p.columns))
	for i, c := range p.columns {
		quoted[i] = `"` + c + `"`
	}
	names := strings.Join(quoted, ", ")
	q := fmt.Sprintf("INSERT INTO %s (no, %s, %s source_no, line) SELECT %s FROM temp.incoming",
		p.table, names, p.attributesColumn(), p.selected())
	if empty {
		return q
	}
	var set, differ []string
	for i, c := range quoted {
		if p.src.Columns[i].Key {
			continue
		}
		set = append(set, c+" = excluded."+c)
		differ = append(differ, fmt.Sprintf("%s.%s IS NOT excluded.%s", p.table, c, c))
	}
	if p.src.Table == ingest.Assets { // what the file gives is no longer found by reconciliation
		mask := int64(0)
		for _, c := range p.src.Columns {
			mask |= foundBit(c.Name)
		}
		set = append(set, fmt.Sprintf("found = nullif(ifnull(asset.found, 0) & ~%d, 0)", mask))
		differ = append(differ, fmt.Sprintf("ifnull(asset.found, 0) & %d <> 0", mask))
	}
	if p.src.Table.KeepsAttributes() && len(p.src.Attributes) > 0 {
		patched := fmt.Sprintf("nullif(json_patch(ifnull(%s.attributes, '{}'), excluded.attributes), '{}')", p.table)
		set = append(set, "attributes = "+patched)
		differ = append(differ, fmt.Sprintf("%s.attributes IS NOT %s", p.table, patched))
	}
	if differ == nil {
		return q + " WHERE true ON CONFLICT (no) DO NOTHING"
	}
	set = append(set, "source_no = excluded.source_no", "line = excluded.line")
	return q + " WHERE true ON CONFLICT (no) DO UPDATE SET " + strings.Join(set, ", ") + " WHERE " + strings.Join(differ, " OR ")
}

func (p *producer) attributesColumn() string {
	if p.src.Table.KeepsAttributes() {
		return "attributes,"
	}
	return ""
}

// selected lists the stream's columns that are stored.
func (p *producer) selected() string {
	var names []string
	for i := range p.width() {
		if i == len(p.columns)+1 && !p.src.Table.KeepsAttributes() {
			continue
		}
		names = append(names, fmt.Sprintf("c%d", i))
	}
	return strings.Join(names, ", ")
}

// rowMaker sends rows into a pipe.
type rowMaker interface {
	width() int
	run(context.Context, *pipe) error
}

// pump runs the statement over the rows that m makes in another goroutine. It
// returns how many rows were sent and how many the statement wrote.
func (l *loader) pump(ctx context.Context, m rowMaker, statement string) (sent, written int64, err error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	pipe := newPipe(m.width())
	made := make(chan error, 1)
	go func() {
		err := m.run(ctx, pipe)
		if err != nil {
			cancel(err)
		}
		made <- err
	}()
	sent, written, err = l.insertStream(ctx, m.width(), pipe.next(ctx), statement)
	if err != nil {
		cancel(err)
	}
	if failed := <-made; failed != nil && context.Cause(ctx) == failed {
		return 0, 0, failed
	}
	return sent, written, err
}

// insertStream runs a statement that reads temp.incoming.
func (l *loader) insertStream(ctx context.Context, width int, next rowSource, statement string) (sent, written int64, err error) {
	s, create := l.db.streams.add("incoming", width, next)
	if _, err := l.tx.ExecContext(ctx, create); err != nil {
		return 0, 0, err
	}
	res, err := l.tx.ExecContext(ctx, statement)
	if s.err != nil {
		return 0, 0, s.err
	}
	if err != nil {
		return 0, 0, err
	}
	if written, err = res.RowsAffected(); err != nil {
		return 0, 0, err
	}
	_, err = l.tx.ExecContext(ctx, "DROP TABLE temp.incoming")
	return s.rows, written, err
}
