package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Open opens an existing database: it is ours, whole as far as can be told at
// once, of this version (an older one is upgraded, after a backup) and, for
// ReadWriteMode, can be written now.
func Open(ctx context.Context, path string, mode Mode, opts Options) (*DB, error) {
	if err := lookAt(path); err != nil {
		return nil, err
	}
	file, err := filepath.EvalSymlinks(path) // once: the journal stands beside the file itself
	if err != nil {
		return nil, &Error{Op: "open database", Path: path, Err: err}
	}
	crashed := exists(file + "-journal")
	if crashed && mode == ReadOnlyMode {
		recoverJournal(ctx, file, opts)
	}
	db, err := connect(file, mode, opts)
	if err != nil {
		return nil, wrap("open database", path, err)
	}
	db.path = path
	if err := db.examine(ctx, opts, crashed); err != nil {
		db.sql.Close()
		return nil, err
	}
	return db, nil
}

// lookAt tells what can be told of a file without opening it. It must not be
// opened by any other way than SQLite: closing it would drop the locks that
// another connection of this process holds.
func lookAt(path string) error {
	const op = "open database"
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &Error{Kind: Missing, Op: op, Path: path, Hint: Missing.hint()}
	case err != nil:
		return &Error{Op: op, Path: path, Err: err}
	case info.IsDir():
		return &Error{Kind: NotDatabase, Op: op, Path: path, Hint: "name the file in it", Err: errors.New("it is a folder")}
	case !info.Mode().IsRegular():
		return &Error{Kind: NotDatabase, Op: op, Path: path, Err: errors.New("it is not a regular file")}
	case info.Size() == 0:
		return &Error{Kind: Empty, Op: op, Path: path, Hint: "remove it, then: wavecut init"}
	}
	return nil
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// examine checks that the database is one that this program may work with.
func (db *DB) examine(ctx context.Context, opts Options, crashed bool) error {
	const op = "open database"
	version, err := db.version(ctx)
	if err != nil {
		return err
	}
	if db.mode == ReadWriteMode {
		if err := db.tryWriting(ctx); err != nil {
			return err
		}
		if crashed {
			if err := db.mustBeWhole(ctx, op); err != nil {
				return err
			}
		}
	}
	if version < schemaVersion {
		if err := db.upgrade(ctx, opts, upgrades()); err != nil {
			return err
		}
	}
	return db.checkSchema(ctx)
}

// version reads whose database it is and of which version.
func (db *DB) version(ctx context.Context) (int, error) {
	const op = "open database"
	var id, version int
	err := db.sql.QueryRowContext(ctx, "SELECT application_id, user_version FROM pragma_application_id, pragma_user_version").Scan(&id, &version)
	switch {
	case kindOfSQLite(err) == NotDatabase:
		return 0, &Error{Kind: NotDatabase, Op: op, Path: db.path, Hint: sniffHint(db.path)}
	case err != nil:
		return 0, db.fail(op, err)
	case id != applicationID:
		return 0, &Error{Kind: Foreign, Op: op, Path: db.path, Hint: "name another file with --db", Err: fmt.Errorf("application id %#x", uint32(id))}
	case version > schemaVersion:
		return 0, &Error{Kind: Newer, Op: op, Path: db.path, Hint: Newer.hint(), Err: fmt.Errorf("schema version %d, this one knows %d", version, schemaVersion)}
	}
	return version, nil
}

// tryWriting takes the write lock and gives it back, so that what can't be
// written is told before work is done.
func (db *DB) tryWriting(ctx context.Context) error {
	return db.inTx(ctx, "open database for writing", func(*txn) error { return nil })
}

// mustBeWhole runs SQLite's quick check.
func (db *DB) mustBeWhole(ctx context.Context, op string) error {
	damage, err := quickCheck(ctx, db.sql)
	if err != nil {
		return db.fail(op, err)
	}
	if len(damage) > 0 {
		return &Error{Kind: Corrupt, Op: op, Path: db.path, Hint: Corrupt.hint(), Err: errors.New(damage[0])}
	}
	return nil
}

// quickCheck lists what is damaged.
func quickCheck(ctx context.Context, q querier) ([]string, error) {
	var damage []string
	err := each(ctx, q, "PRAGMA quick_check(100)", func(rows *sql.Rows) error {
		var text string
		err := rows.Scan(&text)
		if text != "ok" {
			damage = append(damage, text)
		}
		return err
	})
	if kindOfSQLite(err) == Corrupt {
		return append(damage, err.Error()), nil
	}
	return damage, err
}
