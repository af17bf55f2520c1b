package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest"
	"github.com/wavecut/wavecut/inventory/ingest/mapping"
	"github.com/wavecut/wavecut/inventory/ingest/reconcile"
	"modernc.org/sqlite/vtab"
)

// storeThings stores the assets that were observed, and removes those that no
// observation is about any more.
func (l *loader) storeThings(ctx context.Context, m *mapping.Mapping, natives []int32) error {
	sites, err := l.newSiteFinder(ctx, m)
	if err != nil {
		return err
	}
	f := l.foreign
	f.numbers = make([]int32, len(f.out.Things))
	w := newThingWriter(l, sites)
	x := l.index[ingest.Assets]
	for i := range f.out.Things {
		t := &f.out.Things[i]
		if t.Native >= 0 {
			f.numbers[i] = natives[t.Native]
			continue
		}
		no, ok := x.byKey[t.ID]
		if !ok {
			no = x.add(t.ID)
			w.added++
		} else if l.opts.Replace {
			w.added++
		}
		f.numbers[i] = no
	}
	empty, err := l.empty(ctx, ingest.Assets)
	if err != nil {
		return err
	}
	sent, written, err := l.insertStream(ctx, w.width(), w.next(), w.insert())
	if err != nil {
		return err
	}
	if w.err != nil {
		return w.err
	}
	sites.tell()
	w.tellUnsited()
	removed, err := l.removeUnobserved(ctx, empty)
	if err != nil {
		return err
	}
	if !l.opts.Replace {
		l.change(ingest.Assets, ingest.Change{Added: w.added, Changed: max(0, written-w.added), Unchanged: sent - max(written, w.added), Removed: removed})
	}
	return l.storeAliases(ctx)
}

// thingWriter makes rows of things.
type thingWriter struct {
	l       *loader
	sites   *siteFinder
	columns []ingest.Column
	values  *ingest.Values
	at      map[string]int
	row     []vtab.Value
	i       int
	added   int64
	unsited int
	first   string
	err     error
}

func newThingWriter(l *loader, sites *siteFinder) *thingWriter {
	w := &thingWriter{l: l, sites: sites, columns: ingest.Assets.Columns(), values: ingest.NewValues(ingest.Assets), at: map[string]int{}}
	for i, c := range w.columns {
		w.at[c.Name] = i
	}
	w.row = make([]vtab.Value, w.width())
	return w
}

// width: the number, the columns, attributes, source, line.
func (w *thingWriter) width() int { return len(w.columns) + 4 }

// next gives the rows of all things that were observed.
func (w *thingWriter) next() rowSource {
	things := w.l.foreign.out.Things
	return func() ([]vtab.Value, error) {
		for w.i < len(things) {
			i := w.i
			w.i++
			if len(things[i].Claims) > 0 {
				return w.row, w.fill(&things[i], w.l.foreign.numbers[i])
			}
		}
		return nil, nil
	}
}

// fill makes the row of a thing.
func (w *thingWriter) fill(t *reconcile.Thing, no int32) error {
	clear(w.row)
	w.row[0] = int64(no)
	cells := w.row[1 : 1+len(w.columns)]
	cells[w.at["id"]] = t.ID
	isName := false
	for _, v := range t.Values {
		i, ok := w.at[v.Column]
		if !ok {
			continue
		}
		value, problem := w.values.Read(v.Column, v.Text)
		if problem != nil {
			return fmt.Errorf("store %s of %s: %s", v.Column, t.ID, problem.Reason)
		}
		cells[i] = value
		isName = isName || v.Column == "kind" && v.Text == nameWord
	}
	w.lists(t, cells)
	entry := &w.l.index[ingest.Assets].entries[no]
	if !isName {
		if site := w.sites.find(t.Site); site != 0 {
			cells[w.at["site"]] = int64(site)
			entry.sited = true
		}
		if !entry.sited {
			if w.unsited++; w.first == "" || t.ID < w.first {
				w.first = t.ID
			}
		}
	}
	if t.Native < 0 {
		entry.name, entry.loose = isName, !isName
	}
	if entry.source == 0 {
		entry.source = int32(t.Claims[0].Source)
	}
	n := len(w.columns)
	w.row[n+1] = attributesJSON(t.Attributes)
	w.row[n+2] = t.Claims[0].Source
	w.row[n+3] = int64(t.Claims[0].At.Line)
	return nil
}

// lists: the sites of lists must exist.
func (w *thingWriter) lists(t *reconcile.Thing, cells []vtab.Value) {
	if list, _ := cells[w.at["allowed_sites"]].(string); list != "" {
		if p := w.l.allowed(list); p != nil {
			cells[w.at["allowed_sites"]] = nil
			w.l.report.Add(inventory.Finding{Code: inventory.CodeForeignValue, Severity: inventory.SeverityWarning, Subject: t.ID,
				Message: fmt.Sprintf("allowed_sites %q: %s; left unset", list, p.Reason)})
		}
	}
}

func attributesJSON(list []reconcile.Won) vtab.Value {
	if len(list) == 0 {
		return nil
	}
	b := []byte{'{'}
	for i, a := range list {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(append(append(b, jsonText(a.Column)...), ':'), jsonText(a.Text)...)
	}
	return string(append(b, '}'))
}

// tellUnsited says how many assets have no site.
func (w *thingWriter) tellUnsited() {
	if w.unsited == 0 {
		return
	}
	w.l.report.Add(inventory.Finding{Code: inventory.CodeUnsited, Severity: inventory.SeverityWarning, Subject: w.first,
		Message: fmt.Sprintf("%d assets have no site and are left out of plans; the first is %s", w.unsited, w.first),
		Hint:    "import an assets.csv with the columns id and site"})
}

// insert is the statement that stores things. A value that a native table gives
// stays; others are those that were found now.
func (w *thingWriter) insert() string {
	var names, set, differ, bits, fresh []string
	for i, c := range w.columns {
		name, bit := c.Name, foundBit(c.Name)
		if name == "site" {
			name = "site_no"
		}
		quoted := `"` + name + `"`
		names = append(names, quoted)
		fresh = append(fresh, fmt.Sprintf("(c%d IS NOT NULL) * %d", i+1, bit))
		if c.Name == "id" {
			bits = append(bits, fmt.Sprintf("(ifnull(asset.found, 0) & %d)", bit))
			continue
		}
		open := fmt.Sprintf("(asset.%s IS NULL OR ifnull(asset.found, 0) & %d)", quoted, bit)
		set = append(set, fmt.Sprintf("%[1]s = iif(%[2]s, excluded.%[1]s, asset.%[1]s)", quoted, open))
		differ = append(differ, fmt.Sprintf("%[2]s AND asset.%[1]s IS NOT excluded.%[1]s", quoted, open))
		bits = append(bits, fmt.Sprintf("(%s AND excluded.%s IS NOT NULL) * %d", open, quoted, bit))
	}
	n := len(w.columns)
	set = append(set, "found_attributes = excluded.found_attributes", "found = nullif("+strings.Join(bits, " + ")+", 0)",
		"source_no = iif(ifnull(asset.found, 0) & 1, excluded.source_no, asset.source_no)",
		"line = iif(ifnull(asset.found, 0) & 1, excluded.line, asset.line)")
	differ = append(differ, "asset.found_attributes IS NOT excluded.found_attributes") // a row that is the same keeps its first source, as native rows do
	return fmt.Sprintf("INSERT INTO asset (no, %s, found_attributes, source_no, line, found) SELECT %s, %s FROM temp.incoming WHERE true ON CONFLICT (no) DO UPDATE SET %s WHERE %s",
		strings.Join(names, ", "), streamColumns(n+4), strings.Join(fresh, " + "), strings.Join(set, ", "), strings.Join(differ, " OR "))
}

// removeUnobserved removes assets that reconciliation made of observations that are
// of other assets now, unless a native row refers to them.
func (l *loader) removeUnobserved(ctx context.Context, empty bool) (int64, error) {
	if empty {
		return 0, nil
	}
	now := map[int32]bool{}
	for i, t := range l.foreign.out.Things {
		if len(t.Claims) > 0 {
			now[l.foreign.numbers[i]] = true
		}
	}
	into := map[string]string{}
	for _, t := range l.foreign.out.Things {
		for _, id := range t.Known {
			into[id] = t.ID
		}
	}
	type row struct {
		no int32
		id string
	}
	var gone []row
	err := each(ctx, l.tx, "SELECT no, id FROM asset WHERE ifnull(found, 0) & 1 ORDER BY id", func(rows *sql.Rows) error {
		var r row
		if err := rows.Scan(&r.no, &r.id); err != nil {
			return err
		}
		if !now[r.no] {
			gone = append(gone, r)
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	removed := int64(0)
	for _, r := range gone {
		res, err := l.tx.ExecContext(ctx, `DELETE FROM asset WHERE no = ?1 AND NOT EXISTS
			(SELECT 1 FROM dependency WHERE (from_no = ?1 OR to_no = ?1) AND found IS NULL)`, r.no)
		if err != nil {
			return removed, err
		}
		n, err := res.RowsAffected()
		if err != nil {
			return removed, err
		}
		if removed += n; n > 0 {
			if _, err := l.tx.ExecContext(ctx, "DELETE FROM dependency WHERE from_no = ?1 OR to_no = ?1", r.no); err != nil {
				return removed, err
			}
			delete(l.index[ingest.Assets].byKey, r.id)
		}
		if to := into[r.id]; to != "" {
			l.report.Add(inventory.Finding{Code: inventory.CodeMergedIDs, Severity: inventory.SeverityWarning, Subject: to,
				Message: fmt.Sprintf("%s turned out to be %s", r.id, to), Hint: "plans that name it are out of date"})
		}
	}
	return removed, nil
}

// storeAliases stores by what else assets are known.
func (l *loader) storeAliases(ctx context.Context) error {
	if _, err := l.tx.ExecContext(ctx, "DELETE FROM alias"); err != nil {
		return err
	}
	things, i, k := l.foreign.out.Things, 0, 0
	row := make([]vtab.Value, 3)
	_, _, err := l.insertStream(ctx, 3, func() ([]vtab.Value, error) {
		for ; i < len(things); i, k = i+1, 0 {
			if k < len(things[i].Aliases) && len(things[i].Claims) > 0 {
				a := things[i].Aliases[k]
				k++
				row[0], row[1], row[2] = a.Kind, a.Value, int64(l.foreign.numbers[i])
				return row, nil
			}
		}
		return nil, nil
	}, "INSERT OR IGNORE INTO alias (kind, value, asset_no) SELECT c0, c1, c2 FROM temp.incoming")
	return err
}

// storeObserved stores new observations with what they are of, and brings those
// that were stored up to date.
func (l *loader) storeObserved(ctx context.Context) error {
	f := l.foreign
	for _, d := range []struct {
		table string
		list  []int64
	}{{"observation", f.dropped}, {"sighting", f.undone}} {
		for _, no := range d.list {
			if _, err := l.tx.ExecContext(ctx, "DELETE FROM "+d.table+" WHERE no = ?", no); err != nil {
				return err
			}
		}
	}
	of := map[*reconcile.Claim]int32{}
	for i, t := range f.out.Things {
		for _, c := range t.Claims {
			of[c] = f.numbers[i]
		}
	}
	row := make([]vtab.Value, 6)
	i := 0
	_, _, err := l.insertStream(ctx, 6, func() ([]vtab.Value, error) {
		if i < len(f.claims) {
			c := f.claims[i]
			i++
			no, known := of[c]
			row[4] = nil
			if known {
				row[4] = int64(no)
			}
			row[0], row[1], row[2], row[3], row[5] = nil, c.Source, int64(c.At.Line), seenText(c.Seen), nil
			if c.No != 0 { // stored before: its asset may be another
				row[0], row[5] = c.No, ""
				return row, nil
			}
			text, err := assetText(c.Asset)
			row[5] = text
			return row, err
		}
		return nil, nil
	}, `INSERT INTO observation (no, source_no, line, seen, asset_no, body) SELECT c0, c1, c2, c3, c4, c5 FROM temp.incoming WHERE true
		ON CONFLICT (no) DO UPDATE SET asset_no = excluded.asset_no WHERE observation.asset_no IS NOT excluded.asset_no`)
	if err != nil {
		return err
	}
	row = make([]vtab.Value, 5)
	i = 0
	_, _, err = l.insertStream(ctx, 5, func() ([]vtab.Value, error) {
		for i < len(f.edges) {
			e := f.edges[i]
			i++
			if e.No != 0 {
				continue
			}
			text, err := dependencyText(e.Dependency)
			row[0], row[1], row[2], row[3], row[4] = e.Source, int64(e.At.Line), seenText(e.Seen), int64(e.Kind), text
			return row, err
		}
		return nil, nil
	}, "INSERT INTO sighting (source_no, line, seen, kind, body) SELECT c0, c1, c2, c3, c4 FROM temp.incoming")
	return err
}
