package outfile

import (
	"io"
	"io/fs"
	"os"
	"runtime"
)

// Handle is an open temporary file.
type Handle interface {
	io.Writer
	Sync() error
	Close() error
}

// Files is the file system as the protocol needs it; a test can make any step fail.
type Files interface {
	// Create makes a file that does not exist, with the mode, or with what is
	// usual for new files where the mode is 0.
	Create(path string, mode fs.FileMode) (Handle, error)
	Rename(from, to string) error
	SyncDir(dir string) error
	Remove(path string) error
}

// Disk is the file system of the machine.
type Disk struct{}

// Create makes a new file. A given mode holds whatever the umask.
func (Disk) Create(path string, mode fs.FileMode) (Handle, error) {
	const fresh = os.O_WRONLY | os.O_CREATE | os.O_EXCL
	if mode == 0 {
		return opened(os.OpenFile(path, fresh, 0o666))
	}
	f, err := os.OpenFile(path, fresh, 0o600)
	if err != nil {
		return nil, err
	}
	if err := f.Chmod(mode); err != nil {
		f.Close()
		os.Remove(path)
		return nil, err
	}
	return f, nil
}

// opened keeps a nil file from becoming a Handle that is not nil.
func opened(f *os.File, err error) (Handle, error) {
	if err != nil {
		return nil, err
	}
	return f, nil
}

// Rename replaces to by from in one step.
func (Disk) Rename(from, to string) error { return os.Rename(from, to) }

// SyncDir makes a rename last through a loss of power. Windows has no such call.
func (Disk) SyncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	return d.Sync()
}

// Remove deletes a file.
func (Disk) Remove(path string) error { return os.Remove(path) }
