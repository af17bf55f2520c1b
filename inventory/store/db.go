package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"time"

	"modernc.org/sqlite"
)

// Options say how a database is opened.
type Options struct {
	// LockTimeout is how long to wait for another process that is writing. 0: 5 seconds.
	LockTimeout time.Duration
	// KeepVersion refuses a database of an older version instead of upgrading it.
	KeepVersion bool
}

func (o Options) lockTimeout() time.Duration {
	if o.LockTimeout == 0 {
		return 5 * time.Second
	}
	return o.LockTimeout
}

// DB is an open database. It may be used by several goroutines, which take turns.
type DB struct {
	path        string
	mode        Mode
	lockTimeout time.Duration
	sql         *sql.DB
	streams     *streamModule
	// cacheFrom is the number of assets and dependencies from which a graph cache is
	// kept.
	cacheFrom int
}

// connector opens connections of a driver of our own, so that what is registered
// on it stays with this database.
type connector struct {
	driver *sqlite.Driver
	dsn    string
}

func (c connector) Driver() driver.Driver { return c.driver }

func (c connector) Connect(ctx context.Context) (driver.Conn, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return c.driver.Open(c.dsn)
}

// connect prepares a DB; the file is opened when it is first used. All work goes
// over one connection: SQLite has one writer, and our commands one thing to do.
func connect(path string, mode Mode, opts Options) (*DB, error) {
	name, err := dsn(path, mode, opts.lockTimeout())
	if err != nil {
		return nil, err
	}
	db := &DB{path: path, mode: mode, lockTimeout: opts.lockTimeout(), streams: newStreamModule(), cacheFrom: cachedRows}
	d := &sqlite.Driver{}
	if err := d.RegisterModule(streamModuleName, db.streams); err != nil {
		return nil, err
	}
	db.sql = sql.OpenDB(connector{driver: d, dsn: name})
	db.sql.SetMaxOpenConns(1)
	return db, nil
}

// Path is the path with which the database was opened.
func (db *DB) Path() string { return db.path }

// Close closes the database.
func (db *DB) Close() error { return db.fail("close database", db.sql.Close()) }
