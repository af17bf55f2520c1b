package outfile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// target is where a file goes, after links are followed.
type target struct {
	path   string
	mode   fs.FileMode // of the file that is replaced; 0 for a new one
	direct bool        // a device, a pipe or a socket: written to as it is
}

// resolve follows links and refuses what must not be written.
func resolve(path string, opt Options) (target, error) {
	if path == "" {
		return target{}, &Error{Path: `""`, Err: errors.New("the path is empty")}
	}
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return newTarget(path, opt)
	}
	if err != nil {
		return target{}, failure(path, err)
	}
	switch {
	case info.IsDir():
		return target{}, &Error{Path: path, Err: errors.New("it is a directory")}
	case isProtected(path, info, opt.Protected):
		return target{}, &Error{Kind: Protected, Path: path, Err: errors.New("it is read by this command")}
	case !info.Mode().IsRegular():
		return target{path: path, direct: true}, nil
	case !opt.Replace:
		return target{}, &Error{Kind: Exists, Path: path, Err: fs.ErrExist}
	}
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		return target{}, failure(path, err)
	}
	return target{path: real, mode: info.Mode().Perm()}, nil
}

// newTarget is the target of a file that does not exist yet.
func newTarget(path string, opt Options) (target, error) {
	if _, err := os.Lstat(path); err == nil {
		return target{}, &Error{Path: path, Err: errors.New("it is a symbolic link to nothing")}
	}
	if dir := filepath.Dir(path); !isDir(dir) {
		return target{}, &Error{Path: path, Err: fmt.Errorf("there is no directory %s", dir)}
	}
	if isProtected(path, nil, opt.Protected) {
		return target{}, &Error{Kind: Protected, Path: path, Err: errors.New("it is used by this command")}
	}
	return target{path: path}, nil
}

func isDir(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// isProtected reports whether the path is one of the protected files, by identity
// where both exist (which sees through links) and by name.
func isProtected(path string, info fs.FileInfo, protected []string) bool {
	for _, p := range protected {
		if p == "" {
			continue
		}
		if sameName(path, p) {
			return true
		}
		if other, err := os.Stat(p); err == nil && info != nil && os.SameFile(info, other) {
			return true
		}
	}
	return false
}

func sameName(a, b string) bool {
	absA, errA := filepath.Abs(a)
	absB, errB := filepath.Abs(b)
	return errA == nil && errB == nil && absA == absB
}
