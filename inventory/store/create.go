package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// Create makes an empty database and opens it for writing. A file that is there
// is left alone (Exists). The database is made under another name beside it and
// then linked, so that a kill leaves none or a whole one; what a killed process
// left behind is swept.
func Create(ctx context.Context, path string, opts Options) (*DB, error) {
	const op = "create database"
	if exists(path) {
		return nil, &Error{Kind: Exists, Op: op, Path: path, Hint: "name another file, or remove this one"}
	}
	sweep(path, newSuffix)
	temp, err := newFile(path, newSuffix)
	if err != nil {
		return nil, &Error{Kind: kindOfFile(err), Op: op, Path: path, Err: err}
	}
	defer removeDatabase(temp)
	if err := build(ctx, temp, opts); err != nil {
		return nil, renamed(err, path)
	}
	if err := publish(temp, path); err != nil {
		return nil, &Error{Kind: kindOfFile(err), Op: op, Path: path, Err: err}
	}
	return Open(ctx, path, ReadWriteMode, opts)
}

// build makes the schema in the empty file.
func build(ctx context.Context, path string, opts Options) error {
	db, err := connect(path, ReadWriteMode, opts)
	if err != nil {
		return err
	}
	err = db.inTx(ctx, "create database", func(tx *txn) error { return createSchema(ctx, tx) })
	return errors.Join(err, db.Close())
}

// renamed puts the path that was asked for into an error about a temporary one.
func renamed(err error, path string) error {
	var e *Error
	if errors.As(err, &e) {
		e.Path = path
	}
	return err
}

// Suffixes of files that are being made; the number of the process follows.
const (
	newSuffix    = ".new-"
	backupSuffix = ".backup-"
)

// newFile makes an empty file beside path that no one else uses.
func newFile(path, suffix string) (string, error) {
	temp := path + suffix + strconv.Itoa(os.Getpid())
	removeDatabase(temp)
	f, err := os.OpenFile(temp, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if err != nil {
		return "", err
	}
	return temp, f.Close()
}

func removeDatabase(path string) {
	os.Remove(path + "-journal")
	os.Remove(path)
}

// publish gives the file its name, unless there is one of that name by now.
func publish(temp, path string) error {
	err := os.Link(temp, path)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return errors.Join(err, syncDir(path))
	}
	// A file system without links: rename, which may replace a file that another
	// process made this very moment.
	if exists(path) {
		return fs.ErrExist
	}
	return errors.Join(os.Rename(temp, path), syncDir(path))
}

// syncDir makes a new name in the folder of path last.
func syncDir(path string) error {
	d, err := os.Open(filepath.Dir(path))
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) && !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	return nil
}

// sweep removes what processes that are no more left half made beside path.
func sweep(path, suffix string) {
	left, _ := filepath.Glob(globText(path+suffix) + "*")
	for _, name := range left {
		pid, err := strconv.Atoi(strings.TrimPrefix(name, path+suffix))
		if err == nil && !running(pid) {
			removeDatabase(name)
		}
	}
}

// globText takes their meaning from the characters that patterns use.
func globText(s string) string {
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(s)
}

func running(pid int) bool {
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	defer p.Release()
	err = p.Signal(syscall.Signal(0))
	return !errors.Is(err, os.ErrProcessDone) && !errors.Is(err, syscall.ESRCH)
}

// kindOfFile is the kind of an error of the file system.
func kindOfFile(err error) Kind {
	switch {
	case errors.Is(err, fs.ErrExist):
		return Exists
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return Full
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return ReadOnly
	}
	return Failed
}
