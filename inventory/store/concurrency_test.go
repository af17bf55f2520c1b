package store_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/wavecut/wavecut/inventory/store"
)

// Of two imports at once one waits, and is told Busy when it takes too long (D1);
// a reader sees the old state meanwhile (D2).
func TestTwoWriters(t *testing.T) {
	path := filepath.Join(t.TempDir(), "w.db")
	filled(t, path)
	first, err := store.Open(t.Context(), path, store.ReadWriteMode, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	second, err := store.Open(t.Context(), path, store.ReadWriteMode, store.Options{LockTimeout: time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	defer second.Close()
	reader, err := store.Open(t.Context(), path, store.ReadOnlyMode, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	before := estate(t, reader)

	change := small()
	change["teams.csv"] = "team,hours_per_window\ncore,1\nmore,2\n"
	_, err = first.Import(t.Context(), change.open(t), store.ImportOptions{Accept: func(*store.Summary) error {
		if _, err := second.Import(t.Context(), small().open(t), store.ImportOptions{}); store.KindOf(err) != store.Busy || asError(err).Hint == "" {
			t.Errorf("a second import: %v", err)
		}
		if _, err := store.Open(t.Context(), path, store.ReadWriteMode, store.Options{LockTimeout: time.Millisecond}); store.KindOf(err) != store.Busy {
			t.Errorf("opening for writing: %v", err)
		}
		if !equal(estate(t, reader), before) {
			t.Error("a reader sees half an import")
		}
		return nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	if equal(estate(t, reader), before) {
		t.Error("a reader does not see the import")
	}
	mustImport(t, second, small(), store.ImportOptions{})
}

// Writers that come together all get their turn, and nothing is lost.
func TestManyWriters(t *testing.T) {
	path := filepath.Join(t.TempDir(), "w.db")
	filled(t, path)
	const writers, plans = 4, 5
	failed := make(chan error, writers)
	for w := range writers {
		go func() {
			failed <- func() error {
				db, err := store.Open(t.Context(), path, store.ReadWriteMode, store.Options{LockTimeout: time.Minute})
				if err != nil {
					return err
				}
				defer db.Close()
				for i := range plans {
					name := string(rune('a'+w)) + string(rune('0'+i))
					if err := db.SavePlan(t.Context(), &store.Plan{Name: name}, store.SavePlanOptions{}); err != nil {
						return err
					}
				}
				return nil
			}()
		}()
	}
	for range writers {
		if err := <-failed; err != nil {
			t.Error(err)
		}
	}
	db, err := store.Open(t.Context(), path, store.ReadOnlyMode, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if list, err := db.Plans(t.Context()); err != nil || len(list) != writers*plans {
		t.Errorf("%d plans, %v", len(list), err)
	}
}

// A cancelled import leaves a connection that works, and nothing that runs (D7).
func TestCancelledImportLeavesNothingRunning(t *testing.T) {
	db := memory(t)
	mustImport(t, db, small(), store.ImportOptions{})
	before := runtime.NumGoroutine()
	for range 20 {
		ctx, cancel := context.WithCancel(t.Context())
		_, err := db.Import(ctx, small().open(t), store.ImportOptions{Progress: func(store.Progress) { cancel() }})
		cancel()
		if !errors.Is(err, context.Canceled) {
			t.Fatal(err)
		}
		estate(t, db)
	}
	for n := 0; runtime.NumGoroutine() > before; n++ {
		if n > 1_000_000 {
			t.Fatalf("%d goroutines, %d before", runtime.NumGoroutine(), before)
		}
		runtime.Gosched()
	}
}

// A transaction that begins as a reader and becomes a writer fails where two meet;
// all of ours are immediate, which the DSN sees to (D3).
func TestNoPlainBegin(t *testing.T) {
	plain := regexp.MustCompile(`(?i)"\s*BEGIN\b|BEGIN\s+(DEFERRED|TRANSACTION)`)
	names, err := filepath.Glob("*.go")
	if err != nil || len(names) < 20 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		const readOnly = "reader.go" // its connection can't become a writer
		if !strings.HasSuffix(name, "_test.go") && name != readOnly && plain.Match(text) {
			t.Errorf("%s has a plain BEGIN", name)
		}
	}
}

// The database file is opened by SQLite alone: closing another descriptor of it
// would drop SQLite's locks.
func TestNobodyElseOpensTheDatabase(t *testing.T) {
	opens := regexp.MustCompile(`os\.(Open|OpenFile|ReadFile|Create)\(([a-zA-Z.]+)`)
	allowed := map[string]string{
		"sniff.go":  "path", // SQLite refused the file, so holds no lock on it
		"create.go": "temp", // a file that no connection knows yet
		"backup.go": "temp", // a finished copy that no connection has open

		"graphcache.go": "c.path", // another file, which it makes sure of
	}
	names, _ := filepath.Glob("*.go")
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		for _, m := range opens.FindAllStringSubmatch(string(text), -1) {
			if allowed[name] != m[2] && m[2] != "filepath.Dir" {
				t.Errorf("%s opens %s", name, m[2])
			}
		}
	}
}
