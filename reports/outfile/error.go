package outfile

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"
)

// Kind says why a file was not written.
type Kind uint8

// The kinds of errors.
const (
	NotWritable Kind = iota // no such directory, no permission, a read-only or failing disk
	Exists                  // the target exists, and replacing it was not asked for
	Protected               // the target is an input or the database
	Full                    // no space, or over a quota or file size limit
)

// Error says which file was not written, and why.
type Error struct {
	Kind Kind
	Path string
	Err  error
}

func (e *Error) Error() string {
	switch e.Kind {
	case Exists:
		return fmt.Sprintf("write %s: the file exists", e.Path)
	case Full:
		return fmt.Sprintf("write %s: disk full: %v", e.Path, e.Err)
	}
	return fmt.Sprintf("write %s: %v", e.Path, e.Err)
}

func (e *Error) Unwrap() error { return e.Err }

// failure wraps an error of the file system.
func failure(path string, err error) error {
	var own *Error
	if err == nil || errors.As(err, &own) {
		return err
	}
	kind := NotWritable
	if IsFull(err) {
		kind = Full
	}
	// The system names the temporary file in its error; people know the target.
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		err = pathErr.Err
	}
	return &Error{Kind: kind, Path: path, Err: err}
}

// IsFull reports whether an error says that there is no room for more.
func IsFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || errors.Is(err, syscall.EFBIG)
}
