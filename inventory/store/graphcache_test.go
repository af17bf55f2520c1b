package store

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest"
	sampledata "github.com/wavecut/wavecut/sample-data"
)

// cachedDatabase is a database of the small estate that keeps a cache.
func cachedDatabase(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "wave [cut]*.db")
	db, err := Create(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	set, err := ingest.Open(t.Context(), []ingest.Input{ingest.Folder(sampledata.Small())}, ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Import(t.Context(), set, ImportOptions{}); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// graphOf loads the graph's estate, and says whether the cache was of its state
// before; the estate must be what the slow way gives.
func graphOf(t *testing.T, path string) (e *inventory.Estate, cached bool) {
	t.Helper()
	db, err := Open(t.Context(), path, ReadOnlyMode, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.cacheFrom = 0
	err = db.inReadTx(t.Context(), "look at the cache of", func(q *txn) error {
		var state string
		if err := q.QueryRowContext(t.Context(), stateQuery).Scan(&state); err != nil {
			return err
		}
		probe := inventory.Estate{Sites: make([]inventory.Site, 100)}
		cached = newGraphCache(t.Context(), db, q, state).load(&probe)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if e, err = db.GraphEstate(t.Context()); err != nil {
		t.Fatal(err)
	}
	want, err := db.Estate(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(e.Assets) != len(want.Assets) || !alike(e.Dependencies, want.Dependencies) {
		t.Fatalf("%d assets, %d dependencies", len(e.Assets), len(e.Dependencies))
	}
	for i := range want.Assets {
		if w := graphColumns(&want.Assets[i]); !alike(e.Assets[i], w) {
			t.Errorf("%+v, want %+v", e.Assets[i], w)
		}
	}
	return e, cached
}

// The second question reads the cache, and gets the same.
func TestGraphCache(t *testing.T) {
	path := cachedDatabase(t)
	if err := os.Chmod(path, 0o600); err != nil {
		t.Fatal(err)
	}
	left := path + GraphCacheSuffix + "-123"
	if err := os.WriteFile(left, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, cached := graphOf(t, path); cached {
		t.Error("there was a cache before the first question")
	}
	info, err := os.Stat(path + GraphCacheSuffix)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("%v, %v", info, err)
	}
	if _, cached := graphOf(t, path); !cached {
		t.Error("the cache was not used")
	}
	if _, err := os.Stat(left); err == nil {
		t.Error("what a killed process has left is still there")
	}
}

// A small database keeps none.
func TestNoCacheForSmallDatabases(t *testing.T) {
	path := cachedDatabase(t)
	db, err := Open(t.Context(), path, ReadOnlyMode, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.GraphEstate(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path + GraphCacheSuffix); err == nil {
		t.Error("there is a cache")
	}
}

// A cache is never of another state than the database's, whoever has changed that.
func TestCacheIsNeverStale(t *testing.T) {
	path := cachedDatabase(t)
	for _, change := range []string{
		"UPDATE asset SET name = 'other' WHERE id = 'build'", // by another program: no import, no digest
		"DELETE FROM dependency WHERE from_no = (SELECT min(from_no) FROM dependency)",
	} {
		graphOf(t, path)
		if _, cached := graphOf(t, path); !cached {
			t.Fatal("the cache was not used")
		}
		db, err := Open(t.Context(), path, ReadWriteMode, Options{})
		if err != nil {
			t.Fatal(err)
		}
		err = db.inTx(t.Context(), "change", func(q *txn) error {
			_, err := q.ExecContext(context.Background(), change)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		db.Close()
		if _, cached := graphOf(t, path); cached {
			t.Errorf("%s: the cache of the state before was used", change)
		}
	}
}

// Whatever stands in its place, questions are answered; and a cache that can't be
// written is done without.
func TestDamagedCache(t *testing.T) {
	path := cachedDatabase(t)
	file := path + GraphCacheSuffix
	graphOf(t, path)
	good, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	flipped := append([]byte(nil), good...)
	flipped[len(flipped)/2] ^= 4
	for name, data := range map[string][]byte{"empty": {}, "cut": good[:len(good)-5], "flipped": flipped, "foreign": []byte("hello")} {
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, cached := graphOf(t, path); cached {
			t.Errorf("%s: it was used", name)
		}
		if _, cached := graphOf(t, path); !cached {
			t.Errorf("%s: it was not made anew", name)
		}
	}
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(file, "in the way"), 0o700); err != nil {
		t.Fatal(err)
	}
	graphOf(t, path)
	if left, _ := filepath.Glob(globEscape(file) + "-*"); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}
