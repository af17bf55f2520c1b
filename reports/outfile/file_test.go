package outfile_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/wavecut/wavecut/reports/outfile"
)

func TestWriteNew(t *testing.T) {
	path := filepath.Join(t.TempDir(), "plan ?#%41 계획.csv")
	write(t, path, "a", outfile.Options{})
	wantContent(t, path, "a")
	wantAlone(t, path)
}

func TestWriteRefusesWhatExists(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out.csv")
	write(t, path, "old", outfile.Options{})
	wantKind(t, outfile.Write(path, []byte("new"), outfile.Options{}), outfile.Exists)
	wantContent(t, path, "old")
}

func TestReplaceKeepsMode(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out.csv")
	write(t, path, "old", outfile.Options{})
	if err := os.Chmod(path, 0o604); err != nil {
		t.Fatal(err)
	}
	write(t, path, "new", outfile.Options{Replace: true})
	wantContent(t, path, "new")
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o604 {
		t.Errorf("mode is %v, %v, want -rw----r--", info.Mode(), err)
	}
}

// A link is followed: what it names is replaced, and it stays a link.
func TestReplaceFollowsLink(t *testing.T) {
	dir := t.TempDir()
	real, link := filepath.Join(dir, "real"), filepath.Join(dir, "link")
	write(t, real, "old", outfile.Options{})
	if err := os.Symlink("real", link); err != nil {
		t.Fatal(err)
	}
	write(t, link, "new", outfile.Options{Replace: true})
	wantContent(t, real, "new")
	if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link is %v, %v", info.Mode(), err)
	}
}

func TestProtected(t *testing.T) {
	dir := t.TempDir()
	input := filepath.Join(dir, "assets.csv")
	write(t, input, "precious", outfile.Options{})
	symbolic, hard := filepath.Join(dir, "symbolic"), filepath.Join(dir, "hard")
	if err := errors.Join(os.Symlink(input, symbolic), os.Link(input, hard)); err != nil {
		t.Fatal(err)
	}
	missing := filepath.Join(dir, "wavecut.db")
	opt := outfile.Options{Replace: true, Protected: []string{"", input, missing}}
	for _, path := range []string{input, symbolic, hard, filepath.Join(dir, "x", "..", "assets.csv"), missing} {
		wantKind(t, outfile.Write(path, []byte("new"), opt), outfile.Protected)
	}
	wantContent(t, input, "precious")
}

func TestNotWritable(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	write(t, file, "x", outfile.Options{})
	dangling := filepath.Join(dir, "dangling")
	if err := os.Symlink("nowhere", dangling); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"", dir, filepath.Join(dir, "no", "out"), filepath.Join(file, "out"), dangling} {
		wantKind(t, outfile.Write(path, []byte("x"), outfile.Options{Replace: true}), outfile.NotWritable)
	}
}

// A name may be as long as the file system allows.
func TestLongName(t *testing.T) {
	path := filepath.Join(t.TempDir(), strings.Repeat("n", 255))
	write(t, path, "x", outfile.Options{})
	wantContent(t, path, "x")
}

func TestDevices(t *testing.T) {
	if err := outfile.Write("/dev/null", []byte("x"), outfile.Options{}); err != nil {
		t.Errorf("write /dev/null: %v", err)
	}
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip("this system has no /dev/full")
	}
	wantKind(t, outfile.Write("/dev/full", []byte("x"), outfile.Options{}), outfile.Full)
}

func TestDiscardLeavesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out")
	f, err := outfile.Create(path, outfile.Options{})
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprint(f, "x")
	f.Discard()
	f.Discard()
	if err := f.Commit(); err == nil {
		t.Error("Commit after Discard succeeds")
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(entries) != 0 {
		t.Errorf("the directory holds %v, %v", entries, err)
	}
}

// What a killed process left beside the target goes; what a living one writes stays.
func TestSweep(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "out[1]")
	f, err := outfile.Create(path, outfile.Options{})
	if err != nil {
		t.Fatal(err)
	}
	living := tempsIn(t, dir)[0]
	dead := strings.Replace(living, fmt.Sprint(os.Getpid()), "999999999", 1)
	if err := os.WriteFile(filepath.Join(dir, dead), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	write(t, path, "x", outfile.Options{})
	if got := tempsIn(t, dir); len(got) != 1 || got[0] != living {
		t.Errorf("left are %v, want %s", got, living)
	}
	f.Discard()
	wantAlone(t, path)
}

func write(t *testing.T, path, content string, opt outfile.Options) {
	t.Helper()
	if err := outfile.Write(path, []byte(content), opt); err != nil {
		t.Fatal(err)
	}
}

func wantKind(t *testing.T, err error, kind outfile.Kind) {
	t.Helper()
	var e *outfile.Error
	if !errors.As(err, &e) || e.Kind != kind {
		t.Errorf("error is %v, want kind %d", err, kind)
	}
}

func wantContent(t *testing.T, path, content string) {
	t.Helper()
	got, err := os.ReadFile(path)
	if err != nil || string(got) != content {
		t.Errorf("%s holds %q, %v, want %q", path, got, err, content)
	}
}

func wantAlone(t *testing.T, path string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(entries) != 1 || entries[0].Name() != filepath.Base(path) {
		t.Errorf("beside %s stand %v, %v", path, entries, err)
	}
}

func tempsIn(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var temps []string
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ".tmp") {
			temps = append(temps, e.Name())
		}
	}
	return temps
}

func ExampleWrite() {
	dir, err := os.MkdirTemp("", "example")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "plan.csv")
	fmt.Println(outfile.Write(path, []byte("asset,wave\n"), outfile.Options{}))
	var e *outfile.Error
	err = outfile.Write(path, []byte("asset,wave\n"), outfile.Options{})
	fmt.Println(errors.As(err, &e) && e.Kind == outfile.Exists)
	// Output:
	// <nil>
	// true
}
