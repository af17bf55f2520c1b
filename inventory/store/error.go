package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/wavecut/wavecut/inventory/ingest"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// Kind says what sort of trouble an [Error] is.
type Kind uint8

// The kinds.
const (
	Failed      Kind = iota // anything else
	Missing                 // no file there
	Exists                  // there is a file already
	Empty                   // a file of no bytes
	NotDatabase             // a file that is no SQLite database
	Foreign                 // a database of another application
	Newer                   // made by a newer version
	Older                   // made by an older version, and upgrading was not allowed
	Modified                // its tables or views are not as this version makes them
	Corrupt                 // damaged
	Busy                    // another process is writing
	Full                    // no space left
	ReadOnly                // can't be written
	NoPlan                  // no plan of that name
	PlanExists              // a plan of that name exists
)

var kindNames = []string{
	"failed", "missing", "exists", "empty", "not a database", "foreign", "newer", "older", "modified", "corrupt",
	"busy", "full", "read-only", "no such plan", "plan exists",
}

func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return fmt.Sprintf("kind(%d)", uint8(k))
}

// Error says that the database could not do what was asked.
type Error struct {
	Kind Kind
	Op   string // "open database", "save plan" …
	Path string // of the database, or the name of the plan
	Hint string
	Err  error
}

func (e *Error) Error() string {
	s := e.Op
	if e.Path != "" {
		s += " " + e.Path
	}
	if text := e.Kind.text(); text != "" {
		s += ": " + text
	}
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

// Unwrap is the cause.
func (e *Error) Unwrap() error { return e.Err }

// text is the kind as the reason in a message.
func (k Kind) text() string {
	switch k {
	case Missing:
		return "no database there"
	case Exists:
		return "there is a file already"
	case Empty:
		return "an empty file, not a wavecut database"
	case NotDatabase:
		return "not a SQLite database"
	case Foreign:
		return "a database of another application"
	case Newer:
		return "made by a newer version of wavecut"
	case Older:
		return "made by an older version of wavecut"
	case Modified:
		return "its tables or views were changed from outside"
	case Corrupt:
		return "damaged"
	case Busy:
		return "another wavecut process is writing"
	case Full:
		return "disk full"
	case ReadOnly:
		return "not writable"
	case NoPlan:
		return "no plan of that name"
	case PlanExists:
		return "a plan of that name exists"
	}
	return ""
}

// hint is what a person can do about the kind.
func (k Kind) hint() string {
	switch k {
	case Missing:
		return "create one with: wavecut init, or wavecut import FOLDER"
	case Newer:
		return "use a newer version of wavecut"
	case Corrupt:
		return "restore a backup; wavecut db check names what is damaged"
	case Busy:
		return "try again when it has finished"
	case Full:
		return "free some space (deleting rows would need space too), then run the command again"
	}
	return ""
}

// KindOf is the kind of the error, or Failed where it is not one of ours.
func KindOf(err error) Kind {
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	return Failed
}

// fail wraps an error with what was being done. Our own stay what they are, and
// those about input.
func (db *DB) fail(op string, err error) error { return wrap(op, db.path, err) }

func wrap(op, path string, err error) error {
	var own *Error
	var input *ingest.InputError
	if err == nil || errors.As(err, &own) || errors.As(err, &input) {
		return err
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("%s: %w", op, err)
	}
	kind := kindOfSQLite(err)
	hint := kind.hint()
	if needsRecovery(err) {
		hint = "a command was killed while it wrote; run any command once with the right to write " + path
	}
	return &Error{Kind: kind, Op: op, Path: path, Hint: hint, Err: err}
}

// kindOfSQLite reads SQLite's result code.
func kindOfSQLite(err error) Kind {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return Failed
	}
	switch e.Code() & 0xff {
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return Busy
	case sqlite3.SQLITE_FULL:
		return Full
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM:
		return ReadOnly
	case sqlite3.SQLITE_CORRUPT:
		return Corrupt
	case sqlite3.SQLITE_NOTADB:
		return NotDatabase
	}
	return Failed
}
