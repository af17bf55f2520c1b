package outfile

import (
	"errors"
	"fmt"
	"hash/fnv"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// tempPrefix begins the names of the temporary files of a target. It holds a hash
// of the target's name and not the name, which may be as long as a name can be.
func tempPrefix(target string) string {
	h := fnv.New64a()
	h.Write([]byte(filepath.Base(target)))
	return fmt.Sprintf(".wavecut-%016x-", h.Sum64())
}

// createTemp makes a temporary file beside the target, so that a rename stays
// within one file system. Its name holds the process id, for sweep.
func createTemp(files Files, t target) (string, Handle, error) {
	dir := filepath.Dir(t.path)
	for n := 0; ; n++ {
		name := filepath.Join(dir, fmt.Sprintf("%s%d-%d.tmp", tempPrefix(t.path), os.Getpid(), n))
		h, err := files.Create(name, t.mode)
		if err == nil {
			return name, h, nil
		}
		if !errors.Is(err, fs.ErrExist) || n == 100 {
			return "", nil, err
		}
	}
}

// sweep removes the temporary files of the target whose processes are gone. What
// can't be listed or removed is left: it harms nothing but tidiness.
func sweep(files Files, path string) {
	prefix := tempPrefix(path)
	left, err := filepath.Glob(filepath.Join(escapeGlob(filepath.Dir(path)), prefix+"*.tmp"))
	if err != nil {
		return
	}
	for _, name := range left {
		var pid, n int
		if c, _ := fmt.Sscanf(filepath.Base(name)[len(prefix):], "%d-%d.tmp", &pid, &n); c == 2 && !alive(pid) {
			_ = files.Remove(name)
		}
	}
}

// escapeGlob takes the meaning from the special characters of a directory's name.
func escapeGlob(dir string) string {
	var out []rune
	for _, r := range dir {
		switch r {
		case '*', '?', '[':
			out = append(out, '[', r, ']')
		default:
			out = append(out, r)
		}
	}
	return string(out)
}

// alive reports whether a process runs, and says yes where it can't tell.
func alive(pid int) bool {
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	err = p.Signal(syscall.Signal(0))
	return !errors.Is(err, os.ErrProcessDone) && !errors.Is(err, syscall.ESRCH)
}
