package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// querier is a database or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// txn is a transaction with the connection that it is on.
type txn struct {
	*sql.Tx
	conn *sql.Conn
}

// inTx runs f in an immediate transaction (the DSN sees to that), which is
// committed when f returns nil.
func (db *DB) inTx(ctx context.Context, op string, f func(*txn) error) error {
	return db.transact(ctx, op, "PRAGMA foreign_keys = 1", &sql.TxOptions{}, f)
}

// Writable reports why nothing can be written to the database now, so that long
// work need not end in vain.
func (db *DB) Writable(ctx context.Context) error {
	return db.inTx(ctx, "open database for writing", func(*txn) error { return nil })
}

// inReadTx runs f in a transaction that only reads, so that all of f sees one state.
func (db *DB) inReadTx(ctx context.Context, op string, f func(*txn) error) error {
	return db.transact(ctx, op, "PRAGMA foreign_keys = 1", &sql.TxOptions{ReadOnly: true}, f)
}

// inBulkTx is inTx for one who looks up by himself what rows refer to: SQLite
// does not check references row by row, which costs more than the rows.
func (db *DB) inBulkTx(ctx context.Context, op string, f func(*txn) error) error {
	return db.transact(ctx, op, "PRAGMA foreign_keys = 0", &sql.TxOptions{}, f)
}

// transact runs f in a transaction. The pragma is set before each one, since it
// can't be set back while a cancelled transaction is still being rolled back.
func (db *DB) transact(ctx context.Context, op, pragma string, opts *sql.TxOptions, f func(*txn) error) error {
	conn, err := db.sql.Conn(ctx)
	if err != nil {
		return db.fail(op, err)
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, pragma); err != nil {
		return db.fail(op, err)
	}
	tx, err := conn.BeginTx(ctx, opts)
	if err != nil {
		return db.fail(op, err)
	}
	err = f(&txn{tx, conn})
	if err == nil && !opts.ReadOnly {
		err = tx.Commit()
	} else {
		tx.Rollback() // after SQLite rolled back by itself there is none to end
	}
	switch {
	case err != nil && ctx.Err() != nil:
		err = ctx.Err() // what failed then is a consequence
	case !opts.ReadOnly && noJournal(err):
		err = &Error{Kind: ReadOnly, Op: op, Path: db.path, Hint: "the folder must be writable too: SQLite keeps its journal beside the file", Err: err}
	}
	return db.fail(op, err)
}

// noJournal reports whether SQLite could not make its journal.
func noJournal(err error) bool {
	var e *sqlite.Error
	return errors.As(err, &e) && e.Code()&0xff == sqlite3.SQLITE_CANTOPEN
}

// each runs the query and calls f for every row.
func each(ctx context.Context, q querier, query string, f func(*sql.Rows) error) error {
	rows, err := q.QueryContext(ctx, query)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := f(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// values runs the query and calls f for every row with its values as the driver
// gives them (nil, int64, float64, string), which are valid during the call. It
// is for tables with millions of rows, where database/sql would take as long as
// SQLite.
func (t *txn) values(ctx context.Context, query string, f func([]driver.Value) error) error {
	return t.conn.Raw(func(c any) error {
		q, ok := c.(driver.QueryerContext)
		if !ok {
			return fmt.Errorf("the driver's %T can't query", c)
		}
		rows, err := q.QueryContext(ctx, query, nil)
		if err != nil {
			return err
		}
		defer rows.Close()
		row := make([]driver.Value, len(rows.Columns()))
		for {
			switch err := rows.Next(row); {
			case errors.Is(err, io.EOF):
				return nil
			case err != nil:
				return err
			}
			if err := f(row); err != nil {
				return err
			}
		}
	})
}
