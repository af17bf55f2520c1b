package store

import (
	"fmt"
	"slices"
	"strings"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest"
	"modernc.org/sqlite/vtab"
)

// adapter says how the records of a table with keys become rows of the database.
type adapter struct {
	table string
	index *keyIndex
	// columns belong to the source's Columns.
	columns []string
	// key is the record's natural key.
	key func(*ingest.Record) (string, *ingest.Problem)
	// fix turns values into what is stored; out begins as the record's values.
	fix func(rec *ingest.Record, out []vtab.Value) *ingest.Problem
	// admit looks at the row as it will be, given what is stored of it.
	admit func(rec *ingest.Record, e *keyEntry) *ingest.Problem
	// warn looks for what is odd about an admitted row.
	warn func(rec *ingest.Record, e keyEntry, say func(*ingest.Problem))
	// twice is the problem of a key that stands in the source before; nil: a row
	// that says the same is merged.
	twice *ingest.Problem
}

// columnNames are the source's columns by their names.
func columnNames(src *ingest.Source) []string {
	names := make([]string, len(src.Columns))
	for i, c := range src.Columns {
		names[i] = c.Name
	}
	return names
}

func textKey(src *ingest.Source, column string) func(*ingest.Record) (string, *ingest.Problem) {
	i := src.Index(column)
	return func(rec *ingest.Record) (string, *ingest.Problem) { return rec.Text(i), nil }
}

func (l *loader) adapterOf(src *ingest.Source) *adapter {
	a := &adapter{columns: columnNames(src), index: l.index[src.Table]}
	switch src.Table {
	case ingest.Sites:
		a.table, a.key = "site", textKey(src, "id")
		a.warn = warnJurisdiction(src)
	case ingest.Links:
		l.adaptLinks(a, src)
	case ingest.Assets:
		l.adaptAssets(a, src)
	case ingest.Calendar:
		l.adaptCalendar(a, src)
	case ingest.Teams:
		a.table, a.key = "team", textKey(src, "team")
	}
	return a
}

func warnJurisdiction(src *ingest.Source) func(*ingest.Record, keyEntry, func(*ingest.Problem)) {
	at := src.Index("jurisdiction")
	return func(rec *ingest.Record, _ keyEntry, say func(*ingest.Problem)) {
		if v := rec.Text(at); v != "" && !countryCode(v) {
			say(&ingest.Problem{Code: inventory.CodeJurisdiction, Column: "jurisdiction", Value: v, Reason: "does not look like an ISO 3166 code"})
		}
	}
}

// countryCode reports whether s has the form of an ISO 3166 code: KR or KR-11.
func countryCode(s string) bool {
	country, part, _ := strings.Cut(s, "-")
	letters := func(r rune) bool { return r < 'A' || r > 'Z' }
	return len(country) == 2 && strings.IndexFunc(country, letters) < 0 && len(part) <= 3
}

// adaptLinks: a link has no direction, so its ends are stored in order.
func (l *loader) adaptLinks(a *adapter, src *ingest.Source) {
	from, to := src.Index("from"), src.Index("to")
	a.table = "link"
	a.columns[from], a.columns[to] = "from_no", "to_no"
	var ends [2]int32
	a.key = func(rec *ingest.Record) (string, *ingest.Problem) {
		var p *ingest.Problem
		if ends[0], p = l.site("from", rec.Text(from)); p != nil {
			return "", p
		}
		if ends[1], p = l.site("to", rec.Text(to)); p != nil {
			return "", p
		}
		slices.Sort(ends[:])
		return fmt.Sprintf("%d %d", ends[0], ends[1]), nil
	}
	a.fix = func(_ *ingest.Record, out []vtab.Value) *ingest.Problem {
		out[from], out[to] = int64(ends[0]), int64(ends[1])
		return nil
	}
	a.twice = &ingest.Problem{Code: inventory.CodeLinkTwice, Reason: "this pair of sites has a link already"}
}

// site finds a site that a row may refer to.
func (l *loader) site(column, id string) (int32, *ingest.Problem) {
	no, ok := l.find(ingest.Sites, id)
	if !ok {
		return 0, &ingest.Problem{Code: inventory.CodeUnknownSite, Column: column, Value: id, Reason: "no such site", Hint: "add it to sites.csv, or correct the id"}
	}
	return no, nil
}

// find finds a row that another may refer to: any that is stored, or, when the
// inventory is replaced, any that this import brought.
func (l *loader) find(t ingest.Table, key string) (int32, bool) {
	x := l.index[t]
	no, ok := x.byKey[key]
	return no, ok && !(l.opts.Replace && x.entries[no].source == 0)
}

// adaptCalendar: an entry is known by all that says when and where.
func (l *loader) adaptCalendar(a *adapter, src *ingest.Source) {
	kind, scope, start, end, name := src.Index("kind"), src.Index("scope"), src.Index("start"), src.Index("end"), src.Index("name")
	a.table = "calendar"
	a.key = func(rec *ingest.Record) (string, *ingest.Problem) {
		return calendarKey(rec.Text(kind), rec.Text(scope), rec.Text(start), rec.Text(end), rec.Text(name)), nil
	}
	a.fix = func(rec *ingest.Record, _ []vtab.Value) *ingest.Problem {
		s, err := inventory.ParseScope(rec.Text(scope))
		switch {
		case err != nil:
			return &ingest.Problem{Code: inventory.CodeBadScope, Column: "scope", Value: rec.Text(scope), Reason: "not a scope"}
		case s.Kind == inventory.ScopeSite:
			_, p := l.site("scope", s.ID)
			return p
		case s.Kind == inventory.ScopeAsset:
			_, p := l.asset("scope", s.ID)
			return p
		}
		return nil
	}
}

func calendarKey(parts ...string) string { return strings.Join(parts, "\x00") }
