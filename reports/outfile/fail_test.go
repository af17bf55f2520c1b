package outfile_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/wavecut/wavecut/reports/outfile"
)

// failing is the disk with its k-th operation failing, half done where it can be.
type failing struct {
	disk  outfile.Disk
	k     int
	did   []string
	cause error
}

func (f *failing) step(op string) error {
	f.did = append(f.did, op)
	if len(f.did) == f.k {
		return f.cause
	}
	return nil
}

func (f *failing) Create(path string, mode fs.FileMode) (outfile.Handle, error) {
	if err := f.step("create"); err != nil {
		return nil, err
	}
	h, err := f.disk.Create(path, mode)
	return &failingHandle{h, f}, err
}

func (f *failing) Rename(from, to string) error {
	return errors.Join(f.step("rename"), f.unless(func() error { return f.disk.Rename(from, to) }))
}

func (f *failing) SyncDir(dir string) error {
	return errors.Join(f.step("sync directory"), f.unless(func() error { return f.disk.SyncDir(dir) }))
}

func (f *failing) Remove(path string) error {
	return errors.Join(f.step("remove"), f.unless(func() error { return f.disk.Remove(path) }))
}

// unless does the work unless this is the operation that fails.
func (f *failing) unless(work func() error) error {
	if len(f.did) == f.k {
		return nil
	}
	return work()
}

type failingHandle struct {
	outfile.Handle
	f *failing
}

func (h *failingHandle) Write(p []byte) (int, error) {
	if err := h.f.step("write"); err != nil {
		n, _ := h.Handle.Write(p[:len(p)/2])
		return n, err
	}
	return h.Handle.Write(p)
}

func (h *failingHandle) Sync() error {
	if err := h.f.step("sync"); err != nil {
		return err
	}
	return h.Handle.Sync()
}

func (h *failingHandle) Close() error {
	err := h.f.step("close")
	return errors.Join(err, h.Handle.Close())
}

// With any step failing the target is old or new and never a mixture, an error is
// told, and what is left behind is gone after the next write.
func TestFailAtEveryStep(t *testing.T) {
	content := strings.Repeat("new", 100_000)
	for _, cause := range []error{syscall.ENOSPC, syscall.EIO} {
		for k := 1; ; k++ {
			path := filepath.Join(t.TempDir(), "out")
			write(t, path, "old", outfile.Options{})
			files := &failing{k: k, cause: cause}
			err := outfile.Write(path, []byte(content), outfile.Options{Replace: true, Files: files})
			if len(files.did) < k {
				if err != nil {
					t.Fatalf("no step failed, and the error is %v", err)
				}
				break
			}
			wantOldOrNew(t, path, content, files.did[k-1])
			checkCause(t, err, cause, files.did[k-1])
		}
	}
}

func wantOldOrNew(t *testing.T, path, content, step string) {
	t.Helper()
	want := "old"
	if step == "sync directory" {
		want = content
	}
	got, err := os.ReadFile(path)
	if err != nil || string(got) != want {
		t.Errorf("after a failing %s the file holds %d bytes, %v", step, len(got), err)
	}
	wantAlone(t, path)
}

func checkCause(t *testing.T, err, cause error, step string) {
	t.Helper()
	kind := outfile.NotWritable
	if cause == syscall.ENOSPC {
		kind = outfile.Full
	}
	if !errors.Is(err, cause) {
		t.Errorf("after a failing %s the error is %v", step, err)
	}
	wantKind(t, err, kind)
}

// A disk that fails the work and then the cleaning up leaves a file that the next
// writer of the target knows as a leftover.
func TestFailTwiceLeavesTheOld(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out")
	write(t, path, "old", outfile.Options{})
	err := outfile.Write(path, []byte("new"), outfile.Options{Replace: true, Files: stuck{}})
	if !errors.Is(err, syscall.EIO) {
		t.Errorf("error is %v, want EIO", err)
	}
	wantContent(t, path, "old")
}

// stuck fails to rename and to remove.
type stuck struct{ outfile.Disk }

func (stuck) Rename(string, string) error { return syscall.EIO }
func (stuck) Remove(string) error         { return syscall.EROFS }
