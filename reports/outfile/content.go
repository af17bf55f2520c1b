package outfile

import (
	"bufio"
	"io"
)

// Content is a file that is to be written into a folder.
type Content struct {
	Name  string // slash-separated, within the folder
	Write func(io.Writer) error
}

// WriteAll writes files into a folder, each whole or not at all. All names are
// claimed before anything is written, as by [OpenDir].
func WriteAll(path string, files []Content, opt Options) (*Dir, error) {
	names := make([]string, len(files))
	for i := range files {
		names[i] = files[i].Name
	}
	dir, err := OpenDir(path, names, opt)
	if err != nil {
		return nil, err
	}
	for i := range files {
		if err := dir.write(&files[i]); err != nil {
			return dir, err
		}
	}
	return dir, nil
}

func (d *Dir) write(c *Content) error {
	f, err := d.Create(c.Name)
	if err != nil {
		return err
	}
	defer f.Discard()
	w := bufio.NewWriter(f)
	if err := c.Write(w); err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Commit()
}
