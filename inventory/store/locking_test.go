package store_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/wavecut/wavecut/inventory/ingest"
	"github.com/wavecut/wavecut/inventory/store"
)

// Environment variables that make the test binary a process with firm locks, and
// one that only tries to write.
const (
	lockDB = "WAVECUT_TEST_LOCK_DB"
	tryDB  = "WAVECUT_TEST_TRY_DB"
)

// lockChild imports with firm locks, and while the import is not committed reads
// the database file by other means and lets another process try to write.
func lockChild(ctx context.Context, path string) error {
	if err := store.LockFirmly(); err != nil {
		return err
	}
	db, err := store.Open(ctx, path, store.ReadWriteMode, store.Options{})
	if err != nil {
		return err
	}
	set, err := ingest.Open(ctx, []ingest.Input{ingest.Folder(fstest.MapFS{"teams.csv": {Data: []byte("team\nlast\n")}})}, ingest.Options{})
	if err != nil {
		return err
	}
	_, err = db.Import(ctx, set, store.ImportOptions{Accept: func(*store.Summary) error {
		if _, err := os.ReadFile(path); err != nil {
			return err
		}
		exe, err := os.Executable()
		if err != nil {
			return err
		}
		cmd := exec.Command(exe)
		cmd.Env = append(os.Environ(), lockDB+"=", tryDB+"="+path)
		out, err := cmd.Output()
		fmt.Printf("the other one: %s", out)
		return err
	}})
	return errors.Join(err, db.Close())
}

func tryChild(ctx context.Context, path string) {
	_, err := store.Open(ctx, path, store.ReadWriteMode, store.Options{LockTimeout: time.Millisecond})
	fmt.Println(store.KindOf(err))
}

// Reading the database file by other means while a transaction is open would drop
// SQLite's ordinary locks and let a second writer in; firm ones stay.
func TestFirmLocks(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("only Linux has these locks")
	}
	path := filepath.Join(t.TempDir(), "w.db")
	filled(t, path)
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe)
	cmd.Env = append(os.Environ(), lockDB+"="+path)
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "the other one: busy") {
		t.Errorf("%s %v", out, err)
	}
}
