package store

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/wavecut/wavecut/inventory/ingest"
)

// largeSet is a set of n assets in a chain.
func largeSet(t *testing.T, n int) *ingest.Set {
	t.Helper()
	var assets, dependencies strings.Builder
	assets.WriteString("id,site,name\n")
	dependencies.WriteString("from,to\n")
	for i := range n {
		fmt.Fprintf(&assets, "a%d,A,%s\n", i, strings.Repeat("x", 100))
		if i > 0 {
			fmt.Fprintf(&dependencies, "a%d,a%d\n", i, i-1)
		}
	}
	set, err := ingest.Open(t.Context(), []ingest.Input{ingest.Folder(fstest.MapFS{
		"sites.csv": {Data: []byte("id,role\nA,keep\n")}, "assets.csv": {Data: []byte(assets.String())}, "dependencies.csv": {Data: []byte(dependencies.String())},
	})}, ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// On a full disk an import fails as Full, whatever it was doing, and leaves what
// was (B1). The limit on pages stands for the disk.
func TestDiskFull(t *testing.T) {
	ctx := t.Context()
	path := filepath.Join(t.TempDir(), "w.db")
	db, err := Create(ctx, path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Import(ctx, largeSet(t, 10), ImportOptions{}); err != nil {
		t.Fatal(err)
	}
	before, err := db.Info(ctx)
	if err != nil {
		t.Fatal(err)
	}
	var pages int
	if err := db.sql.QueryRow("PRAGMA page_count").Scan(&pages); err != nil {
		t.Fatal(err)
	}
	failed := 0
	for extra := 0; ; extra += 1 + extra/4 {
		if _, err := db.sql.Exec(fmt.Sprintf("PRAGMA max_page_count = %d", pages+extra)); err != nil {
			t.Fatal(err)
		}
		_, err := db.Import(ctx, largeSet(t, 2000), ImportOptions{Replace: extra%2 == 1})
		if err == nil {
			break
		}
		failed++
		if KindOf(err) != Full || !strings.Contains(err.Error(), "disk full") {
			t.Fatalf("with %d pages: %v", extra, err)
		}
		checkUnchanged(ctx, t, db, before)
	}
	if failed < 5 {
		t.Errorf("only %d imports failed", failed)
	}
	if info, err := db.Info(ctx); err != nil || info.Assets != 2000 {
		t.Errorf("after all: %+v %v", info, err)
	}
}

func checkUnchanged(ctx context.Context, t *testing.T, db *DB, before Info) {
	t.Helper()
	now, err := db.Info(ctx)
	now.Bytes = before.Bytes // a file may keep pages that it does not use
	if err != nil || now != before {
		t.Fatalf("%+v, %v; was %+v", now, err, before)
	}
	if damage, err := db.Check(ctx, CheckOptions{Content: true}); err != nil || len(damage) > 0 {
		t.Fatal(damage, err)
	}
}
