package store

import (
	"context"
	"errors"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// recoverJournal takes back what a command that was killed has left half written,
// so that the database can be opened for reading only: that alone must not write.
// It must be called before any connection to the file exists. Where the journal is
// that of a process at work, or can't be played back here, it changes nothing.
func recoverJournal(ctx context.Context, path string, opts Options) {
	if !oursByHeader(path) {
		return
	}
	db, err := connect(path, ReadWriteMode, opts)
	if err != nil {
		return
	}
	defer db.sql.Close()
	var n int
	_ = db.sql.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&n) // plays the journal back
}

// needsRecovery reports whether SQLite refused to read because a journal is to be
// played back first and that may not be done here.
func needsRecovery(err error) bool {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return false
	}
	return e.Code() == sqlite3.SQLITE_READONLY_ROLLBACK || e.Code() == sqlite3.SQLITE_READONLY_RECOVERY
}
