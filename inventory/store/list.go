package store

import (
	"context"
	"database/sql"
	"errors"
	"iter"
	"strings"

	"github.com/wavecut/wavecut/inventory/filter"
	"github.com/wavecut/wavecut/inventory/ingest"
)

// view is the documented view of a table.
func view(t ingest.Table) string { return "v_" + t.String() }

// Fields are what filters over a table may name: its native columns.
func Fields(t ingest.Table) filter.Schema {
	var s filter.Schema
	for _, c := range t.Columns() {
		s.Fields = append(s.Fields, field(c))
	}
	return s
}

// field is a native column as a field of filters. Sets (allowed_sites, constraint)
// are texts, to be matched by a pattern.
func field(c ingest.Column) filter.Field {
	f := filter.Field{Name: c.Name}
	switch c.Type {
	case ingest.TypeNumber, ingest.TypeInteger:
		f.Type = filter.Number
	case ingest.TypeDate:
		f.Type = filter.Date
	case ingest.TypeWord:
		f.Words = c.Words
	case ingest.TypeYesNo:
		f.Words = []string{"yes", "no"}
	}
	return f
}

// Filter reads a filter over a table. A field that is no native column is looked
// for among the attributes of the table's rows.
func (db *DB) Filter(ctx context.Context, t ingest.Table, text string) (*filter.Filter, error) {
	schema := Fields(t)
	f, err := schema.Compile(text)
	var unread *filter.Error
	if !errors.As(err, &unread) || unread.Unknown == "" || !t.KeepsAttributes() {
		return f, err
	}
	names, err := db.Attributes(ctx, t)
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		schema.Fields = append(schema.Fields, attribute(name))
	}
	return schema.Compile(text)
}

// attribute is an attribute as a field. Its name comes from data and so is a
// parameter.
func attribute(name string) filter.Field {
	return filter.Field{
		Name: name, Type: filter.Mixed,
		SQL: "(SELECT value FROM json_each(attributes) WHERE key = ?)", Args: []any{name},
	}
}

// Attributes are the names of the attributes that rows of the table have, sorted.
func (db *DB) Attributes(ctx context.Context, t ingest.Table) ([]string, error) {
	query := "SELECT DISTINCT j.key FROM " + view(t) + " v, json_each(v.attributes) j WHERE v.attributes <> '{}' ORDER BY j.key"
	var names []string
	err := each(ctx, db.sql, query, func(rows *sql.Rows) error {
		var name string
		err := rows.Scan(&name)
		names = append(names, name)
		return err
	})
	return names, db.fail("list attributes from", err)
}

// Rows gives the rows of a table that a filter lets through (nil lets all), in the
// order of their keys: the native columns with defaults filled in, as string,
// int64, float64 or nil, and, for tables that keep them, the attributes as JSON.
// No other method may be called before the sequence has ended.
func (db *DB) Rows(ctx context.Context, t ingest.Table, where *filter.Filter) iter.Seq2[[]any, error] {
	return func(yield func([]any, error) bool) {
		query, args := listing(t, where)
		rows, err := db.sql.QueryContext(ctx, query, args...)
		if err != nil {
			yield(nil, db.fail("list from", err))
			return
		}
		defer rows.Close()
		for rows.Next() {
			values, err := scanAll(rows)
			if !yield(values, db.fail("list from", err)) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(nil, db.fail("list from", err))
		}
	}
}

// listing is the statement that lists a table.
func listing(t ingest.Table, where *filter.Filter) (query string, args []any) {
	var columns, keys []string
	for _, c := range t.Columns() {
		columns = append(columns, `"`+c.Name+`"`)
		if c.Key {
			keys = append(keys, `"`+c.Name+`"`)
		}
	}
	if t.KeepsAttributes() {
		columns = append(columns, "attributes")
	}
	query = "SELECT " + strings.Join(columns, ", ") + " FROM " + view(t)
	if where != nil {
		condition, values := where.SQL()
		query, args = query+" WHERE "+condition, values
	}
	return query + " ORDER BY " + strings.Join(keys, ", "), args
}

// scanAll takes a row as it is.
func scanAll(rows *sql.Rows) ([]any, error) {
	columns, err := rows.Columns()
	if err != nil {
		return nil, err
	}
	values, into := make([]any, len(columns)), make([]any, len(columns))
	for i := range values {
		into[i] = &values[i]
	}
	return values, rows.Scan(into...)
}
