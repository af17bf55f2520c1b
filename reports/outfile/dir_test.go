package outfile_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/wavecut/wavecut/reports/outfile"
)

// fill opens a folder for the names and writes each of them.
func fill(t *testing.T, dir string, opt outfile.Options, names ...string) error {
	t.Helper()
	d, err := outfile.OpenDir(dir, names, opt)
	if err != nil {
		return err
	}
	for _, name := range names {
		f, err := d.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Discard()
		if _, err := f.Write([]byte(name)); err != nil {
			t.Fatal(err)
		}
		if err := f.Commit(); err != nil {
			t.Fatal(err)
		}
	}
	return nil
}

func TestDirReplacesWhatItMade(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out", "deep")
	for range 2 {
		if err := fill(t, dir, outfile.Options{}, "report.md", "inventory/assets.csv", "웨이브 1.md"); err != nil {
			t.Fatal(err)
		}
	}
	wantContent(t, filepath.Join(dir, "inventory", "assets.csv"), "inventory/assets.csv")
	if err := fill(t, dir, outfile.Options{}, "웨이브 1.md", "plan.csv"); err != nil {
		t.Fatal(err)
	}
	if err := fill(t, dir, outfile.Options{}, "report.md"); err != nil {
		t.Errorf("what was made by the run before the last is refused: %v", err)
	}
}

func TestDirRefusesWhatItDidNotMake(t *testing.T) {
	dir := t.TempDir()
	precious := filepath.Join(dir, "report.md")
	if err := os.WriteFile(precious, []byte("precious"), 0o644); err != nil {
		t.Fatal(err)
	}
	wantKind(t, fill(t, dir, outfile.Options{}, "plan.csv", "report.md"), outfile.Exists)
	wantContent(t, precious, "precious")
	if _, err := os.Stat(filepath.Join(dir, "plan.csv")); err == nil {
		t.Error("something was written beside what was refused")
	}
	if err := fill(t, dir, outfile.Options{Replace: true}, "report.md"); err != nil {
		t.Fatal(err)
	}
	wantContent(t, precious, "report.md")
}

func TestDirStaysWithin(t *testing.T) {
	for _, name := range []string{"../x", "/etc/x", "a/../../x", "", "a\nb", ".wavecut-made"} {
		wantKind(t, fill(t, t.TempDir(), outfile.Options{}, name), outfile.NotWritable)
	}
}

func TestDirThatIsAFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	write(t, file, "x", outfile.Options{})
	wantKind(t, fill(t, file, outfile.Options{}, "a"), outfile.NotWritable)
}
