package ingest

import (
	"errors"
	"io"
	"io/fs"
	"path"
	"strings"
	"time"
)

// blob is the content of a file, of a member of an archive or of standard input.
// It can be opened more than once.
type blob struct {
	name  string    // as shown to people
	base  string    // the last element of its name, which says little
	taken time.Time // when it was written last; zero where that is not known
	open  func() (io.ReadCloser, error)
}

// fileBlob is a file of a file system.
func fileBlob(fsys fs.FS, file, shown string, info fs.FileInfo) blob {
	b := blob{name: shown, base: path.Base(file), open: func() (io.ReadCloser, error) { return fsys.Open(file) }}
	if info != nil {
		b.taken = info.ModTime()
	}
	return b
}

// within is the blob of a member, shown behind the name of what holds it.
func (b blob) within(member string, taken time.Time, open func() (io.ReadCloser, error)) blob {
	if taken.IsZero() {
		taken = b.taken
	}
	return blob{name: b.name + ":" + member, base: path.Base(member), taken: taken, open: open}
}

// head is the beginning of the blob.
func (b blob) head(n int) ([]byte, error) {
	r, err := b.open()
	if err != nil {
		return nil, unopened(b.name, err)
	}
	defer r.Close()
	head := make([]byte, n)
	read, err := io.ReadFull(r, head)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return nil, unread(b.name, err)
	}
	return head[:read], nil
}

// csv reports whether the name is that of a delimited text.
func (b blob) csv() bool { return strings.EqualFold(path.Ext(b.base), ".csv") }

// unopened is the error for a file that can't be opened, unread for one that
// can't be read: what says itself what is wrong is passed on.
func unopened(name string, err error) error { return cause(name, "can't be opened", err) }

func unread(name string, err error) error { return cause(name, "can't be read", err) }

func cause(name, reason string, err error) error {
	var input *InputError
	if errors.As(err, &input) {
		return input
	}
	return inputError(name, reason, "", err)
}
