package outfile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// manifest is the file in which a folder of outputs lists what was made there.
const manifest = ".wavecut-made"

// Dir is a folder of outputs. What was made there before is replaced; what was not
// is refused, so that a folder of other things loses nothing.
type Dir struct {
	path string
	opt  Options
}

// OpenDir makes the folder where there is none, and claims the names of the files
// that are to be written: slash-separated paths within the folder. The names are
// noted before anything is written, so that after a crash they can be replaced.
func OpenDir(path string, names []string, opt Options) (*Dir, error) {
	for _, name := range names {
		if !filepath.IsLocal(filepath.FromSlash(name)) || name == manifest || strings.Contains(name, "\n") {
			return nil, &Error{Path: path, Err: fmt.Errorf("%q is no name within a folder", name)}
		}
	}
	if err := os.MkdirAll(path, 0o777); err != nil {
		return nil, failure(path, err)
	}
	d := &Dir{path: path, opt: opt}
	before, err := d.made()
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		if err := d.claim(name, before); err != nil {
			return nil, err
		}
	}
	d.opt.Replace = true
	return d, d.note(slices.Concat(before, names))
}

// made lists what was made in the folder before.
func (d *Dir) made() ([]string, error) {
	text, err := os.ReadFile(filepath.Join(d.path, manifest))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return strings.Split(strings.TrimSuffix(string(text), "\n"), "\n"), failure(d.path, err)
}

// claim refuses a name under which something stands that was not made here.
func (d *Dir) claim(name string, before []string) error {
	path := d.Path(name)
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) || d.opt.Replace {
		return nil
	}
	if slices.Contains(before, name) {
		return nil
	}
	return &Error{Kind: Exists, Path: path, Err: fs.ErrExist}
}

// note writes the manifest, a name on a line.
func (d *Dir) note(names []string) error {
	slices.Sort(names)
	text := strings.Join(slices.Compact(names), "\n") + "\n"
	return Write(filepath.Join(d.path, manifest), []byte(text), Options{Replace: true, Files: d.opt.Files})
}

// Path is the path of a file in the folder.
func (d *Dir) Path(name string) string { return filepath.Join(d.path, filepath.FromSlash(name)) }

// Create begins a file in the folder.
func (d *Dir) Create(name string) (*File, error) {
	path := d.Path(name)
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return nil, failure(path, err)
	}
	return Create(path, d.opt)
}
