package outfile

import (
	"bufio"
	"errors"
	"os"
	"path/filepath"
)

// Options say how a file is written.
type Options struct {
	// Replace allows a file that exists to be replaced.
	Replace bool
	// Protected are files that are never written: inputs and the database.
	Protected []string
	// Files is the file system; nil is the machine's.
	Files Files
}

// File is a file that is being written. Nothing stands at its path before Commit.
type File struct {
	path   string // as it was given, for messages
	target target
	temp   string // empty when written directly
	files  Files
	handle Handle
	buffer *bufio.Writer
	closed bool
}

// Create begins a file. The caller ends it with Commit, and defers Discard. All
// errors of this package are *Error.
func Create(path string, opt Options) (*File, error) {
	t, err := resolve(path, opt)
	if err != nil {
		return nil, err
	}
	f := &File{path: path, target: t, files: opt.Files}
	if f.files == nil {
		f.files = Disk{}
	}
	if err := f.open(); err != nil {
		return nil, failure(path, err)
	}
	f.buffer = bufio.NewWriterSize(f.handle, 1<<16)
	return f, nil
}

func (f *File) open() (err error) {
	if f.target.direct {
		f.handle, err = opened(os.OpenFile(f.target.path, os.O_WRONLY, 0))
		return err
	}
	sweep(f.files, f.target.path)
	f.temp, f.handle, err = createTemp(f.files, f.target)
	return err
}

// Write adds to the file. Errors may show as late as at Commit.
func (f *File) Write(p []byte) (int, error) {
	n, err := f.buffer.Write(p)
	return n, failure(f.path, err)
}

// Commit makes the file stand at its path. After an error the path holds what it
// held before, except where the very last step failed, the syncing of the directory.
func (f *File) Commit() error {
	if f.closed {
		return &Error{Path: f.path, Err: errors.New("it was committed or discarded before")}
	}
	defer f.Discard()
	if err := f.buffer.Flush(); err != nil {
		return failure(f.path, err)
	}
	if f.target.direct {
		f.closed = true
		return failure(f.path, f.handle.Close())
	}
	if err := f.handle.Sync(); err != nil {
		return failure(f.path, err)
	}
	f.closed = true
	if err := f.handle.Close(); err != nil {
		f.remove()
		return failure(f.path, err)
	}
	return failure(f.path, f.rename())
}

func (f *File) rename() error {
	if err := f.files.Rename(f.temp, f.target.path); err != nil {
		f.remove()
		return err
	}
	return f.files.SyncDir(filepath.Dir(f.target.path))
}

// Discard gives the file up. It does nothing after Commit.
func (f *File) Discard() {
	if f.closed {
		return
	}
	f.closed = true
	f.handle.Close()
	if f.temp != "" {
		f.remove()
	}
}

// remove deletes the temporary file; what can't be deleted now is swept by the
// next writer, so the error that led here stays the one that is told.
func (f *File) remove() { _ = f.files.Remove(f.temp) }

// Write writes a whole file.
func Write(path string, content []byte, opt Options) error {
	f, err := Create(path, opt)
	if err != nil {
		return err
	}
	defer f.Discard()
	if _, err := f.Write(content); err != nil {
		return err
	}
	return f.Commit()
}
