package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest"
	"github.com/wavecut/wavecut/inventory/ingest/reconcile"
	"github.com/wavecut/wavecut/inventory/suggest"
)

// Origin is where a row came from.
type Origin struct {
	Source string `json:"source"`
	Line   int64  `json:"line"`
	Import int64  `json:"import"` // its number
	At     string `json:"at"`     // when it was imported
}

// Value is a value of a row.
type Value struct {
	Name string
	// Value is a string, int64, float64, or nil where there is none.
	Value any
	// Given is false where the value is the default.
	Given bool
	// Attribute is true where the column is no native one.
	Attribute bool
	// From says where a value is from that was found by reconciliation; else nil.
	From *Saying
}

// Saying is what a source says of a column, and where.
type Saying struct {
	Column, Text string
	Format       string
	Position     inventory.Position
	Seen         string // RFC 3339, or "" where it is not known
	Counts       bool   // the asset has this value
}

// Record is a row with what is known of its origin.
type Record struct {
	Values []Value // native columns in their order, then attributes by name
	Origin Origin
	// Said is what sources in foreign formats say of an asset, by column, what counts
	// first; Aliases are by what else it is known.
	Said    []Saying
	Aliases []reconcile.Alias
}

// Record finds a site or an asset by its id; nil, where there is none.
func (db *DB) Record(ctx context.Context, t ingest.Table, id string) (*Record, error) {
	r, err := recordIn(ctx, db.sql, t, id)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err == nil && t == ingest.Assets {
		err = r.addSayings(ctx, db.sql, id)
	}
	return r, db.fail("look up "+t.String()+" in", err)
}

func recordIn(ctx context.Context, q querier, t ingest.Table, id string) (*Record, error) {
	rows, err := q.QueryContext(ctx, recordQuery(t), id)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	if !rows.Next() {
		return nil, errors.Join(rows.Err(), sql.ErrNoRows)
	}
	values, err := scanAll(rows)
	if err != nil {
		return nil, err
	}
	return newRecord(t, values)
}

// recordQuery selects the native columns with defaults, then whether each is
// given, then attributes and origin.
func recordQuery(t ingest.Table) string {
	base := strings.TrimSuffix(t.String(), "s")
	var shown, given []string
	for _, c := range t.Columns() {
		own := c.Name
		if t == ingest.Assets && c.Name == "site" {
			own = "site_no"
		}
		shown = append(shown, `v."`+c.Name+`"`)
		given = append(given, `b."`+own+`" IS NOT NULL`)
	}
	return fmt.Sprintf(`SELECT %s, %s, v.attributes, v.source, v.line, v.import, i.at
		FROM %s v JOIN %s b ON b.id = v.id JOIN import i ON i.no = v.import WHERE v.id = ?`,
		strings.Join(shown, ", "), strings.Join(given, ", "), view(t), base)
}

func newRecord(t ingest.Table, row []any) (*Record, error) {
	columns := t.Columns()
	n := len(columns)
	r := &Record{}
	for i, c := range columns {
		r.Values = append(r.Values, Value{Name: c.Name, Value: row[i], Given: row[n+i] == int64(1)})
	}
	rest := row[2*n:]
	attributes := map[string]string{}
	text, _ := rest[0].(string)
	if err := json.Unmarshal([]byte(text), &attributes); err != nil {
		return nil, fmt.Errorf("read attributes: %w", err)
	}
	for _, name := range slices.Sorted(maps.Keys(attributes)) {
		r.Values = append(r.Values, Value{Name: name, Value: attributes[name], Given: true, Attribute: true})
	}
	r.Origin.Source, _ = rest[1].(string)
	r.Origin.Line, _ = rest[2].(int64)
	r.Origin.Import, _ = rest[3].(int64)
	r.Origin.At, _ = rest[4].(string)
	return r, nil
}

// IDs are the ids of sites or assets that begin with a prefix, in order, at most
// limit of them.
func (db *DB) IDs(ctx context.Context, t ingest.Table, prefix string, limit int) ([]string, error) {
	var ids []string
	for id, err := range db.ids(ctx, t, "WHERE id >= ? AND substr(id, 1, ?) = ? ORDER BY id LIMIT ?",
		prefix, len([]rune(prefix)), prefix, limit) {
		if err != nil {
			return nil, db.fail("list ids from", err)
		}
		ids = append(ids, id)
	}
	return ids, nil
}

// NearestID is the id of a site or an asset that a mistyped one was probably meant
// to be, or empty. The name of an asset, or the first labels of its id, mean it.
func (db *DB) NearestID(ctx context.Context, t ingest.Table, id string) (string, error) {
	const called = "WHERE lower(name) = lower(?) OR id >= ? AND substr(id, 1, ?) = ? ORDER BY id LIMIT 1"
	for named, err := range db.ids(ctx, t, called, id, id+".", len([]rune(id))+1, id+".") {
		return named, db.fail("list ids from", err)
	}
	var failed error
	near := suggest.NearestOf(id, func(yield func(string) bool) {
		for candidate, err := range db.ids(ctx, t, "") {
			if failed = err; err != nil || !yield(candidate) {
				return
			}
		}
	})
	return near, db.fail("list ids from", failed)
}

// ids gives the ids that the rest of a statement asks for.
func (db *DB) ids(ctx context.Context, t ingest.Table, rest string, args ...any) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		rows, err := db.sql.QueryContext(ctx, "SELECT id FROM "+strings.TrimSuffix(t.String(), "s")+" "+rest, args...)
		if err != nil {
			yield("", err)
			return
		}
		defer rows.Close()
		for rows.Next() {
			var id string
			if err := rows.Scan(&id); !yield(id, err) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield("", err)
		}
	}
}
