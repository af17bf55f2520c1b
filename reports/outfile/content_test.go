package outfile_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/wavecut/wavecut/reports/outfile"
)

func content(name, text string) outfile.Content {
	return outfile.Content{Name: name, Write: func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	}}
}

func TestWriteAll(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	for _, text := range []string{"one", "two"} { // the second run replaces what the first made
		if _, err := outfile.WriteAll(dir, []outfile.Content{content("a", text), content("b/c", text)}, outfile.Options{}); err != nil {
			t.Fatal(err)
		}
		wantContent(t, filepath.Join(dir, "b", "c"), text)
	}
}

// A file that can't be made leaves the one that stood there, and no part of its own.
func TestWriteAllStopsAtTheFirstError(t *testing.T) {
	dir := t.TempDir()
	broken := outfile.Content{Name: "b", Write: func(w io.Writer) error {
		if _, err := io.WriteString(w, "half"); err != nil {
			return err
		}
		return errors.New("broken")
	}}
	if _, err := outfile.WriteAll(dir, []outfile.Content{content("a", "a"), broken, content("c", "c")}, outfile.Options{}); err == nil {
		t.Error("no error")
	}
	wantContent(t, filepath.Join(dir, "a"), "a")
	for _, name := range []string{"b", "c"} {
		if _, err := os.Stat(filepath.Join(dir, name)); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s is there: %v", name, err)
		}
	}
}
