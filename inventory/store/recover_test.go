package store_test

import (
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"github.com/wavecut/wavecut/inventory/ingest"
	"github.com/wavecut/wavecut/inventory/store"
)

// torn is a database as a process leaves it that was killed while it wrote: changed
// pages in the file, and the journal that takes them back.
func torn(t *testing.T) string {
	t.Helper()
	source, copied := filepath.Join(t.TempDir(), "source.db"), filepath.Join(t.TempDir(), "torn.db")
	db, err := store.Create(t.Context(), source, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	importSet(t, db, batch(1))
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	raw, err := sql.Open("sqlite", source)
	if err != nil {
		t.Fatal(err)
	}
	defer raw.Close()
	raw.SetMaxOpenConns(1)
	// With so small a cache the changes reach the file before the transaction ends.
	for _, q := range []string{"PRAGMA cache_size = 1", "BEGIN IMMEDIATE", "UPDATE asset SET name = 'torn' || hex(zeroblob(400))"} {
		if _, err := raw.ExecContext(t.Context(), q); err != nil {
			t.Fatal(err)
		}
	}
	for _, suffix := range []string{"", "-journal"} {
		text, err := os.ReadFile(source + suffix)
		if err == nil {
			err = os.WriteFile(copied+suffix, text, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return copied
}

func importSet(t *testing.T, db *store.DB, files fstest.MapFS) {
	t.Helper()
	set, err := ingest.Open(t.Context(), []ingest.Input{ingest.Folder(files)}, ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Import(t.Context(), set, store.ImportOptions{}); err != nil {
		t.Fatal(err)
	}
}

// Reading is possible at once after a kill, and sees the state before.
func TestReadingAfterAKill(t *testing.T) {
	path := torn(t)
	db, err := store.Open(t.Context(), path, store.ReadOnlyMode, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	e, err := db.Estate(t.Context())
	if err != nil || len(e.Assets) != 200 || e.Assets[0].ChangeGBPerDay != 1 {
		t.Errorf("the estate is %d assets, %v", len(e.Assets), err)
	}
	if damage, err := db.Check(t.Context(), store.CheckOptions{Content: true}); err != nil || len(damage) > 0 {
		t.Errorf("damage is %v, %v", damage, err)
	}
}

// Where the journal can't be played back it is said what is needed.
func TestReadingAfterAKillWithoutTheRightToWrite(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may write everything")
	}
	path := torn(t)
	if err := os.Chmod(path, 0o400); err != nil {
		t.Fatal(err)
	}
	_, err := store.Open(t.Context(), path, store.ReadOnlyMode, store.Options{})
	var e *store.Error
	if !errors.As(err, &e) || e.Kind != store.ReadOnly || e.Hint == "" {
		t.Errorf("error is %v", err)
	}
}
