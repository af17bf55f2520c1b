package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
)

// BackupOptions say how a backup is made.
type BackupOptions struct {
	// Replace allows the backup to take the place of a file that is there.
	Replace bool
}

// Backup writes a copy of the database to a file, which appears under its name
// only when it is complete. The database is checked first. Never copy the file
// by other means while the program runs.
func (db *DB) Backup(ctx context.Context, to string, opts BackupOptions) error {
	const op = "back up to"
	if exists(to) && !opts.Replace {
		return &Error{Kind: Exists, Op: op, Path: to, Hint: "name another file, or allow it to be replaced"}
	}
	if same(db.path, to) {
		return &Error{Kind: Exists, Op: op, Path: to, Err: errors.New("it is the database itself")}
	}
	if err := db.mustBeWhole(ctx, "back up"); err != nil {
		return err
	}
	sweep(to, backupSuffix)
	temp, err := newFile(to, backupSuffix)
	if err != nil {
		return &Error{Kind: kindOfFile(err), Op: op, Path: to, Err: err}
	}
	defer removeDatabase(temp)
	if err := db.copyInto(ctx, temp); err != nil {
		return renamed(wrap(op, to, err), to)
	}
	if err := settle(temp, to, opts); err != nil {
		return &Error{Kind: kindOfFile(err), Op: op, Path: to, Err: err}
	}
	return nil
}

// copyInto writes a copy into an empty file. A connection that only reads refuses
// that, though its own database is not touched, and so is let write for the while.
func (db *DB) copyInto(ctx context.Context, to string) error {
	conn, err := db.sql.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if db.mode == ReadOnlyMode {
		if _, err := conn.ExecContext(ctx, "PRAGMA query_only = 0"); err != nil {
			return err
		}
		defer conn.ExecContext(context.WithoutCancel(ctx), "PRAGMA query_only = 1")
	}
	_, err = conn.ExecContext(ctx, "VACUUM INTO ?", to)
	return err
}

// settle makes the finished file last and gives it its name.
func settle(temp, to string, opts BackupOptions) error {
	f, err := os.OpenFile(temp, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return err
	}
	if !opts.Replace {
		return publish(temp, to)
	}
	return errors.Join(os.Rename(temp, to), syncDir(to))
}

// same reports whether two paths are one file.
func same(a, b string) bool {
	x, err1 := os.Stat(a)
	y, err2 := os.Stat(b)
	if errors.Is(err1, fs.ErrNotExist) || errors.Is(err2, fs.ErrNotExist) || err1 != nil || err2 != nil {
		return false
	}
	return os.SameFile(x, y)
}
