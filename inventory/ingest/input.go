package ingest

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Input names something to read: a folder or a file of a file system.
type Input struct {
	FS   fs.FS
	Path string // in FS, as fs.ValidPath wants it
	Name string // as shown to people; empty: Path
	// Reader, where given, is what is read instead, once: standard input.
	Reader io.Reader
}

// Stream is the input that r gives.
func Stream(r io.Reader, name string) Input { return Input{Reader: r, Name: name} }

// Folder is the input that holds the whole of fsys.
func Folder(fsys fs.FS) Input { return Input{FS: fsys, Path: "."} }

// Paths are inputs from the operating system's file system. Whether they exist
// is found out when they are opened.
func Paths(paths ...string) []Input {
	inputs := make([]Input, len(paths))
	for i, p := range paths {
		dir, base := filepath.Split(filepath.Clean(p))
		if dir == "" {
			dir = "."
		}
		inputs[i] = Input{FS: os.DirFS(dir), Path: base, Name: p}
		if base == "" || base == "." || base == ".." {
			inputs[i] = Input{FS: os.DirFS(p), Path: ".", Name: p}
		}
	}
	return inputs
}

// shown is the name of a file of the input, for people.
func (in Input) shown(file string) string {
	if in.Name == "" {
		return file
	}
	if rest, below := strings.CutPrefix(file, in.Path+"/"); below {
		return filepath.Join(in.Name, rest)
	}
	if in.Path == "." && file != "." {
		return filepath.Join(in.Name, file)
	}
	return in.Name
}
