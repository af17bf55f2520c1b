package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// QueryOptions are the limits of a query from outside. How long it may take is the
// context's deadline.
type QueryOptions struct {
	MaxRows  int   // 0: no limit
	MaxBytes int64 // of the answer's values; 0: no limit
}

// QueryResult is the answer to a query.
type QueryResult struct {
	Columns []string
	// Rows hold string, int64, float64, []byte or nil.
	Rows [][]any
}

// Limit is a bound that a query from outside has.
type Limit uint8

// The limits.
const (
	LimitRows Limit = iota
	LimitBytes
	LimitTime
)

// LimitError says that a query would exceed a limit. Nothing of its answer is given.
type LimitError struct {
	Limit Limit
	Most  int64 // of LimitRows and LimitBytes
}

func (e *LimitError) Error() string {
	switch e.Limit {
	case LimitRows:
		return fmt.Sprintf("run query: the answer has more than %d rows", e.Most)
	case LimitBytes:
		return fmt.Sprintf("run query: the answer has more than %d bytes", e.Most)
	}
	return "run query: it takes longer than it may"
}

// QueryError says that a statement can't be run.
type QueryError struct {
	Message string
	Hint    string
	Err     error
}

func (e *QueryError) Error() string { return "run query: " + e.Message }

// Unwrap is what SQLite said, or nil.
func (e *QueryError) Unwrap() error { return e.Err }

// Query runs one statement from outside that reads, and gives its whole answer. The
// database must have been opened with ReadOnlyMode: nothing that the statement says
// can write to it or to any other file, and what it may use of memory and time is
// bounded. Its errors are *QueryError, *LimitError or those of the database.
func (db *DB) Query(ctx context.Context, text string, opts QueryOptions) (*QueryResult, error) {
	if err := checkStatement(text); err != nil {
		return nil, err
	}
	return db.query(ctx, text, opts)
}

// query is Query for statements that nobody has looked at: what keeps them from
// writing is here.
func (db *DB) query(ctx context.Context, text string, opts QueryOptions) (*QueryResult, error) {
	if db.mode != ReadOnlyMode {
		return nil, &QueryError{Message: "the database is open for writing"}
	}
	conn, err := db.sql.Conn(ctx)
	if err != nil {
		return nil, db.fail("query", err)
	}
	defer conn.Close()
	restore, err := confine(conn)
	if err != nil {
		return nil, db.fail("query", err)
	}
	defer restore()
	result, err := collect(ctx, conn, text, opts)
	return result, db.queryFailure(ctx, err)
}

// queryLimits bound what a statement may do, beside mode=ro, query_only and
// defensive: no other file may be attached, which is what ATTACH and VACUUM INTO do,
// and no function may build a huge value, during which no deadline is looked at.
var queryLimits = []struct{ id, most int }{
	{sqlite3.SQLITE_LIMIT_ATTACHED, 0},
	{sqlite3.SQLITE_LIMIT_LENGTH, 1_000_000},
	{sqlite3.SQLITE_LIMIT_SQL_LENGTH, 100_000},
	{sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000},
	{sqlite3.SQLITE_LIMIT_COMPOUND_SELECT, 100},
}

// confine sets the limits of a connection; restore gives back those it had.
func confine(conn *sql.Conn) (restore func(), err error) {
	var undo []func()
	restore = func() {
		for _, f := range undo {
			f()
		}
	}
	for _, l := range queryLimits {
		before, err := sqlite.Limit(conn, l.id, l.most)
		if err != nil {
			restore()
			return nil, err
		}
		undo = append(undo, func() { sqlite.Limit(conn, l.id, before) })
	}
	return restore, nil
}

// collect takes the rows up to the limits.
func collect(ctx context.Context, conn *sql.Conn, text string, opts QueryOptions) (*QueryResult, error) {
	rows, err := conn.QueryContext(ctx, text)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	result := &QueryResult{}
	if result.Columns, err = rows.Columns(); err != nil {
		return nil, err
	}
	bytes := int64(0)
	for rows.Next() {
		values, err := scanAll(rows)
		if err != nil {
			return nil, err
		}
		if opts.MaxRows > 0 && len(result.Rows) == opts.MaxRows {
			return nil, &LimitError{Limit: LimitRows, Most: int64(opts.MaxRows)}
		}
		if bytes += sizeOf(values); opts.MaxBytes > 0 && bytes > opts.MaxBytes {
			return nil, &LimitError{Limit: LimitBytes, Most: opts.MaxBytes}
		}
		result.Rows = append(result.Rows, values)
	}
	return result, rows.Err()
}

// sizeOf is about what values take.
func sizeOf(values []any) int64 {
	n := int64(0)
	for _, v := range values {
		switch v := v.(type) {
		case string:
			n += int64(len(v))
		case []byte:
			n += int64(len(v))
		default:
			n += 8
		}
	}
	return n
}

// queryFailure tells apart what the statement did wrong and what the database.
func (db *DB) queryFailure(ctx context.Context, err error) error {
	var limit *LimitError
	var said *sqlite.Error
	switch {
	case err == nil, errors.As(err, &limit):
		return err
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return &LimitError{Limit: LimitTime}
	case ctx.Err() != nil:
		return ctx.Err()
	case !errors.As(err, &said):
		return db.fail("query", err)
	}
	switch kind := kindOfSQLite(err); kind {
	case Busy, Full, Corrupt, NotDatabase:
		return db.fail("query", err)
	case ReadOnly:
		return &QueryError{Message: "it would write, and only reading is allowed", Hint: "start with SELECT or WITH", Err: err}
	}
	if said.Code()&0xff == sqlite3.SQLITE_TOOBIG {
		return &QueryError{Message: "a value would be larger than 1 MB", Err: err}
	}
	return &QueryError{Message: said.Error(), Hint: "wavecut sql lists the views and their columns", Err: err}
}
